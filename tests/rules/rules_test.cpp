#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <riskshare/rules/bands.hpp>
#include <riskshare/rules/base.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/rules/payments.hpp>
#include <riskshare/rules/responsibility.hpp>
#include <riskshare/rules/risk_shared.hpp>
#include <riskshare/rules/variance.hpp>

using namespace riskshare;
using namespace riskshare::literals;

TEST_CASE("Section 1: variance is outturn less budget, an overspend positive", "[variance]")
{
    CHECK(variance(100'01_p, 100'00_p) == 1_p);
    CHECK(variance(100'00_p, 100'00_p) == 0_p);
    CHECK(variance(99'99_p, 100'00_p) == -1_p);
    CHECK(variance(-5_p, 100_p) == -105_p);
}

TEST_CASE("Section 4: adjustments come out of the variance before any sharing", "[variance]")
{
    CHECK(shareable_variance(100_p, {}) == 100_p);
    CHECK(shareable_variance(100_p, std::array{60_p, -10_p}) == 50_p);
    CHECK(shareable_variance(-100_p, std::array{60_p}) == -160_p);
    CHECK(shareable_variance(100_p, std::array{100_p}) == 0_p);
}

TEST_CASE("Section 3: statute comes before regulation, regulation before tradition",
          "[responsibility]")
{
    const auto by = [](const Responsibility& stated) { return responsible_partner(stated)->id; };
    const auto ground = [](const Responsibility& stated) {
        return responsible_partner(stated)->ground;
    };
    const Responsibility all{.statutory = "a", .regulation = "b", .traditional = "c"};
    const Responsibility two{.regulation = "b", .traditional = "c"};
    const Responsibility one{.traditional = "c"};
    CHECK(by(all) == "a");
    CHECK(ground(all) == ResponsibleBy::statute);
    CHECK(by(two) == "b");
    CHECK(ground(two) == ResponsibleBy::regulation);
    CHECK(by(one) == "c");
    CHECK(ground(one) == ResponsibleBy::tradition);
    CHECK_FALSE(responsible_partner({}).has_value());
}

TEST_CASE("Section 5: an amount is attributed to the services that went its way",
          "[responsibility]")
{
    const std::array variances{300_p, -50_p, 100_p, 0_p};
    CHECK(attribute(100_p, variances) == std::vector{75_p, 0_p, 25_p, 0_p});
    CHECK(attribute(-7_p, variances) == std::vector{0_p, -7_p, 0_p, 0_p});
    CHECK(attribute(0_p, variances) == std::vector{0_p, 0_p, 0_p, 0_p});
    CHECK(attribute(0_p, std::array{0_p}) == std::vector{0_p});
}

TEST_CASE("Section 3: a budget is the sum of its contributions, net of their income", "[base]")
{
    const std::array<Line, 2> lines{{{0, 100_p, 30_p}, {2, 50_p, 0_p}}};
    CHECK(net_budget(lines) == 120_p);
    CHECK(net_budget({}) == 0_p);

    std::vector<Money> base(3, 1_p);
    add_gross_contributions(base, lines);
    CHECK(base == std::vector{101_p, 1_p, 51_p});
    add_net_contributions(base, lines);
    CHECK(base == std::vector{171_p, 1_p, 101_p});
}

