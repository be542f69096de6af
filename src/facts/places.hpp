#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// Places of a file that could not be read. Problems that follow from them are not reported: an
/// amount that is not a number does not also "not add up".
class RISKSHARE_EXPORT UnreadablePlaces {
public:
    void add(std::string place) { places_.insert(std::move(place)); }
    [[nodiscard]] bool empty() const { return places_.empty(); }
    /// True if the place is unreadable, or inside one that is.
    [[nodiscard]] bool cover(std::string_view place) const;
    /// True if the place covers, or is covered by, an unreadable one.
    [[nodiscard]] bool touch(std::string_view place) const;

private:
    std::set<std::string, std::less<>> places_;
};

/// `name` as one token of a JSON Pointer: `~` and `/` escaped.
[[nodiscard]] RISKSHARE_EXPORT std::string pointer_token(std::string_view name);

}  // namespace v0
}  // namespace riskshare
