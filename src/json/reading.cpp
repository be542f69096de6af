#include "reading.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include <fmt/format.h>

#include "text/nearest.hpp"
#include "text/printable_text.hpp"

namespace riskshare::json {
namespace {

constexpr std::size_t longest_place = 300;
constexpr std::size_t most_keys_shown = 8;

struct Wanted {
    std::string_view expected;
    std::string_view remedy;
};

Wanted wanted(Kind kind)
{
    switch (kind) {
    case Kind::string:
        return {"must be text", "Write text in double quotation marks."};
    case Kind::list:
        return {"must be a list", "Write a list in square brackets."};
    case Kind::boolean:
        return {"must be true or false", "Write true or false, without quotation marks."};
    default:
        return {"must be an object", "Write an object in curly brackets."};
    }
}

std::string list_of_names(const std::vector<std::string_view>& names, std::string_view last_word)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool is_last = i + 1 == names.size();
        list += i == 0 ? "" : is_last ? fmt::format(" {} ", last_word) : ", ";
        // A tab is written in JSON as it is shown here.
        list += names[i] == "\t" ? R"("\t")" : in_quotes(names[i]);
    }
    return list;
}

std::string keys_found(const Value& object)
{
    std::string keys;
    std::size_t shown = 0;
    for (const Value& member : Children{object}) {
        keys += keys.empty() ? "" : ", ";
        if (shown++ == most_keys_shown) { return "found only " + keys + "…"; }
        keys += in_quotes(member.key);
    }
    return keys.empty() ? "found no keys" : "found only " + keys;
}

/// Cuts a very long JSON Pointer, but never inside an escape sequence.
std::string printable_place(std::string_view place)
{
    if (place.size() <= longest_place) { return printable_text(place); }
    place = place.substr(0, longest_place);
    if (place.ends_with('~')) { place.remove_suffix(1); }
    return printable_text(place) + "…";
}

}  // namespace

Reading::Reading(std::string_view json) : document_{json}
{
    if (document_.fault()) { add(*document_.fault(), document_.values().size()); }
    for (const Value& value : document_.values()) {
        if (!value.is_repeated) { continue; }
        refuse(value, "key_repeated", "must appear once",
               "found " + in_quotes(value.key) + " a second time", "Keep one of them.");
    }
    if (document_.fault()) { refuse_problems(); }
}

void Reading::refuse(const Value& value, std::string code, std::string expected, std::string found,
                     std::string remedy)
{
    add_unreadable(document_.pointer(value));
    report(value, std::move(code), std::move(expected), std::move(found), std::move(remedy));
}

void Reading::report(const Value& value, std::string code, std::string expected, std::string found,
                     std::string remedy)
{
    add({std::move(code), document_.pointer(value), std::move(expected), std::move(found),
         std::move(remedy)},
        document_.order(value));
}

void Reading::add_unreadable(std::string place)
{
    if (!has_enough_problems()) { unreadable_.add(std::move(place)); }
}

void Reading::add(const Problems& problems)
{
    for (const Problem& problem : problems.kept()) { add(problem, document_.order(problem.place)); }
    for (std::size_t i = 0; i < problems.not_kept(); ++i) { add({}, 0); }
}

void Reading::add(Problem problem, std::size_t order)
{
    if (!has_enough_problems()) { orders_.push_back(order); }
    problems_.add(std::move(problem));
}

bool Reading::is(Kind kind, const Value& value)
{
    if (value.kind == kind) { return true; }
    const Wanted want = wanted(kind);
    const std::string_view remedy =
        value.kind == Kind::null ? "Leave the key out, or give it a value." : want.remedy;
    refuse(value, "wrong_type", std::string{want.expected}, "found " + what_is(value),
           std::string{remedy});
    return false;
}

bool Reading::has_enough_problems() const
{
    return problems_.kept().size() == Problems::kept_at_most;
}

