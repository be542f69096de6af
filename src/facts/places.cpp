#include "places.hpp"

namespace riskshare {
inline namespace v0 {

bool UnreadablePlaces::cover(std::string_view place) const
{
    for (std::string_view outer = place;; outer.remove_suffix(outer.size() - outer.rfind('/'))) {
        if (places_.contains(outer)) { return true; }
        if (outer.empty()) { return false; }
    }
}

bool UnreadablePlaces::touch(std::string_view place) const
{
    if (cover(place)) { return true; }
    const std::string inside = std::string{place} + "/";
    const auto first = places_.lower_bound(inside);
    return first != places_.end() && first->starts_with(inside);
}

std::string pointer_token(std::string_view name)
{
    std::string token;
    for (const char c : name) {
        if (c == '~') {
            token += "~0";
        } else if (c == '/') {
            token += "~1";
        } else {
            token += c;
        }
    }
    return token;
}

}  // namespace v0
}  // namespace riskshare
