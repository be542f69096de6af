#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

/// The values of the files, docs/formats.md: exact numbers of any size.

namespace riskshare::replay {

using Number = boost::multiprecision::cpp_int;
using Numbers = std::vector<Number>;

/// The pence of a money text: "12.5" is 1250. Absent for any other text.
[[nodiscard]] std::optional<Number> pence_of(std::string_view text);

/// A percentage text in billionths of a percent: "0.5%" is 500,000,000. Absent for any other text.
[[nodiscard]] std::optional<Number> rate_of(std::string_view text);
[[nodiscard]] Number hundred_percent();

/// An amount as a settlement writes it: "12.50".
[[nodiscard]] std::string to_pounds(const Number& pence);

/// A text of a file as a settlement writes it: an amount with two decimals, a percentage with no
/// more than it needs, any other text unchanged.
[[nodiscard]] std::string as_settled(std::string_view text);

[[nodiscard]] Number total(const Numbers& numbers);

}  // namespace riskshare::replay