Problems Reading::problems() const
{
    std::vector<std::size_t> sorted(problems_.kept().size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::stable_sort(sorted, {}, [&](std::size_t i) { return orders_[i]; });
    Problems result;
    for (const std::size_t i : sorted) {
        Problem problem = problems_.kept()[i];
        problem.place = printable_place(problem.place);
        result.add(std::move(problem));
    }
    for (std::size_t i = 0; i < problems_.not_kept(); ++i) { result.add(Problem{}); }
    return result;
}

void Reading::refuse_problems() const
{
    if (!problems_.empty()) { throw InputError{problems()}; }
}

std::string what_is(const Value& value)
{
    switch (value.kind) {
    case Kind::string:
        return in_quotes(value.text);
    case Kind::number:
        return "the number " + printable_text(value.text.substr(0, 60));
    case Kind::list:
        return "a list";
    case Kind::object:
        return "an object";
    default:
        return std::string{value.text};
    }
}

std::string alternatives(const std::vector<std::string_view>& names)
{
    return list_of_names(names, "or");
}

std::string text(Reading& reading, const Value& value)
{
    return reading.is(Kind::string, value) ? std::string{value.text} : std::string{};
}

Fields::Fields(Reading& reading, const Value& object) : reading_{reading}, object_{object}
{
    static_cast<void>(reading.is(Kind::object, object));
}

const Value* Fields::find(std::string_view key) const
{
    if (object_.kind != Kind::object) { return nullptr; }
    for (const Value& member : Children{object_}) {
        if (member.key == key) { return &member; }
    }
    return nullptr;
}

const Value* Fields::ask(std::string_view key)
{
    known_.at(known_count_++) = key;
    return find(key);
}

bool Fields::is_known(std::string_view key) const
{
    const auto end = known_.begin() + known_count_;
    return std::find(known_.begin(), end, key) != end;
}

std::vector<std::string_view> Fields::known() const
{
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < known_count_; ++i) {
        const bool is_again = std::ranges::find(keys, known_[i]) != keys.end();
        if (!is_again) { keys.push_back(known_[i]); }
    }
    return keys;
}

std::string_view Fields::one_of(const std::vector<std::string_view>& keys)
{
    std::vector<std::string_view> present;
    for (const std::string_view key : keys) {
        if (ask(key) != nullptr) { present.push_back(key); }
    }
    if (present.empty()) { missing_.push_back(keys); }
    if (present.size() > 1) {
        reading_.refuse(object_, "both_keys_given",
                        "must have only one of " + list_of_names(keys, "and"),
                        "found " + list_of_names(present, "and"), "Keep one of them.");
    }
    return present.size() == 1 ? present.front() : std::string_view{};
}

void Fields::end()
{
    if (object_.kind != Kind::object) { return; }
    const std::vector<std::string_view> meant = report_unknown();
    add_unreadable(meant);
    for (const auto& any_of : missing_) {
        const auto is_meant = [&](std::string_view key) {
            return std::ranges::find(meant, key) != meant.end();
        };
        add_unreadable(any_of);
        if (std::ranges::none_of(any_of, is_meant)) { report_missing(any_of); }
    }
}

void Fields::add_unreadable(const std::vector<std::string_view>& keys)
{
    for (const std::string_view key : keys) {
        reading_.add_unreadable(fmt::format("{}/{}", reading_.document().pointer(object_), key));
    }
}

std::vector<std::string_view> Fields::report_unknown()
{
    std::vector<const Value*> unknown;
    for (const Value& member : Children{object_}) {
        if (!is_known(member.key)) { unknown.push_back(&member); }
    }
    std::vector<std::string_view> all_meant;
    if (unknown.empty()) { return all_meant; }
    std::vector<std::string_view> absent = known();
    std::erase_if(absent, [&](std::string_view key) { return find(key) != nullptr; });
    for (const Value* member : unknown) {
        const std::string_view meant = report_unknown(*member, absent);
        if (!meant.empty()) { all_meant.push_back(meant); }
    }
    return all_meant;
}

std::string_view Fields::report_unknown(const Value& member,
                                        std::span<const std::string_view> absent)
{
    if (reading_.has_enough_problems()) {
        reading_.report(member, "unknown_key", {}, {}, {});
        return {};
    }
    const std::string_view meant = nearest(member.key, absent);
    reading_.report(member, "unknown_key", "must be a known key", "found " + in_quotes(member.key),
                    meant.empty() ? fmt::format("Known are {}.", list_of_names(known(), "and"))
                                  : fmt::format("Did you mean {}?", in_quotes(meant)));
    return meant;
}

void Fields::report_missing(const std::vector<std::string_view>& any_of)
{
    reading_.report(object_, "key_missing", "must have the key " + alternatives(any_of),
                    keys_found(object_), fmt::format("Add {}.", alternatives(any_of)));
}

}  // namespace riskshare::json
