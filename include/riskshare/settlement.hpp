#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/rules/direction.hpp>
#include <riskshare/rules/ending.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {

/// The amount one band of a risk share takes. Amounts have the sign of the variance; lists have one
/// figure per partner, in declared order.
struct BandResult {
    Money from;               ///< limits are on the cumulative amount, without sign
    std::optional<Money> to;  ///< none in the last band
    Money amount;
    std::vector<Money> by_partner;
    std::optional<std::vector<Money>> maximum_by_partner;  ///< without sign
    Money reserve;                                         ///< the reserve's part of the amount
    std::vector<Money> by_service{};  ///< `responsible` only: one per covered service

    bool operator==(const BandResult&) const = default;
};

/// The effect of a maximum on what partners pay because of a risk share. Lists have one figure per
/// partner, in declared order.
struct PaymentLimit {
    std::vector<Money> before;   ///< payment by the bands; negative: receives
    std::vector<Money> maximum;  ///< the most it pays: its part of the whole first band
    std::vector<Money> change;   ///< negative: not paid; positive: kept instead of received
    Money reserve;               ///< the reserve's change; it has no maximum

    bool operator==(const PaymentLimit&) const = default;
};

/// A body's decision on a risk share, beside the formula: its bands and limits on payments. Lists
/// have one figure per partner, in declared order, and the reserve's last.
struct DecisionResult {
    std::vector<Money> formula;
    std::vector<Money> decided;
    std::vector<Money> difference;  ///< decided less formula

    bool operator==(const DecisionResult&) const = default;
};

struct RiskShareResult {
    std::string id;
    std::vector<Money> base;
    Money base_total;
    Money shareable_variance;
    Direction direction;
    std::vector<BandResult> bands;                ///< those of the direction that applied
    std::optional<PaymentLimit> payment_limit{};  ///< where the cap limits what partners pay
    std::optional<DecisionResult> decision{};     ///< where the position has a decision on it

    bool operator==(const RiskShareResult&) const = default;
};

struct PartnerResult {
    std::string id;
    Money funding;   ///< net contributions, pooled and aligned
    Money recorded;  ///< net spending in its own ledger, pooled and aligned
    Burden burden;
    Money borne;
    Money without_risk_share;
    Money net_risk_payment;   ///< positive: pays
    Money ledger_settlement;  ///< positive: pays

    bool operator==(const PartnerResult&) const = default;
};

/// The variance of one service. That of an associated service is in view only, never settled.
struct ServiceResult {
    Money budget;
    Money outturn;
    Money variance;
    Money shareable_variance;

    bool operator==(const ServiceResult&) const = default;
};

enum class PaymentKind { risk_share, ledger_settlement, ending };
constexpr auto words_for(PaymentKind)
{
    return words<PaymentKind>({"risk_share", "ledger_settlement", "ending"});
}

/// One party pays another: a partner's id, or `reserve`.
struct Payment {
    PaymentKind kind;
    std::string from;
    std::string to;
    Money amount;

    bool operator==(const Payment&) const = default;
};

/// One asset or liability of an agreement that ends, and its parts, one per partner.
struct EndingItemResult {
    std::string id;  ///< `reserve` for the reserve's balance
    EndingKind kind;
    Money amount;
    std::string held_by;
    std::vector<Money> by_partner;

    bool operator==(const EndingItemResult&) const = default;
};

struct EndingPartnerResult {
    std::string id;
    EndingShare share;
    Money settlement;  ///< positive: pays

    bool operator==(const EndingPartnerResult&) const = default;
};

/// The division of assets and liabilities at the end. Items are as the position lists them, the
/// reserve last; partners are in declared order.
struct EndingResult {
    std::vector<EndingItemResult> items;
    std::vector<EndingPartnerResult> partners;

    bool operator==(const EndingResult&) const = default;
};

/// The underspend of a service that goes to its stream's reserve. Names are as the agreement states
/// them: the service, the stream, its partner and the stream's reserve.
struct RingFencedResult {
    std::string service;
    std::string stream;
    std::string partner;
    std::string reserve;
    Money amount;  ///< without sign

    bool operator==(const RingFencedResult&) const = default;
};

/// The result of settle(): who bears what, and who pays whom. Services, risk shares and partners
/// are in declared order.
struct RISKSHARE_EXPORT Settlement {
    Position position;  ///< the one settled
    std::vector<ServiceResult> services;
    std::vector<RiskShareResult> risk_shares;
    std::vector<PartnerResult> partners;
    Money reserve;  ///< borne by the reserve: positive, drawn; negative, added
    std::vector<Payment> payments;
    std::optional<EndingResult> ending{};         ///< where the position says that it ends
    std::vector<RingFencedResult> ring_fenced{};  ///< one per service paid for by such a stream

    [[nodiscard]] const Agreement& agreement() const& { return position.agreement(); }
    [[nodiscard]] Agreement agreement() const&& { return position.agreement(); }
    /// The figures of one partner. Throws Misuse where no partner has the id.
    [[nodiscard]] const PartnerResult& operator[](std::string_view partner) const&;
    [[nodiscard]] PartnerResult operator[](std::string_view partner) const&&
    {
        return (*this)[partner];
    }
    /// True if any risk share limits what partners pay.
    [[nodiscard]] bool limits_payments() const;
    /// True if the position has a decision on any risk share.
    [[nodiscard]] bool has_decisions() const;
    /// The part of the risk that is shared: all net risk payments over all shareable variances,
    /// each without its sign. docs/rules.md 6. Empty without any variance.
    [[nodiscard]] std::optional<Percentage> risk_shared() const;

    bool operator==(const Settlement&) const = default;
};

}  // namespace v0
}  // namespace riskshare
