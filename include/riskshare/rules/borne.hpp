#pragma once

#include <array>
#include <string_view>

#include <riskshare/facts/figures.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// Adjustments that a partner bears, by kind.
struct AdjustmentsBorne {
    Money planned_overspend = 0_p;
    Money service_development = 0_p;
    Money attributed = 0_p;

    bool operator==(const AdjustmentsBorne&) const = default;
};

/// The amount a partner bears of the year's variance, by the rule that puts it there.
struct Burden {
    Money shared = 0_p;              ///< from bands other than `responsible`
    Money by_responsibility = 0_p;   ///< from `responsible` bands
    Money outside_risk_share = 0_p;  ///< services that no risk share covers
    AdjustmentsBorne adjustments{};
    Money payment_limit = 0_p;  ///< from limits on payments: negative where it pays less
    Money decision = 0_p;       ///< from decisions: the amount decided less the formula's
    Money ring_fenced = 0_p;    ///< underspends that go to the reserves of its streams

    bool operator==(const Burden&) const = default;
};

/// Fails: MoneyOverflow.
Burden& operator+=(Burden& burden, const Burden& other);
[[nodiscard]] Burden operator-(const Burden& burden, const Burden& other);

/// The settlements that show a part of a burden: all, or only those whose agreement or position can
/// put anything there.
enum class PartShown { always, with_payment_limits, with_decisions, with_stream_reserves };

/// One part of a burden, with its words and its member. The member of `adjustments` is null, as
/// they have several.
struct BurdenPart {
    std::string_view key;     ///< in the files, in ids of steps and in pointers
    std::string_view title;   ///< heads a row or a column
    std::string_view phrase;  ///< ends a sentence: "£5.00 more by sharing"
    PartShown shown;
    bool is_in_net_payment;  ///< counts in the net risk payment
    Money Burden::*member;

    /// The burden's amount of this part.
    [[nodiscard]] Money of(const Burden& burden) const;
};

/// Every part of a burden, in the order of the files. Together they are the amount borne.
inline constexpr std::array<BurdenPart, 7> burden_parts{{
    {"shared", "Shared", "by sharing", PartShown::always, true, &Burden::shared},
    {"by_responsibility", "By responsibility", "by responsibility", PartShown::always, true,
     &Burden::by_responsibility},
    {"outside_risk_share", "Outside any risk share", "outside any risk share", PartShown::always,
     true, &Burden::outside_risk_share},
    {"payment_limit", "By limits on payments", "by limits on payments",
     PartShown::with_payment_limits, true, &Burden::payment_limit},
    {"decision", "By decisions", "by decisions", PartShown::with_decisions, true,
     &Burden::decision},
    {"ring_fenced", "Ring-fenced underspends", "by ring-fenced reserves",
     PartShown::with_stream_reserves, true, &Burden::ring_fenced},
    {"adjustments", "Adjustments", "by adjustments", PartShown::always, false, nullptr},
}};

/// The member of a burden's adjustments that holds a kind.
[[nodiscard]] constexpr Money AdjustmentsBorne::*member_of(AdjustmentKind kind)
{
    switch (kind) {
    case AdjustmentKind::planned_overspend:
        return &AdjustmentsBorne::planned_overspend;
    case AdjustmentKind::service_development:
        return &AdjustmentsBorne::service_development;
    case AdjustmentKind::attributed:
        break;
    }
    return &AdjustmentsBorne::attributed;
}

/// One kind of the adjustments that a burden has.
struct AdjustmentPart {
    std::string_view key;
    std::string_view title;
    Money AdjustmentsBorne::*member;
};

/// Every kind of adjustment, in the order of its enumeration.
inline constexpr std::array<AdjustmentPart, 3> adjustment_parts{{
    {"planned_overspend", "Planned overspends", member_of(AdjustmentKind::planned_overspend)},
    {"service_development", "Service developments", member_of(AdjustmentKind::service_development)},
    {"attributed", "Attributed", member_of(AdjustmentKind::attributed)},
}};

// Nobody would bear a member that no row names.
static_assert(sizeof(AdjustmentsBorne) == adjustment_parts.size() * sizeof(Money));
static_assert(sizeof(Burden) ==
              (burden_parts.size() - 1) * sizeof(Money) + sizeof(AdjustmentsBorne));

/// Adds to the adjustments of a kind. Fails: MoneyOverflow.
void add(AdjustmentsBorne& adjustments, AdjustmentKind kind, Money amount);

/// All adjustments that a partner bears. Source: docs/rules.md 6.
[[nodiscard]] Money total(const AdjustmentsBorne& adjustments);

/// All that a partner bears of the variance, adjustments included. Source: docs/rules.md 6.
[[nodiscard]] Money borne(const Burden& burden);

/// The amount a partner pays because of the risk shares: the amount it bears of the shareable
/// variances, less the amount it would bear without them. Positive: pays; negative: receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 6; CIPFA's Integration Summit 2017.
[[nodiscard]] Money net_risk_payment(const Burden& burden, Money without_risk_share);

/// The amounts of a partner that its ledger settlement follows from.
struct LedgerAmounts {
    Money funding;   ///< its net contributions
    Money borne;     ///< of the variance
    Money recorded;  ///< net spending in its own ledger
};

/// The amount a partner pays so that its ledger carries the amount it bears: its funding and the
/// amount it bears, less the spending in its own ledger. Positive: pays; negative: receives.
///
/// Units:   pence. Fails: MoneyOverflow.
/// Example: ledger_settlement({.funding = 100'00_p, .borne = 5'00_p, .recorded = 90'00_p}) is
///          £15.00.
/// Source:  docs/rules.md 6.
[[nodiscard]] Money ledger_settlement(const LedgerAmounts& of);

}  // namespace riskshare
