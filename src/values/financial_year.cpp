#include <riskshare/values/financial_year.hpp>

#include <ostream>

#include <fmt/format.h>

#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {

std::string to_text(FinancialYear year)
{
    return fmt::format("{}-{:02}", year.start(), (year.start() + 1) % 100);
}

std::ostream& operator<<(std::ostream& out, FinancialYear year)
{
    return detail::print(out, to_text(year));
}

}  // namespace v0
}  // namespace riskshare
