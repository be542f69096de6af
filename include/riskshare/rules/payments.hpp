#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// One party pays another. Parties are indices into the list that is cleared.
struct Transfer {
    std::size_t from;
    std::size_t to;
    Money amount;

    bool operator==(const Transfer&) const = default;
};

/// The payments that clear what parties owe (positive) and are owed (negative): the largest payer
/// pays the largest receiver, ties to the earlier party, until all is paid. There are fewer
/// payments than parties.
///
/// Units:    pence.
/// Requires: the amounts sum to zero; throws Misuse otherwise.
/// Source:   docs/rules.md 6, payments.
[[nodiscard]] RISKSHARE_EXPORT std::vector<Transfer> clearing_payments(std::span<const Money> owed);

}  // namespace v0
}  // namespace riskshare
