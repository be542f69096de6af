#pragma once

#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/settlement.hpp>

/// The JSON forms of what the commands show. Each is the settlement's own form or a part of it.

namespace riskshare::command {

/// The `fund` object of every settlement of the agreement.
[[nodiscard]] std::string fund_to_json(const Agreement& agreement);

[[nodiscard]] std::string settlement_to_json(const Settlement& settlement,
                                             const Agreement& agreement,
                                             const Explanation& explanation);

/// The `explanation` array of the settlement, with these steps alone.
[[nodiscard]] std::string explanation_to_json(const Settlement& settlement,
                                              const Agreement& agreement, const Explanation& steps);

}  // namespace riskshare::command
