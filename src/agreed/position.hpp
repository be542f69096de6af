#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <riskshare/position.hpp>

namespace riskshare {

/// What a position is once its figures have been checked. Requires of its makers: the figures have
/// no problem under `at_month_end`, which is `agreement` at the end of their month.
struct Position::State {
    State(PositionFigures stated, Agreement agreement, Agreement at_month_end);

    [[nodiscard]] static Position share(std::shared_ptr<const State> state)
    {
        return Position{std::move(state)};
    }

    PositionFigures figures;
    Agreement made_for;
    Agreement agreement;
    std::vector<ServicePosition> services;
    std::vector<Money> recorded;
    std::vector<std::optional<AgreedDecision>> decisions;
};

}  // namespace riskshare
