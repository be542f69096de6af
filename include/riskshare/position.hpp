#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// An adjustment with its bearers resolved; they add up to the amount.
struct AgreedAdjustment {
    AdjustmentKind kind;
    Money amount;
    std::vector<std::pair<std::size_t, Money>> borne_by;
};

/// The figures of one service of the agreement.
struct ServicePosition {
    std::vector<Line> ledger_lines;
    Money outturn;  ///< net: what the ledgers come to
    std::vector<AgreedAdjustment> adjustments;
    bool is_reported;   ///< false only for an associated service that the position leaves out
    std::size_t place;  ///< in the position's own list of services, where it is reported
};

/// A decision with its parties resolved; what they bear adds up to the shareable variance.
struct AgreedDecision {
    std::size_t place;         ///< in the position's own list of decisions
    std::vector<Money> borne;  ///< one per partner, the reserve last
};

/// The figures of one month, checked against the agreement that they belong to. That agreement
/// counts as it stands at the end of the month. Copies are cheap and share one immutable state.
class Position {
public:
    /// Fails: InputError with every problem in the figures.
    Position(PositionFigures figures, const Agreement& agreement);

    [[nodiscard]] const PositionFigures& figures() const;
    /// The agreement at the end of the month.
    [[nodiscard]] const Agreement& agreement() const;
    /// Was the position made for this agreement, or is this what became of it at the month's end?
    [[nodiscard]] bool belongs_to(const Agreement& agreement) const;
    /// Shape: one per service of the agreement, in the agreement's order.
    [[nodiscard]] std::span<const ServicePosition> services() const;
    /// Net spending in each partner's own ledger, pooled and aligned. Shape: one per partner.
    [[nodiscard]] std::span<const Money> recorded() const;
    /// Shape: one per risk share of the agreement, in the agreement's order.
    [[nodiscard]] std::span<const std::optional<AgreedDecision>> decisions() const;

    struct State;

private:
    explicit Position(std::shared_ptr<const State> state) : state_{std::move(state)} {}

    std::shared_ptr<const State> state_;
};

/// Every problem in the figures, but for those that rest on a place that could not be read.
[[nodiscard]] Problems problems_in(const PositionFigures& figures, const Agreement& agreement,
                                   const UnreadablePlaces& unreadable = {});

}  // namespace riskshare
