#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

using namespace riskshare;
using namespace riskshare::literals;

namespace {

constexpr Money most_vat = Money::from_pence(std::numeric_limits<std::int64_t>::max());

VatRecovery under_33(Percentage rate) { return {VatRegime::section_33, rate}; }
VatRecovery under_41(Percentage rate) { return {VatRegime::section_41, rate}; }
const VatRecovery not_recovered{VatRegime::none};

/// Care that the council delivers, in a council's and an ICB's fund.
AgreementTerms terms_with_vat(std::optional<Vat> vat)
{
    return {.name = "VAT Fund",
            .financial_year = FinancialYear::starting(2024),
            .partners = {{"icb", "An ICB", PartnerKind::nhs},
                         {"council", "A council", PartnerKind::local_authority},
                         {"enterprise", "An enterprise", PartnerKind::other}},
            .services = {
                {.id = "care",
                 .name = "Care",
                 .fund = Fund::aligned,
                 .contributions = {{"council", {.gross = 100_gbp}}},
                 .responsible = {.statutory = "council"},
                 .vat = std::move(vat)},
                {.id = "view", .name = "In view", .fund = Fund::associated, .contributions = {}}}};
}

Vat by_council()
{
    return {.delivered_by = "council",
            .recovery = {{"council", under_33("100%"_pc)}, {"icb", not_recovered}}};
}

std::string told_of(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems.kept()) {
        text += problem.place + " " + problem.code + "\n";
    }
    return text;
}

std::string problems_with(Vat vat) { return told_of(problems_in(terms_with_vat(std::move(vat)))); }

