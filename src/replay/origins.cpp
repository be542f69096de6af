#include "origins.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

std::string differs(const Input& input, std::string_view there)
{
    return fmt::format("is {}, and {} says {}", in_quotes(input.value), in_quotes(input.from),
                       in_quotes(there));
}

std::string wrong_with_place(const Input& input, const Json& file, std::string_view pointer)
{
    const Json* stated = find(file, pointer);
    if (stated == nullptr) { return fmt::format("{} does not exist", in_quotes(input.from)); }
    if (!stated->is_string()) { return fmt::format("{} is not a text", in_quotes(input.from)); }
    const auto& text = stated->get_ref<const std::string&>();
    const bool weighs_equally = input.role == "weight" && input.value == "1" && text == "equal";
    const bool is_same = weighs_equally || input.value == text || input.value == as_settled(text);
    return is_same ? "" : differs(input, text);
}

/// The index of the part that `ID#2` names; absent if it is not a number.
std::optional<std::size_t> part_of(std::string_view number)
{
    std::size_t part = 0;
    const char* end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, part);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{part} : std::nullopt;
}

std::string wrong_with_step(const Input& input, const Results& earlier)
{
    const std::size_t hash = input.from.rfind('#');
    const bool has_part = hash != std::string_view::npos;
    const auto found = earlier.find(input.from.substr(0, hash));
    if (found == earlier.end()) {
        return fmt::format("no step before this one is {}", in_quotes(input.from.substr(0, hash)));
    }
    const Result& result = *found->second;
    if (result.is_list != has_part) {
        return fmt::format("{} is {}", in_quotes(input.from),
                           has_part ? "a part of a single value" : "a whole list");
    }
    const auto part = has_part ? part_of(input.from.substr(hash + 1)) : 0;
    if (!part || *part >= result.values.size()) {
        return fmt::format("{} is past the end of the list", in_quotes(input.from));
    }
    return input.value == result.values[*part] ? "" : differs(input, result.values[*part]);
}

}  // namespace

std::string wrong_with(const Input& input, const Results& earlier, const Files& files)
{
    constexpr std::string_view of_agreement = "agreement:";
    constexpr std::string_view of_position = "position:";
    constexpr std::string_view of_partial_exemption = "rule:partial_exemption";
    if (input.from.starts_with(of_agreement)) {
        return wrong_with_place(input, files.agreement, input.from.substr(of_agreement.size()));
    }
    if (input.from.starts_with(of_position)) {
        return wrong_with_place(input, files.position, input.from.substr(of_position.size()));
    }
    if (input.from == of_partial_exemption) {
        return input.value == "5%" ? "" : differs(input, "5%");
    }
    return wrong_with_step(input, earlier);
}

}  // namespace riskshare::replay
