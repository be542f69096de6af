#pragma once

#include <string>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// What a condition asks: that a minimum is put into the fund, or that the money is spent on named
/// services alone.
enum class ConditionKind { minimum, services };

/// A condition of a stream, and how far the agreement meets it.
struct Condition {
    std::string stream;  ///< its id
    ConditionKind kind;
    Money amount;    ///< `minimum`: put into the fund; `services`: put into other services
    Money required;  ///< `minimum`: the least; `services`: nothing
    Money fails_by;
    std::vector<StreamLine> elsewhere{};  ///< `services`: the other services

    [[nodiscard]] bool is_met() const { return fails_by == 0_p; }
};

/// The conditions that the streams of an agreement come with: in the order of the streams, the
/// minimum first. They are of the opening contributions: variations do not say which stream they
/// are of. Whether they are met changes no figure of a settlement.
///
/// Source: docs/rules.md 3, streams.
[[nodiscard]] std::vector<Condition> conditions_of(const Agreement& agreement);

}  // namespace riskshare
