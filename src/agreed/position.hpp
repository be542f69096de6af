#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <riskshare/position.hpp>

#include "values/wide.hpp"

namespace riskshare {

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
struct Position::State {
    /// Requires: the figures have no problem under the agreement at the end of their month.
    State(PositionFigures figures, Agreement agreement, AgreedFigures agreed);
    /// A copy, of which a what-if changes the outturns.
    State(const State& other);

    [[nodiscard]] static Position share(std::shared_ptr<const State> state)
    {
        return Position{std::move(state)};
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

}  // namespace riskshare
