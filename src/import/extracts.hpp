#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>

#include "mapping.hpp"

/// Ledger extracts and budget lines as CSV, read as a mapping says.

namespace riskshare::importing {

/// A service as read from the CSVs.
struct ImportedService {
    std::string id;
    ByPartner<Recorded> amounts{};       ///< the outturn, or what is contributed
    ByPartner<LedgerFigures> ledgers{};  ///< if the mapping has columns for them
    // For services of an agreement only.
    std::string name{};
    Fund fund = Fund::pooled;
    Responsibility responsible{};
};

struct RISKSHARE_EXPORT Imported {
    std::vector<ImportedService> services{};  ///< in the order of their first lines
    Problems of_mapping{};                    ///< where the CSVs contradict it
    std::vector<Problems> of_csvs{};          ///< one per CSV

    [[nodiscard]] bool has_problems() const;
};

/// Reads CSVs. Lines of one service and partner add up.
///
/// Shapes:   one text for each extract of the mapping, in its order.
/// Returns:  the services, or every problem.
/// Fails:    MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT Imported read_extracts(const Mapping& mapping,
                                                      const std::vector<std::string>& csvs);

/// Writes the position or the list of services, as in docs/formats.md.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Mapping& mapping,
                                                   const std::vector<ImportedService>& services);

}  // namespace riskshare::importing
