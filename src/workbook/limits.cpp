#include "limits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/workbook.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/bands.hpp"
#include "values/wide.hpp"

namespace riskshare::workbook {
namespace {

constexpr std::size_t most_ledgers = 20'000;
constexpr std::size_t most_partners = 100;
constexpr std::size_t most_risk_shares = 100;
constexpr std::size_t most_bands = 100;

/// 300 million pounds, 3 and 30 thousand million. A smaller step makes the working shorter.
constexpr std::array<std::int64_t, 3> steps{30'000'000'000, 300'000'000'000, 3'000'000'000'000};

/// Adds up amounts without their signs.
class Sum {
public:
    void add(Money amount) { total_ += unsigned_magnitude(amount); }
    void add(Money gross, Money income)
    {
        add(gross);
        add(income);
    }
    [[nodiscard]] UnsignedWide total() const { return total_; }

private:
    UnsignedWide total_ = 0;
};

void add_agreement(Sum& sum, const Agreement& agreement)
{
    for (const AgreedService& service : agreed_services(agreement)) {
        for (const Line& line : service.budget_lines) { sum.add(line.gross, line.income); }
    }
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        for (const Money amount : risk_share.base) { sum.add(amount); }
    }
    for (const Service& service : agreement.terms().services) {
        if (service.vat) { sum.add(service.vat->budgeted); }
    }
    sum.add(agreement.reserve_balance());
}

void add_position(Sum& sum, const Position& position)
{
    for (const ServicePosition& service : service_positions(position)) {
        for (const Line& line : service.ledger_lines) { sum.add(line.gross, line.income); }
        for (const AgreedAdjustment& adjustment : service.adjustments) {
            for (const auto& [partner, amount] : adjustment.borne_by) { sum.add(amount); }
        }
    }
    for (const auto& decision : agreed_decisions(position)) {
        if (!decision) { continue; }
        for (const Money amount : decision->borne) { sum.add(amount); }
    }
    const PositionFigures& figures = position.figures();
    for (const ServiceFigures& service : figures.services) {
        if (service.vat) { sum.add(service.vat->incurred, service.vat->exempt); }
    }
    for (const auto& [partner, test] : figures.partial_exemption) {
        sum.add(test.vat, test.exempt);
    }
    if (!figures.ending) { return; }
    for (const EndingItem& item : *figures.ending) { sum.add(item.amount); }
}

/// The largest limit of a band or of a partner in one, or amount beside the fund. These are not
/// added up.
Money largest_limit(const Agreement& agreement)
{
    Money largest = 0_p;
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        for (const auto* bands : {&risk_share.overspend, &risk_share.underspend}) {
            for (const AgreedBand& band : *bands) {
                largest = std::max(largest, band.to.value_or(0_p));
                for (const auto& limit : band.partner_limits) {
                    largest = std::max(largest, limit.value_or(0_p));
                }
            }
        }
    }
    for (const NotPooled& money : agreement.terms().not_pooled) {
        largest = std::max(largest, money.amount);
    }
    return largest;
}

std::size_t bands_of(const Agreement& agreement)
{
    std::size_t most = 0;
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        most = std::max({most, risk_share.overspend.size(), risk_share.underspend.size()});
    }
    return most;
}

/// Ledgers of services, at most: contributions and spending.
std::size_t ledgers_of(const Settlement& settlement)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < settlement.services.size(); ++i) {
        count += agreed_services(settlement.agreement())[i].budget_lines.size() +
                 service_positions(settlement.position)[i].ledger_lines.size();
    }
    return count;
}

}  // namespace

std::int64_t most_amounts(const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    std::string reasons;
    const auto hold = [&](std::size_t count, std::size_t most, std::string_view what) {
        if (count <= most) { return; }
        reasons +=
            fmt::format("{}{} {}, at most {}", reasons.empty() ? "" : "; ", count, what, most);
    };
    hold(agreement.partners().size(), most_partners, "partners");
    hold(agreed_risk_shares(agreement).size(), most_risk_shares, "risk shares");
    hold(bands_of(agreement), most_bands, "bands of one risk share");
    hold(ledgers_of(settlement), most_ledgers, "contributions and ledgers of services");

    Sum sum;
    add_agreement(sum, agreement);
    add_position(sum, settlement.position);
    const UnsignedWide limit = unsigned_magnitude(largest_limit(agreement));
    const Money most = Money::from_pence(steps.back());
    if (sum.total() > static_cast<std::uint64_t>(steps.back())) {
        reasons += fmt::format("{}all amounts without their signs come to more than {}",
                               reasons.empty() ? "" : "; ", most);
    }
    if (limit > static_cast<std::uint64_t>(steps.back())) {
        reasons += fmt::format("{}a limit, or money that is not pooled, is more than {}",
                               reasons.empty() ? "" : "; ", most);
    }
    if (!reasons.empty()) { throw WorkbookRefused{"too much for a workbook: " + reasons}; }

    const UnsignedWide wanted = std::max<UnsignedWide>(sum.total() + sum.total() / 2, limit);
    for (const std::int64_t step : steps) {
        if (wanted <= static_cast<std::uint64_t>(step)) { return step; }
    }
    return steps.back();
}

}  // namespace riskshare::workbook
