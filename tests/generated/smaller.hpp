#pragma once

#include "generate.hpp"

namespace riskshare::generated {

/// Valid cases that say a little less: without one of the things that the case consists of, or with
/// one amount nearer to zero. Those that leave most out come first. rapidcheck tries them on a
/// case that fails, and theirs on the first that fails too, until none does.
[[nodiscard]] rc::Seq<Case> smaller_cases(const Case& facts);

}  // namespace riskshare::generated
