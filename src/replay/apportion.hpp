#pragma once

#include <stdexcept>

#include "amounts.hpp"

namespace riskshare::replay {

/// An operation that cannot be redone with its inputs: the message says why.
class CannotRedo : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Divides a total by largest remainder, one part per weight and at most its limit: section 2 of
/// docs/rules.md.
///
/// Shapes: limits is empty, or has one per weight. Fails: CannotRedo.
[[nodiscard]] Numbers apportion(const Number& total, const Numbers& weights, Numbers limits);

}  // namespace riskshare::replay
