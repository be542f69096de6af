#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <numeric>

#include "../generated/drawing.hpp"
#include "exact.hpp"
#include "settled.hpp"

/// docs/rules.md 7: the settlement service by service, which adds up both ways.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::properties;

namespace {

Exact sum_of(const std::vector<std::int64_t>& weights)
{
    return std::accumulate(weights.begin(), weights.end(), Exact{0});
}

/// Is the cell one of the two whole pence next to its exact amount, or that amount itself?
bool is_next_to(Money cell, const Exact& numerator, const Exact& denominator)
{
    const Exact distance = Exact{cell.pence()} * denominator - numerator;
    return abs(distance) < denominator;
}

void check_two_way(const std::vector<Money>& rows, const std::vector<std::int64_t>& weights)
{
    const auto table = two_way(rows, weights);
    const Exact total_weight = sum_of(weights);
    std::vector<Exact> columns(weights.size(), 0);
    RC_ASSERT(table.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(table[i].size() == weights.size());
        RC_ASSERT(total_of(table[i]) == rows[i].pence());
        for (std::size_t j = 0; j < weights.size(); ++j) {
            RC_ASSERT(is_next_to(table[i][j], Exact{rows[i].pence()} * weights[j], total_weight));
            columns[j] += table[i][j].pence();
        }
    }
    for (std::size_t j = 0; j < weights.size(); ++j) {
        RC_ASSERT(columns[j] * total_weight == total_of(rows) * weights[j]);
    }
}

/// Amounts of either sign.
std::vector<Money> draw_rows(std::size_t count, Money greatest)
{
    Amounts amounts{over(greatest, count)};
    std::vector<Money> rows;
    while (rows.size() < count) {
        const Money amount = amounts.next();
        rows.push_back(chance(50) ? amount : -amount);
    }
    return rows;
}

std::vector<std::int64_t> draw_weights(std::size_t count)
{
    std::vector<std::int64_t> weights;
    while (weights.size() < count) { weights.push_back(chance(15) ? 0 : draw(1, 1'000)); }
    if (sum_of(weights) == 0) { weights.front() = 1; }
    return weights;
}

/// What a service's partners and the reserve bear but for adjustments.
std::vector<Money> borne_of_shareable(const ServiceBurden& service)
{
    std::vector<Money> amounts{service.reserve};
    for (const Burden& burden : service.by_partner) {
        amounts.push_back(burden.shared);
        amounts.push_back(burden.by_responsibility);
        amounts.push_back(burden.outside_risk_share);
    }
    return amounts;
}

void check_rows(const Settled& settled, const Analysis& analysis)
{
    for (std::size_t i = 0; i < analysis.services.size(); ++i) {
        const ServiceBurden& service = analysis.services[i];
        const bool is_settled = settled.agreement.is_settled(i);
        const ServiceResult& result = settled.settlement.services[i];
        std::vector<Money> all{service.reserve};
        for (const Burden& burden : service.by_partner) { all.push_back(borne(burden)); }
        RC_ASSERT(total_of(borne_of_shareable(service)) ==
                  (is_settled ? result.shareable_variance.pence() : 0));
        RC_ASSERT(total_of(all) == (is_settled ? result.variance.pence() : 0));
    }
}

/// Every figure of the partners' burdens.
std::vector<Money Burden::*> burden_figures()
{
    return {&Burden::shared, &Burden::by_responsibility, &Burden::outside_risk_share};
}

std::vector<Money AdjustmentsBorne::*> adjustment_figures()
{
    return {&AdjustmentsBorne::planned_overspend, &AdjustmentsBorne::service_development,
            &AdjustmentsBorne::attributed};
}

void check_columns(const Settled& settled, const Analysis& analysis)
{
    for (std::size_t partner = 0; partner < settled.settlement.partners.size(); ++partner) {
        const Burden& whole = settled.settlement.partners[partner].burden;
        const auto check = [&](Money expected, auto read) {
            std::vector<Money> column;
            for (const ServiceBurden& service : analysis.services) {
                column.push_back(read(service.by_partner[partner]));
            }
            RC_ASSERT(total_of(column) == expected.pence());
        };
        for (const auto figure : burden_figures()) {
            check(whole.*figure, [&](const Burden& burden) { return burden.*figure; });
        }
        for (const auto figure : adjustment_figures()) {
            check(whole.adjustments.*figure,
                  [&](const Burden& burden) { return burden.adjustments.*figure; });
        }
    }
    std::vector<Money> reserve;
    for (const ServiceBurden& service : analysis.services) { reserve.push_back(service.reserve); }
    RC_ASSERT(total_of(reserve) == settled.settlement.reserve.pence());
}

/// Each cell is next to (X_s - e_s) * what the bearer bears of the bands that are not
/// `responsible`, over all that these bands took.
void check_cells(const Settled& settled, const Analysis& analysis, std::size_t risk_share)
{
    const AgreedRiskShare& agreed = settled.agreement.risk_shares()[risk_share];
    const auto& bands = settled.agreed_bands(risk_share);
    std::vector<Exact> attributed(agreed.services.size(), 0);
    std::vector<Exact> bearers(settled.agreement.partners().size() + 1, 0);
    Exact taken = 0;
    for (std::size_t b = 0; b < bands.size(); ++b) {
        const BandResult& band = settled.settlement.risk_shares[risk_share].bands[b];
        if (std::holds_alternative<BorneByResponsibility>(bands[b].bearers)) {
            for (std::size_t i = 0; i < attributed.size(); ++i) {
                attributed[i] += band.by_service[i].pence();
            }
            continue;
        }
        taken += band.amount.pence();
        for (std::size_t p = 0; p < band.by_partner.size(); ++p) {
            bearers[p] += band.by_partner[p].pence();
        }
        bearers.back() += band.reserve.pence();
    }
    if (taken == 0) { return; }
    for (std::size_t i = 0; i < attributed.size(); ++i) {
        const ServiceBurden& service = analysis.services[agreed.services[i]];
        const Exact rest =
            settled.settlement.services[agreed.services[i]].shareable_variance.pence() -
            attributed[i];
        for (std::size_t p = 0; p < bearers.size(); ++p) {
            const bool is_reserve = p + 1 == bearers.size();
            const Money cell = is_reserve ? service.reserve : service.by_partner[p].shared;
            RC_ASSERT(is_next_to(cell, Exact{abs(taken) / taken} * rest * bearers[p], abs(taken)));
        }
    }
}

}  // namespace

TEST_CASE("Section 7: a table adds up both ways, up to 200 services of 8 parties", "[two_way]")
{
    const bool holds = rc::check("Section 7: two_way() adds up both ways", [] {
        constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
        const auto rows = draw_rows(draw_count(1, 200), draw_amount(Money::from_pence(largest)));
        const Money total = sum(rows);
        const auto drawn = draw_weights(draw_count(1, 8));
        if (total == 0_p) { return check_two_way(rows, drawn); }
        std::vector<std::int64_t> weights;
        for (const Money part : apportion(magnitude(total), drawn)) {
            weights.push_back(part.pence());
        }
        check_two_way(rows, weights);
    });
    CHECK(holds);
}

TEST_CASE("Section 7: amounts that cancel leave every column empty", "[two_way]")
{
    const bool holds = rc::check("Section 7: two_way() of amounts that cancel", [] {
        auto rows = draw_rows(draw_count(1, 100), 1'000'000'00_p);
        const auto count = static_cast<std::ptrdiff_t>(rows.size());
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            rows.push_back(-rows[static_cast<std::size_t>(i)]);
        }
        check_two_way(rows, draw_weights(draw_count(1, 8)));
    });
    CHECK(holds);
}

TEST_CASE("Section 7: the analysis adds up to the variances and to the settlement", "[analysis]")
{
    const bool holds = rc::check("Section 7: analyse() adds up both ways", [] {
        const Settled settled{*any_case()};
        const Analysis analysis = analyse(settled.settlement);
        RC_ASSERT(analysis.services.size() == settled.agreement.services().size());
        check_rows(settled, analysis);
        check_columns(settled, analysis);
        for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
            check_cells(settled, analysis, i);
        }
    });
    CHECK(holds);
}
