#pragma once

#include <stdexcept>
#include <string>

#include <riskshare/settlement.hpp>

namespace riskshare {

/// A settlement with more, or with larger amounts, than a workbook works out exactly. The text
/// names every limit that is passed.
class WorkbookRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The settlement as an Excel workbook (XLSX) of live formulas and no macros: whoever changes an
/// outturn in it sees every figure as the engine would settle it, to the penny. Same facts, same
/// bytes.
///
/// Fails:    WorkbookRefused, see docs/limits.md; std::system_error where no temporary file can be
///           written; std::logic_error where a formula does not give the settlement's own figure.
/// Source:   docs/rules.md; docs/formats.md for the sheets.
[[nodiscard]] std::string to_xlsx(const Settlement& settlement);

}  // namespace riskshare
