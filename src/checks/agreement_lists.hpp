#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <riskshare/fund_table.hpp>

#include "agreed/agreement.hpp"
#include "vocabulary.hpp"

/// The checks of the lists of an agreement. Each reports the problems that its comment names.

namespace riskshare::checks {

/// The services at one time of the year.
struct Stage {
    int month = 0;     ///< 0 as the year opens
    std::string when;  ///< for the end of a sentence; empty where there are no variations
    std::vector<AgreedService> services;
    std::optional<FundTable> fund;  ///< absent where a total is too large
};

/// Incomplete or contradictory VAT terms of the service at the place.
void check_vat(const Context& in, const Service& service, const Place& place);

/// Variations that contradict themselves, or leave impossible contributions.
void check_variations(const Context& in);

/// The services as the year opens, and at the end of each month that has variations. Reports sums
/// that are too large. Stages end before the first such sum, or contribution below zero.
[[nodiscard]] std::vector<Stage> stages_of(const Context& in, Stage opening);

/// Those at which the agreement can be settled. Month 1 may have variations, and then nobody
/// settles what was before them.
[[nodiscard]] std::span<const Stage> settled_stages(std::span<const Stage> stages);

void check_risk_shares(const Context& in, std::span<const Stage> stages);

/// Money that is not pooled and that these partners cannot pay to each other.
void check_not_pooled(const Context& in);

/// Accounts that no journal could be posted to, and thresholds below zero.
void check_accounts(const Context& in);

/// Rules that could not divide assets and liabilities at the end, and kinds without a rule.
void check_ending(const Context& in, std::span<const Stage> stages);

/// Streams that their partners cannot bring, and contributions that cannot come from them.
void check_streams(const Context& in, std::span<const AgreedService> opening);

}  // namespace riskshare::checks
