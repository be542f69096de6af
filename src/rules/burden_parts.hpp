#pragma once

#include <array>
#include <string_view>

#include <riskshare/export.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The settlements that show a part of a burden: all, or only those whose agreement or position can
/// put anything there.
enum class PartShown { always, with_payment_limits, with_decisions, with_stream_reserves };
constexpr auto words_for(PartShown)
{
    return words<PartShown>(
        {"always", "with_payment_limits", "with_decisions", "with_stream_reserves"});
}

/// One part of a burden, with its words and its member. The member of `adjustments` is null, as
/// they have several.
struct RISKSHARE_EXPORT BurdenPart {
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
RISKSHARE_EXPORT void add(AdjustmentsBorne& adjustments, AdjustmentKind kind, Money amount);

/// All adjustments that a partner bears. Source: docs/rules.md 6.
[[nodiscard]] RISKSHARE_EXPORT Money total(const AdjustmentsBorne& adjustments);

}  // namespace v0
}  // namespace riskshare
