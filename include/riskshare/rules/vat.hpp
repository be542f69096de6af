#pragma once

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {

/// The part of the VAT incurred that a partner recovers, to the nearest penny, halves away from
/// zero.
///
/// Units:    pence (Money).
/// Requires: incurred >= 0, a rate of at most 100%, and none without a section; throws Misuse
///           otherwise.
/// Example:  60% of £1,234.57 is £740.742, so £740.74 is recovered and £493.83 is not.
/// Source:   docs/rules.md 4; VAT Act 1994 sections 33 and 41.
[[nodiscard]] RISKSHARE_EXPORT Money recovered_vat(Money incurred, const VatRecovery& recovery);

/// The VAT left as a cost. Requires and fails: as recovered_vat().
[[nodiscard]] RISKSHARE_EXPORT Money irrecoverable_vat(Money incurred, const VatRecovery& recovery);

/// The limit on a local authority's exempt VAT, as a part of all the VAT it incurs. Source:
/// docs/rules.md 4.
inline constexpr Percentage partial_exemption_rate = "5%"_pc;

/// The most exempt VAT that is within the limit, to the nearest penny.
///
/// Units:    pence (Money).
/// Requires: vat >= 0; throws Misuse otherwise.
/// Example:  5% of £12,000,000.00 is £600,000.00.
/// Source:   docs/rules.md 4.
[[nodiscard]] RISKSHARE_EXPORT Money partial_exemption_limit(Money vat);

}  // namespace v0
}  // namespace riskshare
