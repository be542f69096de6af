#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "origins.hpp"

namespace riskshare::replay {

/// The figures of a settlement that steps must give, as texts by JSON Pointer.
using Figures = std::map<std::string, std::string_view>;

/// The ids of the partners, in the order of the agreement.
using Partners = std::vector<std::string>;

[[nodiscard]] Partners partners_of(const Json& agreement);

/// The bands of a risk share that the agreement states for one direction; null where it has none.
[[nodiscard]] const Json* agreed_bands(const Json& agreement, std::size_t risk_share,
                                       std::string_view direction);

/// Does a risk share of the agreement limit what partners pay? Does any?
[[nodiscard]] bool limits_payments(const Json& risk_share);
[[nodiscard]] bool any_limits_payments(const Json& agreement);

/// The services that have VAT terms, in the order of the agreement.
[[nodiscard]] std::vector<const Json*> services_with_vat(const Json& agreement);

/// The position's decision on a risk share; null where it has none. Has it any at all?
[[nodiscard]] const Json* decision_on(const Json& position, std::string_view risk_share);
[[nodiscard]] bool has_decisions(const Json& position);

/// Has any stream of the agreement a reserve of its own, which gets its underspends?
[[nodiscard]] bool has_stream_reserve(const Json& agreement);

/// Reads every figure. Reports whatever a settlement of this agreement would have and this one has
/// not, and the reverse.
[[nodiscard]] Figures figures_of(const Files& files, const Partners& partners, Findings& findings);

/// Which step gives each figure, by JSON Pointer.
using Given = std::map<std::string, std::string_view>;

/// Compares the figures that a step says it gives with its result.
void take_figures(const Step& step, const Figures& figures, const Partners& partners, Given& given,
                  Findings& findings);

/// Reports the figures that no step gives.
void report_unexplained(const Figures& figures, const Given& given, Findings& findings);

}  // namespace riskshare::replay
