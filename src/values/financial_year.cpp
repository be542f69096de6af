#include <riskshare/values/financial_year.hpp>

#include <charconv>

#include <fmt/format.h>

#include <riskshare/values/error.hpp>

namespace riskshare {

FinancialYear FinancialYear::starting(int start)
{
    if (start < 1900 || start > 9998) {
        throw Misuse{"a financial year starts between 1900 and 9998"};
    }
    return FinancialYear{start};
}

std::optional<FinancialYear> FinancialYear::parse(std::string_view text)
{
    int start = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), start);
    if (read.ec != std::errc{} || start < 1900 || start > 9998) { return std::nullopt; }
    const FinancialYear year{start};
    return to_text(year) == text ? std::optional{year} : std::nullopt;
}

std::string to_text(FinancialYear year)
{
    return fmt::format("{}-{:02}", year.start(), (year.start() + 1) % 100);
}

}  // namespace riskshare
