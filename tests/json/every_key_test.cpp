#include "../catch.hpp"

#include <fstream>
#include <set>
#include <string>
#include <variant>

#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>

#include "every_key.hpp"

using namespace riskshare;
using namespace riskshare::literals;
using every_key::check_remarks;

namespace {

/// The names under `properties`, wherever they stand in a schema.
void collect_properties(const nlohmann::json& schema, std::set<std::string>& names)
{
    if (schema.is_object() && schema.contains("properties")) {
        for (const auto& [name, value] : schema.at("properties").items()) { names.insert(name); }
    }
    if (!schema.is_structured()) { return; }
    for (const auto& part : schema) { collect_properties(part, names); }
}

void collect_keys(const nlohmann::json& json, std::set<std::string>& names)
{
    if (!json.is_structured()) { return; }
    for (const auto& [key, value] : json.items()) {
        if (json.is_object()) { names.insert(key); }
        collect_keys(value, names);
    }
}

}  // namespace

TEST_CASE("What an agreement says of itself and its partners is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const AgreementTerms& terms = read.terms();
    CHECK(terms.name == "Every Key Fund");
    CHECK(terms.financial_year == FinancialYear::starting(2015));
    check_remarks(terms, "the agreement");
    REQUIRE(terms.partners.size() == 3);
    CHECK(terms.partners[0].id == "ccg");
    CHECK(terms.partners[0].name == "Example CCG");
    CHECK(terms.partners[0].kind == PartnerKind::nhs);
    check_remarks(terms.partners[0], "ccg");
    CHECK(terms.partners[1].kind == PartnerKind::local_authority);
    CHECK(terms.partners[2].kind == PartnerKind::other);
    CHECK(terms.host == "ccg");
    REQUIRE(terms.mechanisms);
    CHECK(terms.mechanisms->pooled == Mechanism::lead_body);
    CHECK(terms.mechanisms->aligned == Mechanism::aligned_budget);
    check_remarks(*terms.mechanisms, "the mechanisms");
    REQUIRE(terms.reserve);
    CHECK(terms.reserve->balance == 250'50_p);
    check_remarks(*terms.reserve, "the reserve");
}

TEST_CASE("What an agreement says of a service is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const auto& services = read.terms().services;
    REQUIRE(services.size() == 5);
    const Service& home_care = services[0];
    CHECK(home_care.id == "home-care");
    CHECK(home_care.name == "Home care");
    CHECK(home_care.fund == Fund::pooled);
    CHECK(home_care.strategy == "Community");
    CHECK_FALSE(home_care.ring_fence);
    check_remarks(home_care, "home care");
    REQUIRE(home_care.contributions.size() == 2);
    CHECK(home_care.contributions[0].first == "ccg");
    CHECK(home_care.contributions[0].second.gross == 600_gbp);
    CHECK(home_care.contributions[0].second.income == 60_gbp);
    check_remarks(home_care.contributions[0].second, "ccg's part");
    CHECK(home_care.contributions[1].first == "council");
    CHECK(home_care.contributions[1].second.income == 0_gbp);
    CHECK(home_care.responsible.statutory == "council");
    CHECK(home_care.responsible.regulation == "ccg");
    CHECK(home_care.responsible.traditional == "trust");
    check_remarks(home_care.responsible, "responsibility");
    CHECK(services[1].ring_fence == "Dedicated Schools Grant");
    CHECK(services[1].fund == Fund::aligned);
    CHECK_FALSE(services[1].responsible.statutory);
    CHECK(services[4].fund == Fund::associated);
    CHECK(services[4].contributions.empty());
}

TEST_CASE("What an agreement says of contributions through the year is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const std::vector<Service>& services = read.terms().services;
    const auto instalments = [&](std::size_t service, std::size_t partner) {
        return services[service].contributions[partner].second.instalments.value();
    };
    const auto single = std::get<Single>(instalments(0, 0));
    CHECK(single.month == 2);
    check_remarks(single, "the instalment");
    CHECK(std::holds_alternative<Monthly>(instalments(0, 1)));
    CHECK(std::holds_alternative<QuarterlyInArrears>(instalments(3, 0)));
    CHECK(std::holds_alternative<QuarterlyInAdvance>(instalments(3, 1)));
    CHECK_FALSE(services[1].contributions[0].second.instalments);
    REQUIRE(services[0].in_kind.size() == 1);
    CHECK(services[0].in_kind[0].first == "trust");
    CHECK(services[0].in_kind[0].second.value == 25'50_p);
    check_remarks(services[0].in_kind[0].second, "what is in kind");
    CHECK(services[3].is_capital);
    CHECK_FALSE(services[0].is_capital);

    const std::vector<RiskShare>& risk_shares = read.terms().risk_shares;
    CHECK_FALSE(risk_shares[0].base_at);
    CHECK_FALSE(risk_shares[0].count_in_kind);
    CHECK(risk_shares[1].base_at == BaseAt::opening);
    CHECK(risk_shares[2].base_at == BaseAt::latest);
    CHECK(risk_shares[2].count_in_kind);

    const std::vector<Variation>& variations = read.terms().variations;
    REQUIRE(variations.size() == 2);
    CHECK(variations[0].id == "winter");
    CHECK(to_text(variations[0].date) == "2015-09-12");
    CHECK(variations[0].kind == VariationKind::virement);
    CHECK(variations[0].is_recurrent);
    CHECK(variations[0].approved_by == "The board");
    check_remarks(variations[0], "the variation");
    REQUIRE(variations[0].changes.size() == 2);
    CHECK(variations[0].changes[0].service == "home-care");
    CHECK(variations[0].changes[0].partner == "ccg");
    CHECK(variations[0].changes[0].gross == -10_gbp);
    CHECK(variations[0].changes[0].income == -1'50_p);
    check_remarks(variations[0].changes[0], "the change");
    CHECK(variations[1].kind == VariationKind::contribution);
    CHECK_FALSE(variations[1].is_recurrent);
    CHECK(variations[1].changes.at(0).income == 0_p);
}

TEST_CASE("What the files say of VAT is kept", "[json]")
{
    const std::vector<Service>& services = every_key::agreement().terms().services;
    REQUIRE(services[0].vat);
    const Vat& vat = *services[0].vat;
    CHECK(vat.delivered_by == "ccg");
    CHECK(vat.agent_for == "council");
    CHECK(vat.budgeted == 12'50_p);
    check_remarks(vat, "the VAT");
    REQUIRE(vat.recovery.size() == 3);
    CHECK(vat.recovery[0].first == "council");
    CHECK(vat.recovery[0].second.under == VatRegime::section_33);
    CHECK(vat.recovery[0].second.rate == "87.5%"_pc);
    check_remarks(vat.recovery[0].second, "recovery");
    CHECK(vat.recovery[1].second.under == VatRegime::section_41);
    CHECK(vat.recovery[2].second.under == VatRegime::none);
    CHECK_FALSE(vat.recovery[2].second.rate);
    CHECK_FALSE(services[1].vat);

    const PositionFigures& figures = every_key::position().figures();
    REQUIRE(figures.services[0].vat);
    CHECK(figures.services[0].vat->incurred == 80'04_p);
    CHECK(figures.services[0].vat->exempt == 4_gbp);
    check_remarks(*figures.services[0].vat, "the VAT incurred");
    CHECK_FALSE(figures.services[1].vat);
    REQUIRE(figures.partial_exemption.size() == 1);
    CHECK(figures.partial_exemption[0].first == "council");
    CHECK(figures.partial_exemption[0].second.vat == 1000_gbp);
    CHECK(figures.partial_exemption[0].second.exempt == 50'10_p);
    check_remarks(figures.partial_exemption[0].second, "the test");
}

TEST_CASE("What an agreement says of base and shares is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const auto& risk_shares = read.terms().risk_shares;
    REQUIRE(risk_shares.size() == 3);
    CHECK(risk_shares[0].id == "first");
    check_remarks(risk_shares[0], "the risk share");
    const auto& base = std::get<Stated>(risk_shares[0].base);
    CHECK(base.amounts == ByPartner<Money>{{"ccg", 300_gbp}, {"council", 100_gbp}, {"trust", 0_p}});
    check_remarks(base, "the base");
    const auto& shares = std::get<Fixed>(risk_shares[0].shares);
    CHECK(shares.percentages ==
          ByPartner<Percentage>{{"ccg", "33.3%"_pc}, {"council", "66.7%"_pc}});
    check_remarks(shares, "the shares");
    CHECK(std::get<std::vector<std::string>>(risk_shares[0].services) ==
          std::vector<std::string>{"home-care"});
    CHECK(std::holds_alternative<GrossContribution>(risk_shares[1].base));
    CHECK(std::holds_alternative<NetContribution>(risk_shares[2].base));
    CHECK(std::holds_alternative<Equal>(risk_shares[1].shares));
    CHECK(std::holds_alternative<ProRataToBase>(risk_shares[2].shares));

    CHECK(risk_shares[0].cap_limits == CapLimits::bearing);
    CHECK(risk_shares[2].cap_limits == CapLimits::payment);

    const Agreement all = parse_agreement(R"({
        "format": "riskshare/agreement/1", "name": "x", "financial_year": "2015-16",
        "partners": [{"id": "p", "name": "P", "kind": "nhs"}],
        "services": [{"id": "s", "name": "S", "fund": "aligned",
                      "contributions": {"p": {"gross": "1"}}, "responsible": {"statutory": "p"}}],
        "risk_shares": [{"id": "r", "services": "all", "base": "gross_contribution",
                         "overspend": [{"split": "shares"}],
                         "underspend": [{"split": "shares"}]}]})");
    const RiskShare& risk_share = all.terms().risk_shares.at(0);
    CHECK(std::holds_alternative<AllServices>(risk_share.services));
    CHECK(std::holds_alternative<ProRataToBase>(risk_share.shares));
    CHECK_FALSE(all.terms().reserve);
    CHECK_FALSE(all.terms().host);
    CHECK_FALSE(all.terms().mechanisms);
    CHECK(all.terms().not_pooled.empty());
    CHECK(all.terms().ending.empty());
    CHECK(all.terms().streams.empty());
    CHECK(all.terms().services.at(0).contributions.at(0).second.streams.empty());
    CHECK(all.terms().variations.empty());
    CHECK(all.terms().services[0].in_kind.empty());
}

TEST_CASE("What an agreement says of bands is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const RiskShare& risk_share = read.terms().risk_shares.at(0);
    REQUIRE(risk_share.overspend.size() == 5);
    const Band& first = risk_share.overspend[0];
    check_remarks(first, "the band");
    REQUIRE(first.up_to);
    CHECK(std::get<Percentage>(first.up_to->limit) == "0.5%"_pc);
    check_remarks(*first.up_to, "the limit");
    CHECK(std::get<Fixed>(first.split).percentages ==
          ByPartner<Percentage>{{"ccg", "50%"_pc}, {"council", "50%"_pc}});
    CHECK(std::get<Fixed>(first.split).clause == "clause inside");
    CHECK(first.partner_limits == ByPartner<Money>{{"ccg", 1_gbp}});
    CHECK(std::get<Money>(risk_share.overspend[1].up_to.value().limit) == 200_gbp);
    CHECK(std::holds_alternative<FromReserve>(risk_share.overspend[1].split));
    CHECK(std::holds_alternative<ByShares>(risk_share.overspend[2].split));
    CHECK(std::holds_alternative<Equal>(risk_share.overspend[3].split));
    CHECK_FALSE(risk_share.overspend[4].up_to);
    CHECK(std::get<To>(risk_share.overspend[4].split).partner == "trust");
    check_remarks(std::get<To>(risk_share.overspend[4].split), "the last band");
    REQUIRE(risk_share.underspend.size() == 1);
    CHECK(std::holds_alternative<ByResponsibility>(risk_share.underspend[0].split));
}

TEST_CASE("What an agreement says of money that is not pooled is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const std::vector<NotPooled>& list = read.terms().not_pooled;
    REQUIRE(list.size() == 4);
    CHECK(list[0].id == "carers");
    CHECK(list[0].name == "Support for carers");
    CHECK(list[0].kind == NotPooledKind::section_256);
    CHECK(list[0].from == "ccg");
    CHECK(list[0].to == "council");
    CHECK(list[0].amount == 40'50_p);
    check_remarks(list[0], "the grant");
    CHECK(list[1].kind == NotPooledKind::delegated_function);
    CHECK(list[2].kind == NotPooledKind::section_76);
    CHECK(list[3].kind == NotPooledKind::care_trust);
}

TEST_CASE("What an agreement says of its ending is kept", "[json]")
{
    using enum EndingKind;
    const Agreement read = every_key::agreement();
    const std::vector<EndingRule>& rules = read.terms().ending;
    REQUIRE(rules.size() == 7);
    CHECK(rules[0].kind == unspent_balance);
    CHECK(std::holds_alternative<ByContributions>(rules[0].split));
    check_remarks(rules[0], "the rule");
    CHECK(rules[1].kind == equipment);
    CHECK(std::holds_alternative<Equal>(rules[1].split));
    CHECK(rules[2].kind == property);
    CHECK(std::get<To>(rules[2].split).partner == "council");
    check_remarks(std::get<To>(rules[2].split), "the owner");
    CHECK(rules[3].kind == other_asset);
    CHECK(std::get<Fixed>(rules[3].split).percentages ==
          ByPartner<Percentage>{{"ccg", "99.5%"_pc}, {"trust", "0.5%"_pc}});
    CHECK(std::get<Fixed>(rules[3].split).note == "note inside");
    CHECK(rules[4].kind == redundancy);
    CHECK(rules[5].kind == pensions);
    CHECK(rules[6].kind == other_liability);
}

TEST_CASE("What a position says of the ending is kept", "[json]")
{
    using enum EndingKind;
    const Position read = every_key::position();
    REQUIRE(read.figures().ending);
    const std::vector<EndingItem>& items = *read.figures().ending;
    REQUIRE(items.size() == 7);
    CHECK(items[0].id == "balance");
    CHECK(items[0].name == "Balance");
    CHECK(items[0].amount == 10'50_p);
    CHECK(items[0].held_by == "ccg");
    check_remarks(items[0], "the balance");
    std::vector<EndingKind> kinds;
    for (const EndingItem& item : items) { kinds.push_back(item.kind); }
    CHECK(kinds == std::vector<EndingKind>{unspent_balance, equipment, property, other_asset,
                                           redundancy, pensions, other_liability});
}

TEST_CASE("What an agreement says of streams is kept", "[json]")
{
    using enum StreamKind;
    const Agreement read = every_key::agreement();
    const std::vector<Stream>& list = read.terms().streams;
    REQUIRE(list.size() == 6);
    CHECK(list[0].id == "schools");
    CHECK(list[0].name == "Dedicated Schools Grant");
    CHECK(list[0].kind == dedicated_schools_grant);
    CHECK(list[0].partner == "council");
    CHECK(list[0].minimum == 900_gbp);
    CHECK(list[0].services == std::vector<std::string>{"schools"});
    CHECK(list[0].underspend_to == "Schools reserve");
    check_remarks(list[0], "the stream");
    CHECK(list[1].kind == local_authority_grant);
    CHECK_FALSE(list[1].minimum);
    CHECK_FALSE(list[1].services);
    CHECK_FALSE(list[1].underspend_to);
    CHECK(list[2].kind == nhs_minimum);
    CHECK(list[3].kind == disabled_facilities_grant);
    CHECK(list[4].kind == public_health_grant);
    CHECK(list[5].kind == StreamKind::other);
    const auto& contributions = read.terms().services[0].contributions;
    CHECK(contributions[0].second.streams.empty());
    CHECK(contributions[1].second.streams == ByStream{{"better-care", 250_gbp}});
}

TEST_CASE("What a position says is kept", "[json]")
{
    const Position read = every_key::position();
    const PositionFigures& figures = read.figures();
    CHECK(figures.agreement == "Every Key Fund");
    CHECK(figures.financial_year == FinancialYear::starting(2015));
    CHECK(figures.month == 6);
    CHECK(figures.basis == Basis::outturn);
    check_remarks(figures, "the position");
    REQUIRE(figures.services.size() == 4);
    const ServiceFigures& home_care = figures.services[0];
    CHECK(home_care.id == "home-care");
    check_remarks(home_care, "home care");
    REQUIRE(home_care.outturn.size() == 1);
    CHECK(home_care.outturn[0].first == "ccg");
    CHECK(home_care.outturn[0].second.gross == -650_gbp);
    CHECK(home_care.outturn[0].second.income == 50_gbp);
    check_remarks(home_care.outturn[0].second, "ccg's ledger");
    REQUIRE(home_care.adjustments.size() == 3);
    CHECK(home_care.adjustments[0].kind == AdjustmentKind::service_development);
    CHECK(home_care.adjustments[0].amount == -150_gbp);
    CHECK(home_care.adjustments[0].borne_by ==
          ByPartner<Money>{{"council", -50_gbp}, {"ccg", -100_gbp}});
    check_remarks(home_care.adjustments[0], "the adjustment");
    CHECK(home_care.adjustments[1].kind == AdjustmentKind::planned_overspend);
    CHECK(home_care.adjustments[1].borne_by.empty());
    CHECK(home_care.adjustments[2].kind == AdjustmentKind::attributed);
    CHECK(home_care.paid == ByPartner<Money>{{"ccg", 500'25_p}, {"council", 200_gbp}});
    CHECK(figures.services[1].paid.empty());
    REQUIRE(figures.decisions.size() == 1);
    CHECK(figures.decisions[0].risk_share == "third");
    CHECK(figures.decisions[0].decided_by == "The partnership board");
    CHECK(figures.decisions[0].date == Date::on(2015, 10, 21));
    CHECK(figures.decisions[0].minute == "7.3");
    CHECK(figures.decisions[0].borne_by ==
          ByPartner<Money>{{"council", Money::from_pence(-49)}, {"reserve", 50_p}});
    check_remarks(figures.decisions[0], "the decision");
    CHECK(figures.services[1].outturn.empty());
    CHECK(figures.services[1].adjustments.empty());
}

TEST_CASE("The files with every key have every key of the schemas", "[json]")
{
    struct Row {
        std::string_view schema;
        std::string file;
    };
    for (const Row& row : {Row{agreement_schema(), "every_key_agreement.json"},
                           Row{position_schema(), "every_key_position.json"}}) {
        std::set<std::string> in_schema;
        collect_properties(nlohmann::json::parse(row.schema), in_schema);
        std::set<std::string> in_file;
        collect_keys(nlohmann::json::parse(std::ifstream{every_key::folder / row.file}), in_file);
        for (const std::string& name : in_schema) {
            CAPTURE(name);
            CHECK(in_file.contains(name));
        }
    }
}