PositionFigures position_with(std::optional<VatFigures> vat,
                              Money gross = Money::from_pence(120'00))
{
    return {.agreement = "VAT Fund",
            .financial_year = FinancialYear::starting(2024),
            .month = 1,
            .basis = Basis::forecast,
            .services = {
                {.id = "care", .outturn = {{"council", {.gross = gross}}}, .vat = std::move(vat)}}};
}

std::string problems_with(const Vat& agreed, const PositionFigures& figures)
{
    return told_of(problems_in(figures, Agreement{terms_with_vat(agreed)}));
}

}  // namespace

TEST_CASE("VAT is recovered to the nearest penny, and the rest is a cost", "[vat]")
{
    CHECK(recovered_vat(1'234'57_p, under_41("60%"_pc)) == 740'74_p);
    CHECK(irrecoverable_vat(1'234'57_p, under_41("60%"_pc)) == 493'83_p);
    CHECK(recovered_vat(1_p, under_33("50%"_pc)) == 1_p);
    CHECK(irrecoverable_vat(1_p, under_33("50%"_pc)) == 0_p);
    CHECK(recovered_vat(1_p, under_33("49.999999999%"_pc)) == 0_p);
    CHECK(recovered_vat(5_p, under_33("0%"_pc)) == 0_p);
    CHECK(recovered_vat(5_p, not_recovered) == 0_p);
    CHECK(irrecoverable_vat(5_p, not_recovered) == 5_p);
    CHECK(recovered_vat(0_p, under_33("100%"_pc)) == 0_p);
    CHECK(recovered_vat(most_vat, under_33("100%"_pc)) == most_vat);
    CHECK(irrecoverable_vat(most_vat, not_recovered) == most_vat);
}

TEST_CASE("What could not be VAT recovered is refused", "[vat]")
{
    CHECK_THROWS_AS(recovered_vat(-1_p, not_recovered), std::invalid_argument);
    CHECK_THROWS_AS(recovered_vat(1_p, under_33("100.000000001%"_pc)), std::invalid_argument);
    CHECK_THROWS_AS(recovered_vat(1_p, VatRecovery{VatRegime::section_41}), std::invalid_argument);
    CHECK_THROWS_AS(recovered_vat(1_p, VatRecovery{VatRegime::none, "0%"_pc}),
                    std::invalid_argument);
    CHECK_THROWS_AS(partial_exemption_limit(-1_p), std::invalid_argument);
}

TEST_CASE("The limit of exempt VAT is 5%, to the nearest penny", "[vat]")
{
    CHECK(partial_exemption_limit(12'000'000_gbp) == 600'000_gbp);
    CHECK(partial_exemption_limit(10'10_p) == 51_p);
    CHECK(partial_exemption_limit(10'09_p) == 50_p);
    CHECK(partial_exemption_limit(0_p) == 0_p);
}

TEST_CASE("The regime is the deliverer's, or its principal's", "[vat]")
{
    Vat vat = by_council();
    CHECK(partner_of_regime(vat) == "council");
    vat.agent_for = "icb";
    CHECK(partner_of_regime(vat) == "icb");
    CHECK(find_recovery(vat, "icb")->under == VatRegime::none);
    CHECK(find_recovery(vat, "enterprise") == nullptr);
}

TEST_CASE("Local authorities recover under section 33, NHS bodies under section 41", "[vat]")
{
    struct Row {
        std::string partner;
        VatRecovery recovery;
        bool is_refused;
    };
    const auto row = GENERATE(values<Row>({
        {"council", under_33("5%"_pc), false},
        {"council", under_41("5%"_pc), true},
        {"council", not_recovered, false},
        {"icb", under_33("5%"_pc), true},
        {"icb", under_41("5%"_pc), false},
        {"icb", not_recovered, false},
        {"enterprise", under_33("5%"_pc), true},
        {"enterprise", under_41("5%"_pc), true},
        {"enterprise", not_recovered, false},
    }));
    CAPTURE(row.partner, static_cast<int>(row.recovery.under));
    const std::string problem =
        "/services/0/vat/recovery/" + row.partner + "/under wrong_kind_of_partner\n";
    const Vat vat{.delivered_by = row.partner, .recovery = {{row.partner, row.recovery}}};
    CHECK(problems_with(vat) == (row.is_refused ? problem : ""));
}

TEST_CASE("VAT terms that no VAT could be reckoned by are refused", "[vat]")
{
    const std::string at = "/services/0/vat";
    CHECK(problems_with(by_council()).empty());
    const auto changed = [&](auto change) {
        Vat vat = by_council();
        change(vat);
        return problems_with(vat);
    };
    CHECK(changed([](Vat& v) { v.delivered_by = "icb"; }).empty());
    CHECK(changed([](Vat& v) { v.delivered_by = "enterprise"; }) ==
          at + "/recovery recovery_missing\n");
    CHECK(changed([](Vat& v) { v.agent_for = "enterprise"; }) ==
          at + "/recovery recovery_missing\n");
    CHECK(changed([](Vat& v) { v.recovery.clear(); }) == at + "/recovery recovery_missing\n");
    CHECK(changed([](Vat& v) { v.delivered_by = "nobody"; }) ==
          at + "/delivered_by unknown_partner\n");
    CHECK(changed([](Vat& v) { v.agent_for = "nobody"; }) == at + "/agent_for unknown_partner\n");
    CHECK(changed([](Vat& v) { v.agent_for = "council"; }) == at + "/agent_for same_partner\n");
    CHECK(changed([](Vat& v) { v.recovery.push_back(v.recovery[1]); }) ==
          at + "/recovery/icb partner_repeated\n");
    CHECK(changed([](Vat& v) { v.recovery.emplace_back("nobody", not_recovered); }) ==
          at + "/recovery/nobody unknown_partner\n");
    CHECK(changed([](Vat& v) { v.recovery[0].second.rate.reset(); }) ==
          at + "/recovery/council rate_missing\n");
    CHECK(changed([](Vat& v) { v.recovery[1].second.rate = "0%"_pc; }) ==
          at + "/recovery/icb/rate rate_without_section\n");
    CHECK(changed([](Vat& v) { v.recovery[0].second.rate = "100.000000001%"_pc; }) ==
          at + "/recovery/council/rate rate_above_whole\n");
    CHECK(changed([](Vat& v) { v.budgeted = -1_p; }) == at + "/budgeted negative_amount\n");
    CHECK(changed([](Vat& v) { v.budgeted = 100_gbp; }).empty());
    CHECK(changed([](Vat& v) { v.budgeted = 100_gbp + 1_p; }) ==
          at + "/budgeted vat_above_budget\n");

    AgreementTerms in_view = terms_with_vat(std::nullopt);
    in_view.services[1].vat = by_council();
    CHECK(told_of(problems_in(in_view)) == "/services/1/vat vat_on_associated\n");
}

TEST_CASE("A budget may hold the VAT that variations add to it", "[vat][variations]")
{
    AgreementTerms terms = terms_with_vat(by_council());
    const auto with_vat_of = [&](Money budgeted, Money added) {
        terms.services[0].vat->budgeted = budgeted;
        terms.variations = {{.id = "growth",
                             .date = Date::on(2024, 9, 2),
                             .kind = VariationKind::contribution,
                             .is_recurrent = true,
                             .approved_by = "the board",
                             .changes = {{"care", "council", added}}}};
        return told_of(problems_in(terms));
    };
    CHECK(with_vat_of(100_gbp + 49_p, 50_p).empty());
    CHECK(with_vat_of(100_gbp + 50_p, 50_p).empty());
    CHECK(with_vat_of(100_gbp + 51_p, 50_p) == "/services/0/vat/budgeted vat_above_budget\n");
    CHECK(with_vat_of(100_gbp, -50_p).empty());
}

TEST_CASE("VAT figures and VAT terms go together", "[vat]")
{
    CHECK(problems_with(by_council(), position_with(VatFigures{5_gbp})).empty());
    CHECK(problems_with(by_council(), position_with(std::nullopt)) ==
          "/services/0/vat vat_missing\n");
    const Agreement without{terms_with_vat(std::nullopt)};
    CHECK(told_of(problems_in(position_with(VatFigures{5_gbp}), without)) ==
          "/services/0/vat vat_not_agreed\n");
    PositionFigures tested = position_with(std::nullopt);
    tested.partial_exemption = {{"council", {1_gbp, 0_p}}};
    CHECK(told_of(problems_in(tested, without)) == "/partial_exemption vat_not_agreed\n");
}

TEST_CASE("Irrecoverable VAT is part of the gross outturn, unless a note says why not", "[vat]")
{
    Vat vat = by_council();
    vat.recovery[0].second.rate = "75%"_pc;
    const std::string above = "/services/0/vat/incurred vat_above_outturn\n";
    CHECK(problems_with(vat, position_with(VatFigures{402_p}, 100_p)).empty());
    CHECK(problems_with(vat, position_with(VatFigures{403_p}, 100_p)) == above);
    CHECK(problems_with(vat, position_with(VatFigures{0_p}, -100_p)).empty());
    CHECK(problems_with(vat, position_with(VatFigures{4_p}, -100_p)) == above);
    VatFigures explained{4_p};
    explained.note = "A credit for last year";
    CHECK(problems_with(vat, position_with(explained, -100_p)).empty());
    CHECK(problems_with(vat, position_with(VatFigures{-1_p})) ==
          "/services/0/vat/incurred negative_amount\n");
}

TEST_CASE("Exempt VAT is stated where the 5% test counts it", "[vat]")
{
    const std::string not_counted = "/services/0/vat/exempt exempt_not_counted\n";
    PositionFigures figures = position_with(VatFigures{10_gbp, 2_gbp});
    CHECK(problems_with(by_council(), figures) == not_counted);
    figures.partial_exemption = {{"council", {13_gbp, 3_gbp}}};
    CHECK(problems_with(by_council(), figures).empty());
    figures.partial_exemption[0].second.vat -= 1_p;
    CHECK(problems_with(by_council(), figures) == "/partial_exemption/council/vat vat_too_small\n");
    figures.partial_exemption[0].second = {13_gbp, -1_p};
    CHECK(problems_with(by_council(), figures) ==
          "/partial_exemption/council/exempt negative_amount\n");
    figures.partial_exemption[0].second = {-1_p, 0_p};
    CHECK(problems_with(by_council(), figures) ==
          "/partial_exemption/council/vat negative_amount\n");
    figures.partial_exemption = {{"council", {13_gbp, 0_p}}, {"icb", {1_gbp, 0_p}}};
    CHECK(problems_with(by_council(), figures) == "/partial_exemption/icb wrong_kind_of_partner\n");

    Vat for_icb = by_council();
    for_icb.agent_for = "icb";
    figures.partial_exemption.pop_back();
    CHECK(problems_with(for_icb, figures) == not_counted);

    figures.services[0].vat->exempt = 10_gbp + 1_p;
    CHECK(problems_with(by_council(), figures) == "/services/0/vat/exempt exempt_above_incurred\n");
    figures.services[0].vat->exempt = -1_p;
    CHECK(problems_with(by_council(), figures) == "/services/0/vat/exempt negative_amount\n");
}

TEST_CASE("VAT of all services fits 64 bits of pence", "[vat]")
{
    AgreementTerms terms = terms_with_vat(by_council());
    terms.services.push_back(terms.services[0]);
    terms.services.back().id = "more";
    const Agreement agreement{terms};
    PositionFigures figures = position_with(VatFigures{most_vat - 1_p});
    figures.services.push_back(figures.services[0]);
    figures.services.back().id = "more";
    figures.services.back().vat->incurred = 1_p;
    CHECK(told_of(problems_in(figures, agreement)).empty());
    CHECK(vat_of(Position{figures, agreement}).total.incurred == most_vat);
    figures.services.back().vat->incurred = 2_p;
    CHECK(told_of(problems_in(figures, agreement)) == "/services total_too_large\n");
}

TEST_CASE("VAT is shown apart in declared order, and moves no figure of the settlement", "[vat]")
{
    Vat vat = by_council();
    vat.recovery = {{"enterprise", not_recovered},
                    {"council", under_33("90%"_pc)},
                    {"icb", under_41("100%"_pc)}};
    vat.budgeted = 3_gbp;
    const Agreement agreement{terms_with_vat(vat)};
    const Position position{position_with(VatFigures{20_gbp}), agreement};
    const VatTable table = vat_of(position);
    REQUIRE(table.services.size() == 1);
    CHECK(table.services[0].id == "care");
    CHECK(table.services[0].amounts.recovered == 18_gbp);
    CHECK(table.services[0].amounts.irrecoverable == 2_gbp);
    CHECK(table.services[0].amounts.of_variance == -1_gbp);
    REQUIRE(table.services[0].moving.size() == 2);
    CHECK(table.services[0].moving[0].to == "icb");
    CHECK(table.services[0].moving[0].cost == -2_gbp);
    CHECK(table.services[0].moving[1].to == "enterprise");
    CHECK(table.services[0].moving[1].cost == 18_gbp);
    CHECK(table.partial_exemption.empty());
    CHECK(settle(agreement, position).services[0].variance == 20_gbp);

    const Agreement without{terms_with_vat(std::nullopt)};
    CHECK(vat_of(Position{position_with(std::nullopt), without}).services.empty());
}

TEST_CASE("The 5% test counts exempt VAT of the fund and outside it, in declared order", "[vat]")
{
    AgreementTerms terms = terms_with_vat(by_council());
    terms.partners.push_back({"county", "A county", PartnerKind::local_authority});
    terms.services.push_back(terms.services[0]);
    terms.services.back().id = "agency";
    terms.services.back().vat->agent_for = "icb";
    const Agreement agreement{terms};
    PositionFigures figures = position_with(VatFigures{10_gbp, 2_gbp});
    figures.services.push_back(figures.services[0]);
    figures.services.back().id = "agency";
    figures.services.back().vat = VatFigures{50_gbp};
    figures.partial_exemption = {{"county", {20'19_p, 1'01_p}}, {"council", {60_gbp, 1'01_p}}};
    const VatTable table = vat_of(Position{figures, agreement});
    REQUIRE(table.partial_exemption.size() == 2);
    const PartialExemption& council = table.partial_exemption[0];
    CHECK(council.partner == "council");
    CHECK(council.vat == 60_gbp);
    CHECK(council.exempt == 3'01_p);
    CHECK(council.limit == 3_gbp);
    CHECK(council.headroom == -1_p);
    const PartialExemption& county = table.partial_exemption[1];
    CHECK(county.partner == "county");
    CHECK(county.exempt == 1'01_p);
    CHECK(county.limit == 1'01_p);
    CHECK(county.headroom == 0_p);
}
