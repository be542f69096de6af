#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"

/// The contents that the agreement and the position require of a settlement.

namespace riskshare::replay {

/// The three files as JSON.
struct Files {
    Json settlement;
    Json agreement;
    Json position;
};

/// The ids of the partners, in the order of the agreement.
using Partners = std::vector<std::string>;

[[nodiscard]] Partners partners_of(const Json& agreement);

/// True for a pooled or aligned service.
[[nodiscard]] bool is_in_fund(const Json& service);

/// True if a service in the fund is capital.
[[nodiscard]] bool has_capital(const Json& agreement);

/// The bands that the agreement states for one direction of a risk share; empty if none.
[[nodiscard]] const Json& agreed_bands(const Json& agreement, std::size_t risk_share,
                                       std::string_view direction);

/// True if the risk share limits what partners pay.
[[nodiscard]] bool limits_payments(const Json& risk_share);

/// The services with VAT terms, in the order of the agreement.
[[nodiscard]] std::vector<const Json*> services_with_vat(const Json& agreement);

/// The position's decision on a risk share; null if none.
[[nodiscard]] const Json* decision_on(const Json& position, std::string_view risk_share);

/// True if any stream keeps its underspends in its own reserve.
[[nodiscard]] bool has_stream_reserve(const Json& agreement);

/// The parts of a partner's burden that come from the shareable variance, as this settlement's
/// tables have them.
[[nodiscard]] Keys parts_of_shareable(const Files& files);

}  // namespace riskshare::replay
