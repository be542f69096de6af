#pragma once

#include <string>
#include <vector>

#include "payments.hpp"
#include "services.hpp"

/// docs/rules.md 10: how what is left when an agreement ends is divided.

namespace reference {

struct Ending {
    Json written;                   ///< as the settlement's file has it
    std::vector<Payment> payments;  ///< that clear it
};

/// `funding` is what each partner contributes net, `reserve_left` what the reserve closes with.
[[nodiscard]] Ending end(const Json& agreement, const Json& position, const Partners& partners,
                         const Amounts& funding, const Pence& reserve_left);

}  // namespace reference
