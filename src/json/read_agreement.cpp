#include <riskshare/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/checked.hpp"
#include "file.hpp"
#include "reading.hpp"
#include "values.hpp"

namespace riskshare {
namespace json {
namespace {

Accounts accounts(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Accounts accounts{.services = fields.required("services", by_partner(text), AccountCodes{}),
                      .balances = fields.required("balances", by_partner(text), AccountCodes{}),
                      .reserve = fields.optional("reserve", text, std::optional<std::string>{})};
    fields.remarks(accounts);
    fields.end();
    return accounts;
}

Partner partner(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Partner partner{.id = fields.required("id", text, std::string{}),
                    .name = fields.required("name", text, std::string{}),
                    .kind = fields.required("kind", enumerator<PartnerKind>, PartnerKind::other),
                    .accounts = fields.optional("accounts", accounts, std::optional<Accounts>{})};
    fields.remarks(partner);
    fields.end();
    return partner;
}

Mechanisms mechanisms(Reading& reading, const Value& value)
{
    using Named = std::optional<Mechanism>;
    Fields fields{reading, value};
    Mechanisms mechanisms{.pooled = fields.optional("pooled", enumerator<Mechanism>, Named{}),
                          .aligned = fields.optional("aligned", enumerator<Mechanism>, Named{})};
    fields.remarks(mechanisms);
    fields.end();
    return mechanisms;
}

Reserve reserve(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Reserve reserve{.balance = fields.required("balance", money, nothing)};
    fields.remarks(reserve);
    fields.end();
    return reserve;
}

Instalments single(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Single single{.month = fields.required("single", month, 1)};
    fields.remarks(single);
    fields.end();
    return single;
}

Instalments instalments(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return single(reading, value); }
    return word<Instalments>(reading, value,
                             {{"monthly", Monthly{}},
                              {"quarterly_in_advance", QuarterlyInAdvance{}},
                              {"quarterly_in_arrears", QuarterlyInArrears{}}},
                             R"({"single": …})");
}

Contribution contribution(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Contribution contribution{
        .gross = fields.required("gross", money, nothing),
        .income = fields.optional("income", money, nothing),
        .instalments = fields.optional("instalments", instalments, std::optional<Instalments>{}),
        .streams = fields.optional("streams", by_partner(money), ByStream{})};
    fields.remarks(contribution);
    fields.end();
    return contribution;
}

InKind in_kind(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    InKind in_kind{.value = fields.required("value", money, nothing)};
    fields.remarks(in_kind);
    fields.end();
    return in_kind;
}

Responsibility responsibility(Reading& reading, const Value& value)
{
    using Id = std::optional<std::string>;
    Fields fields{reading, value};
    Responsibility responsibility{.statutory = fields.optional("statutory", text, Id{}),
                                  .regulation = fields.optional("regulation", text, Id{}),
                                  .traditional = fields.optional("traditional", text, Id{})};
    fields.remarks(responsibility);
    fields.end();
    return responsibility;
}

VatRecovery vat_recovery(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    VatRecovery recovery{.under = fields.required("under", enumerator<VatRegime>, VatRegime::none),
                         .rate = fields.optional("rate", percentage, std::optional<Percentage>{})};
    fields.remarks(recovery);
    fields.end();
    return recovery;
}

Vat vat(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Vat vat{.delivered_by = fields.required("delivered_by", text, std::string{}),
            .agent_for = fields.optional("agent_for", text, std::optional<std::string>{}),
            .recovery =
                fields.required("recovery", by_partner(vat_recovery), ByPartner<VatRecovery>{}),
            .budgeted = fields.optional("budgeted", money, nothing)};
    fields.remarks(vat);
    fields.end();
    return vat;
}

Service service(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Service service{
        .id = fields.required("id", text, std::string{}),
        .name = fields.required("name", text, std::string{}),
        .fund = fields.required("fund", enumerator<Fund>, Fund::pooled),
        .contributions =
            fields.required("contributions", by_partner(contribution), ByPartner<Contribution>{}),
        .responsible = fields.optional("responsible", responsibility, Responsibility{}),
        .ring_fence = fields.optional("ring_fence", text, std::optional<std::string>{}),
        .strategy = fields.optional("strategy", text, std::string{}),
        .vat = fields.optional("vat", vat, std::optional<Vat>{}),
        .is_capital = fields.optional("capital", truth, false),
        .in_kind = fields.optional("in_kind", by_partner(in_kind), ByPartner<InKind>{})};
    fields.remarks(service);
    fields.end();
    return service;
}

Cover cover(Reading& reading, const Value& value)
{
    if (value.kind == Kind::list) { return list_of(text)(reading, value); }
    return word<Cover>(reading, value, {{"all", AllServices{}}}, "a list of ids");
}

Base stated_base(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Stated stated{.amounts = fields.required("stated", by_partner(money), ByPartner<Money>{})};
    fields.remarks(stated, "stated");
    fields.end();
    return stated;
}

Base base(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return stated_base(reading, value); }
    return word<Base>(
        reading, value,
        {{"gross_contribution", GrossContribution{}}, {"net_contribution", NetContribution{}}},
        R"({"stated": {…}})");
}

Fixed fixed(Fields& fields)
{
    Fixed fixed{.percentages =
                    fields.required("fixed", by_partner(percentage), ByPartner<Percentage>{})};
    fields.remarks(fixed, "fixed");
    return fixed;
}

To to(Fields& fields)
{
    To to{.partner = fields.required("to", text, std::string{})};
    fields.remarks(to);
    return to;
}

Shares shares(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) {
        Fields fields{reading, value};
        Shares shares = fixed(fields);
        fields.end();
        return shares;
    }
    return word<Shares>(reading, value, {{"base", ProRataToBase{}}, {"equal", Equal{}}},
                        R"({"fixed": {…}})");
}

