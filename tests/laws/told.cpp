#include "told.hpp"

namespace riskshare::laws {

File told(const Case& facts)
{
    const Settled settled{facts};
    const Explanation explanation = explain(settled.settlement);
    const Analysis by_service = analyse(settled.settlement);
    return File::parse(to_json(settled.settlement, &explanation, &by_service));
}

std::size_t take_steps(File& settlement, std::string_view rule)
{
    File others = File::array();
    for (const File& step : settlement.at("explanation")) {
        if (step.at("rule") != rule) { others.push_back(step); }
    }
    const std::size_t taken = settlement.at("explanation").size() - others.size();
    settlement["explanation"] = std::move(others);
    return taken;
}

}  // namespace riskshare::laws
