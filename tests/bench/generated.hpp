#pragma once

#include <cstddef>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>

namespace riskshare::bench {

/// A fund of so many services that two partners pay for together, under a risk cap that the
/// variances go beyond. The same services, the same figures, every time.
[[nodiscard]] Agreement agreement_of(std::size_t services);
[[nodiscard]] Position position_of(std::size_t services, const Agreement& agreement);

/// The same two as files.
[[nodiscard]] std::string agreement_text(std::size_t services);
[[nodiscard]] std::string position_text(std::size_t services);

}  // namespace riskshare::bench
