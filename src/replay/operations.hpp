#pragma once

#include "steps.hpp"

namespace riskshare::replay {

/// Redoes a step's operation with its inputs. Fails: CannotRedo.
[[nodiscard]] Result redo(const Step& step);

}  // namespace riskshare::replay
