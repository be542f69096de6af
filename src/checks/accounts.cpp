#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"

namespace riskshare {
namespace {

/// In lists by service `note` and `clause` are remarks.
bool is_remark(std::string_view id) { return id == "note" || id == "clause"; }

/// The accounts of one partner.
struct OfPartner {
    const Partner& partner;
    const Accounts& accounts;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;
};

/// Reports a code that a ledger could not have, or that a file for it could not hold on one line.
void check_account_code(Findings& findings, const std::string& code, const std::string& place)
{
    const bool is_blank = code.find_first_not_of(' ') == std::string::npos;
    if (!is_blank && printable_text(code) == code) { return; }
    findings.report({"account_malformed", place,
                     "must be the code of an account: plain text on one line",
                     "found " + in_quotes(code), "Write the code as the ledger has it."});
}

void report_account_missing(Findings& findings, const std::string& place, std::string expected,
                            const std::string& id)
{
    if (!findings.keeps_more()) { return findings.count(place); }
    findings.report_list({"account_missing", place, std::move(expected),
                          "found none for " + in_quotes(id), "Add it with its code."});
}

void check_settled_service(Findings& findings, const std::string& id, const std::string& place,
                           const OfPartner& of)
{
    check_service(findings, id, place, of.terms, of.names);
    const auto service = of.names.service(id);
    if (!service || is_in_fund(of.terms.services[*service]) ||
        !findings.readable(fmt::format("/services/{}/fund", *service))) {
        return;
    }
    findings.report({"associated_named", place, "must not name an associated service",
                     "found " + in_quotes(id) + ", which is only in view",
                     "Leave it out, or make the service pooled or aligned."});
}

void check_service_accounts(Findings& findings, const OfPartner& of)
{
    const std::string place = of.place + "/services";
    std::set<std::string_view> seen;
    for (const auto& [id, code] : of.accounts.services) {
        const std::string at = place + "/" + pointer_token(id);
        check_settled_service(findings, id, at, of);
        check_account_code(findings, code, at);
        if (!seen.insert(id).second) { findings.report(service_repeated(id, at)); }
    }
    if (!findings.list_readable(place) || !findings.knows_services()) { return; }
    for (std::size_t i = 0; i < of.terms.services.size(); ++i) {
        const Service& service = of.terms.services[i];
        if (!is_in_fund(service) || is_remark(service.id) || seen.contains(service.id) ||
            !findings.readable(fmt::format("/services/{}/fund", i))) {
            continue;
        }
        report_account_missing(
            findings, place, "must have an account of each pooled and aligned service", service.id);
    }
}

void check_balance_accounts(Findings& findings, const OfPartner& of)
{
    const std::string place = of.place + "/balances";
    check_partners(findings, of.accounts.balances, place, of.terms, of.names);
    std::set<std::string_view> seen;
    for (const auto& [id, code] : of.accounts.balances) {
        const std::string at = place + "/" + pointer_token(id);
        check_account_code(findings, code, at);
        seen.insert(id);
        if (id != of.partner.id) { continue; }
        findings.report({"same_partner", at, "must be another partner than the ledger's own",
                         "found " + in_quotes(id), "Leave it out: a partner owes itself nothing."});
    }
    if (!findings.list_readable(place) || !findings.knows_partners()) { return; }
    for (const Partner& other : of.terms.partners) {
        if (other.id == of.partner.id || seen.contains(other.id)) { continue; }
        report_account_missing(
            findings, place,
            "must have an account of what is owed between it and each other partner", other.id);
    }
}

/// The reserve is in the ledger of the host, and in no other. The host may name its account also
/// where there is no reserve, as once the risk shares are left out that would use one.
void check_reserve_account(Findings& findings, const OfPartner& of)
{
    const std::string place = of.place + "/reserve";
    if (of.accounts.reserve) { check_account_code(findings, *of.accounts.reserve, place); }
    const bool is_known = findings.readable("/host") && findings.readable("/reserve") &&
                          findings.readable("/risk_shares") && findings.knows_partners();
    if (!is_known) { return; }
    const bool is_host = of.terms.host == of.partner.id;
    if (is_host && has_reserve(of.terms) && !of.accounts.reserve) {
        report_account_missing(findings, place, "must be there: the host keeps the fund's reserve",
                               of.partner.id);
    }
    if (!is_host && of.accounts.reserve) {
        findings.report({"account_not_needed", place,
                         "must be absent: the host keeps the fund's reserve",
                         "found " + in_quotes(*of.accounts.reserve), "Leave it out."});
    }
}

void check_no_service_is_remark(Findings& findings, const AgreementTerms& terms)
{
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const std::string& id = terms.services[i].id;
        if (!is_remark(id)) { continue; }
        findings.report({"id_reserved", fmt::format("/services/{}/id", i),
                         "must not be a word that the formats use where partners have accounts: "
                         "note or clause",
                         "found " + in_quotes(id), "Choose another id."});
    }
}

}  // namespace

void check_accounts(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    bool are_there = false;
    for (std::size_t i = 0; i < terms.partners.size() && findings.keeps_more(); ++i) {
        const Partner& partner = terms.partners[i];
        if (!partner.accounts) { continue; }
        are_there = true;
        const OfPartner of{partner, *partner.accounts, fmt::format("/partners/{}/accounts", i),
                           terms, names};
        check_service_accounts(findings, of);
        check_balance_accounts(findings, of);
        check_reserve_account(findings, of);
    }
    if (are_there) { check_no_service_is_remark(findings, terms); }
    if (!terms.agreement_of_balances) { return; }
    const BalanceThresholds& thresholds = *terms.agreement_of_balances;
    const std::string place = "/agreement_of_balances";
    check_not_negative(findings, thresholds.receivables_and_payables,
                       place + "/receivables_and_payables");
    check_not_negative(findings, thresholds.income_and_expenditure,
                       place + "/income_and_expenditure");
}

}  // namespace riskshare
