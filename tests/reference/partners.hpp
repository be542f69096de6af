#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "risk_share.hpp"

/// docs/rules.md 6: the amounts each partner, and the reserve, bears, pays and receives.

namespace reference {

struct Partner {
    Pence funding;             ///< "its net contributions"
    Pence recorded;            ///< "net spending in its own ledger"
    Pence shared;              ///< "from bands other than `responsible`"
    Pence by_responsibility;   ///< "from `responsible` bands"
    Pence outside_risk_share;  ///< "of services that no risk share covers"
    Pence payment_limit;       ///< "what limits on payments change"
    Pence decision;            ///< "what decisions lay on it more than the formula"
    Pence ring_fenced;         ///< "underspends that go to the reserves of its streams"
    Pence adjustments;
    Pence without_risk_share;  ///< "of every service it is responsible for"

    [[nodiscard]] Pence borne() const;
    [[nodiscard]] Pence net_risk_payment() const;
    [[nodiscard]] Pence ledger_settlement() const;
};

/// The results of the partner at that place of the agreement's list.
[[nodiscard]] Partner partner_at(std::size_t place, const std::string& id,
                                 const std::vector<Service>& services,
                                 const std::vector<RiskShare>& risk_shares);

/// Positive: drawn on the reserve; negative: added to it.
[[nodiscard]] Pence borne_by_reserve(const std::vector<RiskShare>& risk_shares);

}  // namespace reference
