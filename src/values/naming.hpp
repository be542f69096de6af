#pragma once

#include <string>
#include <string_view>

#include "text/printable_text.hpp"
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Throws MoneyOverflow for `the variance of service "home-care"`.
[[noreturn]] inline void overflow_of(std::string_view figure, std::string_view id)
{
    throw MoneyOverflow{std::string{figure} + (id.empty() ? "" : " " + in_quotes(id))};
}

/// Gives what the work gives. Where one of its figures does not fit, and nobody nearer to it has
/// said which, MoneyOverflow says that it is of this. Costs nothing where all figures fit: not even
/// the id is looked at.
template <class Id, class Work>
decltype(auto) naming(const char* figure, const Id& id, Work work)
{
    try {
        return work();
    } catch (const MoneyOverflow& overflow) {
        if (!overflow.figure().empty()) { throw; }
    }
    overflow_of(figure, id);
}

}  // namespace v0
}  // namespace riskshare
