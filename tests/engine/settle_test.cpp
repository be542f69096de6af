#include "../catch.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"
#include "engine/conservation.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// A service each, and the risk-cap model: 1% of £100.00 gross, so £1.00, of which the NHS bears
/// three quarters.
AgreementTerms risk_cap()
{
    RiskShare cap =
        shared_by({{.up_to = UpTo{"1%"_pc}, .split = ByShares{}}, {.split = ByResponsibility{}}});
    cap.id = "cap";
    AgreementTerms terms = two_partners(
        {service("health", Fund::aligned, {{"nhs", {.gross = 75_gbp}}}),
         service("care", Fund::pooled, {{"council", {.gross = 25_gbp, .income = 5_gbp}}})},
        {std::move(cap)});
    terms.host = "council";
    return terms;
}

/// Health and care at budget but for the two variances. The position lists care first.
PositionFigures at(Money health, Money care)
{
    PositionFigures figures = over_budget(risk_cap(), {health, care});
    std::ranges::reverse(figures.services);
    return figures;
}

std::vector<Money> shared(const Settlement& settlement)
{
    return {settlement["nhs"].burden.shared, settlement["council"].burden.shared};
}

std::vector<Money> by_responsibility(const Settlement& settlement)
{
    return {settlement["nhs"].burden.by_responsibility,
            settlement["council"].burden.by_responsibility};
}

bool mentions(const Explanation& explanation, const std::string& words)
{
    return std::ranges::any_of(explanation, [&](const Step& step) {
        return step.text.find(words) != std::string::npos ||
               std::ranges::any_of(step.notes, [&](const std::string& note) {
                   return note.find(words) != std::string::npos;
               });
    });
}

}  // namespace

TEST_CASE("Risk-cap model: shared up to the cap, by responsibility above it", "[settle]")
{
    struct Row {
        Money health, care;
        std::vector<Money> shared, by_responsibility;
    };
    const auto row = GENERATE(values<Row>({
        {0_p, 0_p, {0_p, 0_p}, {0_p, 0_p}},
        {1_p, 0_p, {1_p, 0_p}, {0_p, 0_p}},
        {99_p, 0_p, {74_p, 25_p}, {0_p, 0_p}},   // a penny below the cap
        {100_p, 0_p, {75_p, 25_p}, {0_p, 0_p}},  // at it
        {101_p, 0_p, {75_p, 25_p}, {1_p, 0_p}},  // a penny above it
        {0_p, 101_p, {75_p, 25_p}, {0_p, 1_p}},
        {300_p, -100_p, {75_p, 25_p}, {100_p, 0_p}},  // only overspends bear an overspend
        {-99_p, 0_p, {-74_p, -25_p}, {0_p, 0_p}},     // and the mirror of all that
        {-100_p, 0_p, {-75_p, -25_p}, {0_p, 0_p}},
        {-101_p, 0_p, {-75_p, -25_p}, {-1_p, 0_p}},
        {50_p, -50_p, {0_p, 0_p}, {0_p, 0_p}},  // they net to zero
    }));
    const Settlement settlement = settled(risk_cap(), at(row.health, row.care));
    CHECK(shared(settlement) == row.shared);
    CHECK(by_responsibility(settlement) == row.by_responsibility);
    CHECK(settlement["nhs"].borne + settlement["council"].borne == row.health + row.care);
    CHECK(settlement["nhs"].net_risk_payment == settlement["nhs"].borne - row.health);
}

