#pragma once

#include "agreed.hpp"

namespace riskshare::replay {

/// Reports each name in a settlement that differs from the files: another agreement, year, month or
/// basis; other partners, risk shares, bands or services; other money that is not pooled,
/// ring-fenced underspends, or items of the ending.
void check_labels(const Files& files, const Partners& partners, Findings& findings);

}  // namespace riskshare::replay
