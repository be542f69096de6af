#pragma once

#include "worked.hpp"

/// The sheets of a workbook, except Working (rules.hpp).

namespace riskshare::workbook {

/// `ADV` above zero, `FAV` below.
[[nodiscard]] Words adverse_or_favourable(const Formula& variance);

/// Writes the sheet Services, except its variances, which follow from other sheets.
[[nodiscard]] StatedFigures write_figures(const Context& context, Sheet& sheet);
void write_variances(const Context& context, const StatedFigures& stated,
                     const WorkedServices& worked, Sheet& sheet);

[[nodiscard]] StatedTerms write_agreement(const Context& context, Sheet& sheet);

/// Writes every figure of the settlement's JSON, each beside its JSON Pointer. Fails:
/// Contradiction where a formula differs from the settlement.
void write_settlement(const Context& context, const StatedTerms& stated, const Worked& worked,
                      Sheet& sheet);

void write_summary(const Context& context, const Worked& worked, Book& book, Sheet& sheet);

}  // namespace riskshare::workbook
