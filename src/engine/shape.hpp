#pragma once

#include <riskshare/by_service.hpp>
#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Settlements are plain figures that a program can change. Each throws Misuse where a list has
/// another length than settle() or by_service() gives it, so that no index is out of range.
RISKSHARE_EXPORT void require_shape(const Settlement& settlement);
RISKSHARE_EXPORT void require_shape(const ByService& by_service, const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
