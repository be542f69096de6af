#include "facts.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "files.hpp"
#include "text/nearest.hpp"
#include "text/printable_text.hpp"
#include "values/limits.hpp"
#include "json/position_text.hpp"

namespace riskshare::cli {

std::string not_known(std::string_view what, std::string_view word,
                      std::span<const std::string_view> known)
{
    const std::string_view meant = nearest(word, known);
    return fmt::format("no {} {}{} Known are {}", what, in_quotes(word),
                       meant.empty() ? "." : fmt::format("; did you mean {}?", in_quotes(meant)),
                       fmt::join(known, ", "));
}

std::string file_name(const std::string& path)
{
    return path == standard_input ? "standard input" : printable_text(path);
}

std::string describe_all(const Problems& problems, const std::string& path, std::string_view prefix,
                         std::string_view what)
{
    std::string text;
    for (const Problem& problem : problems.kept()) {
        const Problem safe{printable_text(problem.code), printable_text(problem.place),
                           printable_text(problem.expected), printable_text(problem.found),
                           printable_text(problem.remedy)};
        text += fmt::format("{}{}\n", prefix, describe(safe, file_name(path)));
    }
    if (problems.not_kept() > 0) {
        text += fmt::format("{}: and {} more {}\n", file_name(path), problems.not_kept(), what);
    }
    return text;
}

std::string describe_one(Problem problem, const std::string& path)
{
    Problems one;
    one.add(std::move(problem));
    return describe_all(one, path);
}

Source read_source(const std::string& path) { return {path, read_input(path)}; }

Facts parse_facts(const Source& agreement_file, const std::optional<Source>& position_file)
{
    std::optional<Agreement> agreement;
    try {
        agreement = parse_agreement(agreement_file.text);
    } catch (const InputError& error) {
        std::string problems = describe_all(error.problems(), agreement_file.path);
        if (position_file) {
            problems +=
                describe_all(problems_in_position_text(position_file->text), position_file->path);
        }
        throw Refusal{problems};
    }
    if (!position_file) { return {*agreement, std::nullopt}; }
    try {
        return {*agreement, parse_position(position_file->text, *agreement)};
    } catch (const InputError& error) {
        throw Refusal{describe_all(error.problems(), position_file->path)};
    }
}

Facts read_facts(const std::string& agreement, const std::optional<std::string>& position)
{
    const Source agreement_file = read_source(agreement);
    std::optional<Source> position_file;
    if (position) { position_file = read_source(*position); }
    return parse_facts(agreement_file, position_file);
}

Position read_position(const Files& files)
{
    return read_facts(files.agreement, files.position).position.value();
}

Settlement read_settlement(const Files& files)
{
    const Position position = read_position(files);
    return settle(position);
}

namespace {

/// True for `1.json` and `1.JSON`, and not for a hidden file.
bool is_named_as_journal(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending == ".json" && !file.filename().native().starts_with('.');
}

}  // namespace

std::vector<std::string> posted_files(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    std::filesystem::directory_iterator entries{folder, error};
    for (; !error && entries != std::filesystem::directory_iterator{}; entries.increment(error)) {
        if (!is_named_as_journal(entries->path())) { continue; }
        const std::string file = entries->path().string();
        std::error_code missing;
        const auto type = entries->status(missing).type();
        const bool is_folder = type == std::filesystem::file_type::directory;
        const bool is_missing = type == std::filesystem::file_type::not_found;
        if (!is_missing && type != std::filesystem::file_type::regular) {
            throw Refusal{describe_one({"not_a_file", "", "must be a file, to be read as a journal",
                                        is_folder ? "found a folder" : "found a pipe or a device",
                                        "Move it out of the folder of the journals."},
                                       file)};
        }
        files.push_back(file);
    }
    if (error) { throw FileError{"cannot read", folder, error}; }
    std::ranges::sort(files);
    return files;
}

ByService by_service_of(const Settlement& settlement, const Files& files,
                        std::string_view asked_for, std::size_t most)
{
    const std::size_t services = settlement.services.size();
    const std::size_t partners = settlement.partners.size();
    if (services <= most / partners) { return by_service(settlement); }
    throw Refusal{describe_one(
        {"too_many_figures", "/services",
         fmt::format("must have at most {} figures for {}, one for each service and partner", most,
                     asked_for),
         fmt::format("found {} services and {} partners", services, partners),
         "Check that this is the right file."},
        files.agreement)};
}

void check_explained(const Position& position, const Files& files)
{
    constexpr std::size_t most_explained = 160'000;
    const Agreement& agreement = position.agreement();
    std::size_t bands = 0;
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        bands += std::max(risk_share.overspend.size(), risk_share.underspend.size());
    }
    const auto& ending = position.figures().ending;
    std::size_t figures = agreement.partners().size() * (bands + (ending ? ending->size() : 0));
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        figures += agreed_services(agreement)[i].budget_lines.size() +
                   service_positions(position)[i].ledger_lines.size();
    }
    if (figures <= most_explained) { return; }
    throw Refusal{describe_one(
        {"too_many_figures", "",
         fmt::format("must have at most {} figures to be explained: contributions and ledgers of "
                     "services, and partners times bands and items of an ending",
                     most_explained),
         fmt::format("found {}", figures),
         "Show the settlement as a table, or as Markdown or CSV."},
        files.agreement)};
}

}  // namespace riskshare::cli
