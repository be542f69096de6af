#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>

/// CSVs of ledgers, budget lines and printed tables. A file in JSON says how to read them:
/// docs/formats.md. What it does not say is refused, not guessed.

namespace riskshare {
inline namespace v0 {

/// The facts in CSVs, or every reason to refuse them.
struct ImportedCsvs {
    std::string json{};               ///< a position, or services; empty if there are problems
    Problems of_mapping{};            ///< also where the CSVs contradict it
    std::vector<Problems> of_csvs{};  ///< one per CSV, if the mapping could be read

    [[nodiscard]] bool has_problems() const { return json.empty(); }
};

/// Makes a position from ledgers' CSVs, for parse_position(); or an agreement's list of services
/// from budget lines. Lines of one service and partner add up.
///
/// Shapes: one CSV for each extract of the mapping, in its order.
/// Fails:  Misuse where there are more or fewer CSVs; MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT ImportedCsvs import_csvs(std::string_view mapping,
                                                        const std::vector<std::string>& csvs);

/// The verdict on a printed table, or every reason to refuse it.
struct ReconciledCsv {
    std::string json{};  ///< every sum and what it is off by; empty if there are problems
    bool adds_up = false;
    Problems of_specification{};  ///< also labels that the table lacks
    Problems of_csv{};

    [[nodiscard]] bool has_problems() const { return json.empty(); }
};

/// Checks every sum that a table should add up to. Fails: MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT ReconciledCsv reconcile_csv(std::string_view specification,
                                                           std::string_view csv);

/// The JSON Schemas of the mapping and of the specification.
[[nodiscard]] RISKSHARE_EXPORT std::string_view mapping_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view reconciliation_schema();

}  // namespace v0
}  // namespace riskshare
