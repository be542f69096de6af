#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <riskshare/month_end/journals.hpp>

#include "line_place.hpp"

namespace riskshare {
namespace {

/// What the ledgers need to hold in one place, and what was posted there.
struct Held {
    JournalLine line;  ///< as it is needed, or else as it was posted first
    bool is_needed;
    Money posted = Money::from_pence(0);
};

/// Journals that do not have the next number each.
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
                          "Take the copy out: what it posts would count twice."});
        } else if (number > static_cast<int>(first_of.size())) {
            problems.add({"journal_missing", place,
                          "must be one more than that of the journal before",
                          fmt::format("found {} among {} journals", number, first_of.size()),
                          "Add the journals that are missing: what they posted counts."});
        }
    }
}

void check_month_is_not_past(Problems& problems, const Journal& journal, std::size_t place,
                             int month)
{
    if (journal.month <= month || !is_month(journal.month)) { return; }
    problems.add({"month_is_past", fmt::format("/{}/month", place),
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

/// What the line says of itself, and what of it was posted before.
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

Journal journal_of(const Settlement& settlement, const ByService& by_service,
                   std::span<const Journal> posted)
{
    check_posted(posted, settlement);
    const Agreement& agreement = settlement.agreement();
    std::map<LinePlace, Held> places;
    for (JournalLine& line : journal_lines_needed(settlement, by_service)) {
        LinePlace place = place_of(line, agreement);
        places.emplace(std::move(place), Held{std::move(line), true});
    }
    for (const Journal& journal : posted) {
        for (const JournalLine& line : journal.lines) {
            Held& held =
                places.try_emplace(place_of(line, agreement), Held{line, false}).first->second;
            held.posted += line.amount;
        }
    }

    const PositionFigures& figures = settlement.position.figures();
    Journal journal{figures.agreement, figures.financial_year, figures.month, figures.basis,
                    static_cast<int>(posted.size()) + 1};
    for (auto& [place, held] : places) {
        const Money needed = held.is_needed ? held.line.amount : 0_p;
        if (needed == held.posted) { continue; }
        JournalLine line = held.line;
        line.narrative = narrative_of(held, agreement);
        line.amount = needed - held.posted;
        journal.lines.push_back(std::move(line));
    }
    return journal;
}

Journal journal_of(const Settlement& settlement, std::span<const Journal> posted)
{
    return journal_of(settlement, by_service(settlement), posted);
}

}  // namespace riskshare