TEST_CASE("Section 5: a band takes what remains, or as much as it holds", "[bands]")
{
    const AgreedBand band{1'00_p, 3'00_p, BorneByReserve{}, {}};
    CHECK(taken_by(band, 0_p) == 0_p);
    CHECK(taken_by(band, 1'99_p) == 1'99_p);
    CHECK(taken_by(band, 2'00_p) == 2'00_p);
    CHECK(taken_by(band, 2'01_p) == 2'00_p);
    const AgreedBand last{1'00_p, std::nullopt, BorneByReserve{}, {}};
    CHECK(taken_by(last, 99'99_p) == 99'99_p);
}

TEST_CASE("Section 2: within a band nobody bears more than its part of the whole band", "[bands]")
{
    const BorneByWeights bearers{{6, 6, 2}, {5_p, 5_p, 1_p}};
    CHECK(split_by_weights(10_p, bearers) == std::vector{5_p, 4_p, 1_p});
    const BorneByWeights in_last_band{{6, 6, 2}, {}};
    CHECK(split_by_weights(10_p, in_last_band) == std::vector{4_p, 4_p, 2_p});
}

TEST_CASE("Section 5: a partner's own limit in a band", "[bands]")
{
    AgreedBand band{0_p, 10_p, BorneByWeights{{1, 1}, {5_p, 5_p}}, {}};
    CHECK(limited(band, 0, 7_p) == 7_p);
    band.partner_limits = {std::nullopt, 4_p};
    CHECK(limited(band, 0, 7_p) == 7_p);
    CHECK(limited(band, 1, 3_p) == 3_p);
    CHECK(limited(band, 1, 4_p) == 4_p);
    CHECK(limited(band, 1, 5_p) == 4_p);
    CHECK(maximum_by_partner(band, 2) == std::vector{5_p, 4_p});
}

TEST_CASE("Section 5: the most that a partner can be charged in a band", "[bands]")
{
    CHECK(maximum_by_partner({0_p, 10_p, BorneByReserve{}, {}}, 2) == std::vector{0_p, 0_p});
    CHECK_FALSE(maximum_by_partner({0_p, 10_p, BorneByResponsibility{}, {}}, 2).has_value());
    CHECK_FALSE(maximum_by_partner({0_p, std::nullopt, BorneByReserve{}, {}}, 2).has_value());
}

TEST_CASE("Section 5: nothing at all uses the overspend bands", "[bands]")
{
    CHECK(direction_of(1_p) == Direction::overspend);
    CHECK(direction_of(0_p) == Direction::overspend);
    CHECK(direction_of(-1_p) == Direction::underspend);
}

TEST_CASE("Section 6: what a partner bears, pays and receives", "[borne]")
{
    const Burden burden{
        .shared = 100_p,
        .by_responsibility = 20_p,
        .outside_risk_share = -5_p,
        .adjustments = {.planned_overspend = 7_p, .service_development = -2_p, .attributed = 1_p}};
    CHECK(total(burden.adjustments) == 6_p);
    CHECK(borne(burden) == 121_p);
    CHECK(net_risk_payment(burden, 90_p) == 25_p);
    CHECK(ledger_settlement(1000_p, 121_p, 1100_p) == 21_p);
    CHECK(ledger_settlement(1000_p, 121_p, 1121_p) == 0_p);
}

TEST_CASE("Section 6: every part of a burden counts, and all but adjustments in the net payment",
          "[borne]")
{
    Burden all;
    Money expected = 0_p;
    for (const BurdenPart& part : burden_parts) {
        Burden one;
        (part.member == nullptr ? one.adjustments.attributed : one.*part.member) = 10_p;
        CHECK(part.of(one) == 10_p);
        CHECK(borne(one) == 10_p);
        CHECK(net_risk_payment(one, 3_p) == (part.key == "adjustments" ? -3_p : 7_p));
        all += one;
        expected += 10_p;
        CHECK(borne(all) == expected);
        CHECK(all - one != all);
    }
    CHECK(all - all == Burden{});
}

TEST_CASE("Section 6: the largest payer pays the largest receiver", "[payments]")
{
    struct Row {
        std::vector<Money> owed;
        std::vector<std::array<std::int64_t, 3>> transfers;  // from, to, pence
    };
    const auto row = GENERATE(values<Row>({
        {{}, {}},
        {{0_p, 0_p}, {}},
        {{5_p, -5_p}, {{0, 1, 5}}},
        {{-5_p, 5_p}, {{1, 0, 5}}},
        {{3_p, 3_p, -6_p}, {{0, 2, 3}, {1, 2, 3}}},                   // a tie between payers
        {{6_p, -3_p, -3_p}, {{0, 1, 3}, {0, 2, 3}}},                  // and between receivers
        {{2_p, 7_p, -4_p, -5_p}, {{1, 3, 5}, {0, 2, 2}, {1, 2, 2}}},  // then 2 ties with 2
    }));
    const auto transfers = payments(row.owed);
    REQUIRE(transfers.size() == row.transfers.size());
    for (std::size_t i = 0; i < transfers.size(); ++i) {
        CHECK(static_cast<std::int64_t>(transfers[i].from) == row.transfers[i][0]);
        CHECK(static_cast<std::int64_t>(transfers[i].to) == row.transfers[i][1]);
        CHECK(transfers[i].amount.pence() == row.transfers[i][2]);
    }
}

TEST_CASE("Section 6: amounts that do not clear are no payments", "[payments]")
{
    CHECK_THROWS_AS(payments(std::array{5_p, -4_p}), std::invalid_argument);
}

TEST_CASE("Section 6: how much of the risk is shared", "[risk_shared]")
{
    // Plymouth's example: two payments of £207,679.55 over £1,819,999.99.
    CHECK(risk_shared(std::array{207'679'55_p, -207'679'55_p},
                      std::array{629'999'99_p, 290'000'00_p, 900'000'00_p}) == "22.82%"_pc);
    CHECK(risk_shared(std::array{0_p, 0_p}, std::array{5_p, -5_p}) == "0%"_pc);
    CHECK(risk_shared(std::array{7_p, -7_p}, std::array{7_p}) == "200%"_pc);
    CHECK_FALSE(risk_shared(std::array{0_p, 0_p}, std::array{0_p, 0_p}).has_value());
    CHECK_FALSE(risk_shared({}, {}).has_value());
    const Money told = Money::from_pence(46'116'860);
    CHECK(risk_shared(std::array{told, -told}, std::array{1_p}) == "9223372000%"_pc);
    const Money untold = Money::from_pence(46'116'861);
    CHECK_FALSE(risk_shared(std::array{untold, -untold}, std::array{1_p}).has_value());
}

TEST_CASE("Section 6: the risk shared is rounded to a hundredth of a percent, halves upwards",
          "[risk_shared]")
{
    CHECK(risk_shared(std::array{1_p}, std::array{20'001_p}) == "0%"_pc);
    CHECK(risk_shared(std::array{1_p}, std::array{-20'000_p}) == "0.01%"_pc);
    CHECK(risk_shared(std::array{-2_p}, std::array{13'334_p}) == "0.01%"_pc);
    CHECK(risk_shared(std::array{-2_p}, std::array{13'333_p}) == "0.02%"_pc);
}

TEST_CASE("Section 6: the largest variances do not wrap", "[risk_shared]")
{
    constexpr Money lowest = Money::from_pence(std::numeric_limits<std::int64_t>::min());
    CHECK(risk_shared(std::array{lowest, lowest, lowest}, std::array{lowest, lowest}) == "150%"_pc);
}
