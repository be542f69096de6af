#include "tampering.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>
#include <fmt/format.h>

#include <riskshare/riskshare.hpp>

namespace riskshare::replaying {
namespace {

using Pence = boost::multiprecision::cpp_int;
using Pointer = Json::json_pointer;

std::optional<Pence> pence_of(const std::string& text)
{
    const auto parsed = parse_money(text);
    const auto* money = std::get_if<Money>(&parsed);
    return money == nullptr ? std::nullopt : std::optional<Pence>{money->pence()};
}

/// Another value of the same kind: an amount a penny larger, or smaller where it is the largest.
std::string other(const std::string& text)
{
    if (text.ends_with('%')) { return "1" + text; }
    const auto parsed = parse_money(text);
    const auto* money = std::get_if<Money>(&parsed);
    if (money == nullptr) { return text + "x"; }
    return to_text(Money::from_pence(money->pence() > 0 ? money->pence() - 1 : money->pence() + 1));
}

Json other(const Json& value)
{
    return value.is_string() ? Json(other(value.get<std::string>())) : Json(value.get<int>() + 1);
}

/// The result of an operation on amounts alone; absent for other operations.
std::optional<Pence> result_of(std::string_view operation, const Json& inputs)
{
    std::vector<Pence> amounts;
    Pence sum = 0;
    for (const Json& input : inputs) {
        const auto amount = pence_of(input.at("value").get<std::string>());
        if (!amount || input.contains("role")) { return std::nullopt; }
        amounts.push_back(*amount);
        sum += *amount;
    }
    if (operation == "sum") { return sum; }
    if (amounts.empty()) { return std::nullopt; }
    if (operation == "difference") { return Pence{2 * amounts.front() - sum}; }
    if (operation == "minimum") { return *std::ranges::min_element(amounts); }
    if (amounts.size() > 1) { return std::nullopt; }
    if (operation == "given") { return sum; }
    return operation == "negate" ? std::optional{Pence{-sum}} : std::nullopt;
}

/// True if a step has the same result with this operation and these inputs.
bool is_same_result(const Json& step, std::string_view operation, const Json& inputs)
{
    const Json& result = step.at("result");
    const auto redone = result_of(operation, inputs);
    return redone && result.is_string() && redone == pence_of(result.get<std::string>());
}

Json without(Json list, std::size_t place)
{
    list.erase(place);
    return list;
}

class Collector {
public:
    explicit Collector(const Documents& documents)
        : documents_{documents}, steps_{documents.settlement.at("explanation")}
    {
        for (const Json& step : steps_) {
            for (const Json& input : step.at("inputs")) {
                const auto from = input.at("from").get<std::string>();
                named_.insert(from.substr(0, from.find('#')));
                named_places_.insert(from);
            }
        }
    }

    std::vector<Tampering> with_step(std::size_t i)
    {
        change_whole_step(i);
        change_operation(i);
        change_result(i);
        change_claims(i);
        for (std::size_t k = 0; k < steps_[i].at("inputs").size(); ++k) { change_input(i, k); }
        return std::move(found_);
    }

    std::vector<Tampering> with_rest()
    {
        change_figures_and_labels();
        change_files();
        return std::move(found_);
    }

private:
    void add(std::string name, std::function<void(Documents&)> change)
    {
        found_.push_back({std::move(name), std::move(change)});
    }

    /// Changes a step, given as `Json& step`.
    template <class Change>
    void add(std::size_t i, std::string_view what, Change change)
    {
        add(fmt::format("{}: {}", steps_[i].at("id").get<std::string>(), what),
            [i, change](Documents& d) { change(d.settlement.at("explanation").at(i)); });
    }

