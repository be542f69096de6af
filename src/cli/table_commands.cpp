#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "import/extracts.hpp"
#include "import/reconcile.hpp"
#include "output.hpp"
#include "present/reports.hpp"

namespace riskshare::cli {
namespace {

/// Parses the JSON file that says how to read tables. Fails: FileError; Refusal.
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

Answer run(const Import& asked)
{
    const importing::Mapping mapping = read_instructions(asked.mapping, importing::parse_mapping);
    if (mapping.extracts.size() != asked.csvs.size()) {
        throw WrongRequest{
            fmt::format("{} says how to read {} CSV, one under \"extracts\" for each, and "
                        "there are {}",
                        file_name(asked.mapping), mapping.extracts.size(), asked.csvs.size())};
    }
    std::vector<std::string> csvs;
    for (const std::string& path : asked.csvs) { csvs.push_back(read_input(path)); }
    const importing::Imported imported = importing::read_extracts(mapping, csvs);
    if (imported.has_problems()) {
        std::string problems = describe_all(imported.of_mapping, asked.mapping);
        for (std::size_t i = 0; i < csvs.size(); ++i) {
            problems += describe_all(imported.of_csvs[i], asked.csvs[i]);
        }
        throw Refusal{problems};
    }
    return {importing::to_json(mapping, imported.services)};
}

Answer run(const Reconcile& asked)
{
    const importing::Reconciliation specification =
        read_instructions(asked.totals, importing::parse_reconciliation);
    const importing::Reconciled reconciled =
        importing::reconcile(specification, read_input(asked.csv));
    const std::string problems = describe_all(reconciled.of_specification, asked.totals) +
                                 describe_all(reconciled.of_csv, asked.csv);
    if (!problems.empty()) { throw Refusal{problems}; }
    return {asked.output.format == Format::json
                ? importing::to_json(specification, reconciled)
                : rendered(present::reconciliation_report(specification, reconciled), asked.output),
            reconciled.adds_up() ? done : refused};
}

}  // namespace riskshare::cli
