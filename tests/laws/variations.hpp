#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "../generated/generate.hpp"

/// The same facts told differently, to see the changes that makes.

namespace riskshare::laws {

using generated::Case;

/// With other names and ids for everything, in the opposite alphabetical order. Without accounts,
/// ledgers and balances, which name partners and services too.
[[nodiscard]] Case renamed(Case facts);

/// With rules for the ending, and mostly with what is left then, where a reserve leaves room for
/// it.
[[nodiscard]] Case with_ending(Case facts);

/// A drawn order: where in the old list each item of the new one was.
[[nodiscard]] std::vector<std::size_t> draw_order(std::size_t count);

[[nodiscard]] Case with_partners_in_order(Case facts, const std::vector<std::size_t>& order);
[[nodiscard]] Case with_services_in_order(Case facts, const std::vector<std::size_t>& order);

/// With one service split in two at drawn amounts; the second half, a service of its own, follows
/// the first. Both answer to the same partner and have shareable variances of the same sign.
/// Without VAT, accounts, ledgers and balances, like each case below in which other amounts are
/// spent.
[[nodiscard]] Case with_service_split(Case facts, std::size_t service);

/// With no decisions, for laws that only the formula keeps.
[[nodiscard]] Case without_decisions(Case facts);

/// With a decision on every risk share that covers services: what the settlement has each party
/// bear of it. Requires: the facts have no decisions, and are those that were settled.
[[nodiscard]] Case decided_as(Case facts, const Settlement& settlement);

/// With underspend bands like those for overspends, shares where the reserve would bear, no reserve
/// that gets underspends alone, and caps that limit what partners bear only: a payer and a receiver
/// are not treated alike by a limit on payments.
[[nodiscard]] Case with_equal_bands(Case facts);

/// Without any terms or figures of VAT.
[[nodiscard]] Case without_vat(Case facts);

/// With no limits of single partners.
[[nodiscard]] Case without_partner_limits(Case facts);

/// With adjustments that can be negated: none of them called a planned overspend.
[[nodiscard]] Case with_adjustments_stated(Case facts);

/// With every ledger line as far from its contribution the other way, and every adjustment negated.
/// Requires: no planned overspends.
[[nodiscard]] Case negated(Case facts);

/// With more spent on a service, which the ledger that comes first records.
[[nodiscard]] Case with_more_spent(Case facts, std::string_view service, Money amount);

/// As the position of another month, or of the same one corrected: mostly with another amount spent
/// on a drawn service, and without what goes with certain amounts or a certain month.
[[nodiscard]] Case at_month(Case facts, int month, Basis basis);

}  // namespace riskshare::laws
