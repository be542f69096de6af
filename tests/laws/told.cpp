#include <riskshare/json.hpp>

#include "told.hpp"

#include <riskshare/json.hpp>

namespace riskshare::laws {

File told(const Case& facts)
{
    const Settled settled{facts};
    const Explanation explanation = explain(settled.settlement);
    const ByService by_service = riskshare::by_service(settled.settlement);
    return File::parse(to_json(settled.settlement, &explanation, &by_service));
}

std::size_t take_steps(File& settlement, std::string_view rule)
{
    return take(settlement.at("explanation"),
                [&](const File& step) { return step.at("rule") == rule; });
}

}  // namespace riskshare::laws
