#include "payments.hpp"

#include <algorithm>
#include <cstddef>

namespace reference {

// "The largest payer pays the largest receiver, ties to the earlier party, until nothing is left."
std::vector<Payment> payments(const std::vector<std::string>& parties, Amounts owed)
{
    std::vector<Payment> payments;
    while (true) {
        const auto payer = std::max_element(owed.begin(), owed.end());
        const auto receiver = std::min_element(owed.begin(), owed.end());
        if (*payer <= 0) { return payments; }
        const Pence amount = std::min(*payer, Pence{-*receiver});
        *payer -= amount;
        *receiver += amount;
        payments.push_back({parties[static_cast<std::size_t>(payer - owed.begin())],
                            parties[static_cast<std::size_t>(receiver - owed.begin())], amount});
    }
}

}  // namespace reference
