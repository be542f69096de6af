#include "laws.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "../generated/drawing.hpp"

namespace riskshare::laws {
namespace {

using File = nlohmann::ordered_json;

/// The settlement's file with all that it can say.
File told(const Case& facts)
{
    const Settled settled{facts};
    const Explanation explanation = explain(settled.settlement);
    const Analysis by_service = analyse(settled.settlement);
    return File::parse(to_json(settled.settlement, &explanation, &by_service));
}

/// Takes the steps of that rule out, and says how many there were.
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

}  // namespace

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
