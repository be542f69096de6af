#include "refused.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/printable_text.hpp"

namespace riskshare::fuzz {
namespace {

/// RFC 6901: nothing, or tokens that each follow a `/` and in which `~` stands before 0 or 1 only.
bool is_json_pointer(std::string_view place)
{
    if (!place.empty() && place.front() != '/') { return false; }
    for (std::size_t i = 0; i < place.size(); ++i) {
        if (place[i] != '~') { continue; }
        if (i + 1 == place.size() || (place[i + 1] != '0' && place[i + 1] != '1')) { return false; }
    }
    return true;
}

bool is_worded(const std::string& text) { return !text.empty() && printable_text(text) == text; }

}  // namespace

void check_problems(const Problems& problems)
{
    RC_ASSERT(!problems.kept().empty());
    for (const Problem& problem : problems.kept()) {
        const std::string& place = problem.place;
        RC_ASSERT(is_json_pointer(place));
        RC_ASSERT(printable_text(place) == place);
        RC_ASSERT(is_worded(problem.code));
        RC_ASSERT(is_worded(problem.expected));
        RC_ASSERT(is_worded(problem.found));
        RC_ASSERT(is_worded(problem.remedy));
    }
}

bool is_same(const Problems& a, const Problems& b)
{
    return a.not_kept() == b.not_kept() &&
           std::ranges::equal(a.kept(), b.kept(), [](const Problem& one, const Problem& other) {
               return describe(one) == describe(other);
           });
}

}  // namespace riskshare::fuzz
