#include <riskshare/json.hpp>

#include <utility>
#include <vector>

#include "checks/checked.hpp"
#include "file.hpp"
#include "reading.hpp"
#include "values.hpp"

namespace riskshare {
namespace json {
namespace {

Accounts accounts(Fields& fields)
{
    return {.services = fields.required("services", by_partner(text)),
            .balances = fields.required("balances", by_partner(text)),
            .reserve = fields.optional("reserve", text)};
}

Partner partner(Fields& fields)
{
    return {.id = fields.required("id", text),
            .name = fields.required("name", text),
            .kind = fields.required("kind", enumerator<PartnerKind>),
            .accounts = fields.optional("accounts", accounts)};
}

Mechanisms mechanisms(Fields& fields)
{
    return {.pooled = fields.optional("pooled", enumerator<Mechanism>),
            .aligned = fields.optional("aligned", enumerator<Mechanism>)};
}

Reserve reserve(Fields& fields) { return {.balance = fields.required("balance", money)}; }

Single single(Fields& fields) { return {.month = fields.required("single", month)}; }

Instalments instalments(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return read_with(single, reading, value); }
    return word<Instalments>(reading, value,
                             {{"monthly", Monthly{}},
                              {"quarterly_in_advance", QuarterlyInAdvance{}},
                              {"quarterly_in_arrears", QuarterlyInArrears{}}},
                             R"({"single": …})");
}

Contribution contribution(Fields& fields)
{
    return {.gross = fields.required("gross", money),
            .income = fields.optional("income", money, 0_p),
            .instalments = fields.optional("instalments", instalments),
            .streams = fields.optional("streams", by_partner(money), {})};
}

InKind in_kind(Fields& fields) { return {.value = fields.required("value", money)}; }

Responsibility responsibility(Fields& fields)
{
    return {.statutory = fields.optional("statutory", text),
            .regulation = fields.optional("regulation", text),
            .traditional = fields.optional("traditional", text)};
}

VatRecovery vat_recovery(Fields& fields)
{
    return {.under = fields.required("under", enumerator<VatRegime>),
            .rate = fields.optional("rate", percentage)};
}

Vat vat(Fields& fields)
{
    return {.delivered_by = fields.required("delivered_by", text),
            .agent_for = fields.optional("agent_for", text),
            .recovery = fields.required("recovery", by_partner(vat_recovery)),
            .budgeted = fields.optional("budgeted", money, 0_p)};
}

Service service(Fields& fields)
{
    return {.id = fields.required("id", text),
            .name = fields.required("name", text),
            .fund = fields.required("fund", enumerator<Fund>),
            .contributions = fields.required("contributions", by_partner(contribution)),
            .responsible = fields.optional("responsible", responsibility, {}),
            .ring_fence = fields.optional("ring_fence", text),
            .strategy = fields.optional("strategy", text, {}),
            .vat = fields.optional("vat", vat),
            .is_capital = fields.optional("capital", truth, false),
            .in_kind = fields.optional("in_kind", by_partner(in_kind), {})};
}

Cover cover(Reading& reading, const Value& value)
{
    if (value.kind == Kind::list) { return list_of(text)(reading, value); }
    return word<Cover>(reading, value, {{"all", AllServices{}}}, "a list of ids");
}

Stated stated_base(Fields& fields)
{
    Stated stated{.amounts = fields.required("stated", by_partner(money))};
    fields.remarks(stated, "stated");
    return stated;
}

Base base(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return read_with(stated_base, reading, value); }
    return word<Base>(
        reading, value,
        {{"gross_contribution", GrossContribution{}}, {"net_contribution", NetContribution{}}},
        R"({"stated": {…}})");
}

Fixed fixed(Fields& fields)
{
    Fixed fixed{.percentages = fields.required("fixed", by_partner(percentage))};
    fields.remarks(fixed, "fixed");
    return fixed;
}

To to(Fields& fields)
{
    To to{.partner = fields.required("to", text)};
    fields.remarks(to);
    return to;
}

/// A split that names partners.
template <class AnySplit>
AnySplit fixed_or_to(Fields& fields)
{
    const std::string_view key = fields.one_of({"fixed", "to"});
    if (key == "fixed") { return fixed(fields); }
    if (key == "to") { return to(fields); }
    return {};
}

Shares shares(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return read_with(fixed, reading, value); }
    return word<Shares>(reading, value, {{"base", ProRataToBase{}}, {"equal", Equal{}}},
                        R"({"fixed": {…}})");
}

Split split(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return read_with(fixed_or_to<Split>, reading, value); }
    return word<Split>(reading, value,
                       {{"shares", ByShares{}},
                        {"equal", Equal{}},
                        {"responsible", ByResponsibility{}},
                        {"reserve", FromReserve{}}},
                       R"({"fixed": {…}} or {"to": "…"})");
}

