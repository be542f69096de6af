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

/// The pence of a money text: "12.5" is 1250. Nothing where it is none.
[[nodiscard]] std::optional<Number> pence_of(std::string_view text);

/// A percentage text in billionths of a percent: "0.5%" is 500,000,000. Nothing where it is none.
[[nodiscard]] std::optional<Number> rate_of(std::string_view text);
[[nodiscard]] Number hundred_percent();

/// The form that amounts have in a settlement: "12.50".
[[nodiscard]] std::string to_pounds(const Number& pence);

/// The form that a text of a file has in a settlement: an amount with two decimals, a percentage
/// with no more than it needs, any other text as it is.
[[nodiscard]] std::string as_settled(std::string_view text);

[[nodiscard]] Number total(const Numbers& numbers);

}  // namespace riskshare::replay
