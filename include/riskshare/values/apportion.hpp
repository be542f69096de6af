#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <span>
#include <type_traits>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {

/// The most that each party may get: `Limits{maximums}`. A type of its own, so that limits never
/// stand in the place of weights. Refers to the amounts, which must outlive it.
class Limits {
public:
    explicit constexpr Limits(std::span<const Money> by_party) noexcept : by_party_{by_party} {}
    /// A temporary list would be gone after the line.
    template <std::ranges::range Range>
    requires(!std::ranges::borrowed_range<Range>) explicit Limits(Range&&) = delete;
    explicit Limits(std::initializer_list<Money>) = delete;
    [[nodiscard]] constexpr std::span<const Money> by_party() const noexcept { return by_party_; }

private:
    std::span<const Money> by_party_;
};

/// Splits a total into one part per weight by largest remainder. No penny is lost: odd pence go to
/// the largest fractional parts, ties to the earlier party.
///
/// Shapes:   weights n >= 1; limits n, if any; result n, in the same order. Pence.
/// Requires: weights >= 0, not all zero unless the total is zero; limits >= 0, and the limits of
///           parties with a weight come to at least |total|. Throws Misuse otherwise, in release
///           builds too: going on would lose money.
/// Ensures:  the parts sum to the total; a zero weight gets zero; no part exceeds its limit;
///           unless limits bite, each part is within a penny of total * weight / sum of weights;
///           the parts of -total are those of total, negated.
/// Example:  £0.05 by weights 1 and 1 is £0.03 and £0.02.
/// Source:   docs/rules.md 2.
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::span<const Money> weights, std::optional<Limits> limits = {});
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::span<const Percentage> weights, std::optional<Limits> limits = {});
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::span<const std::int64_t> weights, std::optional<Limits> limits = {});

/// The same for weights that are written out: `apportion(total, {60, 40})`.
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::initializer_list<Money> weights, std::optional<Limits> limits = {});
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::initializer_list<Percentage> weights,
          std::optional<Limits> limits = {});
[[nodiscard]] RISKSHARE_EXPORT std::vector<Money>
apportion(Money total, std::initializer_list<std::int64_t> weights,
          std::optional<Limits> limits = {});
/// A fraction, a truth value or a character is no weight.
template <class Weight>
requires(std::is_arithmetic_v<Weight> && !WholeNumber<Weight>) std::vector<Money> apportion(
    Money total, std::initializer_list<Weight> weights, std::optional<Limits> limits = {})
= delete;

}  // namespace v0
}  // namespace riskshare
