#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services.hpp"

/// docs/rules.md 5.

namespace reference {

/// The amount in a band, and who bears it. Amounts have no sign; all of them are overspends, or all
/// underspends.
struct Band {
    Pence from;
    std::optional<Pence> to;
    Json split;
    Amounts by_partner;
    Pence reserve;
    std::optional<Amounts> maximum_by_partner;
};

/// The limits on payments, and their effect. Positive: pays.
struct PaymentLimit {
    Amounts before;
    Amounts maximum;
    Amounts change;
    Pence reserve;
};

/// The amounts the position records instead of the formula. One figure per partner, the reserve
/// last.
struct Decision {
    Amounts formula;
    Amounts decided;
};

struct RiskShare {
    std::string id;
    std::vector<std::string> covers;
    Amounts base;
    Pence shareable_variance;
    std::vector<Band> bands;  ///< of the direction of the variance
    std::optional<PaymentLimit> payment_limit;
    std::optional<Decision> decision;
};

/// 1 for an overspend, -1 for an underspend: the sign of whatever the bands give.
[[nodiscard]] int sign_of(const RiskShare& risk_share);

/// Shares the variance of the services that a risk share covers. An overspend's draw on the reserve
/// lowers what is left of its opening balance.
[[nodiscard]] RiskShare share(const Json& risk_share, const std::vector<Service>& services,
                              const Partners& partners, Pence& reserve_left);

/// The amount that bands and limits on payments give each partner, and the reserve last.
[[nodiscard]] Amounts by_formula(const RiskShare& risk_share);

}  // namespace reference
