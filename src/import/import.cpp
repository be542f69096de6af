#include <riskshare/import.hpp>

#include <utility>

#include <fmt/format.h>

#include <riskshare/error.hpp>

#include "extracts.hpp"
#include "reconcile.hpp"

namespace riskshare {
inline namespace v0 {

ImportedCsvs import_csvs(std::string_view mapping, const std::vector<std::string>& csvs)
{
    try {
        const importing::Mapping read = importing::parse_mapping(mapping);
        if (read.extracts.size() != csvs.size()) {
            throw Misuse{fmt::format("the mapping has {} extracts, and there are {} "
                                     "CSVs",
                                     read.extracts.size(), csvs.size())};
        }
        importing::Imported imported = importing::read_extracts(read, csvs);
        if (imported.has_problems()) {
            return {{}, std::move(imported.of_mapping), std::move(imported.of_csvs)};
        }
        return {importing::to_json(read, imported.services), {}, std::move(imported.of_csvs)};
    } catch (const InputError& refused) {
        return {{}, refused.problems(), {}};
    }
}

ReconciledCsv reconcile_csv(std::string_view specification, std::string_view csv)
{
    try {
        const importing::Reconciliation read = importing::parse_reconciliation(specification);
        importing::Reconciled reconciled = importing::reconcile(read, csv);
        if (!reconciled.of_specification.empty() || !reconciled.of_csv.empty()) {
            return {
                {}, false, std::move(reconciled.of_specification), std::move(reconciled.of_csv)};
        }
        return {importing::to_json(read, reconciled), reconciled.adds_up(), {}, {}};
    } catch (const InputError& refused) {
        return {{}, false, refused.problems(), {}};
    }
}

}  // namespace v0
}  // namespace riskshare
