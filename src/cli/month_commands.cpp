#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/month_end/months.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/workbook.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "output.hpp"
#include "posted.hpp"
#include "present/writers/journal_writers.hpp"
#include "progress.hpp"
#include "report/joint_finance_report.hpp"
#include "workbook/limits.hpp"

namespace riskshare::cli {
namespace {

/// A variance is called adverse or favourable in the formal report.
Output with_words(Output output)
{
    output.display.adverse_words = true;
    return output;
}

/// Fails: Refusal where no workbook could take the settlement.
void check_workbook(const Settlement& settlement, const Files& files)
{
    try {
        static_cast<void>(workbook::most_amounts(settlement));
    } catch (const WorkbookRefused& refusal) {
        throw Refusal{fmt::format("{}: {}   [workbook_too_large]\n", file_name(files.agreement),
                                  refusal.what())};
    }
}

/// Checks the folder before anything is worked out. Fails: WrongRequest.
void check_folder(const WriteMonth& month)
{
    std::error_code error;
    if (month.posted && std::filesystem::equivalent(month.folder, *month.posted, error) && !error) {
        throw WrongRequest{
            "--out is the folder of --posted: a month has files that no ledger posts"};
    }
    const auto type = std::filesystem::status(month.folder, error).type();
    if (type == std::filesystem::file_type::not_found) { return; }
    const auto fail = [&](std::string_view is) {
        throw WrongRequest{
            fmt::format("--out must be a new folder: {} is {}", file_name(month.folder), is)};
    };
    if (type != std::filesystem::file_type::directory) { fail("not a folder"); }
    if (!std::filesystem::is_empty(month.folder, error)) { fail("there and not empty"); }
    if (std::filesystem::equivalent(month.folder, ".", error)) { fail("the current one"); }
}

/// A file of the month, and its purpose.
struct MonthFile {
    NamedText file;
    std::string_view purpose;
};

std::vector<MonthFile> files_of_month(const WriteMonth& month, const Progress& progress)
{
    const Position position = read_position(month.files);
    progress.at("settling");
    const Settlement settlement = settle(position);
    check_workbook(settlement, month.files);
    check_explained(position, month.files);
    const ByService by_service =
        by_service_of(settlement, month.files, "a month", most_of_journals);
    const Journal journal = next_journal(
        settlement, by_service, read_posted(month.posted, position.agreement()), month.files);
    progress.at("explaining the settlement");
    const Explanation explanation = explain(settlement);
    progress.at("writing the report");
    const auto joint =
        report::joint_finance_report(settlement, by_service, months(position), journal);
    const Output markdown{.format = Format::markdown, .display = month.display};
    std::vector<MonthFile> files{
        {{"report.html", report::to_html(joint, explanation, month.display)},
         "the joint finance report"},
        {{"report.md",
          rendered(report::to_report(joint, month.display.unit), with_words(markdown))},
         "the same for a committee paper"},
        {{"journals.csv", present::to_upload_csv(journal, position.agreement())},
         journal.lines.empty() ? "nothing to post" : "journals to upload to each ledger"},
        {{"journals.json", to_json(journal)}, "to keep with the journals that were posted"},
        {{"settlement.json", to_json(settlement, &explanation, &by_service)},
         "the settlement with its explanation"}};
    progress.at("writing the workbook");
    files.push_back({{"workbook.xlsx", to_xlsx(settlement)}, "a workbook that recalculates"});
    return files;
}

}  // namespace

Answer run(const WriteReport& asked)
{
    const auto& [files, folder, output] = asked;
    const Settlement settlement = read_settlement(files);
    if (output.format == Format::html) { check_explained(settlement.position, files); }
    const ByService by_service =
        by_service_of(settlement, files, "the report", folder ? most_of_journals : most_of_table);
    std::optional<Journal> journal;
    if (folder) {
        journal = next_journal(settlement, by_service, read_posted(folder, settlement.agreement()),
                               files);
    }
    const auto joint =
        report::joint_finance_report(settlement, by_service, months(settlement.position), journal);
    if (output.format == Format::json) { return {to_json(joint)}; }
    if (output.format == Format::html) {
        return {report::to_html(joint, explain(settlement), output.display)};
    }
    return {rendered(report::to_report(joint, output.display.unit), with_words(output))};
}

Answer run(const WriteWorkbook& asked)
{
    const Settlement settlement = read_settlement(asked.files);
    check_workbook(settlement, asked.files);
    return {to_xlsx(settlement)};
}

Answer run(const WriteMonth& month)
{
    check_folder(month);
    const Progress progress;
    std::vector<NamedText> files;
    std::string listed;
    for (MonthFile& each : files_of_month(month, progress)) {
        const auto path = std::filesystem::path{month.folder} / each.file.name;
        listed += fmt::format("{}: {}\n", file_name(path.string()), each.purpose);
        files.push_back(std::move(each.file));
    }
    progress.at("saving");
    write_folder(month.folder, files);
    return {listed};
}

}  // namespace riskshare::cli
