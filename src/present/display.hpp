#pragma once

#include <string>
#include <string_view>

#include <riskshare/display.hpp>
#include <riskshare/values/money.hpp>

#include "report.hpp"

namespace riskshare::present {

using riskshare::Display;
using riskshare::SignConvention;
using riskshare::Unit;

/// `ADV` for what is over budget or a cost, `FAV` for the opposite; empty for zero.
[[nodiscard]] std::string_view adverse_word(Money variance);

/// Rounds to the last digit that the unit shows, halves away from zero. Fails: MoneyOverflow.
[[nodiscard]] Money rounded(Money amount, Unit unit);

/// An amount in a table of the unit: `1,668,000.00`, `1,668` or `1.668`. Digits that the unit does
/// not show are dropped, so round first.
[[nodiscard]] std::string grouped_text(Money money, Unit unit);

/// The amount as a table shows it, `1,668,000.00 ADV`, once displayed() has made it ready.
[[nodiscard]] std::string grouped_text(const Amount& figure, Unit unit);

/// The amount without separators, for a program: `1668000.00`.
[[nodiscard]] std::string plain_text(Money amount, Unit unit);

/// An amount in a sentence, rounded: `£1,668,000.00`, `£1,668k` or `£1.668m`.
[[nodiscard]] std::string in_sentence(Money amount, Unit unit);

/// The report as it is shown: every amount rounded to the unit and with the sign that the reader
/// expects; unit and sign once in the title of each table; and a footnote where rounded figures do
/// not add up, or were made to.
[[nodiscard]] Report displayed(Report report, const Display& display);

}  // namespace riskshare::present