Split split_by_partner(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Split split = ByShares{};
    const std::string_view key = fields.one_of({"fixed", "to"});
    if (key == "fixed") { split = fixed(fields); }
    if (key == "to") { split = to(fields); }
    fields.end();
    return split;
}

Split split(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return split_by_partner(reading, value); }
    return word<Split>(reading, value,
                       {{"shares", ByShares{}},
                        {"equal", Equal{}},
                        {"responsible", ByResponsibility{}},
                        {"reserve", FromReserve{}}},
                       R"({"fixed": {…}} or {"to": "…"})");
}

UpTo up_to(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    UpTo up_to{.limit = nothing};
    const std::string_view key = fields.one_of({"rate", "amount"});
    if (key == "rate") { up_to.limit = fields.required("rate", percentage, hundred_percent); }
    if (key == "amount") { up_to.limit = fields.required("amount", money, nothing); }
    fields.remarks(up_to);
    fields.end();
    return up_to;
}

Band band(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Band band{.up_to = fields.optional("up_to", up_to, std::optional<UpTo>{}),
              .split = fields.required("split", split, Split{ByShares{}}),
              .partner_limits =
                  fields.optional("partner_limits", by_partner(money), ByPartner<Money>{})};
    fields.remarks(band);
    fields.end();
    return band;
}

RiskShare risk_share(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    RiskShare risk_share{
        .id = fields.required("id", text, std::string{}),
        .services = fields.required("services", cover, Cover{AllServices{}}),
        .base = fields.required("base", base, Base{GrossContribution{}}),
        .shares = fields.optional("shares", shares, Shares{ProRataToBase{}}),
        .overspend = fields.required("overspend", list_of(band), std::vector<Band>{}),
        .underspend = fields.required("underspend", list_of(band), std::vector<Band>{}),
        .cap_limits = fields.optional("cap_limits", enumerator<CapLimits>, CapLimits::bearing),
        .base_at = fields.optional("base_at", enumerator<BaseAt>, std::optional<BaseAt>{}),
        .count_in_kind = fields.optional("count_in_kind", truth, false)};
    fields.remarks(risk_share);
    fields.end();
    return risk_share;
}

NotPooled not_pooled(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    NotPooled not_pooled{.id = fields.required("id", text, std::string{}),
                         .name = fields.required("name", text, std::string{}),
                         .kind = fields.required("kind", enumerator<NotPooledKind>,
                                                 NotPooledKind::delegated_function),
                         .from = fields.required("from", text, std::string{}),
                         .to = fields.required("to", text, std::string{}),
                         .amount = fields.required("amount", money, nothing)};
    fields.remarks(not_pooled);
    fields.end();
    return not_pooled;
}

EndingSplit ending_split_by_partner(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    EndingSplit split = ByContributions{};
    const std::string_view key = fields.one_of({"fixed", "to"});
    if (key == "fixed") { split = fixed(fields); }
    if (key == "to") { split = to(fields); }
    fields.end();
    return split;
}