TEST_CASE("A ring-fenced service and an associated one are never shared", "[settle]")
{
    AgreementTerms terms = risk_cap();
    terms.services[0].ring_fence = "A grant";
    terms.services.push_back({.id = "in-view",
                              .name = "In view",
                              .fund = Fund::associated,
                              .contributions = {{"nhs", {.gross = 500_gbp}}}});
    PositionFigures figures = at(80_p, 10_p);
    figures.services.push_back({.id = "in-view", .outturn = {{"nhs", {.gross = 900_gbp}}}});
    const Settlement settlement = settled(terms, figures);
    CHECK(settlement["nhs"].burden.outside_risk_share == 80_p);
    CHECK(settlement["nhs"].net_risk_payment == 0_p);
    CHECK(settlement["nhs"].recorded == 75'80_p);
    CHECK(settlement["nhs"].funding == 75_gbp);
    CHECK(settlement.risk_shares[0].shareable_variance == 10_p);
    CHECK(settlement.services[2].variance == 400_gbp);
}

TEST_CASE("Adjustments are borne as agreed and never shared", "[settle]")
{
    PositionFigures figures = at(100_p, 0_p);
    figures.services[1].adjustments = {
        {.kind = AdjustmentKind::planned_overspend, .amount = 30_p},
        {.kind = AdjustmentKind::service_development,
         .amount = 20_p,
         .borne_by = {{"council", 25_p}, {"nhs", -5_p}}},
        {.kind = AdjustmentKind::attributed, .amount = -10_p, .borne_by = {{"council", -10_p}}}};
    const Settlement settlement = settled(risk_cap(), figures);
    CHECK(settlement.risk_shares[0].shareable_variance == 60_p);
    CHECK(shared(settlement) == std::vector{45_p, 15_p});
    const AdjustmentsBorne& nhs = settlement["nhs"].burden.adjustments;
    const AdjustmentsBorne& council = settlement["council"].burden.adjustments;
    CHECK(nhs.planned_overspend == 30_p);
    CHECK(nhs.service_development == -5_p);
    CHECK(council.service_development == 25_p);
    CHECK(council.attributed == -10_p);
    CHECK(settlement["nhs"].borne == 70_p);
    CHECK(settlement["council"].borne == 30_p);
    CHECK(settlement["nhs"].without_risk_share == 60_p);
}

TEST_CASE("Several risk shares draw on one reserve in their order", "[settle]")
{
    AgreementTerms terms = risk_cap();
    terms.reserve = Reserve{.balance = 100_p};
    const std::vector<Band> overspend{{.up_to = UpTo{70_p}, .split = FromReserve{}},
                                      {.split = ByResponsibility{}}};
    const std::vector<Band> underspend{{.split = FromReserve{}}};
    terms.risk_shares = {{.id = "first",
                          .services = std::vector<std::string>{"care"},
                          .base = NetContribution{},
                          .overspend = overspend,
                          .underspend = underspend},
                         {.id = "second",
                          .services = std::vector<std::string>{"health"},
                          .base = NetContribution{},
                          .overspend = overspend,
                          .underspend = underspend}};

    struct Row {
        Money care, health, first, second, reserve;
    };
    const auto row = GENERATE(values<Row>({
        {69_p, 0_p, 69_p, 0_p, 69_p},
        {70_p, 29_p, 70_p, 29_p, 99_p},
        {70_p, 30_p, 70_p, 30_p, 100_p},
        {71_p, 31_p, 70_p, 30_p, 100_p},   // the band is full; then the reserve is used up
        {-50_p, 90_p, -50_p, 70_p, 20_p},  // what an underspend adds cannot be drawn at once
        {90_p, -50_p, 70_p, -50_p, 20_p},
    }));
    const Settlement settlement = settled(terms, at(row.health, row.care));
    CHECK(settlement.risk_shares[0].bands[0].reserve == row.first);
    CHECK(settlement.risk_shares[1].bands[0].reserve == row.second);
    CHECK(settlement.reserve == row.reserve);
    CHECK(sum({settlement["nhs"].borne, settlement["council"].borne, settlement.reserve}) ==
          row.care + row.health);
}

TEST_CASE("What a partner's limit refuses moves to the next band", "[settle]")
{
    AgreementTerms terms = risk_cap();
    terms.risk_shares[0].overspend[0].partner_limits = {{"nhs", 70_p}};
    struct Row {
        Money health;
        std::vector<Money> shared, by_responsibility;
    };
    const auto row = GENERATE(values<Row>({
        {92_p, {69_p, 23_p}, {0_p, 0_p}},
        {93_p, {70_p, 23_p}, {0_p, 0_p}},
        {95_p, {70_p, 24_p}, {1_p, 0_p}},
        {100_p, {70_p, 25_p}, {5_p, 0_p}},
        {110_p, {70_p, 25_p}, {15_p, 0_p}},
    }));
    const Settlement settlement = settled(terms, at(row.health, 0_p));
    CHECK(shared(settlement) == row.shared);
    CHECK(by_responsibility(settlement) == row.by_responsibility);
}

TEST_CASE("A partner's limit in a band by responsibility holds its services to it", "[settle]")
{
    AgreementTerms terms = risk_cap();
    terms.risk_shares[0].overspend = {
        {.up_to = UpTo{60_p}, .split = ByResponsibility{}, .partner_limits = {{"nhs", 10_p}}},
        {.split = To{"council"}}};
    const Settlement settlement = settled(terms, at(40_p, 20_p));
    const auto& bands = settlement.risk_shares[0].bands;
    CHECK(bands[0].by_partner == std::vector{10_p, 20_p});
    CHECK(bands[0].by_service == std::vector{10_p, 20_p});
    CHECK(bands[0].amount == 30_p);
    CHECK(bands[1].by_partner == std::vector{0_p, 30_p});
}

TEST_CASE("Section 7: who bears the rests of services where they cancel", "[analysis]")
{
    AgreementTerms terms = risk_cap();
    const auto shared_of = [&](Money health, Money care) {
        const ByService analysis = by_service(settled(terms, at(health, care)));
        std::vector<std::vector<Money>> rows;
        for (const ServiceBurden& service : analysis.services) {
            rows.push_back(
                {service.by_partner[0].shared, service.by_partner[1].shared, service.reserve});
        }
        return rows;
    };
    using Rows = std::vector<std::vector<Money>>;
    // The first overspend band would be borne by shares, 3 : 1.
    CHECK(shared_of(40_p, -40_p) == Rows{{30_p, 10_p, 0_p}, {-30_p, -10_p, 0_p}});
    // No band is borne by weights.
    terms.risk_shares[0].overspend = {{.split = ByResponsibility{}}};
    CHECK(shared_of(40_p, -40_p) == Rows{{20_p, 20_p, 0_p}, {-20_p, -20_p, 0_p}});
    // The `responsible` bands are borne by the NHS alone.
    CHECK(shared_of(300_p, -100_p) == Rows{{100_p, 0_p, 0_p}, {-100_p, 0_p, 0_p}});
}

TEST_CASE("Every way of splitting a band", "[settle]")
{
    AgreementTerms terms = risk_cap();
    RiskShare& risk_share = terms.risk_shares[0];
    const auto by_partner = [&](const Split& split, const Shares& shares) {
        risk_share.shares = shares;
        risk_share.overspend = {{.split = split}};
        return settled(terms, at(101_p, 0_p)).risk_shares[0].bands[0].by_partner;
    };
    const Fixed tenths{.percentages = {{"council", "90%"_pc}, {"nhs", "10%"_pc}}};
    CHECK(by_partner(ByShares{}, ProRataToBase{}) == std::vector{76_p, 25_p});
    CHECK(by_partner(ByShares{}, Equal{}) == std::vector{51_p, 50_p});
    CHECK(by_partner(ByShares{}, tenths) == std::vector{10_p, 91_p});
    CHECK(by_partner(Equal{}, tenths) == std::vector{51_p, 50_p});
    CHECK(by_partner(tenths, Equal{}) == std::vector{10_p, 91_p});
    CHECK(by_partner(To{"council"}, Equal{}) == std::vector{0_p, 101_p});
    CHECK(by_partner(ByResponsibility{}, Equal{}) == std::vector{101_p, 0_p});
}

TEST_CASE("Every base", "[settle]")
{
    AgreementTerms terms = risk_cap();
    const auto base = [&](const Base& stated) {
        terms.risk_shares[0].base = stated;
        return settled(terms, at(0_p, 0_p)).risk_shares[0].base;
    };
    CHECK(base(GrossContribution{}) == std::vector{75_gbp, 25_gbp});
    CHECK(base(NetContribution{}) == std::vector{75_gbp, 20_gbp});
    CHECK(base(Stated{.amounts = {{"council", 7_gbp}}}) == std::vector{0_gbp, 7_gbp});
}

TEST_CASE("The explanation says which rules did not apply", "[explanation]")
{
    AgreementTerms terms = risk_cap();
    terms.services[0].responsible = {.statutory = "nhs", .traditional = "council"};
    const auto explained = [&](const PositionFigures& figures) {
        const Agreement agreement{terms};
        const Position position{figures, agreement};
        return explain(settle(position));
    };
    const Explanation overspend = explained(at(300_p, 0_p));
    CHECK(mentions(overspend, "underspend bands: not used"));
    CHECK(mentions(overspend, "traditional: not used, statutory comes first"));
    CHECK_FALSE(mentions(overspend, "this library leaves it with the responsible partners"));
    const Explanation underspend = explained(at(-300_p, 0_p));
    CHECK(mentions(underspend, "overspend bands: not used"));
    CHECK(mentions(underspend, "this library leaves it with the responsible partners"));
    terms.risk_shares.clear();
    CHECK(mentions(explained(at(1_p, 0_p)), "risk shares: none in the agreement"));
}

TEST_CASE("A settlement that is not what settle() gives cannot be explained", "[explanation]")
{
    const Agreement agreement{risk_cap()};
    const Position position{at(99_p, 7_p), agreement};
    Settlement settlement = settle(position);
    settlement.partners[1].borne += 1_p;
    CHECK_THROWS_AS(explain(settlement), Contradiction);
}

TEST_CASE("A settlement with another list, name, kind or limit is a misuse", "[settle]")
{
    const Settlement sound = settle(Position{at(99_p, 7_p), Agreement{risk_cap()}});
    const ByService of_sound = by_service(sound);
    std::vector<Settlement> broken(12, sound);
    broken[0].services.clear();
    broken[1].partners.pop_back();
    broken[2].risk_shares.clear();
    broken[3].risk_shares[0].bands[0].by_partner.clear();
    broken[4].risk_shares[0].bands.clear();
    broken[5].risk_shares[0].bands[0].to.reset();
    broken[6].risk_shares[0].bands[0].maximum_by_partner.reset();
    broken[7].risk_shares[0].direction = static_cast<Direction>(9);
    broken[8].partners[0].id = "nobody";
    broken[9].payments.at(0).kind = static_cast<PaymentKind>(9);
    broken[10].payments.at(0).from = "nobody";
    broken[11].risk_shares[0].id = "none";
    for (const Settlement& settlement : broken) {
        CHECK_THROWS_AS(by_service(settlement), Misuse);
        CHECK_THROWS_AS(explain(settlement), Misuse);
        CHECK_THROWS_AS(to_json(settlement), Misuse);
    }
    ByService shorter = of_sound;
    shorter.services.pop_back();
    CHECK_THROWS_AS(to_json(sound, nullptr, &shorter), Misuse);
}

TEST_CASE("Laws 1 and 2: a settlement in which a penny vanishes is refused", "[settle]")
{
    const Agreement agreement{risk_cap()};
    const Settlement sound = settle(Position{at(99_p, 7_p), agreement});
    CHECK_NOTHROW(check_conservation(sound));
    for (const auto figure : {&PartnerResult::borne, &PartnerResult::net_risk_payment,
                              &PartnerResult::ledger_settlement}) {
        for (const Money penny : {1_p, -1_p}) {
            Settlement settlement = sound;
            settlement.partners[1].*figure += penny;
            CHECK_THROWS_AS(check_conservation(settlement), Contradiction);
        }
    }
    Settlement settlement = sound;
    settlement.reserve -= 1_p;
    CHECK_THROWS_AS(check_conservation(settlement), Contradiction);
    settlement = sound;
    settlement.services[0].variance += 1_p;
    CHECK_THROWS_AS(check_conservation(settlement), Contradiction);
}

TEST_CASE("A settlement has the figures of its partners by id", "[settle]")
{
    const Position position{at(1_p, 0_p), Agreement{risk_cap()}};
    const Settlement settlement = settle(position);
    CHECK(settlement["nhs"].id == "nhs");
    CHECK(settle(position)["nhs"] == settlement["nhs"]);
    CHECK_THROWS_AS(settlement["nobody"], Misuse);
}