    void change_figures_and_labels()
    {
        Json stated = documents_.settlement;
        stated.erase("explanation");
        const Json flat = stated.flatten();
        for (const auto& [text, value] : flat.items()) {
            if (value.is_null()) { continue; }  // an empty list cannot be changed
            const Pointer pointer{text};
            add(text + " changed", [pointer, changed = other(value)](Documents& d) {
                d.settlement.at(pointer) = changed;
            });
            add(text + " removed", [pointer](Documents& d) {
                d.settlement.at(pointer.parent_pointer()).erase(pointer.back());
            });
        }
        for (const auto& [text, value] : documents_.settlement.items()) {
            if (text == "by_service") { continue; }
            add(text + " removed", [key = text](Documents& d) { d.settlement.erase(key); });
        }
    }

    /// Facts that no step uses do not matter to this settlement.
    void change_files()
    {
        for (const std::string& place : named_places_) {
            const std::size_t colon = place.find(':');
            // A rule's own figure is in no file.
            if (colon == std::string::npos || place.starts_with("rule:")) { continue; }
            const bool is_agreement = place.starts_with("agreement:");
            const Pointer pointer{place.substr(colon + 1)};
            add(place + " changed", [pointer, is_agreement](Documents& d) {
                Json& value = (is_agreement ? d.agreement : d.position).at(pointer);
                value = other(value);
            });
        }
    }

    /// A step that no other uses and that gives no figure may go, or be called otherwise. One
    /// may stand anywhere after those that it rests on.
    void change_whole_step(std::size_t i)
    {
        const Json& step = steps_[i];
        const bool is_named = named_.contains(step.at("id").get<std::string>());
        for (const char* key : {"id", "rule", "operation", "inputs", "result", "text", "figures"}) {
            if (!step.contains(key)) { continue; }
            add(i, fmt::format("{} removed", key), [key](Json& s) { s.erase(key); });
        }
        const std::string id = step.at("id").get<std::string>();
        if (is_named) {
            add(i, "id changed", [](Json& s) { s["id"] = other(s["id"]); });
            add(id + ": moved to the end", [i](Documents& d) {
                Json& steps = d.settlement.at("explanation");
                const Json moved = steps[i];
                steps.erase(i);
                steps.push_back(moved);
            });
        }
        if (is_named || step.contains("figures")) {
            add(id + ": removed", [i](Documents& d) { d.settlement.at("explanation").erase(i); });
        }
        add(id + ": duplicated", [i](Documents& d) {
            Json& steps = d.settlement.at("explanation");
            const Json twice = steps[i];
            steps.push_back(twice);
        });
    }

    /// Another operation may have the same result.
    void change_operation(std::size_t i)
    {
        const Json& step = steps_[i];
        for (const char* operation : {"given", "sum", "difference", "negate", "percentage",
                                      "minimum", "apportion", "choose", "guess"}) {
            if (step.at("operation") == operation ||
                is_same_result(step, operation, step.at("inputs"))) {
                continue;
            }
            add(i, fmt::format("operation {}", operation),
                [operation](Json& s) { s["operation"] = operation; });
        }
    }

    void change_result(std::size_t i)
    {
        const Json& result = steps_[i].at("result");
        if (result.is_string()) {
            add(i, "result changed", [](Json& s) { s["result"] = other(s["result"]); });
            add(i, "result a list", [](Json& s) { s["result"] = Json::array({s["result"]}); });
        }
        for (std::size_t k = 0; result.is_array() && k < result.size(); ++k) {
            add(i, fmt::format("result {} changed", k),
                [k](Json& s) { s["result"][k] = other(s["result"][k]); });
            add(i, fmt::format("result {} removed", k), [k](Json& s) { s["result"].erase(k); });
        }
    }

    void change_claims(std::size_t i)
    {
        const Json& step = steps_[i];
        for (std::size_t k = 0; step.contains("figures") && k < step["figures"].size(); ++k) {
            add(i, fmt::format("figure {} not given", k), [k](Json& s) { s["figures"].erase(k); });
            add(i, fmt::format("figure {} given twice", k), [k](Json& s) {
                const Json pointer = s["figures"][k];
                s["figures"].push_back(pointer);
            });
            add(i, fmt::format("figure {} called otherwise", k),
                [k](Json& s) { s["figures"][k] = other(s["figures"][k]); });
        }
    }

