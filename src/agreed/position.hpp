#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/position.hpp>

#include "agreement.hpp"
#include "values/wide.hpp"

namespace riskshare {
inline namespace v0 {

/// An adjustment with its bearers by index; they add up to the amount.
struct AgreedAdjustment {
    AdjustmentKind kind;
    Money amount;
    std::vector<std::pair<std::size_t, Money>> borne_by;
};

/// The figures of one service of the agreement. Its lists belong to the position.
struct ServicePosition {
    std::span<const Line> ledger_lines;
    Money outturn;  ///< net: the total of the ledgers
    std::span<const AgreedAdjustment> adjustments;
    bool is_reported;   ///< false only for an associated service that the position leaves out
    std::size_t place;  ///< index in the position's own list of services, where it is reported
};

/// A decision with its parties by index; the amounts they bear add up to the shareable variance.
struct AgreedDecision {
    std::size_t place;         ///< index in the position's own list of decisions
    std::vector<Money> borne;  ///< one per partner, the reserve last
};

/// The outturn of one partner's ledger.
struct PartnerOutturn {
    WideTotal of_all;   ///< services
    WideTotal in_fund;  ///< pooled and aligned services

    [[nodiscard]] bool fits() const { return of_all.fits() && in_fund.fits(); }
};

/// Figures with names as indices, and their totals.
struct AgreedFigures {
    std::vector<Line> lines;                    ///< of all services
    std::vector<AgreedAdjustment> adjustments;  ///< likewise
    std::vector<ServicePosition> services;      ///< refer to the two lists
    std::vector<PartnerOutturn> by_partner;
    bool fits = true;  ///< false where an outturn exceeds 64 bits of pence; it is zero here
};

/// Leaves out anything that refers to an unknown name, so that figures with problems can be checked
/// further.
[[nodiscard]] AgreedFigures agree_figures(const PositionFigures& figures,
                                          const Agreement& agreement);

/// The lines of a service that a what-if changed.
struct ChangedOutturn {
    std::size_t service;
    std::vector<Line> lines;
};

/// The service's figures with these lines as its outturn. Notes stay where they were.
[[nodiscard]] ServiceFigures with_outturn(ServiceFigures figures, std::span<const Line> lines,
                                          std::span<const Partner> partners);

/// Checked figures, which a position shares with all its what-ifs.
struct CheckedFigures {
    PositionFigures figures;
    Agreement agreement;  ///< at the end of the month
    std::vector<Line> lines;
    std::vector<AgreedAdjustment> adjustments;
    std::vector<std::optional<AgreedDecision>> decisions;
};

/// The state of a position.
struct RISKSHARE_EXPORT PositionState {
    /// Requires: the figures have no problem under the agreement at the end of their month.
    PositionState(PositionFigures figures, Agreement agreement, AgreedFigures agreed);
    /// A copy, of which a what-if changes the outturns.
    PositionState(const PositionState& other);

    [[nodiscard]] static Position share(std::shared_ptr<const PositionState> state)
    {
        return Position{std::move(state)};
    }

    [[nodiscard]] static const PositionState& of(const Position& position)
    {
        return *position.state_;
    }

    [[nodiscard]] const PositionFigures& figures() const;

    std::shared_ptr<const CheckedFigures> checked;
    std::vector<ServicePosition> services;  ///< refer to `checked` and `changed`
    std::vector<PartnerOutturn> by_partner;
    std::vector<Money> recorded;
    std::vector<ChangedOutturn> changed;

private:
    mutable std::once_flag are_put_together_;
    mutable std::optional<PositionFigures> changed_figures_;
};

/// Shape: one per service of the agreement, in the agreement's order. They belong to the position.
[[nodiscard]] inline std::span<const ServicePosition> service_positions(const Position& position)
{
    return PositionState::of(position).services;
}
/// Shape: one per risk share of the agreement, in the agreement's order.
[[nodiscard]] inline std::span<const std::optional<AgreedDecision>>
agreed_decisions(const Position& position)
{
    return PositionState::of(position).checked->decisions;
}
/// The assets and liabilities at the end, as figures() has them.
[[nodiscard]] inline const std::optional<std::vector<EndingItem>>&
ending_items(const Position& position)
{
    return PositionState::of(position).checked->figures.ending;
}
void service_positions(const Position&&) = delete;
void agreed_decisions(const Position&&) = delete;
void ending_items(const Position&&) = delete;

}  // namespace v0
}  // namespace riskshare
