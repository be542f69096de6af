#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The kind of a condition: a minimum in the fund, or spending on named services only.
enum class ConditionKind { minimum, services };
constexpr auto words_for(ConditionKind) { return words<ConditionKind>({"minimum", "services"}); }

/// Money of a stream that was put into a service.
struct PutElsewhere {
    std::size_t service;  ///< its index
    Money amount;

    bool operator==(const PutElsewhere&) const = default;
};

/// A condition of a stream, and how far the agreement meets it.
struct Condition {
    std::string stream;  ///< its id
    ConditionKind kind;
    Money amount;    ///< `minimum`: put into the fund; `services`: put into other services
    Money required;  ///< `minimum`: the least; `services`: zero
    Money fails_by;
    std::vector<PutElsewhere> elsewhere{};  ///< `services`: the other services

    [[nodiscard]] bool is_met() const { return fails_by == 0_p; }

    bool operator==(const Condition&) const = default;
};

/// The conditions of an agreement's streams, in their order, the minimum first. They concern the
/// opening contributions, as variations name no stream. No figure of a settlement depends on them.
///
/// Source: docs/rules.md 3, streams.
[[nodiscard]] RISKSHARE_EXPORT std::vector<Condition> conditions(const Agreement& agreement);

}  // namespace v0
}  // namespace riskshare
