#include "steps.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace riskshare::replay {
namespace {

bool is_text(const Json* json) { return json != nullptr && json->is_string(); }

bool is_list_of_texts(const Json* json)
{
    return json != nullptr && json->is_array() &&
           std::ranges::all_of(*json, [](const Json& text) { return text.is_string(); });
}

std::string_view text_of(const Json& json) { return json.get_ref<const std::string&>(); }

std::string_view optional_text(const Json* json)
{
    return is_text(json) ? text_of(*json) : std::string_view{};
}

std::optional<Input> read_input(const Json& json, const std::string& place, Findings& findings)
{
    if (!check_keys(json, place, {"value", "from"}, {"role"}, findings)) { return std::nullopt; }
    const Json* value = member(json, "value");
    const Json* from = member(json, "from");
    const Json* role = member(json, "role");
    if (!is_text(value) || !is_text(from) || (role != nullptr && !is_text(role))) {
        findings.add(place, "must have texts under value, from and role");
        return std::nullopt;
    }
    return Input{text_of(*value), text_of(*from), optional_text(role)};
}

/// Absent unless all of them can be read.
std::optional<std::vector<Input>> read_inputs(const Json* json, const std::string& place,
                                              Findings& findings)
{
    if (json == nullptr || !json->is_array()) {
        findings.add(place, "must have a list of inputs");
        return std::nullopt;
    }
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < json->size(); ++i) {
        const auto input =
            read_input((*json)[i], fmt::format("{}, input {}", place, i + 1), findings);
        if (input) { inputs.push_back(*input); }
    }
    return inputs.size() == json->size() ? std::optional{std::move(inputs)} : std::nullopt;
}

std::optional<Result> read_result(const Json* json, const std::string& place, Findings& findings)
{
    if (is_text(json)) { return Result{{std::string{text_of(*json)}}, false}; }
    if (!is_list_of_texts(json)) {
        findings.add(place, "must have a text, or a list of texts, under result");
        return std::nullopt;
    }
    Result result{{}, true};
    for (const Json& value : *json) { result.values.emplace_back(text_of(value)); }
    return result;
}

std::vector<std::string_view> read_figures(const Json* json, const std::string& place,
                                           Findings& findings)
{
    std::vector<std::string_view> figures;
    if (json == nullptr) { return figures; }
    if (!is_list_of_texts(json)) {
        findings.add(place, "must have a list of texts under figures");
        return figures;
    }
    for (const Json& pointer : *json) { figures.push_back(text_of(pointer)); }
    return figures;
}

}  // namespace

std::string shown(const Result& result)
{
    if (!result.is_list) { return in_quotes(result.values.front()); }
    constexpr std::size_t at_most = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(result.values.size(), at_most); ++i) {
        list += (i == 0 ? "" : ", ") + in_quotes(result.values[i]);
    }
    return fmt::format("[{}{}]", list, result.values.size() > at_most ? ", …" : "");
}

std::optional<Step> read_step(const Json& json, std::string_view pointer, Findings& findings)
{
    const std::string_view id = text_at(json, "/id");
    const std::string place = id.empty() ? std::string{pointer} : "step " + in_quotes(id);
    const bool is_object =
        check_keys(json, place, {"id", "rule", "operation", "inputs", "result", "text"},
                   {"clause", "notes", "figures"}, findings);
    if (!is_object) { return std::nullopt; }
    for (const char* key : {"id", "rule", "operation", "text"}) {
        if (text_at(json, below("", key)).empty()) {
            findings.add(place, fmt::format("must have a text under {}", key));
            return std::nullopt;
        }
    }
    auto inputs = read_inputs(member(json, "inputs"), place, findings);
    auto result = read_result(member(json, "result"), place, findings);
    if (!inputs || !result) { return std::nullopt; }
    return Step{id, text_at(json, "/operation"), std::move(*inputs), std::move(*result),
                read_figures(member(json, "figures"), place, findings)};
}

}  // namespace riskshare::replay
