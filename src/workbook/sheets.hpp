#pragma once

#include "worked.hpp"

/// The sheets of a workbook, but for Working (rules.hpp).

namespace riskshare::workbook {

/// `ADV` above nothing, `FAV` below it.
[[nodiscard]] Words adverse_or_favourable(const Formula& variance);

/// Writes the sheet Services, but for what follows from other sheets: the variances.
[[nodiscard]] StatedFigures write_figures(const Facts& facts, Sheet& sheet);
void write_variances(const Facts& facts, const StatedFigures& stated, const WorkedServices& worked,
                     Sheet& sheet);

[[nodiscard]] StatedTerms write_agreement(const Facts& facts, Sheet& sheet);

/// Writes every figure of the settlement's JSON, each beside its JSON Pointer. Fails:
/// std::logic_error where a formula comes to another figure than the settlement has.
void write_settlement(const Facts& facts, const StatedTerms& stated, const Worked& worked,
                      Sheet& sheet);

void write_summary(const Facts& facts, const Worked& worked, Book& book, Sheet& sheet);

}  // namespace riskshare::workbook
