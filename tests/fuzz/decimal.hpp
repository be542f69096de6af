#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "../laws/exact.hpp"

namespace riskshare::fuzz {

/// The value of digits with at most so many decimals, in units of the last decimal; absent where
/// the text is anything else.
[[nodiscard]] inline std::optional<laws::Exact> decimal(std::string_view text,
                                                        std::size_t most_decimals)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool has_bare_point = point != std::string_view::npos && decimals.empty();
    if (whole.empty() || has_bare_point || decimals.size() > most_decimals) { return {}; }

    laws::Exact units = 0;
    for (const std::string_view part : {whole, decimals}) {
        for (const char digit : part) {
            if (digit < '0' || digit > '9') { return {}; }
            units = units * 10 + (digit - '0');
        }
    }
    for (std::size_t i = decimals.size(); i < most_decimals; ++i) { units *= 10; }
    return units;
}

}  // namespace riskshare::fuzz
