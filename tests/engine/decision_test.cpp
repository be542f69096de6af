#include "../catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

using Amounts = std::vector<Money>;

/// Two pools, each with the reserve first, up to 80p, and the rest equally; an underspend goes to
/// the reserve, which opens with 100p.
AgreementTerms two_pools()
{
    const auto pool = [](const char* id, const char* service) {
        return RiskShare{
            .id = id,
            .services = std::vector<std::string>{service},
            .base = GrossContribution{},
            .overspend = {{.up_to = UpTo{80_p}, .split = FromReserve{}}, {.split = Equal{}}},
            .underspend = {{.split = FromReserve{}}}};
    };
    AgreementTerms terms =
        two_partners({service("wards", Fund::aligned, {{"nhs", {.gross = 30_gbp}}}),
                      service("care", Fund::aligned, {{"council", {.gross = 10_gbp}}})},
                     {pool("hospital", "wards"), pool("community", "care")});
    terms.reserve = Reserve{100_p};
    return terms;
}

PositionFigures at(Money wards, Money care, std::vector<Decision> decisions)
{
    PositionFigures figures = over_budget(two_pools(), {wards, care});
    figures.decisions = std::move(decisions);
    return figures;
}

Decision decided(const char* risk_share, ByPartner<Money> borne_by)
{
    return {risk_share, "the board", Date::on(2026, 4, 22), "7.3", std::move(borne_by)};
}

Settlement settled_at(Money wards, Money care, std::vector<Decision> decisions)
{
    return settled(two_pools(), at(wards, care, std::move(decisions)));
}

std::string problems_at(Money wards, Money care, std::vector<Decision> decisions)
{
    return listed(problems_in(at(wards, care, std::move(decisions)), Agreement{two_pools()}));
}

Money drawn_by_formula(const Settlement& settlement, std::size_t risk_share)
{
    return settlement.risk_shares[risk_share].bands.front().reserve;
}

}  // namespace

TEST_CASE("A decided draw is set aside before any formula draws", "[decision]")
{
    // Without decisions: 80 of the 100, then the 20 that are left.
    const Settlement plain = settled_at(90_p, 100_p, {});
    CHECK(drawn_by_formula(plain, 0) == 80_p);
    CHECK(drawn_by_formula(plain, 1) == 20_p);
    CHECK_FALSE(plain.has_decisions());

    const Settlement first =
        settled_at(90_p, 100_p, {decided("hospital", {{"nhs", 60_p}, {"reserve", 30_p}})});
    CHECK(drawn_by_formula(first, 0) == 80_p);
    CHECK(drawn_by_formula(first, 1) == 70_p);
    CHECK(first.reserve == 100_p);
    CHECK(first.risk_shares[0].decision->difference == Amounts{55_p, -5_p, -50_p});
    CHECK(first["nhs"].borne == 75_p);
    CHECK(first["council"].borne == 15_p);

    // A later decision takes from an earlier formula.
    const Settlement second =
        settled_at(90_p, 100_p, {decided("community", {{"council", 10_p}, {"reserve", 90_p}})});
    CHECK(drawn_by_formula(second, 0) == 10_p);
    CHECK(drawn_by_formula(second, 1) == 80_p);
    CHECK(second.reserve == 100_p);

    // Of two decided ones neither formula finds what the other decision draws.
    const Settlement both =
        settled_at(90_p, 100_p,
                   {decided("community", {{"council", 60_p}, {"reserve", 40_p}}),
                    decided("hospital", {{"nhs", 80_p}, {"reserve", 10_p}})});
    CHECK(drawn_by_formula(both, 0) == 60_p);
    CHECK(drawn_by_formula(both, 1) == 80_p);
    CHECK(both.reserve == 50_p);
    CHECK(both.has_decisions());
}

TEST_CASE("What a decision adds to the reserve cannot be drawn on", "[decision]")
{
    const Settlement settlement =
        settled_at(-90_p, 300_p, {decided("hospital", {{"nhs", -40_p}, {"reserve", -50_p}})});
    CHECK(settlement.risk_shares[0].decision->formula == Amounts{0_p, 0_p, -90_p});
    CHECK(settlement.risk_shares[0].decision->difference == Amounts{-40_p, 0_p, 40_p});
    CHECK(drawn_by_formula(settlement, 1) == 80_p);
    CHECK(settlement.reserve == 30_p);
    CHECK(settlement["nhs"].net_risk_payment == 160_p);
}

TEST_CASE("A decision may give one partner more than there is, and let another gain", "[decision]")
{
    const Settlement settlement = settled_at(
        0_p, 90_p,
        {decided("community", {{"council", 100_p}, {"nhs", -10_p}}), decided("hospital", {})});
    CHECK(settlement.risk_shares[0].decision->difference == Amounts{0_p, 0_p, 0_p});
    CHECK(settlement.risk_shares[1].decision->formula == Amounts{5_p, 5_p, 80_p});
    CHECK(settlement["nhs"].borne == -10_p);
    CHECK(settlement["council"].borne == 100_p);
    CHECK(settlement["nhs"].burden.shared == 5_p);
    CHECK(settlement["nhs"].burden.decision == -15_p);
    CHECK(settlement.reserve == 0_p);
    CHECK(settlement["council"].net_risk_payment == 10_p);
}

