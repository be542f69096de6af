#include "laws.hpp"

#include <string>

#include "../generated/drawing.hpp"
#include "told.hpp"

namespace riskshare::laws {
void check_not_pooled(const Case& facts)
{
    Case with = facts;
    if (with.terms.not_pooled.empty()) {
        with.terms.not_pooled = generated::draw_not_pooled(with.terms.partners);
    }
    const std::vector<NotPooled>& list = with.terms.not_pooled;
    Case without = facts;
    without.terms.not_pooled.clear();

    File settlement = told(with);
    RC_ASSERT(settlement.contains("not_pooled") != list.empty());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const File& item = settlement.at("not_pooled").at(i);
        RC_ASSERT((item.at("id") == list[i].id));
        RC_ASSERT((item.at("from") == list[i].from));
        RC_ASSERT((item.at("to") == list[i].to));
        RC_ASSERT((item.at("amount") == to_text(list[i].amount)));
    }
    settlement.erase("not_pooled");
    RC_ASSERT(take_steps(settlement, "not_pooled") == list.size());
    RC_ASSERT((settlement == told(without)));
}

}  // namespace riskshare::laws
