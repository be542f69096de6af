#include <riskshare/values/date.hpp>

#include <ostream>

#include <fmt/format.h>

#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {

std::string to_text(const Date& date)
{
    return fmt::format("{}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::ostream& operator<<(std::ostream& out, const Date& date)
{
    return detail::print(out, to_text(date));
}

}  // namespace v0
}  // namespace riskshare
