
#include "printable_text.hpp"
#include "utf8.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

}  // namespace

std::string printable_text(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Character c = first_character(text);
        const std::size_t length = c.length == 0 ? 1 : c.length;
        result += c.length == 0 || is_unsafe(c.code_point) ? replacement : text.substr(0, length);
        text.remove_prefix(length);
    }
    return result;
}

std::string in_quotes(std::string_view text, std::size_t at_most)
{
    const std::string safe = printable_text(text.substr(0, 4 * at_most + 4));
    std::size_t end = 0;
    for (std::size_t count = 0; end < safe.size() && count < at_most; ++count) {
        end += first_character(std::string_view{safe}.substr(end)).length;
    }
    return '"' + safe.substr(0, end) + (end < safe.size() ? "…\"" : "\"");
}

}  // namespace v0
}  // namespace riskshare
