#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// A band whose amount partners bear by weights: `shares`, `equal`, `fixed`, or all `to` one.
struct BorneByWeights {
    std::vector<std::int64_t> weights;   ///< one per partner
    std::vector<Money> parts_when_full;  ///< one per partner, empty in the last band
};
struct BorneByReserve {};
struct BorneByResponsibility {};
using Bearers = std::variant<BorneByWeights, BorneByReserve, BorneByResponsibility>;

/// A band as the rules see it: rates are amounts, names are indices.
struct AgreedBand {
    Money from;               ///< where it starts on the cumulative amount
    std::optional<Money> to;  ///< where it ends; the last band has no end
    Bearers bearers;
    std::vector<std::optional<Money>> partner_limits;  ///< one per partner, or empty for none
};

/// Returns the amount that falls into a band: all that remains, or as much as the band holds.
/// Pence, without sign. Source: docs/rules.md 5, bands.
[[nodiscard]] Money taken_by(const AgreedBand& band, Money remaining);

/// Splits the amount in a band borne by weights. No partner bears more of part of the band than it
/// would of the whole, however odd pence fall.
///
/// Shapes: one amount per partner. Pence, without sign.
/// Source: docs/rules.md 2, why limits exist, and 5.
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money> split_by_weights(Money taken,
                                                                   const BorneByWeights& bearers);

/// A partner's part once its own limit in the band applies; the rest goes to the next band.
/// Source: docs/rules.md 5, partner_limits.
[[nodiscard]] RISKSHARE_EXPORT Money limited(const AgreedBand& band, std::size_t partner,
                                             Money part);

/// The most that each partner can be charged in a band of finite size. Empty where the band has no
/// end, or where the most is not known before the year is over (`responsible`).
[[nodiscard]] RISKSHARE_EXPORT std::optional<std::vector<Money>>
maximum_by_partner(const AgreedBand& band, std::size_t partners);

}  // namespace v0
}  // namespace riskshare