UpTo up_to(Fields& fields)
{
    const std::string_view key = fields.one_of({"rate", "amount"});
    if (key == "rate") { return {.limit = fields.required("rate", percentage)}; }
    if (key == "amount") { return {.limit = fields.required("amount", money)}; }
    return {.limit = 0_p};
}

Band band(Fields& fields)
{
    return {.up_to = fields.optional("up_to", up_to),
            .split = fields.required("split", split),
            .partner_limits = fields.optional("partner_limits", by_partner(money), {})};
}

RiskShare risk_share(Fields& fields)
{
    return {.id = fields.required("id", text),
            .services = fields.required("services", cover),
            .base = fields.required("base", base),
            .shares = fields.optional("shares", shares, Shares{ProRataToBase{}}),
            .overspend = fields.required("overspend", list_of(band)),
            .underspend = fields.required("underspend", list_of(band)),
            .cap_limits = fields.optional("cap_limits", enumerator<CapLimits>, CapLimits::bearing),
            .base_at = fields.optional("base_at", enumerator<BaseAt>),
            .count_in_kind = fields.optional("count_in_kind", truth, false)};
}

NotPooled not_pooled(Fields& fields)
{
    return {.id = fields.required("id", text),
            .name = fields.required("name", text),
            .kind = fields.required("kind", enumerator<NotPooledKind>),
            .from = fields.required("from", text),
            .to = fields.required("to", text),
            .amount = fields.required("amount", money)};
}

EndingSplit ending_split(Reading& reading, const Value& value)
{
    if (value.kind == Kind::object) { return read_with(fixed_or_to<EndingSplit>, reading, value); }
    return word<EndingSplit>(reading, value,
                             {{"contributions", ByContributions{}}, {"equal", Equal{}}},
                             R"({"fixed": {…}} or {"to": "…"})");
}

EndingRule ending_rule(Fields& fields)
{
    return {.kind = fields.required("kind", enumerator<EndingKind>),
            .split = fields.required("split", ending_split)};
}

Stream stream(Fields& fields)
{
    return {.id = fields.required("id", text),
            .name = fields.required("name", text),
            .kind = fields.required("kind", enumerator<StreamKind>),
            .partner = fields.required("partner", text),
            .minimum = fields.optional("minimum", money),
            .services = fields.optional("services", list_of(text)),
            .underspend_to = fields.optional("underspend_to", text)};
}

ContributionChange contribution_change(Fields& fields)
{
    return {.service = fields.required("service", text),
            .partner = fields.required("partner", text),
            .gross = fields.required("gross", money),
            .income = fields.optional("income", money, 0_p)};
}

Variation variation(Fields& fields)
{
    return {.id = fields.required("id", text),
            .date = fields.required("date", date),
            .kind = fields.required("kind", enumerator<VariationKind>),
            .is_recurrent = fields.required("recurrent", truth),
            .approved_by = fields.required("approved_by", text),
            .changes = fields.required("changes", list_of(contribution_change))};
}

BalanceThresholds balance_thresholds(Fields& fields)
{
    return {.receivables_and_payables = fields.optional("receivables_and_payables", money, 0_p),
            .income_and_expenditure = fields.optional("income_and_expenditure", money, 0_p)};
}

AgreementTerms agreement_terms(Fields& fields)
{
    check_format(fields, "riskshare/agreement/1");
    return {.name = fields.required("name", text),
            .financial_year = fields.required("financial_year", financial_year),
            .partners = fields.required("partners", list_of(partner)),
            .host = fields.optional("host", text),
            .mechanisms = fields.optional("mechanisms", mechanisms),
            .reserve = fields.optional("reserve", reserve),
            .services = fields.required("services", list_of(service)),
            .risk_shares = fields.required("risk_shares", list_of(risk_share)),
            .not_pooled = fields.optional("not_pooled", list_of(not_pooled), {}),
            .ending = fields.optional("ending", list_of(ending_rule), {}),
            .streams = fields.optional("streams", list_of(stream), {}),
            .variations = fields.optional("variations", list_of(variation), {}),
            .agreement_of_balances = fields.optional("agreement_of_balances", balance_thresholds)};
}

}  // namespace
}  // namespace json

inline namespace v0 {

Agreement parse_agreement(std::string_view text)
{
    return json::read_and_check(text, json::agreement_terms, checks::agreement_of);
}

std::variant<Agreement, Problems> try_parse_agreement(std::string_view text)
{
    return json::or_problems([&] { return parse_agreement(text); });
}

Agreement read_agreement(const std::filesystem::path& file)
{
    return parse_agreement(json::text_of(file));
}

}  // namespace v0
}  // namespace riskshare
