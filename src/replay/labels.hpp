#pragma once

#include "figures.hpp"

namespace riskshare::replay {

/// Reports where a settlement does not say in words what it is a settlement of: another agreement,
/// year, month or basis; other partners, risk shares, bands, services, money that is not pooled or
/// ring-fenced, or assets and liabilities at the end.
void check_labels(const Files& files, const Partners& partners, Findings& findings);

}  // namespace riskshare::replay
