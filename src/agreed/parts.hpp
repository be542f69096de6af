#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/values/money.hpp>

#include "rules/bands.hpp"

/// The parts of an agreement as the rules see them: names as indices, rates as amounts.

namespace riskshare {
inline namespace v0 {

/// A change that a variation makes to a service's contributions, and where the terms state it.
struct AgreedChange {
    std::size_t variation;
    std::size_t place;  ///< index among the changes of the variation
    Line line;
};

/// A service as the rules see it: names as indices, contributions added up.
struct AgreedService {
    bool is_in_fund;  ///< pooled or aligned, not associated
    /// The latest contributions: as the terms list them, then partners brought only by variations.
    std::vector<Line> budget_lines;
    Money budget;                            ///< net: the total of the contributions
    std::optional<std::size_t> responsible;  ///< always known for a pooled or aligned service
    std::optional<std::size_t> risk_share;   ///< the risk share that covers it, if any
    std::optional<std::size_t> stream{};     ///< whose reserve gets its underspend, if any
    std::vector<AgreedChange> changes{};     ///< of its contributions, in the order of variations
};

/// The money of a stream in a service, as the year opens.
struct StreamLine {
    std::size_t service;
    Money amount;

    bool operator==(const StreamLine&) const = default;
};

/// A stream as the rules see it.
struct AgreedStream {
    std::size_t partner;
    std::vector<StreamLine> lines;  ///< in the agreement's order of services
};

/// A risk share as the rules see it. Shape of base: one per partner, in declared order.
struct AgreedRiskShare {
    std::vector<std::size_t> services;  ///< those it covers, in the agreement's order
    std::vector<Money> base;
    Money base_total;
    std::vector<AgreedBand> overspend;
    std::vector<AgreedBand> underspend;
};

/// The division of one kind of asset or liability when the agreement ends. Shape of weights: one
/// per partner.
struct AgreedEndingRule {
    EndingKind kind;
    std::vector<std::int64_t> weights;
};

}  // namespace v0
}  // namespace riskshare
