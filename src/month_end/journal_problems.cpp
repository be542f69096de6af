#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <riskshare/month_end/journals.hpp>
#include <riskshare/text/printable_text.hpp>

#include "agreed/agreed.hpp"
#include "checks/findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

constexpr std::string_view restore = "Put the file back as it was written when it was posted.";

void check_heading(Findings& findings, const Journal& journal, const AgreementTerms& terms)
{
    if (journal.agreement != terms.name) {
        findings.report({"other_agreement", "/agreement", "must be the name of the agreement",
                         fmt::format("found {}, but the agreement is {}",
                                     in_quotes(journal.agreement), in_quotes(terms.name)),
                         "Keep the journals of each agreement in a folder of their own."});
    }
    if (journal.financial_year != terms.financial_year) {
        findings.report({"other_year", "/financial_year", "must be the year of the agreement",
                         fmt::format("found {}, but the agreement is for {}",
                                     in_quotes(to_text(journal.financial_year)),
                                     in_quotes(to_text(terms.financial_year))),
                         "Keep the journals of each year in a folder of their own."});
    }
    check_month(findings, journal.month, "/month");
    if (journal.number < 1) {
        findings.report({"number_out_of_range", "/number", "must be 1 or more",
                         fmt::format("found {}", journal.number), std::string{restore}});
    }
}

/// Accepts a service that the agreement no longer has: its lines are reversed.
void check_service_of(Findings& findings, const JournalLine& line, const std::string& place,
                      const Names& names)
{
    if (!line.service.empty()) {
        if (!names.service(line.service)) {
            check_id(findings, line.service, place + "/service", true);
        }
    } else if (line.kind != AccountKind::balance) {
        findings.report({"key_missing", place, R"(must have the key "service")",
                         "found none, and only balances are netted without one",
                         "Add \"service\"."});
    }
}

void check_line(Findings& findings, const JournalLine& line, const std::string& place,
                const AgreementTerms& terms, const Names& names)
{
    check_partner(findings, line.ledger, place + "/ledger", terms, names);
    const bool is_balance = line.kind == AccountKind::balance;
    if (is_balance || line.with != "reserve") {
        check_partner(findings, line.with, place + "/with", terms, names);
    }
    if (is_balance && line.with == line.ledger) {
        findings.report({"same_partner", place + "/with",
                         "must be another partner than the one whose ledger it is",
                         fmt::format(R"(found {} under "ledger" and "with")", in_quotes(line.with)),
                         std::string{restore}});
    }
    check_service_of(findings, line, place, names);
    check_text(findings, line.account, place + "/account");
    if (line.amount == 0_p) {
        findings.report({"amount_not_positive", place, "must debit or credit more than zero",
                         "found 0.00", "Leave the line out."});
    }
}

/// `"housing"`, or the netting of balances for lines without a service.
std::string where_posted(std::string_view service)
{
    return service.empty() ? "the netting of balances" : in_quotes(service);
}

struct Turnover {
    Wide debits = 0;
    Wide credits = 0;

    void add(Money amount) { (amount < 0_p ? credits : debits) += unsigned_magnitude(amount); }
    [[nodiscard]] bool fits() const { return fits_money(debits) && fits_money(credits); }
};

/// By ledger and service; or by pair of ledgers and service. Refers to the journal.
using Turnovers = std::map<std::pair<std::string_view, std::string_view>, Turnover>;
using PairTurnovers =
    std::map<std::pair<std::pair<std::string_view, std::string_view>, std::string_view>, Turnover>;

void check_balanced(Findings& findings, const Journal& journal)
{
    Turnovers turnovers;
    for (const JournalLine& line : journal.lines) {
        turnovers[{line.ledger, line.service}].add(line.amount);
    }
    for (const auto& [place, turnover] : turnovers) {
        if (!turnover.fits()) { return findings.report(total_too_large("/lines")); }
        if (turnover.debits == turnover.credits) { continue; }
        findings.report(
            {"journal_not_balanced", "/lines",
             "debits and credits of each ledger must be equal, service by service",
             fmt::format("found {} debited and {} credited by {} for {}",
                         to_text(to_money(turnover.debits)), to_text(to_money(turnover.credits)),
                         in_quotes(place.first), where_posted(place.second)),
             std::string{restore}});
    }
}

/// Checks that two ledgers say opposites of each other.
void check_mirrored(Findings& findings, const Journal& journal)
{
    PairTurnovers turnovers;
    for (const JournalLine& line : journal.lines) {
        if (line.kind != AccountKind::balance) { continue; }
        const std::pair<std::string_view, std::string_view> pair =
            std::minmax(std::string_view{line.ledger}, std::string_view{line.with});
        turnovers[{pair, line.service}].add(line.amount);
    }
    for (const auto& [place, turnover] : turnovers) {
        if (!turnover.fits()) { return findings.report(total_too_large("/lines")); }
        if (turnover.debits == turnover.credits) { continue; }
        findings.report(
            {"journal_not_mirrored", "/lines",
             "what two ledgers say of each other must be opposites, service by service",
             fmt::format("found {} debited and {} credited between {} and {} for {}",
                         to_text(to_money(turnover.debits)), to_text(to_money(turnover.credits)),
                         in_quotes(place.first.first), in_quotes(place.first.second),
                         where_posted(place.second)),
             std::string{restore}});
    }
}

}  // namespace

Problems problems_in(const Journal& journal, const Agreement& agreement,
                     const UnreadablePlaces& unreadable)
{
    Findings findings{unreadable};
    const AgreementTerms& terms = agreement.terms();
    const Names names{terms};
    check_heading(findings, journal, terms);
    const std::size_t before_lines = findings.count();
    for (std::size_t i = 0; i < journal.lines.size(); ++i) {
        check_line(findings, journal.lines[i], fmt::format("/lines/{}", i), terms, names);
    }
    const auto is_sound = [&, before_lines] { return findings.count() == before_lines; };
    if (is_sound()) { check_balanced(findings, journal); }
    if (is_sound()) { check_mirrored(findings, journal); }
    return findings.take();
}

}  // namespace riskshare