TEST_CASE("By service a decision's changes follow the size of the variances", "[decision]")
{
    AgreementTerms terms = two_pools();
    terms.risk_shares.erase(terms.risk_shares.begin());
    terms.risk_shares[0].services = AllServices{};
    const Agreement agreement{terms};
    const Position position{
        at(-30_p, 90_p, {decided("community", {{"council", 20_p}, {"reserve", 40_p}})}), agreement};
    const Settlement settlement = settle(position);
    const ByService analysis = by_service(settlement);
    CHECK(settlement.risk_shares[0].decision->difference == Amounts{0_p, 20_p, -20_p});
    CHECK(analysis.services[0].by_partner[1].decision == 5_p);
    CHECK(analysis.services[1].by_partner[1].decision == 15_p);
    // The formula's -30 and 90 with that of the decision.
    CHECK(analysis.services[0].reserve == -35_p);
    CHECK(analysis.services[1].reserve == 75_p);
}

TEST_CASE("Decisions that do not fit are refused", "[decision]")
{
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"nhs", 90_p}})}).empty());
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"nhs", 89_p}})}) ==
          "/decisions/0/borne_by decision_not_whole\n");
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"nhs", 91_p}})}) ==
          "/decisions/0/borne_by decision_not_whole\n");
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {})}) ==
          "/decisions/0/borne_by decision_not_whole\n");
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"reserve", 90_p}})}).empty());
    CHECK(
        problems_at(101_p, 0_p, {decided("hospital", {{"reserve", 100_p}, {"nhs", 1_p}})}).empty());
    CHECK(problems_at(101_p, 0_p, {decided("hospital", {{"reserve", 101_p}})}) ==
          "/decisions reserve_overdrawn\n");
    CHECK(problems_at(90_p, 90_p,
                      {decided("hospital", {{"reserve", 90_p}}),
                       decided("community", {{"reserve", 11_p}, {"nhs", 79_p}})}) ==
          "/decisions reserve_overdrawn\n");
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"reserve", -1_p}, {"nhs", 91_p}})}) ==
          "/decisions/0/borne_by/reserve reserve_wrong_way\n");
    CHECK(problems_at(-90_p, 0_p, {decided("hospital", {{"reserve", 1_p}, {"nhs", -91_p}})}) ==
          "/decisions/0/borne_by/reserve reserve_wrong_way\n");
    CHECK(problems_at(-90_p, 0_p, {decided("hospital", {{"reserve", -90_p}})}).empty());
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"nhs", 45_p}, {"nhs", 45_p}})}) ==
          "/decisions/0/borne_by/nhs partner_repeated\n");
    CHECK(problems_at(90_p, 0_p, {decided("hospital", {{"greatest", most_pence}, {"nhs", 1_p}})}) ==
          "/decisions/0/borne_by/greatest unknown_partner\n"
          "/decisions/0/borne_by total_too_large\n");
    Decision unsaid = decided("hospital", {{"nhs", 90_p}});
    unsaid.decided_by = " \t\n";
    unsaid.minute = "";
    CHECK(problems_at(90_p, 0_p, {unsaid}) ==
          "/decisions/0/decided_by text_empty\n/decisions/0/minute text_empty\n");
}

TEST_CASE("What a decision must add up to is not asked where the services have problems",
          "[decision]")
{
    PositionFigures figures = at(90_p, 0_p, {decided("hospital", {{"nhs", 1_p}})});
    figures.services[0].id = "ward";
    CHECK(codes_of(problems_in(figures, Agreement{two_pools()})) ==
          std::vector<std::string>{"unknown_service", "service_missing"});
}

TEST_CASE("A decision adds up under the agreement as it stands at the month's end",
          "[decision][variations]")
{
    AgreementTerms terms = two_pools();
    terms.risk_shares[0].base_at = BaseAt::opening;
    terms.risk_shares[1].base_at = BaseAt::opening;
    terms.variations = {{.id = "beds",
                         .date = Date::on(2025, 9, 30),
                         .kind = VariationKind::contribution,
                         .is_recurrent = true,
                         .approved_by = "the board",
                         .changes = {{"wards", "nhs", 30_p}}}};
    const Agreement agreement{terms};
    const auto is_refused_in = [&](int month, Money borne) {
        PositionFigures figures = at(90_p, 0_p, {decided("hospital", {{"nhs", borne}})});
        figures.month = month;
        return !problems_in(figures, agreement).empty();
    };
    CHECK_FALSE(is_refused_in(5, 90_p));
    CHECK(is_refused_in(5, 60_p));
    CHECK_FALSE(is_refused_in(6, 60_p));
    CHECK(is_refused_in(6, 90_p));
}

TEST_CASE("Without risk shares there is nothing to decide on", "[decision][compare]")
{
    const Settlement settlement = settled_at(90_p, 100_p, {decided("hospital", {{"nhs", 90_p}})});
    const Position alone = without_risk_shares(settlement.position);
    CHECK(alone.figures().decisions.empty());
    const Settlement without = settle(alone);
    const Comparison comparison = compare(settlement, without);
    CHECK(comparison.partners[0].burden.decision == -85_p);
    CHECK(comparison.partners[1].burden.decision == 5_p);
}

TEST_CASE("The explanation says who decided, when and in which minute", "[decision]")
{
    const Explanation explanation =
        explain(settled_at(90_p, 100_p, {decided("hospital", {{"nhs", 60_p}, {"reserve", 30_p}})}));
    const auto step = [&](const char* id) { return step_of(explanation, id); };
    CHECK(step("hospital/decision/decided.nhs").text ==
          "hospital, nhs: bears as decided by the board on 2026-04-22, minute 7.3: £0.60");
    CHECK(step("hospital/decision/decided.nhs").operation == Operation::given);
    CHECK(step("hospital/decision/decided.council").operation == Operation::sum);
    CHECK(step("hospital/decision/difference.reserve").result.at(0) == "-0.50");
    CHECK(step("community/overspend/0/reserve/available").inputs.at(1).from ==
          "position:/decisions/0/borne_by/reserve");
    CHECK(step("hospital/overspend/0/reserve/available").inputs.size() == 1);
}
