#pragma once

#include <riskshare/by_service.hpp>
#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Settlements are plain figures that a program can change. Each throws Misuse where a list has
/// another length than settle() or by_service() gives it, or where a name, a kind or the presence
/// of a limit differs, so that nothing is looked for that is not there.
RISKSHARE_EXPORT void require_shape(const Settlement& settlement);
RISKSHARE_EXPORT void require_shape(const ByService& by_service, const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
