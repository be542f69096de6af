#include "write_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>
#include <riskshare/printable.hpp>

#include "text.hpp"

namespace riskshare::command {
namespace {

/// One line, with the characters that could steer a terminal as the escapes that JSON has for them:
/// the text means what it meant. They occur inside strings only, and none is beyond four
/// hexadecimal digits.
std::string harmless_line(std::string_view line)
{
    if (printable(line) == line) { return std::string{line}; }
    std::string result;
    while (!line.empty()) {
        const std::string_view character = take_character(line);
        if (printable(character) == character) {
            result += character;
        } else {
            result += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code_point(character)));
        }
    }
    return result;
}

std::string harmless(std::string_view json)
{
    std::string result;
    while (!json.empty()) {
        const std::size_t end = json.find('\n');
        result += harmless_line(json.substr(0, end)) + '\n';
        json.remove_prefix(end + 1);
    }
    return result;
}

std::string part(std::string_view json, const char* name)
{
    return nlohmann::ordered_json::parse(json).at(name).dump(2) + '\n';
}

}  // namespace

std::string fund_to_json(const Agreement& agreement)
{
    // Nothing has been settled yet. The fund is what it will be in every settlement.
    const Settlement none{agreement.terms().name,
                          agreement.terms().financial_year,
                          1,
                          Basis::forecast,
                          agreement.fund(),
                          {},
                          {},
                          {},
                          0_p,
                          {}};
    return harmless(part(to_json(none, agreement), "fund"));
}

std::string settlement_to_json(const Settlement& settlement, const Agreement& agreement,
                               const Explanation& explanation)
{
    return harmless(to_json(settlement, agreement, &explanation));
}

std::string explanation_to_json(const Settlement& settlement, const Agreement& agreement,
                                const Explanation& steps)
{
    return harmless(part(to_json(settlement, agreement, &steps), "explanation"));
}

}  // namespace riskshare::command
