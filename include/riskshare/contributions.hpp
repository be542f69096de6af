#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/instalments.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The instalments due and paid by the end of a month.
struct PaidAgainstDue {
    Money due;
    Money paid;
    Money still_due;  ///< positive: to be paid; negative: paid too early or too much

    bool operator==(const PaidAgainstDue&) const = default;
};

/// One partner's contribution to one service through the year.
struct ServiceContribution {
    std::size_t partner;
    GrossAndIncome opening{};
    GrossAndIncome recurrent{};         ///< variations that carry over into the next year
    GrossAndIncome one_off{};           ///< variations that do not
    GrossAndIncome latest{};            ///< the three together
    std::optional<ByMonth> schedule{};  ///< net, by month due; only where instalments are agreed
    std::optional<PaidAgainstDue> paid_against_due{};  ///< with a schedule and a position

    bool operator==(const ServiceContribution&) const = default;
};

/// One list per service, in the agreement's order; in it one per contributing partner: as the terms
/// list them, then partners brought only by variations.
struct Contributions {
    Agreement agreement;
    std::optional<Position> position;  ///< where they are those at the end of its month
    std::vector<std::vector<ServiceContribution>> services;

    bool operator==(const Contributions&) const = default;
};

/// The partners' contributions, with every variation of the agreement.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 3, variations and instalments.
[[nodiscard]] RISKSHARE_EXPORT Contributions contributions(const Agreement& agreement);

/// The same at the end of a position's month: without later variations, with the amounts due and
/// paid by then.
[[nodiscard]] RISKSHARE_EXPORT Contributions contributions(const Position& position);

}  // namespace v0
}  // namespace riskshare
