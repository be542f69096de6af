#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services.hpp"

/// docs/rules.md 5.

namespace reference {

/// What falls into a band, and who bears it. Amounts have no sign; all of them are overspends, or
/// all underspends.
struct Band {
    Pence from;
    std::optional<Pence> to;
    Json split;
    Amounts by_partner;
    Pence reserve;
    std::optional<Amounts> maximum_by_partner;
};

/// How what partners pay is limited, positive: pays.
struct PaymentLimit {
    Amounts before;
    Amounts maximum;
    Amounts change;
    Pence reserve;
};

struct RiskShare {
    std::string id;
    std::vector<std::string> covers;
    Amounts base;
    Pence shareable_variance;
    std::vector<Band> bands;  ///< of the direction of the variance
    std::optional<PaymentLimit> payment_limit;
};

/// 1 for an overspend, -1 for an underspend: the sign of whatever the bands give.
[[nodiscard]] int sign_of(const RiskShare& risk_share);

/// Shares the variance of the services that a risk share covers. An overspend's draw on the reserve
/// lowers what is left of its opening balance.
[[nodiscard]] RiskShare share(const Json& risk_share, const std::vector<Service>& services,
                              const Partners& partners, Pence& reserve_left);

}  // namespace reference
