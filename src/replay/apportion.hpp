#pragma once

#include <stdexcept>

#include "amounts.hpp"

namespace riskshare::replay {

/// An operation that cannot be done with its inputs, and why.
class CannotRedo : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The parts of a total by largest remainder, one for each weight and none beyond its limit:
/// section 2 of docs/rules.md. With no limits there are none; otherwise there is one per weight.
/// Fails: CannotRedo.
[[nodiscard]] Numbers apportion(const Number& total, const Numbers& weights, Numbers limits);

}  // namespace riskshare::replay
