#include <algorithm>
#include <optional>
#include <utility>

#include "explain.hpp"

namespace riskshare::working {

std::vector<Weight> equal_weights(const Context& context, Origin stated)
{
    return std::vector<Weight>(context.agreement.partners().size(), Weight{1, "1", "1", stated});
}

std::vector<Weight> fixed_weights(const Context& context, const Fixed& fixed, Origin stated,
                                  About about_none)
{
    std::optional<Figure> none;
    std::vector<Weight> weights;
    for (const Partner& partner : context.agreement.partners()) {
        const auto found = std::ranges::find(fixed.percentages, partner.id,
                                             &std::pair<std::string, Percentage>::first);
        if (found != fixed.percentages.end()) {
            const std::string text = to_text(found->second);
            weights.push_back({found->second.billionths(), text, text,
                               context.working.origin(stated.text(), "/fixed/", partner.id)});
            continue;
        }
        if (!none) { none = context.working.sum(std::move(about_none), {}); }
        weights.push_back({0, to_text(none->value), "0%", none->origin});
    }
    return weights;
}

}  // namespace riskshare::working
