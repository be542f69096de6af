#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>

#include "mapping.hpp"

/// Ledger extracts and budget lines as CSV, read as a mapping says.

namespace riskshare::importing {

/// A service as the CSVs have it.
struct ImportedService {
    std::string id;
    ByPartner<Recorded> amounts{};       ///< the outturn, or what is contributed
    ByPartner<LedgerFigures> ledgers{};  ///< where the mapping has columns of them
    // Of services of an agreement alone.
    std::string name{};
    Fund fund = Fund::pooled;
    Responsibility responsible{};
};

struct Imported {
    std::vector<ImportedService> services{};  ///< in the order in which the CSVs first have them
    Problems of_mapping{};                    ///< what it says and the CSVs do not bear out
    std::vector<Problems> of_csvs{};          ///< of each CSV

    [[nodiscard]] bool has_problems() const;
};

/// Reads CSVs. Lines of one service and partner add up.
///
/// Shapes:   one text for each extract of the mapping, in its order.
/// Returns:  the services, or every problem.
/// Fails:    MoneyOverflow.
[[nodiscard]] Imported read_extracts(const Mapping& mapping, const std::vector<std::string>& csvs);

/// What was read in the form of docs/formats.md: the position, or the list of services.
[[nodiscard]] std::string to_json(const Mapping& mapping,
                                  const std::vector<ImportedService>& services);

/// The JSON Schema of the mapping.
[[nodiscard]] std::string_view mapping_schema();

}  // namespace riskshare::importing
