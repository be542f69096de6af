#include "../catch.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

VatRecovery under_33(Percentage rate) { return {VatRegime::section_33, rate}; }
VatRecovery under_41(Percentage rate) { return {VatRegime::section_41, rate}; }
const VatRecovery not_recovered{VatRegime::none};

/// Care that the council delivers, in a council's and an NHS body's fund.
AgreementTerms terms_with_vat(std::optional<Vat> vat)
{
    AgreementTerms terms = two_partners({
        service("care", Fund::aligned, {{"council", {.gross = 100_gbp}}}),
        service("view", Fund::associated, {}),
    });
    terms.partners.push_back({"enterprise", "An enterprise", PartnerKind::other});
    terms.services[0].vat = std::move(vat);
    return terms;
}

Vat by_council()
{
    return {.delivered_by = "council",
            .recovery = {{"council", under_33("100%"_pc)}, {"nhs", not_recovered}}};
}

std::string problems_with(Vat vat) { return listed(problems_in(terms_with_vat(std::move(vat)))); }

PositionFigures position_with(std::optional<VatFigures> vat,
                              Money gross = Money::from_pence(120'00))
{
    return outturn_of(
        terms_with_vat(std::nullopt),
        {{.id = "care", .outturn = {{"council", {.gross = gross}}}, .vat = std::move(vat)}});
}

std::string problems_with(const Vat& agreed, const PositionFigures& figures)
{
    return listed(problems_in(figures, Agreement{terms_with_vat(agreed)}));
}

}  // namespace

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
        {"nhs", under_33("5%"_pc), true},
        {"nhs", under_41("5%"_pc), false},
        {"nhs", not_recovered, false},
        {"enterprise", under_33("5%"_pc), true},
        {"enterprise", under_41("5%"_pc), true},
        {"enterprise", not_recovered, false},
    }));
    CAPTURE(row.partner, to_text(row.recovery.under));
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
    CHECK(changed([](Vat& v) { v.delivered_by = "nhs"; }).empty());
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
          at + "/recovery/nhs partner_repeated\n");
    CHECK(changed([](Vat& v) { v.recovery.emplace_back("nobody", not_recovered); }) ==
          at + "/recovery/nobody unknown_partner\n");
    CHECK(changed([](Vat& v) { v.recovery[0].second.rate.reset(); }) ==
          at + "/recovery/council rate_missing\n");
    CHECK(changed([](Vat& v) { v.recovery[1].second.rate = "0%"_pc; }) ==
          at + "/recovery/nhs/rate rate_without_section\n");
    CHECK(changed([](Vat& v) { v.recovery[0].second.rate = "100.000000001%"_pc; }) ==
          at + "/recovery/council/rate rate_above_whole\n");
    CHECK(changed([](Vat& v) { v.budgeted = -1_p; }) == at + "/budgeted negative_amount\n");
    CHECK(changed([](Vat& v) { v.budgeted = 100_gbp; }).empty());
    CHECK(changed([](Vat& v) { v.budgeted = 100_gbp + 1_p; }) ==
          at + "/budgeted vat_above_budget\n");

    AgreementTerms in_view = terms_with_vat(std::nullopt);
    in_view.services[1].vat = by_council();
    CHECK(listed(problems_in(in_view)) == "/services/1/vat vat_on_associated\n");
}

TEST_CASE("A budget may hold the VAT that variations add to it", "[vat][variations]")
{
    AgreementTerms terms = terms_with_vat(by_council());
    const auto with_vat_of = [&](Money budgeted, Money added) {
        terms.services[0].vat->budgeted = budgeted;
        terms.variations = {{.id = "growth",
                             .date = Date::on(2025, 9, 2),
                             .kind = VariationKind::contribution,
                             .is_recurrent = true,
                             .approved_by = "the board",
                             .changes = {{"care", "council", added}}}};
        return listed(problems_in(terms));
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
    CHECK(listed(problems_in(position_with(VatFigures{5_gbp}), without)) ==
          "/services/0/vat vat_not_agreed\n");
    PositionFigures tested = position_with(std::nullopt);
    tested.partial_exemption = {{"council", {1_gbp, 0_p}}};
    CHECK(listed(problems_in(tested, without)) == "/partial_exemption vat_not_agreed\n");
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
    figures.partial_exemption = {{"council", {13_gbp, 0_p}}, {"nhs", {1_gbp, 0_p}}};
    CHECK(problems_with(by_council(), figures) == "/partial_exemption/nhs wrong_kind_of_partner\n");

    Vat for_nhs = by_council();
    for_nhs.agent_for = "nhs";
    figures.partial_exemption.pop_back();
    CHECK(problems_with(for_nhs, figures) == not_counted);

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
    PositionFigures figures = position_with(VatFigures{most_pence - 1_p});
    figures.services.push_back(figures.services[0]);
    figures.services.back().id = "more";
    figures.services.back().vat->incurred = 1_p;
    CHECK(listed(problems_in(figures, agreement)).empty());
    CHECK(vat(Position{figures, agreement}).total.incurred == most_pence);
    figures.services.back().vat->incurred = 2_p;
    CHECK(listed(problems_in(figures, agreement)) == "/services total_too_large\n");
}

TEST_CASE("VAT is shown apart in declared order, and moves no figure of the settlement", "[vat]")
{
    Vat vat = by_council();
    vat.recovery = {{"enterprise", not_recovered},
                    {"council", under_33("90%"_pc)},
                    {"nhs", under_41("100%"_pc)}};
    vat.budgeted = 3_gbp;
    const Agreement agreement{terms_with_vat(vat)};
    const Position position{position_with(VatFigures{20_gbp}), agreement};
    const VatTable table = riskshare::vat(position);
    REQUIRE(table.services.size() == 1);
    CHECK(table.services[0].id == "care");
    CHECK(table.services[0].amounts.recovered == 18_gbp);
    CHECK(table.services[0].amounts.irrecoverable == 2_gbp);
    CHECK(table.services[0].amounts.of_variance == -1_gbp);
    REQUIRE(table.services[0].moving.size() == 2);
    CHECK(table.services[0].moving[0].to == "nhs");
    CHECK(table.services[0].moving[0].cost == -2_gbp);
    CHECK(table.services[0].moving[1].to == "enterprise");
    CHECK(table.services[0].moving[1].cost == 18_gbp);
    CHECK(table.partial_exemption.empty());
    CHECK(settle(position).services[0].variance == 20_gbp);

    const Agreement without{terms_with_vat(std::nullopt)};
    CHECK(riskshare::vat(Position{position_with(std::nullopt), without}).services.empty());
}

TEST_CASE("The 5% test counts exempt VAT of the fund and outside it, in declared order", "[vat]")
{
    AgreementTerms terms = terms_with_vat(by_council());
    terms.partners.push_back({"county", "A county", PartnerKind::local_authority});
    terms.services.push_back(terms.services[0]);
    terms.services.back().id = "agency";
    terms.services.back().vat->agent_for = "nhs";
    const Agreement agreement{terms};
    PositionFigures figures = position_with(VatFigures{10_gbp, 2_gbp});
    figures.services.push_back(figures.services[0]);
    figures.services.back().id = "agency";
    figures.services.back().vat = VatFigures{50_gbp};
    figures.partial_exemption = {{"county", {20'19_p, 1'01_p}}, {"council", {60_gbp, 1'01_p}}};
    const VatTable table = vat(Position{figures, agreement});
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
