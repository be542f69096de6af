#include "../catch.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

constexpr std::array all_kinds{EndingKind::unspent_balance, EndingKind::equipment,
                               EndingKind::property,        EndingKind::other_asset,
                               EndingKind::redundancy,      EndingKind::pensions,
                               EndingKind::other_liability};

/// Two partners that contribute £300 and £100 to an aligned service; nobody is the host.
AgreementTerms ending_terms(std::vector<EndingRule> rules)
{
    AgreementTerms terms = two_partners({service(
        "care", Fund::aligned, {{"nhs", {.gross = 300_gbp}}, {"council", {.gross = 100_gbp}}})});
    terms.services[0].responsible = {.statutory = "council"};
    terms.ending = std::move(rules);
    return terms;
}

AgreementTerms with_reserve(AgreementTerms terms)
{
    terms.host = "nhs";
    terms.reserve = {50_gbp};
    return terms;
}

PositionFigures ended(const AgreementTerms& terms, std::vector<EndingItem> items)
{
    PositionFigures figures =
        outturn_of(terms, {{.id = "care", .outturn = {{"council", {.gross = 400_gbp}}}}});
    figures.month = 7;
    figures.ending = std::move(items);
    return figures;
}

EndingItem left(EndingKind kind, Money amount, std::string held_by)
{
    return {"one", "One", kind, amount, std::move(held_by)};
}

Settlement settle_ended(const AgreementTerms& terms, std::vector<EndingItem> items)
{
    const Agreement agreement{terms};
    return settle(Position{ended(terms, std::move(items)), agreement});
}

std::string problems_with(const AgreementTerms& terms) { return listed(problems_in(terms)); }

std::string problems_with(const AgreementTerms& terms, std::vector<EndingItem> items,
                          Basis basis = Basis::outturn)
{
    PositionFigures figures = ended(terms, std::move(items));
    figures.basis = basis;
    return listed(problems_in(figures, Agreement{terms}));
}

