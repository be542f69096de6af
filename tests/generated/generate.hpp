#pragma once

#include <iosfwd>

#include <rapidcheck.h>

#include <riskshare/riskshare.hpp>

namespace riskshare {

// rapidcheck prints counterexamples with these.
void showValue(Money amount, std::ostream& out);

namespace generated {

/// An agreement and a position of it, both valid, and small enough that shareable variances can
/// still change by `spare` in all before a sum that the rules form leaves 64 bits of pence.
struct Case {
    AgreementTerms terms;
    PositionFigures figures;
    Money spare;
};

void showValue(const Case& facts, std::ostream& out);

/// Any agreement, with any position: all funds, covers, bases, shares, splits, limits and
/// adjustments; from a single penny to the limit of 64 bits. Totals lie at the ends of bands, or a
/// penny to either side, about half of the time. Equal amounts, which make ties, are common.
[[nodiscard]] rc::Gen<Case> any_case();

/// Draws such a case. What it is depends on draw() and draw_count() alone.
[[nodiscard]] Case draw_case();

/// The case with other drawn accounts, thresholds, ledgers and balances for a month's report, or
/// with none of them. Drawing is only for generators and properties.
[[nodiscard]] Case with_month_end(Case facts);
[[nodiscard]] Case without_month_end(Case facts);

/// The risk-cap model: one risk share over everything, pro rata up to a rate of the base and
/// `responsible` above it, each way. Its position is on budget.
[[nodiscard]] rc::Gen<Case> risk_cap_case();

/// Draws a number between the two, both included. Only inside a generator or a property, unless
/// another draw() takes the place of rapidcheck's.
[[nodiscard]] std::int64_t draw(std::int64_t least, std::int64_t greatest);

/// Draws an amount between zero and the greatest, of any order of magnitude, the greatest itself
/// included. Only inside a generator or a property.
[[nodiscard]] Money draw_amount(Money greatest);

/// Draws whether something happens that does so in as many runs of a hundred.
[[nodiscard]] bool chance(int percent);

}  // namespace generated
}  // namespace riskshare
