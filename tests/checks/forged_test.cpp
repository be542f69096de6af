#include "../catch.hpp"

#include <stdexcept>
#include <string>
#include <variant>

#include <riskshare/month_end/journals.hpp>
#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// A value that no enumerator has, as a program may take it from a database.
template <class Enum>
constexpr Enum forged = static_cast<Enum>(9);

/// Every place of an agreement that takes an enumerator.
AgreementTerms all_enumerators()
{
    AgreementTerms terms =
        two_partners({service("care", Fund::pooled,
                              {{"nhs", {.gross = 20_gbp}}, {"council", {.gross = 5_gbp}}})},
                     {shared_by({{.split = ByShares{}}})});
    terms.host = "council";
    terms.mechanisms = Mechanisms{.pooled = Mechanism::lead_body, .aligned = Mechanism::lead_body};
    terms.services[0].vat =
        Vat{.delivered_by = "council", .recovery = {{"council", {.under = VatRegime::none}}}};
    terms.not_pooled = {{.id = "grant",
                         .name = "A grant",
                         .kind = NotPooledKind::section_256,
                         .from = "nhs",
                         .to = "council",
                         .amount = 1_gbp}};
    terms.ending = {{.kind = EndingKind::equipment, .split = Equal{}}};
    terms.streams = {
        {.id = "stream", .name = "A stream", .kind = StreamKind::other, .partner = "nhs"}};
    terms.variations = {{.id = "more",
                         .date = Date::on(2025, 9, 1),
                         .kind = VariationKind::contribution,
                         .is_recurrent = false,
                         .approved_by = "the board",
                         .changes = {{.service = "care", .partner = "nhs", .gross = 1_gbp}}}};
    terms.risk_shares[0].base_at = BaseAt::latest;
    return terms;
}

/// `place code` of the only problem of terms that are changed in one place.
template <class Change>
std::string refusal(Change change)
{
    AgreementTerms terms = all_enumerators();
    change(terms);
    const Problems problems = problems_in(terms);
    REQUIRE(problems.kept().size() == 1);
    CHECK_THROWS_AS(Agreement{terms}, InputError);
    return problems.kept()[0].place + " " + problems.kept()[0].code;
}

/// A type whose copy fails, so that a variant is left without a value.
struct Fails {
    operator To() const { throw std::runtime_error{"no value"}; }
};

}  // namespace

TEST_CASE("An enumerator out of range is refused in an agreement, at its place", "[forged]")
{
    using Terms = AgreementTerms;
    CHECK(listed(problems_in(all_enumerators())) == "");
    CHECK(refusal([](Terms& t) { t.partners[1].kind = forged<PartnerKind>; }) ==
          "/partners/1/kind unknown_word");
    CHECK(refusal([](Terms& t) { t.services[0].fund = forged<Fund>; }) ==
          "/services/0/fund unknown_word");
    CHECK(refusal([](Terms& t) { t.services[0].fund = static_cast<Fund>(-1); }) ==
          "/services/0/fund unknown_word");
    CHECK(refusal([](Terms& t) {
              t.services[0].vat->recovery[0].second.under = forged<VatRegime>;
          }) == "/services/0/vat/recovery/council/under unknown_word");
    CHECK(refusal([](Terms& t) { t.mechanisms->pooled = forged<Mechanism>; }) ==
          "/mechanisms/pooled unknown_word");
    CHECK(refusal([](Terms& t) { t.mechanisms->aligned = forged<Mechanism>; }) ==
          "/mechanisms/aligned unknown_word");
    CHECK(refusal([](Terms& t) { t.not_pooled[0].kind = forged<NotPooledKind>; }) ==
          "/not_pooled/0/kind unknown_word");
    CHECK(refusal([](Terms& t) { t.ending[0].kind = forged<EndingKind>; }) ==
          "/ending/0/kind unknown_word");
    CHECK(refusal([](Terms& t) { t.streams[0].kind = forged<StreamKind>; }) ==
          "/streams/0/kind unknown_word");
    CHECK(refusal([](Terms& t) { t.variations[0].kind = forged<VariationKind>; }) ==
          "/variations/0/kind unknown_word");
    CHECK(refusal([](Terms& t) { t.risk_shares[0].cap_limits = forged<CapLimits>; }) ==
          "/risk_shares/0/cap_limits unknown_word");
    CHECK(refusal([](Terms& t) { t.risk_shares[0].base_at = forged<BaseAt>; }) ==
          "/risk_shares/0/base_at unknown_word");
}

TEST_CASE("A variant without a value is refused at its place", "[forged]")
{
    CHECK(refusal([](AgreementTerms& terms) {
              Split& split = terms.risk_shares[0].overspend[0].split;
              CHECK_THROWS(split.emplace<To>(Fails{}));
          }) == "/risk_shares/0/overspend/0/split key_missing");
}

TEST_CASE("An enumerator out of range is refused in a position, at its place", "[forged]")
{
    const Agreement agreement{
        two_partners({service("care", Fund::aligned, {{"nhs", {.gross = 20_gbp}}})})};
    PositionFigures figures = over_budget(agreement.terms(), {0_p});
    figures.basis = forged<Basis>;
    CHECK(listed(problems_in(figures, agreement)) == "/basis unknown_word\n");
    figures.basis = Basis::outturn;
    figures.services[0].adjustments = {{.kind = forged<AdjustmentKind>, .amount = 1_gbp}};
    CHECK(listed(problems_in(figures, agreement)) ==
          "/services/0/adjustments/0/kind unknown_word\n");
    figures.services[0].adjustments.clear();
    figures.ending = {{.id = "van",
                       .name = "A van",
                       .kind = forged<EndingKind>,
                       .amount = 1_gbp,
                       .held_by = "nhs"}};
    CHECK(listed(problems_in(figures, agreement)) == "/ending/0/kind unknown_word\n");
    CHECK_THROWS_AS((Position{figures, agreement}), InputError);
}

TEST_CASE("The duties under a forged mechanism are a misuse", "[forged]")
{
    CHECK_THROWS_AS(duties(forged<Mechanism>), Misuse);
}
