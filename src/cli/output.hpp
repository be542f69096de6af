#pragma once

#include <string>

#include "present/report.hpp"
#include "requests.hpp"

namespace riskshare::cli {

/// A report as a table, Markdown or CSV, whichever is asked for. A table is bold on a terminal
/// unless colour is unwanted.
[[nodiscard]] std::string rendered(const present::Report& report, const Output& output);

}  // namespace riskshare::cli
