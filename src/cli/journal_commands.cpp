#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/month_end/journals.hpp>
#include <riskshare/settle.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "present/reports.hpp"
#include "present/writers/journal_writers.hpp"

namespace riskshare::cli {
namespace {

/// The journals that were posted, by number, and the file of each.
struct Posted {
    std::vector<Journal> journals;
    std::vector<std::string> files;
};

/// Fails: FileError; Refusal with the problems of every file.
Posted read_posted(const std::string& folder, const Agreement& agreement)
{
    std::vector<std::pair<Journal, std::string>> read;
    std::string problems;
    for (const std::string& file : posted_files(folder)) {
        try {
            read.emplace_back(parse_journal(read_input(file), agreement), file);
        } catch (const InputError& error) {
            problems += describe_all(error.problems(), file);
        }
    }
    if (!problems.empty()) { throw Refusal{problems}; }
    std::ranges::stable_sort(read, {}, [](const auto& entry) { return entry.first.number; });
    Posted posted;
    for (auto& [journal, file] : read) {
        posted.journals.push_back(std::move(journal));
        posted.files.push_back(std::move(file));
    }
    return posted;
}

/// The problem as one of a journal's file: its place begins with the journal's own in the list.
std::string describe_in_file(Problem problem, const std::vector<std::string>& files)
{
    std::size_t index = 0;
    const char* first = problem.place.data() + 1;
    const auto number = std::from_chars(first, problem.place.data() + problem.place.size(), index);
    problem.place.erase(0, static_cast<std::size_t>(number.ptr - problem.place.data()));
    Problems one;
    one.add(std::move(problem));
    return describe_all(one, files[index]);
}

/// Fails: FileError; Refusal with the problems of every file.
Posted posted_of(const Request& request, const Agreement& agreement)
{
    return request.posted ? read_posted(*request.posted, agreement) : Posted{};
}

/// Fails: Refusal, of the files as a whole.
Journal next_journal(const Settlement& settlement, const ByService& by_service,
                     const Posted& posted, const Request& request)
{
    try {
        return journal_of(settlement, by_service, posted.journals);
    } catch (const InputError& error) {
        std::string text;
        for (const Problem& problem : error.problems().kept()) {
            text += problem.code == "host_missing"
                        ? describe_all(error.problems(), request.agreement)
                        : describe_in_file(problem, posted.files);
        }
        throw Refusal{text};
    }
}

}  // namespace

Journal journal_to_post(const Settlement& settlement, const ByService& by_service,
                        const Request& request)
{
    return next_journal(settlement, by_service, posted_of(request, settlement.agreement()),
                        request);
}

std::string journals(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    const Settlement settlement = riskshare::settle(agreement, *position);
    const ByService by_service = analysed(settlement, request, "journals");
    const Posted posted = posted_of(request, agreement);
    const Journal journal = next_journal(settlement, by_service, posted, request);
    switch (request.format) {
    case Format::json:
        return to_json(journal);
    case Format::csv:
        return to_upload_csv(journal, agreement);
    case Format::ledger:
    case Format::hledger:
        return to_ledger_text(journal, agreement);
    case Format::beancount:
        return to_beancount_text(journal, agreement, posted.journals);
    case Format::table:
    case Format::markdown:
    case Format::html:
        break;
    }
    return write(journals_report(settlement, by_service, journal), request);
}

}  // namespace riskshare::cli
