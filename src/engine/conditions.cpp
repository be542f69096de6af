#include <riskshare/conditions.hpp>

#include <cstddef>
#include <set>

#include "agreed/agreement.hpp"
#include "rules/streams.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

Condition minimum_condition(const Agreement& agreement, std::size_t index)
{
    const Stream& stated = agreement.terms().streams[index];
    Money amount = 0_p;
    for (const StreamLine& line : agreed_streams(agreement)[index].lines) {
        const Fund fund = agreement.terms().services[line.service].fund;
        if (counts_towards_minimum(stated.kind, fund)) { amount += line.amount; }
    }
    return {stated.id, ConditionKind::minimum, amount, *stated.minimum,
            shortfall(amount, *stated.minimum)};
}

Condition services_condition(const Agreement& agreement, std::size_t index)
{
    const Stream& stated = agreement.terms().streams[index];
    std::set<std::size_t> named;
    for (const std::string& id : *stated.services) { named.insert(*agreement.find_service(id)); }
    Condition condition{stated.id, ConditionKind::services, 0_p, 0_p, 0_p};
    for (const StreamLine& line : agreed_streams(agreement)[index].lines) {
        if (line.amount == 0_p || named.contains(line.service)) { continue; }
        condition.amount += line.amount;
        condition.elsewhere.push_back({line.service, line.amount});
    }
    condition.fails_by = condition.amount;
    return condition;
}

}  // namespace

std::vector<Condition> conditions(const Agreement& agreement)
{
    std::vector<Condition> conditions;
    for (std::size_t i = 0; i < agreed_streams(agreement).size(); ++i) {
        const Stream& stated = agreement.terms().streams[i];
        if (stated.minimum) { conditions.push_back(minimum_condition(agreement, i)); }
        if (stated.services) { conditions.push_back(services_condition(agreement, i)); }
    }
    return conditions;
}

}  // namespace v0
}  // namespace riskshare
