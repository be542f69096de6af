#include <riskshare/settlement.hpp>

#include <algorithm>
#include <stdexcept>

namespace riskshare {

const PartnerResult& Settlement::operator[](std::string_view partner) const
{
    const auto found = std::ranges::find(partners, partner, &PartnerResult::id);
    if (found == partners.end()) {
        throw std::out_of_range{"no partner \"" + std::string{partner} + "\" in the settlement"};
    }
    return *found;
}

}  // namespace riskshare
