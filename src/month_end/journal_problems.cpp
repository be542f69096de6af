#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <riskshare/month_end/journals.hpp>

#include "agreed/agreement.hpp"
#include "checks/forged.hpp"
#include "checks/vocabulary.hpp"
#include "facts/places.hpp"
#include "journal_problems.hpp"
#include "text/printable_text.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace month_end {
namespace {

using checks::Collector;
using checks::Context;
using checks::Place;

constexpr std::string_view restore = "Put the file back as it was written when it was posted.";

Problems forged_in(const Journal& journal)
{
    checks::Forged forged;
    forged.check(journal.basis, Place{"/basis"});
    for (std::size_t i = 0; i < journal.lines.size(); ++i) {
        forged.check(journal.lines[i].kind, Place{"/lines"} / i / "kind");
    }
    return forged.take();
}

void check_heading(const Context& in, const Journal& journal)
{
    check_belongs(in, journal.agreement, journal.financial_year,
                  "Keep the journals of each agreement in a separate folder.",
                  "Keep the journals of each year in a separate folder.");
    check_month(in.collector, journal.month, Place{"/month"});
    if (journal.number < 1) {
        in.collector.report("number_out_of_range", Place{"/number"}, "must be 1 or more",
                            fmt::format("found {}", journal.number), restore);
    }
}

/// Accepts a service that the agreement no longer has: its lines are reversed.
void check_service_of(const Context& in, const JournalLine& line, const Place& place)
{
    if (!line.service.empty()) {
        if (!in.names.service(line.service)) {
            check_id(in.collector, line.service, place / "service", true);
        }
    } else if (line.kind != AccountKind::balance) {
        in.collector.report("key_missing", place, R"(must have the key "service")",
                            "found none, and only balances are netted without one",
                            "Add \"service\".");
    }
}

void check_line(const Context& in, const JournalLine& line, const Place& place)
{
    check_partner(in, line.ledger, place / "ledger");
    const bool is_balance = line.kind == AccountKind::balance;
    if (is_balance || !checks::is_reserve(line.with)) {
        check_partner(in, line.with, place / "with");
    }
    if (is_balance && line.with == line.ledger) {
        report_same_partner(
            in.collector, place / "with", "must differ from the partner whose ledger it is",
            fmt::format(R"(found {} under "ledger" and "with")", in_quotes(line.with)), restore);
    }
    check_service_of(in, line, place);
    check_text(in.collector, line.account, place / "account");
    if (line.amount == 0_p) {
        in.collector.report("amount_not_positive", place, "must debit or credit more than zero",
                            "found 0.00", "Remove the line.");
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
using Pair = std::pair<std::string_view, std::string_view>;
using Turnovers = std::map<std::pair<std::string_view, std::string_view>, Turnover>;
using PairTurnovers = std::map<std::pair<Pair, std::string_view>, Turnover>;

/// Reports a journal in which debits and credits differ, in a ledger or between two of them.
/// `where` says of which.
template <class Totals, class Where>
void check_equal(Collector& collector, const Totals& turnovers, std::string_view code,
                 std::string_view expected, Where where)
{
    const Place lines{"/lines"};
    for (const auto& [of, turnover] : turnovers) {
        if (!turnover.fits()) { return report_total_too_large(collector, lines); }
        if (turnover.debits == turnover.credits) { continue; }
        collector.report(code, lines, expected,
                         fmt::format("found {} debited and {} credited {} for {}",
                                     to_text(to_money(turnover.debits)),
                                     to_text(to_money(turnover.credits)), where(of.first),
                                     where_posted(of.second)),
                         restore);
    }
}

void check_balanced(Collector& collector, const Journal& journal)
{
    Turnovers turnovers;
    for (const JournalLine& line : journal.lines) {
        turnovers[{line.ledger, line.service}].add(line.amount);
    }
    check_equal(collector, turnovers, "journal_not_balanced",
                "debits and credits of each ledger must be equal, service by service",
                [](std::string_view ledger) { return "by " + in_quotes(ledger); });
}

/// Checks that two ledgers say opposites of each other.
void check_mirrored(Collector& collector, const Journal& journal)
{
    PairTurnovers turnovers;
    for (const JournalLine& line : journal.lines) {
        if (line.kind != AccountKind::balance) { continue; }
        const Pair pair = std::minmax(std::string_view{line.ledger}, std::string_view{line.with});
        turnovers[{pair, line.service}].add(line.amount);
    }
    check_equal(collector, turnovers, "journal_not_mirrored",
                "what two ledgers say of each other must be opposites, service by service",
                [](const Pair& pair) {
                    return fmt::format("between {} and {}", in_quotes(pair.first),
                                       in_quotes(pair.second));
                });
}

/// Checks the lines, and their sums where the lines have no problem.
void check_lines(const Context& in, const Journal& journal)
{
    const std::size_t before = in.collector.count();
    for (std::size_t i = 0; i < journal.lines.size(); ++i) {
        check_line(in, journal.lines[i], Place{"/lines"} / i);
    }
    if (in.collector.count() == before) { check_balanced(in.collector, journal); }
    if (in.collector.count() == before) { check_mirrored(in.collector, journal); }
}

}  // namespace

Problems problems_of(const Journal& journal, const Agreement& agreement,
                     const UnreadablePlaces& unreadable)
{
    if (Problems forged = forged_in(journal); !forged.empty()) { return forged; }
    checks::Collector collector{unreadable};
    const Context in{collector, agreement.terms(), names_of(agreement)};
    check_heading(in, journal);
    check_lines(in, journal);
    return collector.take();
}

}  // namespace month_end

inline namespace v0 {

Problems problems_in(const Journal& journal, const Agreement& agreement)
{
    return month_end::problems_of(journal, agreement, {});
}

}  // namespace v0
}  // namespace riskshare
