#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/month_end/journals.hpp>

#include "line_key.hpp"

namespace riskshare {
namespace month_end {
namespace {

/// The amount the ledgers need to hold under one key, and the amount posted there.
struct Held {
    JournalLine line;  ///< as needed, else as first posted
    bool is_needed;
    Money posted = 0_p;
    std::string place{};  ///< of the line posted last, in the list of journals
};

/// Reports journals that are not numbered 1, 2, 3 and so on.
void check_numbers(Problems& problems, std::span<const Journal> posted)
{
    std::map<int, std::size_t> first_of;
    for (std::size_t i = 0; i < posted.size(); ++i) { first_of.try_emplace(posted[i].number, i); }
    for (std::size_t i = 0; i < posted.size(); ++i) {
        const int number = posted[i].number;
        const std::string place = fmt::format("/{}/number", i);
        if (first_of[number] != i) {
            problems.add({"journal_repeated", place,
                          "must be a number that no other journal of the year has",
                          fmt::format("found {} a second time", number),
                          "Remove the copy: its lines would count twice."});
        } else if (number > static_cast<int>(first_of.size())) {
            problems.add({"journal_missing", place,
                          "must be one more than the number of the journal before",
                          fmt::format("found {} among {} journals", number, first_of.size()),
                          "Add the missing journals: their lines count."});
        }
    }
}

void check_month_is_not_past(Problems& problems, const Journal& journal, std::size_t index,
                             int month)
{
    if (journal.month <= month || !is_month(journal.month)) { return; }
    problems.add({"month_is_past", fmt::format("/{}/month", index),
                  "must not be after the month of the position",
                  fmt::format("found {}, and the position is of month {}", journal.month, month),
                  "Post a correction in the latest month: give its position."});
}

/// Fails: InputError.
void check_posted(std::span<const Journal> posted, const Settlement& settlement)
{
    Problems problems;
    for (std::size_t i = 0; i < posted.size(); ++i) {
        const Problems found = problems_in(posted[i], settlement.agreement());
        for (Problem problem : found.kept()) {
            problem.place = fmt::format("/{}{}", i, problem.place);
            problems.add(std::move(problem));
        }
        for (std::size_t count = 0; count < found.not_kept(); ++count) { problems.add(Problem{}); }
        check_month_is_not_past(problems, posted[i], i, settlement.position.figures().month);
    }
    check_numbers(problems, posted);
    if (!problems.empty()) { throw InputError{problems}; }
}

/// Adds up what a line held and a journal's line. Fails: InputError where that does not fit.
template <class Work>
Money fitting(const std::string& place, Work work)
{
    try {
        return work();
    } catch (const MoneyOverflow&) {
        Problems problems;
        problems.add({"total_too_large", place,
                      "must total at most 92233720368547758.07, which is 64 bits of pence",
                      "found a larger total of what is posted and needed there",
                      "Put the file back as it was written."});
        throw InputError{problems};
    }
}

/// The narrative of a line, with the amount posted before.
std::string narrative_of(const Held& held, const Agreement& agreement)
{
    if (!held.is_needed) {
        return fmt::format("{}: {} posted before is reversed",
                           subject_of(held.line.service, agreement), magnitude(held.posted));
    }
    if (held.posted == 0_p) { return held.line.narrative; }
    const bool is_same_way = (held.posted < 0_p) == (held.line.amount < 0_p);
    return fmt::format("{}; {} was posted before{}", held.line.narrative, magnitude(held.posted),
                       is_same_way ? "" : ", the other way");
}

}  // namespace
}  // namespace month_end

inline namespace v0 {

Journal journal(const Settlement& settlement, const ByService& by_service,
                std::span<const Journal> posted)
{
    month_end::check_posted(posted, settlement);
    const Agreement& agreement = settlement.agreement();
    using month_end::Held;
    using month_end::key_of;
    std::map<month_end::LineKey, Held> by_key;
    for (JournalLine& line : journal_lines_needed(settlement, by_service)) {
        auto key = key_of(line, agreement);
        by_key.emplace(std::move(key), Held{std::move(line), true});
    }
    for (const Journal& journal : posted) {
        for (const JournalLine& line : journal.lines) {
            Held& held =
                by_key.try_emplace(key_of(line, agreement), Held{line, false}).first->second;
            held.place =
                fmt::format("/{}/lines/{}", &journal - posted.data(), &line - journal.lines.data());
            held.posted = month_end::fitting(held.place, [&] { return held.posted + line.amount; });
        }
    }

    const PositionFigures& figures = settlement.position.figures();
    Journal journal{figures.agreement, figures.financial_year, figures.month, figures.basis,
                    static_cast<int>(posted.size()) + 1};
    for (auto& entry : by_key) {
        const Held& held = entry.second;
        const Money needed = held.is_needed ? held.line.amount : 0_p;
        if (needed == held.posted) { continue; }
        JournalLine line = held.line;
        line.amount = month_end::fitting(held.place, [&] {
            line.narrative = month_end::narrative_of(held, agreement);
            return needed - held.posted;
        });
        journal.lines.push_back(std::move(line));
    }
    return journal;
}

Journal journal(const Settlement& settlement, std::span<const Journal> posted)
{
    return journal(settlement, by_service(settlement), posted);
}

}  // namespace v0
}  // namespace riskshare
