#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "report/joint_finance_report.hpp"

namespace riskshare::testing {

struct Example {
    std::string name;
    report::JointFinanceReport report;
};

/// The report of two files.
[[nodiscard]] report::JointFinanceReport report_of(const std::string& agreement,
                                                   const std::string& position);

/// Every example with each position that settles under it, and every case of the rules.
[[nodiscard]] std::vector<Example> examples();

/// The text of a file below the root of the project.
[[nodiscard]] std::string file_text(const std::filesystem::path& file);

}  // namespace riskshare::testing
