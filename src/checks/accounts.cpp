#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "agreement_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// The accounts of one partner.
struct OfPartner : Context {
    const Partner& partner;
    const Accounts& accounts;
    Place place;
};

/// Reports a code that no ledger could have, or that would not fit on one line of a file for it.
void check_account_code(Collector& collector, const std::string& code, const Place& place)
{
    const bool is_blank = code.find_first_not_of(' ') == std::string::npos;
    if (!is_blank && printable_text(code) == code) { return; }
    collector.report("account_malformed", place, "must be an account code: plain text on one line",
                     "found " + in_quotes(code), "Write the code as the ledger has it.");
}

void report_account_missing(Collector& collector, const Place& place, std::string_view expected,
                            const std::string& id)
{
    if (!collector.keeps_more()) { return collector.count(place); }
    collector.report_list("account_missing", place, expected, "found none for " + in_quotes(id),
                          "Add its account code.");
}

void check_service_accounts(const OfPartner& of)
{
    const Place place = of.place / "services";
    Seen seen;
    for (const auto& [id, code] : of.accounts.services) {
        const Place at = place / id;
        check_service(of, id, at);
        check_in_fund(of, id, at);
        check_account_code(of.collector, code, at);
        check_service_once(of.collector, seen.is_first(id), id, at);
    }
    if (!of.collector.list_readable(place) || !of.knows_services) { return; }
    for (std::size_t i = 0; i < of.terms.services.size(); ++i) {
        const Service& service = of.terms.services[i];
        if (!is_in_fund(service) || is_remark(service.id) || !seen.is_first(service.id) ||
            !of.collector.readable(Place{"/services"} / i / "fund")) {
            continue;
        }
        report_account_missing(of.collector, place,
                               "must have an account for each pooled and aligned service",
                               service.id);
    }
}

void check_balance_accounts(const OfPartner& of)
{
    const Place place = of.place / "balances";
    check_partners(of, of.accounts.balances, place);
    Seen seen;
    static_cast<void>(seen.is_first(of.partner.id));
    for (const auto& [id, code] : of.accounts.balances) {
        check_account_code(of.collector, code, place / id);
        static_cast<void>(seen.is_first(id));
        if (id != of.partner.id) { continue; }
        report_same_partner(of.collector, place / id, "must differ from the ledger's own partner",
                            "found " + in_quotes(id), "Remove it: a partner cannot owe itself.");
    }
    if (!of.collector.list_readable(place) || !of.knows_partners) { return; }
    for (const Partner& other : of.terms.partners) {
        if (!seen.is_first(other.id)) { continue; }
        report_account_missing(of.collector, place,
                               "must have an account for the balance with each other partner",
                               other.id);
    }
}

/// The reserve is in the ledger of the host, and in no other. The host may name its account even
/// without a reserve, as when the risk shares that would use one are left out.
void check_reserve_account(const OfPartner& of)
{
    const Collector& collector = of.collector;
    const Place place = of.place / "reserve";
    if (of.accounts.reserve) { check_account_code(of.collector, *of.accounts.reserve, place); }
    const bool is_known = collector.readable(Place{"/host"}) &&
                          collector.readable(Place{"/reserve"}) &&
                          collector.readable(Place{"/risk_shares"}) && of.knows_partners;
    if (!is_known) { return; }
    const bool is_host = of.terms.host == of.partner.id;
    if (is_host && has_reserve(of.terms) && !of.accounts.reserve) {
        report_account_missing(of.collector, place,
                               "must have an account for the reserve: the host keeps it",
                               of.partner.id);
    }
    if (!is_host && of.accounts.reserve) {
        of.collector.report("account_not_needed", place,
                            "is for the host only, which keeps the reserve",
                            "found " + in_quotes(*of.accounts.reserve), "Remove it.");
    }
}

void check_no_service_is_remark(const Context& in)
{
    for (std::size_t i = 0; i < in.terms.services.size(); ++i) {
        const std::string& id = in.terms.services[i].id;
        if (!is_remark(id)) { continue; }
        report_reserved(in.collector, id, Place{"/services"} / i / "id",
                        "must not be note or clause, which lists of accounts use themselves");
    }
}

}  // namespace

void check_accounts(const Context& in)
{
    bool has_accounts = false;
    for (std::size_t i = 0; i < in.terms.partners.size() && in.collector.keeps_more(); ++i) {
        const Partner& partner = in.terms.partners[i];
        if (!partner.accounts) { continue; }
        has_accounts = true;
        const OfPartner of{in, partner, *partner.accounts, Place{"/partners"} / i / "accounts"};
        check_service_accounts(of);
        check_balance_accounts(of);
        check_reserve_account(of);
    }
    if (has_accounts) { check_no_service_is_remark(in); }
    if (!in.terms.agreement_of_balances) { return; }
    const BalanceThresholds& thresholds = *in.terms.agreement_of_balances;
    const Place place{"/agreement_of_balances"};
    check_not_negative(in.collector, thresholds.receivables_and_payables,
                       place / "receivables_and_payables");
    check_not_negative(in.collector, thresholds.income_and_expenditure,
                       place / "income_and_expenditure");
}

}  // namespace riskshare::checks
