#pragma once

#include "settled.hpp"

/// The laws of docs/rules.md 8. Each function fails the property that calls it where what it checks
/// does not hold.

namespace riskshare::laws {

/// Pooled and aligned money make integrated money, in all and for each partner.
void check_fund(const FundTable& fund);

/// Law 1: not a penny appears or vanishes.
void check_sums(const Settled& settled);
/// Law 1: the reserve bears no more of overspends than it holds.
void check_reserve(const Settled& settled);
/// Law 2: payments clear what every party owes.
void check_payments(const Settled& settled);
/// Law 3: no partner's part of a band exceeds its part of the whole band.
void check_maximums(const Settled& settled);

/// Law 9: through a risk share that limits payments no partner pays more than its maximum, and
/// what it does not pay stays with those who would have received it, in proportion.
void check_payment_limits(const Settled& settled);

/// Law 10: each party bears of a risk share what is decided, and the difference to the formula
/// comes to nothing.
void check_decisions(const Settled& settled);
/// Law 10: a decision that says what the formula gives changes nothing.
void check_decided_as_formula(const Case& facts);

/// Section 3: money that is not pooled is in the settlement's file, and changes nothing else there.
void check_not_pooled(const Case& facts);

/// An underspend of ring-fenced money reaches nobody but the partner that brings it, and changes no
/// net risk payment; without such an underspend nothing else changes.
void check_ring_fences(const Case& facts);

/// Section 3: opening contributions and variations are the latest, and instalments come to them.
void check_contributions(const Settled& settled);
/// Section 3: a variation and its reverse change nothing.
void check_variation_and_reverse(const Case& facts);
/// Section 3: a virement changes nobody's funding, and no opening base.
void check_virement(const Case& facts);
/// Section 4: VAT adds up, moving a service there and back costs nothing, and what is shown apart
/// in the settlement's file changes nothing else there.
void check_vat(const Case& facts);

/// Law 10: all that is left at the end is divided by its rule, and each partner comes to have its
/// parts.
void check_ending(const Settled& settled);
/// Section 10: what is left at the end changes nothing else in the settlement's file.
void check_ending_apart(const Case& facts);

/// What only a month's report, journals and balances between ledgers need changes nothing in the
/// settlement's file.
void check_month_end_apart(const Case& facts);

/// Section 7: the same service by service, which adds up both ways.
void check_analysis(const Settled& settled);

/// Law 4: the opposite variances have the opposite results.
void check_opposites(const Case& facts);
/// Law 5: names change names only, and order moves odd pence at ties only.
void check_other_names(const Case& facts);
void check_other_order_of_partners(const Case& facts);
void check_other_order_of_services(const Case& facts);
/// Law 6: a service in two halves moves one penny of a band at most.
void check_service_in_two(const Case& facts);
/// Law 7: without risk shares all stays where it falls.
void check_without_risk_shares(const Case& facts);
/// Compared with no risk share at all, each partner's difference is its net risk payment.
void check_comparison(const Case& facts);
/// Law 8: a larger overspend never lowers what a band carries.
void check_larger_overspend(const Case& facts);

}  // namespace riskshare::laws
