#pragma once

#include "agreed.hpp"

namespace riskshare::replay {

/// Reports payments that do not clear what each party owes or is owed, decisions that do not add up
/// to the shareable variance, items of an ending that are not divided whole, and a table by service
/// that does not add up across or down. No step gives the payments, nor that table.
void check_sums(const Files& files, const Partners& partners, Findings& findings);

}  // namespace riskshare::replay
