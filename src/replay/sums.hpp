#pragma once

#include "figures.hpp"

namespace riskshare::replay {

/// Reports where payments do not bring each party what it owes or is owed, and where the table by
/// service does not add up across or down. No step gives who pays whom, nor that table.
void check_sums(const Files& files, const Partners& partners, Findings& findings);

}  // namespace riskshare::replay