EndingSplit ending_split(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return ending_split_by_partner(reading, value); }
    return word<EndingSplit>(reading, value,
                             {{"contributions", ByContributions{}}, {"equal", Equal{}}},
                             R"({"fixed": {…}} or {"to": "…"})");
}

EndingRule ending_rule(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    EndingRule rule{
        .kind = fields.required("kind", enumerator<EndingKind>, EndingKind::unspent_balance),
        .split = fields.required("split", ending_split, EndingSplit{ByContributions{}})};
    fields.remarks(rule);
    fields.end();
    return rule;
}

Stream stream(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Stream stream{
        .id = fields.required("id", text, std::string{}),
        .name = fields.required("name", text, std::string{}),
        .kind = fields.required("kind", enumerator<StreamKind>, StreamKind::other),
        .partner = fields.required("partner", text, std::string{}),
        .minimum = fields.optional("minimum", money, std::optional<Money>{}),
        .services =
            fields.optional("services", list_of(text), std::optional<std::vector<std::string>>{}),
        .underspend_to = fields.optional("underspend_to", text, std::optional<std::string>{})};
    fields.remarks(stream);
    fields.end();
    return stream;
}

ContributionChange contribution_change(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    ContributionChange change{.service = fields.required("service", text, std::string{}),
                              .partner = fields.required("partner", text, std::string{}),
                              .gross = fields.required("gross", money, nothing),
                              .income = fields.optional("income", money, nothing)};
    fields.remarks(change);
    fields.end();
    return change;
}

Variation variation(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Variation variation{
        .id = fields.required("id", text, std::string{}),
        .date = fields.required("date", date, Date::on(2000, 4, 1)),
        .kind = fields.required("kind", enumerator<VariationKind>, VariationKind::contribution),
        .is_recurrent = fields.required("recurrent", truth, false),
        .approved_by = fields.required("approved_by", text, std::string{}),
        .changes = fields.required("changes", list_of(contribution_change),
                                   std::vector<ContributionChange>{})};
    fields.remarks(variation);
    fields.end();
    return variation;
}

BalanceThresholds balance_thresholds(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    BalanceThresholds thresholds{
        .receivables_and_payables = fields.optional("receivables_and_payables", money, nothing),
        .income_and_expenditure = fields.optional("income_and_expenditure", money, nothing)};
    fields.remarks(thresholds);
    fields.end();
    return thresholds;
}

AgreementTerms agreement_terms(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    check_format(reading, fields, "riskshare/agreement/1");
    AgreementTerms terms{
        .name = fields.required("name", text, std::string{}),
        .financial_year =
            fields.required("financial_year", financial_year, FinancialYear::starting(2000)),
        .partners = fields.required("partners", list_of(partner), std::vector<Partner>{}),
        .host = fields.optional("host", text, std::optional<std::string>{}),
        .mechanisms = fields.optional("mechanisms", mechanisms, std::optional<Mechanisms>{}),
        .reserve = fields.optional("reserve", reserve, std::optional<Reserve>{}),
        .services = fields.required("services", list_of(service), std::vector<Service>{}),
        .risk_shares =
            fields.required("risk_shares", list_of(risk_share), std::vector<RiskShare>{}),
        .not_pooled = fields.optional("not_pooled", list_of(not_pooled), std::vector<NotPooled>{}),
        .ending = fields.optional("ending", list_of(ending_rule), std::vector<EndingRule>{}),
        .streams = fields.optional("streams", list_of(stream), std::vector<Stream>{}),
        .variations = fields.optional("variations", list_of(variation), std::vector<Variation>{}),
        .agreement_of_balances = fields.optional("agreement_of_balances", balance_thresholds,
                                                 std::optional<BalanceThresholds>{})};
    fields.remarks(terms);
    fields.end();
    return terms;
}

}  // namespace
}  // namespace json

Agreement parse_agreement(std::string_view json)
{
    riskshare::json::Reading reading{json};
    AgreementTerms terms = riskshare::json::agreement_terms(reading, reading.root());
    if (reading.has_enough_problems()) { reading.refuse_problems(); }
    auto checked = checks::agreement_of(std::move(terms), reading.unreadable());
    reading.add(checked.problems);
    reading.refuse_problems();
    return *std::move(checked.value);
}

Agreement read_agreement(const std::filesystem::path& file)
{
    return parse_agreement(json::text_of(file));
}

}  // namespace riskshare
