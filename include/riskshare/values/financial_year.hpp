#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace riskshare {

/// A financial year, 1 April to 31 March, known by the year in which it starts.
class FinancialYear {
public:
    /// Requires: 1900 <= start <= 9998; throws Misuse otherwise.
    [[nodiscard]] static FinancialYear starting(int start);
    /// Reads `2015-16`; empty where the text is not a year and the next one.
    [[nodiscard]] static std::optional<FinancialYear> parse(std::string_view text);

    [[nodiscard]] int start() const { return start_; }

    friend auto operator<=>(FinancialYear, FinancialYear) = default;

private:
    explicit FinancialYear(int start) : start_{start} {}

    int start_;
};

/// True for a month of the financial year: 1 is April, 12 is March.
[[nodiscard]] constexpr bool is_month(int month) { return month >= 1 && month <= 12; }

/// The form of the files, `2015-16`.
[[nodiscard]] std::string to_text(FinancialYear year);

}  // namespace riskshare