/// The payments on the ending: `nhs council 1.00`.
std::string paid(const Settlement& settlement)
{
    std::string text;
    for (const Payment& payment : settlement.payments) {
        if (payment.kind != PaymentKind::ending) { continue; }
        text += payment.from + " " + payment.to + " " + to_text(payment.amount) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("What is left is divided by contributions, equally, by percentages or to one", "[ending]")
{
    struct Row {
        EndingSplit split;
        Money amount;
        std::vector<Money> parts;
    };
    const Fixed fixed{{{"council", "33.3%"_pc}, {"nhs", "66.7%"_pc}}};
    const auto row = GENERATE_COPY(values<Row>({
        {ByContributions{}, 4_p, {3_p, 1_p}},
        {ByContributions{}, 1'01_p, {76_p, 25_p}},
        {ByContributions{}, 0_p, {0_p, 0_p}},
        {Equal{}, 1_p, {1_p, 0_p}},
        {Equal{}, 3_p, {2_p, 1_p}},
        {fixed, 10'00_p, {6'67_p, 3'33_p}},
        {Fixed{{{"council", "100%"_pc}}}, 7_p, {0_p, 7_p}},
        {To{"council"}, 7_p, {0_p, 7_p}},
        {To{"nhs"}, 7_p, {7_p, 0_p}},
    }));
    for (const EndingKind kind : all_kinds) {
        const Settlement settlement =
            settle_ended(ending_terms({{kind, row.split}}), {left(kind, row.amount, "nhs")});
        REQUIRE(settlement.ending);
        REQUIRE(settlement.ending->items.size() == 1);
        CHECK(settlement.ending->items[0].by_partner == row.parts);
        const Money owed = is_asset(kind) ? row.parts[1] : -row.parts[1];
        CHECK(settlement.ending->partners[0].settlement == owed);
        CHECK(settlement.ending->partners[1].settlement == -owed);
    }
}

TEST_CASE("Nobody pays where the partner that holds it all is to have it all", "[ending]")
{
    std::vector<EndingRule> rules;
    std::vector<EndingItem> items;
    for (const EndingKind kind : all_kinds) {
        rules.push_back({kind, To{"council"}});
        items.push_back(left(kind, 9'99_p, "council"));
        items.back().id += std::string{to_text(kind)};
    }
    CHECK(paid(settle_ended(ending_terms(rules), items)).empty());
    items[0].held_by = "nhs";
    CHECK(paid(settle_ended(ending_terms(rules), items)) == "nhs council 9.99\n");
    items[6].held_by = "nhs";
    CHECK(paid(settle_ended(ending_terms(rules), items)).empty());
    items[6].amount += 1_p;
    CHECK(paid(settle_ended(ending_terms(rules), items)) == "council nhs 0.01\n");
}

TEST_CASE("An ending with another item, kind or holder is a misuse", "[ending]")
{
    const Settlement sound =
        settle_ended(with_reserve(ending_terms({{EndingKind::unspent_balance, Equal{}}})),
                     {left(EndingKind::unspent_balance, 9'99_p, "nhs")});
    CHECK_NOTHROW(explain(sound));
    std::vector<Settlement> broken(3, sound);
    auto& items = broken[0].ending->items;
    items.push_back(items.front());
    broken[1].ending->items.front().kind = static_cast<EndingKind>(9);
    broken[2].ending->items.front().held_by = "nobody";
    for (const Settlement& settlement : broken) { CHECK_THROWS_AS(explain(settlement), Misuse); }
}

TEST_CASE("What is left in the reserve is divided, whoever stated it", "[ending]")
{
    const AgreementTerms terms =
        with_reserve(ending_terms({{EndingKind::unspent_balance, Equal{}}}));
    const Settlement settlement = settle_ended(terms, {});
    REQUIRE(settlement.ending);
    REQUIRE(settlement.ending->items.size() == 1);
    CHECK(settlement.ending->items[0].id == "reserve");
    CHECK(settlement.ending->items[0].amount == 50_gbp);
    CHECK(settlement.ending->items[0].held_by == "nhs");
    CHECK(paid(settlement) == "nhs council 25.00\n");

    AgreementTerms drawn = terms;
    drawn.risk_shares = {
        {.id = "all",
         .services = AllServices{},
         .base = NetContribution{},
         .overspend = {{.up_to = UpTo{20_gbp}, .split = FromReserve{}}, {.split = ByShares{}}},
         .underspend = {{.split = FromReserve{}}}}};
    const Agreement agreement{drawn};
    PositionFigures figures = ended(terms, {});
    figures.services[0].outturn = {{"council", {.gross = 430_gbp}}};
    const Settlement after = settle(Position{figures, agreement});
    CHECK(after.reserve == 20_gbp);
    CHECK(after.ending->items[0].amount == 30_gbp);

    // No balance is stated, and an underspend is added to the reserve.
    drawn.reserve.reset();
    const Agreement unstated{drawn};
    CHECK(unstated.has_reserve());
    figures.services[0].outturn = {{"council", {.gross = 399'99_p}}};
    const Settlement added = settle(Position{figures, unstated});
    CHECK(added.ending->items[0].amount == 1_p);
    CHECK_FALSE(Agreement{ending_terms({})}.has_reserve());
}

TEST_CASE("The ending touches no other figure", "[ending]")
{
    const AgreementTerms terms = ending_terms({{EndingKind::equipment, Equal{}}});
    const Settlement with = settle_ended(terms, {left(EndingKind::equipment, 10_gbp, "nhs")});
    const Agreement agreement{terms};
    PositionFigures figures = ended(terms, {});
    figures.ending.reset();
    const Settlement without = settle(Position{figures, agreement});
    CHECK_FALSE(without.ending);
    CHECK(with.payments.size() == without.payments.size() + 1);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(with.partners[i].borne == without.partners[i].borne);
        CHECK(with.partners[i].ledger_settlement == without.partners[i].ledger_settlement);
    }
}

TEST_CASE("A rule by contributions needs some, and none below zero", "[ending]")
{
    AgreementTerms terms = ending_terms({{EndingKind::pensions, ByContributions{}}});
    CHECK(problems_with(terms).empty());
    ByPartner<Contribution>& contributions = terms.services[0].contributions;
    contributions[0].second = {300_gbp, 300_gbp};
    CHECK(problems_with(terms).empty());
    contributions[1].second = {100_gbp, 100_gbp};
    CHECK(problems_with(terms) == "/ending/0/split contributions_zero\n");
    contributions[0].second = {.gross = 300_gbp};
    contributions[1].second = {.gross = 100_gbp, .income = 100'01_p, .note = "A grant in advance"};
    CHECK(problems_with(terms) == "/ending/0/split contributions_negative\n");
    terms.ending[0].split = Equal{};
    CHECK(problems_with(terms).empty());
    terms.services[0].fund = Fund::associated;
    contributions[1].second = {.gross = 100_gbp};
    terms.ending[0].split = ByContributions{};
    CHECK(problems_with(terms) == "/ending/0/split contributions_zero\n");
}

TEST_CASE("Contributions must divide what is left whenever in the year the agreement ends",
          "[ending]")
{
    AgreementTerms terms = ending_terms({{EndingKind::pensions, ByContributions{}}});
    const auto found_after_taking = [&](Money pence) {
        terms.variations = {{.id = "cut",
                             .date = Date::on(2025, 7, 31),
                             .kind = VariationKind::contribution,
                             .is_recurrent = false,
                             .approved_by = "the board",
                             .changes = {{"care", "council", 0_p, pence}}}};
        std::string text;
        const Problems problems = problems_in(terms);
        for (const Problem& problem : problems.kept()) {
            text += problem.place + " " + problem.found;
        }
        return text;
    };
    CHECK(found_after_taking(99'99_p).empty());
    CHECK(found_after_taking(100_gbp).empty());
    CHECK(found_after_taking(100'01_p).ends_with(
        R"(/ending/0/split found "-0.01" for "council", at the end of month 4)"));
}

TEST_CASE("Each kind has one rule, by percentages of 100% and partners that there are", "[ending]")
{
    using enum EndingKind;
    const Fixed short_of_it{{{"nhs", "99.999999999%"_pc}}};
    CHECK(problems_with(ending_terms({{pensions, Equal{}}, {redundancy, Equal{}}})).empty());
    CHECK(problems_with(ending_terms({{pensions, Equal{}}, {pensions, To{"nhs"}}})) ==
          "/ending/1/kind kind_repeated\n");
    CHECK(problems_with(ending_terms({{pensions, short_of_it}})) ==
          "/ending/0/split/fixed percentages_not_whole\n");
    CHECK(problems_with(ending_terms({{pensions, To{"trust"}}})) ==
          "/ending/0/split/to unknown_partner\n");
}

TEST_CASE("A reserve needs a rule for what is left in it, and a host that keeps it", "[ending]")
{
    using enum EndingKind;
    AgreementTerms terms = with_reserve(ending_terms({{equipment, Equal{}}}));
    CHECK(problems_with(terms) == "/ending ending_rule_missing\n");
    terms.ending.push_back({unspent_balance, Equal{}});
    CHECK(problems_with(terms).empty());
    terms.host.reset();
    CHECK(problems_with(terms) == "/host host_missing\n");
    terms.reserve.reset();
    CHECK(problems_with(terms).empty());
    terms.ending.clear();
    terms.reserve = {50_gbp};
    CHECK(problems_with(terms).empty());
}

TEST_CASE("What a position lists at the end must be something that can be divided", "[ending]")
{
    using enum EndingKind;
    const AgreementTerms terms = ending_terms({{equipment, Equal{}}});
    CHECK(problems_with(terms, {left(equipment, 0_p, "nhs")}).empty());
    CHECK(problems_with(terms, {left(property, 1_p, "nhs")}) ==
          "/ending/0/kind ending_rule_missing\n");
    CHECK(problems_with(terms, {left(equipment, -1_p, "nhs")}) ==
          "/ending/0/amount negative_amount\n");
    CHECK(problems_with(terms, {left(equipment, 1_p, "trust")}) ==
          "/ending/0/held_by unknown_partner\n");
    CHECK(problems_with(terms, {left(equipment, 1_p, "nhs"), left(equipment, 1_p, "nhs")}) ==
          "/ending/1/id id_repeated\n");
    CHECK(problems_with(terms, {}, Basis::forecast) == "/ending ending_forecast\n");
    CHECK(problems_with(ending_terms({}), {left(equipment, 1_p, "nhs")}) ==
          "/ending ending_not_agreed\n");
}

TEST_CASE("All that is left comes to 64 bits of pence at most", "[ending]")
{
    const auto two = [](Money first, Money second) {
        std::vector<EndingItem> items(2, left(EndingKind::unspent_balance, first, "nhs"));
        items[1].id = "two";
        items[1].amount = second;
        return items;
    };
    const AgreementTerms terms = ending_terms({{EndingKind::unspent_balance, Equal{}}});
    CHECK(problems_with(terms, two(most_pence - 1_p, 1_p)).empty());
    CHECK(problems_with(terms, two(most_pence, 1_p)) == "/ending total_too_large\n");
    CHECK(paid(settle_ended(terms, two(most_pence - 1_p, 1_p))) ==
          "nhs council 46116860184273879.03\n");
    CHECK_FALSE(explain(settle_ended(terms, two(most_pence - 1_p, 1_p))).empty());

    // The reserve's balance at the end is known only once the position is settled.
    const AgreementTerms with = with_reserve(terms);
    CHECK(problems_with(with, two(most_pence - 50_gbp, 1_p)).empty());
    CHECK(figure_of_overflow([&] {
              static_cast<void>(settle_ended(with, two(most_pence - 50_gbp, 1_p)));
          }) == "what is left at the end");
    CHECK_FALSE(explain(settle_ended(with, two(most_pence - 50_gbp - 1_p, 1_p))).empty());

    // Nor where no partner's figures show it: a report adds up those of all.
    AgreementTerms apart = with_reserve(ending_terms(
        {{EndingKind::unspent_balance, To{"nhs"}}, {EndingKind::property, To{"council"}}}));
    CHECK_NOTHROW(
        settle_ended(apart, {left(EndingKind::property, most_pence - 50_gbp, "council")}));
    CHECK_THROWS_AS(
        settle_ended(apart, {left(EndingKind::property, most_pence - 50_gbp + 1_p, "council")}),
        MoneyOverflow);
}

TEST_CASE("Items times partners are no more than three million", "[ending][security]")
{
    AgreementTerms terms = ending_terms({{EndingKind::equipment, Equal{}}});
    while (terms.partners.size() < 2'000) {
        const std::string id = "p" + std::to_string(terms.partners.size());
        terms.partners.push_back({id, "A partner", PartnerKind::other});
    }
    std::vector<EndingItem> items;
    for (int i = 0; i < 1'500; ++i) {
        items.push_back(left(EndingKind::equipment, 1_p, "nhs"));
        items.back().id = std::to_string(i);
    }
    CHECK(problems_with(terms, items).empty());
    items.push_back(left(EndingKind::equipment, 1_p, "nhs"));
    CHECK(problems_with(terms, items) == "/ending too_many_figures\n");
}
