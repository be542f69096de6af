#pragma once

#include <utility>

#include "../generated/generate.hpp"
#include "agreed/agreement.hpp"
#include "rules/bands.hpp"

namespace riskshare::laws {

using generated::Case;

/// A case once the library has read and settled it.
struct Settled {
    explicit Settled(const Case& facts) : Settled{Position{facts.figures, Agreement{facts.terms}}}
    {}
    explicit Settled(Position checked)
        : agreement{checked.agreement()}, position{std::move(checked)}, settlement{settle(position)}
    {}

    [[nodiscard]] const std::vector<AgreedBand>& agreed_bands(std::size_t risk_share) const
    {
        const AgreedRiskShare& agreed = agreed_risk_shares(agreement)[risk_share];
        const bool is_overspend =
            settlement.risk_shares[risk_share].direction == Direction::overspend;
        return is_overspend ? agreed.overspend : agreed.underspend;
    }

    Agreement agreement;
    Position position;
    Settlement settlement;
};

}  // namespace riskshare::laws
