#pragma once

#include "settled.hpp"

/// The laws of docs/rules.md 8, by its numbers, and the other laws of every settlement. Each
/// function fails the property that calls it where its law does not hold.

namespace riskshare::laws {

/// Law 1: not a penny appears or vanishes.
void check_sums(const Settled& settled);
/// Law 1: the reserve bears no more of overspends than it holds.
void check_reserve(const Settled& settled);
/// Law 2: payments clear what every party owes.
void check_payments(const Settled& settled);
/// Law 3: no partner's part of a band exceeds its part of the whole band.
void check_maximums(const Settled& settled);
/// Law 4: the opposite variances have the opposite results.
void check_opposites(const Case& facts);
/// Law 5: names change names only, and order moves odd pence at ties only.
void check_other_names(const Case& facts);
void check_other_order_of_partners(const Case& facts);
void check_other_order_of_services(const Case& facts);
/// Law 6: a service in two halves moves one penny of a band at most.
void check_service_in_two(const Case& facts);
/// Law 7: without risk shares each partner bears its own variances.
void check_without_risk_shares(const Case& facts);
/// Law 8: a larger overspend never lowers the amount in any band.
void check_larger_overspend(const Case& facts);
/// Law 9: through a risk share that limits payments no partner pays more than its maximum, and
/// those who would have received keep the rest, in proportion.
void check_payment_limits(const Settled& settled);
/// Law 10: all that is left at the end is divided by its rule, and each partner gets its parts.
void check_ending(const Settled& settled);
/// Law 11: opening contributions and variations make the latest, and instalments add up to them.
void check_contributions(const Settled& settled);
/// Law 11: a virement changes nobody's funding and no opening base.
void check_virement(const Case& facts);
/// Law 11: a variation and its reverse change nothing.
void check_variation_and_reverse(const Case& facts);
/// Law 12: each party bears the amount decided of a decided risk share, and the differences to the
/// formula cancel.
void check_decisions(const Settled& settled);
/// Law 12: a decision that repeats the formula changes no other figure.
void check_decided_as_formula(const Case& facts);
/// Law 13: a ring-fenced underspend reaches only the partner that brings the money, and moves no
/// net risk payment; without one nothing else changes.
void check_ring_fences(const Case& facts);

/// Pooled and aligned money make integrated money, in all and for each partner.
void check_fund(const FundTable& fund);
/// Section 7: the table by service adds up both ways.
void check_by_service(const Settled& settled);
/// Compared with no risk share at all, each partner's difference is its net risk payment.
void check_comparison(const Case& facts);
/// Section 3: money that is not pooled is in the settlement's file, and changes nothing else there.
void check_not_pooled(const Case& facts);
/// Section 4: VAT adds up, moving a service there and back costs nothing, and VAT changes nothing
/// else in the settlement's file.
void check_vat(const Case& facts);
/// Section 10: an ending changes nothing else in the settlement's file.
void check_ending_apart(const Case& facts);
/// Facts that only a month's report, journals and balances need change nothing in the settlement's
/// file.
void check_month_end_apart(const Case& facts);

}  // namespace riskshare::laws
