#pragma once

#include <string>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Thrown for a settlement that is too large for a workbook to work out exactly. The text names
/// every limit that is passed.
class RISKSHARE_EXPORT WorkbookRefused : public Error {
public:
    using Error::Error;
};

/// Writes the settlement as an Excel workbook (XLSX) of live formulas without macros: change an
/// outturn, and every figure is as the engine would settle it, to the penny. Same facts, same
/// bytes.
///
/// Fails:    WorkbookRefused, see docs/limits.md; FileError where no temporary file can be
///           written; Contradiction where a formula differs from the settlement.
/// Source:   docs/rules.md; docs/formats.md for the sheets.
[[nodiscard]] RISKSHARE_EXPORT std::string to_xlsx(const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
