#pragma once

#include <cstddef>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>

namespace riskshare::bench {

/// A fund of so many services, each of which two of the partners pay for, under a risk cap that the
/// variances go beyond. The same services, the same figures, every time. Requires: partners >= 2.
[[nodiscard]] Agreement agreement_of(std::size_t services, std::size_t partners = 2);
[[nodiscard]] Position position_of(const Agreement& agreement);

/// The same two as files.
[[nodiscard]] std::string agreement_text(std::size_t services, std::size_t partners = 2);
[[nodiscard]] std::string position_text(std::size_t services, std::size_t partners = 2);

}  // namespace riskshare::bench
