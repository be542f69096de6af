#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "import/extracts.hpp"
#include "import/reconcile.hpp"
#include "present/reports.hpp"

namespace riskshare::cli {
namespace {

/// What a file says of how tables are to be read. Fails: FileError; Refusal.
template <class Parse>
auto read_instructions(const std::string& path, Parse parse)
{
    const Source file = read_source(path);
    try {
        return parse(file.text);
    } catch (const InputError& error) {
        throw Refusal{describe_all(error.problems(), path)};
    }
}

}  // namespace

std::string import_tables(const Request& request)
{
    const importing::Mapping mapping =
        read_instructions(request.instructions, importing::parse_mapping);
    if (mapping.extracts.size() != request.tables.size()) {
        throw Misuse{fmt::format("{} says how to read {} CSV, one under \"extracts\" for each, and "
                                 "there are {}",
                                 file_name(request.instructions), mapping.extracts.size(),
                                 request.tables.size())};
    }
    std::vector<std::string> csvs;
    for (const std::string& path : request.tables) { csvs.push_back(read_input(path)); }
    const importing::Imported imported = importing::read_extracts(mapping, csvs);
    if (imported.has_problems()) {
        std::string problems = describe_all(imported.of_mapping, request.instructions);
        for (std::size_t i = 0; i < csvs.size(); ++i) {
            problems += describe_all(imported.of_csvs[i], request.tables[i]);
        }
        throw Refusal{problems};
    }
    return importing::to_json(mapping, imported.services);
}

Answer reconcile(const Request& request)
{
    const importing::Reconciliation specification =
        read_instructions(request.instructions, importing::parse_reconciliation);
    const std::string& path = request.tables.front();
    const importing::Reconciled reconciled = importing::reconcile(specification, read_input(path));
    const std::string problems = describe_all(reconciled.of_specification, request.instructions) +
                                 describe_all(reconciled.of_csv, path);
    if (!problems.empty()) { throw Refusal{problems}; }
    return {request.format == Format::json
                ? importing::to_json(specification, reconciled)
                : write(reconciliation_report(specification, reconciled), request),
            reconciled.adds_up() ? done : refused};
}

}  // namespace riskshare::cli
