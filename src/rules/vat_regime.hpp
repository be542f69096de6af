#pragma once

#include <string>
#include <string_view>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>

namespace riskshare {
inline namespace v0 {

/// The partner whose VAT regime applies to a service: the one that delivers it or, if that is an
/// agent, its principal.
///
/// Source: docs/rules.md 4; CIPFA, "Integrating care", 2022: the lead partner's regime, or the
///         lead partner as agent.
[[nodiscard]] RISKSHARE_EXPORT const std::string& partner_of_regime(const Vat& vat);

/// The agreement's terms for a partner's recovery of VAT; null where it states none.
[[nodiscard]] RISKSHARE_EXPORT const VatRecovery* find_recovery(const Vat& vat,
                                                                std::string_view partner);

// Neither of a temporary: both refer into the terms.
void partner_of_regime(const Vat&&) = delete;
void find_recovery(const Vat&&, std::string_view) = delete;

}  // namespace v0
}  // namespace riskshare
