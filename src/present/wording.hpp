#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/conditions.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/settlement.hpp>

#include "display.hpp"

/// The facts of an agreement in a finance officer's words.

namespace riskshare::present {

/// The partners' names as they are printed: with the id where two have one name. Shape: one per
/// partner.
[[nodiscard]] std::vector<std::string> partner_names(const Agreement& agreement);

/// `September 2015`. Requires: 1 <= month <= 12.
[[nodiscard]] std::string month_name(FinancialYear year, int month);

/// `Month 6 (September 2015), forecast`.
[[nodiscard]] std::string period(FinancialYear year, int month, Basis basis);
[[nodiscard]] std::string period(const PositionFigures& figures);

/// `Plymouth Integrated Fund 2015-16`.
[[nodiscard]] std::string name_and_year(const Agreement& agreement);

/// The ground on which the partner is responsible: `statute`, `regulation` or `tradition`.
[[nodiscard]] std::string ground(const Responsibility& responsible);

/// The risk share that covers a service, or why none does.
[[nodiscard]] std::string cover(const Agreement& agreement, std::size_t service);

/// True if any of its bands divides by its shares.
[[nodiscard]] bool uses_shares(const RiskShare& risk_share);

/// The source of a risk share's base and, where they are used, the rule for its shares.
[[nodiscard]] std::string base_and_shares(const RiskShare& risk_share);

/// `The cap limits what a partner bears.`, or pays; absent where the first of the bands is no cap
/// that partners share.
[[nodiscard]] std::optional<std::string> what_cap_limits(CapLimits limits,
                                                         std::span<const Band> bands);

/// The bearers of a band: `by shares`, `by the responsible partner`, `60% nhs, 40% council`.
[[nodiscard]] std::string bearers(const Split& split);

/// `up to £2,172,000.00`, `£500,000.00 to £1,000,000.00` or `above £2,172,000.00`.
[[nodiscard]] std::string limits(Money from, const std::optional<Money>& to, Unit unit);

/// The division of the assets or liabilities left at the end: `equally`, `all to nhs`.
[[nodiscard]] std::string divided(const EndingSplit& split);

/// `a, b and c`.
[[nodiscard]] std::string listed(std::span<const std::string> names);

/// The clauses as a sentence: with a full stop, and a capital where the first word is not a name.
[[nodiscard]] std::string as_sentence(std::string clauses);

/// ` (a)`; empty where there is nothing to put in brackets.
[[nodiscard]] std::string in_brackets(const std::optional<std::string>& text);

/// A word of the files as text: `lead_body` is `lead body`; as a heading `Lead body`.
[[nodiscard]] std::string spaced(std::string_view word);
[[nodiscard]] std::string as_heading(std::string_view word);

/// Each amount as a part of the whole, to a number of decimals that together come to exactly 100%:
/// `76.796%`. Shapes: result: one per amount.
[[nodiscard]] std::vector<std::string> percentages(std::span<const Money> amounts, int decimals);

/// An amount as a part of a positive whole, without its sign: `0.5%`. Absent where the whole is not
/// positive. Halves go up, but only the whole shows as 100.0%, and only zero as 0.0%.
[[nodiscard]] std::optional<std::string> part_of(Money amount, Money whole);

/// `NHS minimum contribution: £12.00 of at least £11.50: met`, or how far it is not: always to the
/// penny, since rounding could hide a shortfall. Where there are variations it is of the year's
/// opening.
[[nodiscard]] std::string in_words(const Condition& condition, const Agreement& agreement);

/// The VAT that a partner recovers: `100% under section 33`, or `none`.
[[nodiscard]] std::string to_words(const VatRecovery& recovery);

/// `Planned overspend`.
[[nodiscard]] std::string to_words(AdjustmentKind kind);
/// `unspent balance`.
[[nodiscard]] std::string to_words(EndingKind kind);
/// `grant under section 76`.
[[nodiscard]] std::string_view to_words(NotPooledKind kind);
/// `Net risk payment`.
[[nodiscard]] std::string_view to_words(PaymentKind kind);

}  // namespace riskshare::present
