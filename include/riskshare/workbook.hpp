#pragma once

#include <stdexcept>
#include <string>

#include <riskshare/settlement.hpp>

namespace riskshare {

/// Thrown for a settlement that is too large for a workbook to work out exactly. The text names
/// every limit that is passed.
class WorkbookRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Writes the settlement as an Excel workbook (XLSX) of live formulas without macros: change an
/// outturn, and every figure is as the engine would settle it, to the penny. Same facts, same
/// bytes.
///
/// Fails:    WorkbookRefused, see docs/limits.md; std::system_error where no temporary file can be
///           written; std::logic_error where a formula differs from the settlement.
/// Source:   docs/rules.md; docs/formats.md for the sheets.
[[nodiscard]] std::string to_xlsx(const Settlement& settlement);

}  // namespace riskshare
