#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <riskshare/display.hpp>
#include <riskshare/export.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/settlement.hpp>

/// The joint finance report: the one formal report that council and NHS body both use at a month's
/// end. ADV or FAV stands beside every variance.

namespace riskshare {
inline namespace v0 {

/// What a report shows besides the settlement, and how.
struct ReportOptions {
    Display display{};
    std::optional<Journal> journal{};  ///< of the month, from journal(): left out if absent
};

/// Each requires that `settlement` is as settle() gave it and the journal of it. Same facts, same
/// bytes. Fails: MoneyOverflow.

/// A whole page in HTML, with pictures and the explanation to unfold. It loads nothing and runs
/// nothing.
[[nodiscard]] RISKSHARE_EXPORT std::string report_to_html(const Settlement& settlement,
                                                          const ReportOptions& options = {});
/// For a committee paper.
[[nodiscard]] RISKSHARE_EXPORT std::string report_to_markdown(const Settlement& settlement,
                                                              const ReportOptions& options = {});
/// For a terminal, without colours.
[[nodiscard]] RISKSHARE_EXPORT std::string report_to_text(const Settlement& settlement,
                                                          const ReportOptions& options = {});
/// For a spreadsheet.
[[nodiscard]] RISKSHARE_EXPORT std::string report_to_csv(const Settlement& settlement,
                                                         const ReportOptions& options = {});
/// For a program: exact, an overspend positive, in the form of docs/formats.md.
[[nodiscard]] RISKSHARE_EXPORT std::string report_to_json(const Settlement& settlement);

/// The JSON Schema of that.
[[nodiscard]] RISKSHARE_EXPORT std::string_view report_schema();

}  // namespace v0
}  // namespace riskshare
