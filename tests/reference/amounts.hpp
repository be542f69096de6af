#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

/// docs/rules.md 1: amounts and percentages, exactly and of any size.

namespace reference {

using Pence = boost::multiprecision::cpp_int;
using Ratio = boost::multiprecision::cpp_rational;

/// An amount for each party of a list, in the order of that list.
using Amounts = std::vector<Pence>;

/// "12.5" pounds are 1250 pence; "0.5%" is 1/200.
[[nodiscard]] Pence pence_of(std::string_view money);
[[nodiscard]] Ratio ratio_of(std::string_view percentage);

[[nodiscard]] std::string to_pounds(const Pence& amount);

/// "To the nearest penny, halves away from zero."
[[nodiscard]] Pence nearest_penny(const Ratio& amount);

[[nodiscard]] Pence total(const Amounts& amounts);

}  // namespace reference
