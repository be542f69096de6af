#pragma once

#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>

#include "rules/burden_parts.hpp"

namespace riskshare {
inline namespace v0 {

/// True if reports and files show the part: always, or where agreement or position ask for it.
[[nodiscard]] RISKSHARE_EXPORT bool shows(const Settlement& settlement, const BurdenPart& part);

}  // namespace v0
}  // namespace riskshare
