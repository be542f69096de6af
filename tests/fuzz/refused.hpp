#pragma once

#include <variant>

#include <rapidcheck.h>

#include <riskshare/facts/problem.hpp>

namespace riskshare::fuzz {

/// Each problem has a code, a place that is a JSON Pointer, and words that are safe to print and
/// say what is wrong and how to mend it.
void check_problems(const Problems& problems);

/// The same problems, in the same words.
[[nodiscard]] bool is_same(const Problems& a, const Problems& b);

/// The result of reading: the thing read, or the reason it was refused.
template <class Read>
[[nodiscard]] auto read_or_refused(Read read) -> std::variant<decltype(read()), Problems>
{
    try {
        return read();
    } catch (const InputError& refused) {
        return refused.problems();
    }
}

/// Reads twice: either both are refused for the same problems, or both can be used.
template <class Read, class Use>
void read_twice(Read read, Use use)
{
    const auto first = read_or_refused(read);
    const auto second = read_or_refused(read);
    RC_ASSERT(first.index() == second.index());
    if (const auto* problems = std::get_if<Problems>(&first)) {
        check_problems(*problems);
        RC_ASSERT(is_same(*problems, std::get<Problems>(second)));
    } else {
        use(std::get<0>(first), std::get<0>(second));
    }
}

}  // namespace riskshare::fuzz
