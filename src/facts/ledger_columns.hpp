#pragma once

#include <array>
#include <optional>
#include <string_view>

#include <riskshare/facts/figures.hpp>

namespace riskshare {
inline namespace v0 {

/// One column of a ledger: its key in files, and its figure.
struct LedgerColumn {
    std::string_view key;
    std::optional<Recorded> LedgerFigures::*figure;
};
inline constexpr std::array<LedgerColumn, 5> ledger_columns{
    {{"original_budget", &LedgerFigures::original_budget},
     {"latest_budget", &LedgerFigures::latest_budget},
     {"budget_to_date", &LedgerFigures::budget_to_date},
     {"actual_to_date", &LedgerFigures::actual_to_date},
     {"previous_forecast", &LedgerFigures::previous_forecast}}};

}  // namespace v0
}  // namespace riskshare
