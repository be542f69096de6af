#pragma once

#include <map>
#include <string>
#include <string_view>

#include "agreed.hpp"
#include "steps.hpp"

namespace riskshare::replay {

/// The figures of a settlement that steps must give, as texts by JSON Pointer.
using Figures = std::map<std::string, std::string_view>;

/// Reads every figure. Reports every key that a settlement of this agreement must have and this one
/// lacks, and every key that it must not have.
[[nodiscard]] Figures figures_of(const Files& files, const Partners& partners, Findings& findings);

/// The step that gives each figure, by JSON Pointer.
using Given = std::map<std::string, std::string_view>;

/// Compares the figures that a step says it gives with its result.
void take_figures(const Step& step, const Figures& figures, const Partners& partners, Given& given,
                  Findings& findings);

/// Reports the figures that no step gives.
void report_unexplained(const Figures& figures, const Given& given, Findings& findings);

}  // namespace riskshare::replay