    void change_input(std::size_t i, std::size_t k)
    {
        const auto change = [&](std::string_view what, auto how) {
            add(i, fmt::format("input {}: {}", k, what),
                [k, how](Json& s) { how(s.at("inputs").at(k)); });
        };
        change("value changed", [](Json& input) { input["value"] = other(input["value"]); });
        change("from nowhere", [](Json& input) { input["from"] = "nowhere"; });
        change("without value", [](Json& input) { input.erase("value"); });
        change("without from", [](Json& input) { input.erase("from"); });
        for (const char* role : {"total", "weight", "limit", "used", "not_used", "part"}) {
            if (steps_[i]["inputs"][k].value("role", "") == role) { continue; }
            change(fmt::format("role {}", role), [role](Json& input) { input["role"] = role; });
        }
        if (steps_[i]["inputs"][k].contains("role")) {
            change("without role", [](Json& input) { input.erase("role"); });
        }
        change_origin(i, k);
        drop_input(i, k);
        if (is_same_result(steps_[i], "sum", steps_[i]["inputs"])) {
            add(i, fmt::format("input {} and result changed alike", k), [k](Json& s) {
                const bool is_sum = s["operation"] == "sum";
                Json& value = s["inputs"][k]["value"];
                value = other(value);
                if (is_sum) { s["result"] = to_text(sum_of(s["inputs"])); }
            });
        }
    }

    static Money sum_of(const Json& inputs)
    {
        return Money::from_pence(static_cast<std::int64_t>(*result_of("sum", inputs)));
    }

    /// Another step that comes before and has another value; and a step moved before this input.
    void change_origin(std::size_t i, std::size_t k)
    {
        const Json& input = steps_[i]["inputs"][k];
        const auto from = input.at("from").get<std::string>();
        for (std::size_t before = 0; before < i; ++before) {
            const Json& step = steps_[before];
            const auto id = step.at("id").get<std::string>();
            if (step.at("result").is_string() && step.at("result") != input.at("value")) {
                add(i, fmt::format("input {} from {}", k, id),
                    [k, id](Json& s) { s["inputs"][k]["from"] = id; });
                break;
            }
        }
        for (std::size_t before = 0; before < i; ++before) {
            if (steps_[before].at("id") != from.substr(0, from.find('#'))) { continue; }
            add(fmt::format("{}: moved before {}", steps_[i].at("id").get<std::string>(), from),
                [i, before](Documents& d) {
                    Json& steps = d.settlement.at("explanation");
                    const Json moved = steps[i];
                    steps.erase(i);
                    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(before), moved);
                });
        }
    }

    /// Without one input the result may stay: a term of zero, an amount that is not the smallest,
    /// the choice not used, the limit of the only party.
    void drop_input(std::size_t i, std::size_t k)
    {
        const Json& step = steps_[i];
        const Json& inputs = step.at("inputs");
        const std::string role = inputs[k].value("role", "");
        const bool changes_nothing =
            role == "not_used" || (role == "limit" && step.at("result").size() == 1) ||
            is_same_result(step, step.at("operation").get<std::string>(), without(inputs, k));
        if (changes_nothing) { return; }
        add(i, fmt::format("input {} dropped", k), [k](Json& s) { s["inputs"].erase(k); });
    }

    const Documents& documents_;
    const Json& steps_;
    std::set<std::string> named_;
    std::set<std::string> named_places_;
    std::vector<Tampering> found_;
};

}  // namespace

Documents documents_of(const Files& files)
{
    return {Json::parse(files.settlement), Json::parse(files.agreement),
            Json::parse(files.position)};
}

Files files_of(const Documents& documents)
{
    return {documents.settlement.dump(), documents.agreement.dump(), documents.position.dump()};
}

std::vector<Tampering> tamperings_with_step(const Documents& documents, std::size_t step)
{
    return Collector{documents}.with_step(step);
}

std::vector<Tampering> tamperings_with_rest(const Documents& documents)
{
    return Collector{documents}.with_rest();
}

}  // namespace riskshare::replaying
