#pragma once

#include <string>
#include <vector>

#include "payments.hpp"
#include "services.hpp"

/// docs/rules.md 10: the division of the assets and liabilities left when an agreement ends.

namespace reference {

struct Ending {
    Json written;                   ///< as the settlement's file has it
    std::vector<Payment> payments;  ///< that clear it
};

/// `funding` is each partner's net contributions, `reserve_left` the reserve's closing balance.
[[nodiscard]] Ending end(const Json& agreement, const Json& position, const Partners& partners,
                         const Amounts& funding, const Pence& reserve_left);

}  // namespace reference
