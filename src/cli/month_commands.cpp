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
#include "present/writers/journal_writers.hpp"
#include "progress.hpp"
#include "report/joint_finance_report.hpp"

namespace riskshare::cli {
namespace {

std::string written(const JointFinanceReport& joint, const Request& request, Format format)
{
    Request with_words = request;
    with_words.format = format;
    with_words.display.adverse_words = true;
    return write(to_report(joint, request.display.unit), with_words);
}

/// Fails: Refusal.
std::string workbook_of(const Settlement& settlement, const Request& request)
{
    try {
        return to_xlsx(settlement);
    } catch (const WorkbookRefused& refusal) {
        throw Refusal{fmt::format("{}: {}\n", file_name(request.agreement), refusal.what())};
    }
}

/// Said before anything is worked out. Fails: Misuse.
void check_folder(const Request& request)
{
    const std::string& folder = *request.folder;
    std::error_code error;
    if (request.posted && std::filesystem::equivalent(folder, *request.posted, error) && !error) {
        throw Misuse{"--out is the folder of --posted: a month has files that no ledger posts"};
    }
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error)) {
        throw Misuse{fmt::format("--out must be a new folder: {} is there and not empty",
                                 file_name(folder))};
    }
}

/// A file of the month, and what it is for.
struct MonthFile {
    NamedText file;
    std::string_view purpose;
};

std::vector<MonthFile> files_of_month(const Request& request, const Progress& progress)
{
    const auto [agreement, position] = read_facts(request);
    progress.at("settling");
    const Settlement settlement = riskshare::settle(agreement, *position);
    const ByService by_service = analysed(settlement, request, "a month");
    const Journal journal = journal_to_post(settlement, by_service, request);
    progress.at("explaining the settlement");
    const Explanation explanation = riskshare::explain(settlement);
    progress.at("writing the report");
    const JointFinanceReport joint =
        joint_finance_report(settlement, by_service, months_of(*position), journal);
    std::vector<MonthFile> files{
        {{"report.html", to_html(joint, explanation, request.display)}, "the joint finance report"},
        {{"report.md", written(joint, request, Format::markdown)},
         "the same for a committee paper"},
        {{"journals.csv", to_upload_csv(journal, agreement)},
         journal.lines.empty() ? "nothing to post" : "journals to upload to each ledger"},
        {{"journals.json", to_json(journal)}, "to keep with the journals that were posted"},
        {{"settlement.json", to_json(settlement, &explanation, &by_service)},
         "the settlement with its explanation"}};
    progress.at("writing the workbook");
    files.push_back(
        {{"workbook.xlsx", workbook_of(settlement, request)}, "a workbook that recalculates"});
    return files;
}

}  // namespace

std::string report(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    const Settlement settlement = riskshare::settle(agreement, *position);
    const ByService by_service = analysed(settlement, request, "the report");
    std::optional<Journal> journal;
    if (request.posted) { journal = journal_to_post(settlement, by_service, request); }
    const JointFinanceReport joint =
        joint_finance_report(settlement, by_service, months_of(*position), journal);
    if (request.format == Format::json) { return to_json(joint); }
    if (request.format == Format::html) {
        return to_html(joint, riskshare::explain(settlement), request.display);
    }
    return written(joint, request, request.format);
}

std::string workbook(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    return workbook_of(riskshare::settle(agreement, *position), request);
}

std::string month(const Request& request)
{
    check_folder(request);
    const Progress progress;
    std::vector<NamedText> files;
    std::string listed;
    for (MonthFile& each : files_of_month(request, progress)) {
        const auto path = std::filesystem::path{*request.folder} / each.file.name;
        listed += fmt::format("{}: {}\n", file_name(path.string()), each.purpose);
        files.push_back(std::move(each.file));
    }
    progress.at("saving");
    write_folder(*request.folder, files);
    return listed;
}

}  // namespace riskshare::cli
