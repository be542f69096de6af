#include "facts.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

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

std::vector<std::string> posted_files(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    std::filesystem::directory_iterator entries{folder, error};
    for (; !error && entries != std::filesystem::directory_iterator{}; entries.increment(error)) {
        if (entries->path().extension() == ".json") { files.push_back(entries->path().string()); }
    }
    if (error) { throw FileError{"cannot read", folder, error}; }
    std::ranges::sort(files);
    return files;
}

ByService by_service_of(const Settlement& settlement, const Files& files,
                        std::string_view asked_for)
{
    const std::size_t services = settlement.services.size();
    const std::size_t partners = settlement.partners.size();
    if (services <= most_figures / partners) { return by_service(settlement); }
    throw Refusal{fmt::format("{}: too many figures for {}: {} services by {} partners, at most "
                              "{}\n",
                              file_name(files.agreement), asked_for, services, partners,
                              most_figures)};
}

}  // namespace riskshare::cli
