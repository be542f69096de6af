#pragma once

#include "steps.hpp"

namespace riskshare::replay {

/// What a step's operation makes of its inputs. Fails: CannotRedo.
[[nodiscard]] Result redo(const Step& step);

}  // namespace riskshare::replay
