#include <riskshare/date.hpp>

#include <charconv>

#include <fmt/format.h>

namespace riskshare {
namespace {

/// The number that all of the text is; zero where it is none.
unsigned number_in(std::string_view text)
{
    unsigned number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10) { return std::nullopt; }
    const Date date{std::chrono::year{static_cast<int>(number_in(text.substr(0, 4)))},
                    std::chrono::month{number_in(text.substr(5, 2))},
                    std::chrono::day{number_in(text.substr(8, 2))}};
    return date.ok() && to_text(date) == text ? std::optional{date} : std::nullopt;
}

std::string to_text(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<int> month_of(Date date, FinancialYear year)
{
    const int since_april = (static_cast<int>(date.year()) - year.start()) * 12 +
                            static_cast<int>(static_cast<unsigned>(date.month())) - 4;
    const bool is_within = date.ok() && since_april >= 0 && since_april < 12;
    return is_within ? std::optional{since_april + 1} : std::nullopt;
}

}  // namespace riskshare
