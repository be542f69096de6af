#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "output.hpp"
#include "posted.hpp"
#include "present/reports.hpp"
#include "present/writers/journal_writers.hpp"

namespace riskshare::cli {
namespace {

/// Describes a problem as one of a journal's file. Its place begins with the journal's index.
std::string describe_in_file(Problem problem, const std::vector<std::string>& files)
{
    std::size_t index = 0;
    const char* first = problem.place.data() + 1;
    const auto number = std::from_chars(first, problem.place.data() + problem.place.size(), index);
    problem.place.erase(0, static_cast<std::size_t>(number.ptr - problem.place.data()));
    return describe_one(std::move(problem), files[index]);
}

}  // namespace

Posted read_posted(const std::optional<std::string>& folder, const Agreement& agreement)
{
    if (!folder) { return {}; }
    std::vector<std::pair<Journal, std::string>> read;
    std::string problems;
    for (const std::string& file : posted_files(*folder)) {
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

Journal next_journal(const Settlement& settlement, const ByService& by_service,
                     const Posted& posted, const Files& files)
{
    try {
        return journal(settlement, by_service, posted.journals);
    } catch (const InputError& error) {
        std::string text;
        for (const Problem& problem : error.problems().kept()) {
            text += problem.code == "host_missing" ? describe_all(error.problems(), files.agreement)
                                                   : describe_in_file(problem, posted.files);
        }
        throw Refusal{text};
    }
}

Answer run(const PostJournals& asked)
{
    const auto& [files, folder, output] = asked;
    const Settlement settlement = read_settlement(files);
    const Agreement& agreement = settlement.agreement();
    const ByService by_service = by_service_of(settlement, files, "journals", most_of_journals);
    const Posted posted = read_posted(folder, agreement);
    const Journal journal = next_journal(settlement, by_service, posted, files);
    switch (output.format) {
    case Format::json:
        return {to_json(journal)};
    case Format::csv:
        return {present::to_upload_csv(journal, agreement)};
    case Format::ledger:
    case Format::hledger:
        return {present::to_ledger_text(journal, agreement)};
    case Format::beancount:
        return {present::to_beancount_text(journal, agreement, posted.journals)};
    case Format::table:
    case Format::markdown:
    case Format::html:
        break;
    }
    return {rendered(present::journals_report(settlement, by_service, journal), output)};
}

}  // namespace riskshare::cli
