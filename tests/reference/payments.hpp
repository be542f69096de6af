#pragma once

#include <string>
#include <vector>

#include "amounts.hpp"

namespace reference {

struct Payment {
    std::string from;
    std::string to;
    Pence amount;
};

/// docs/rules.md 6: the payments that clear what each party owes, or is owed where it is negative.
[[nodiscard]] std::vector<Payment> payments(const std::vector<std::string>& parties, Amounts owed);

}  // namespace reference
