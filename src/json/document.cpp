#include "document.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faults.hpp"

namespace riskshare::json {
namespace {

/// Takes what the JSON parser finds and makes values of it.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Builder(std::string_view json) : json_{json} {}

    bool null() override { return add(Kind::null, "null"); }
    bool boolean(bool value) override { return add(Kind::boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override
    {
        return add(Kind::number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(Kind::number, std::to_string(value));
    }
    bool number_float(number_float_t /*value*/, const string_t& as_written) override
    {
        // The parser puts the decimal point of the locale in place of the point.
        std::string text = as_written;
        const std::size_t point = text.find_first_not_of("0123456789+-eE");
        if (point != std::string::npos) { text[point] = '.'; }
        return add(Kind::number, std::move(text));
    }
    bool string(string_t& text) override { return add(Kind::string, std::move(text)); }
    bool binary(binary_t& /*bytes*/) override { return false; }
    bool key(string_t& name) override
    {
        key_ = std::move(name);
        return true;
    }
    bool start_object(std::size_t /*members*/) override { return open(Kind::object); }
    bool end_object() override
    {
        mark_repeated_keys();
        return close();
    }
    bool start_array(std::size_t /*items*/) override { return open(Kind::list); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t read, const std::string& token,
                     const nlohmann::json::exception& reason) override
    {
        fault = fault_of_syntax(json_, read, token, reason.what());
        if (!open_.empty()) { innermost_open = open_.back().value; }
        return false;
    }

    std::vector<Value> values;
    std::optional<Problem> fault;
    std::optional<std::size_t> innermost_open;  ///< where the fault is one of syntax

private:
    struct Open {
        std::uint32_t value;
        std::uint32_t children;
    };

    bool add(Kind kind, std::string text);
    bool open(Kind kind);
    bool close();
    void mark_repeated_keys();

    std::string_view json_;
    std::string key_;
    std::vector<Open> open_;
};

bool Builder::add(Kind kind, std::string text)
{
    const std::uint32_t parent = open_.empty() ? 0 : open_.back().value;
    const std::uint32_t position = open_.empty() ? 0 : open_.back().children++;
    values.push_back({std::exchange(key_, {}), std::move(text), parent, position, 1, kind, false});
    return true;
}

bool Builder::open(Kind kind)
{
    if (open_.size() == Document::deepest) {
        fault = Problem{"nested_too_deeply", "",
                        fmt::format("must have at most {} levels of brackets", Document::deepest),
                        "found one more inside", "Check that it is the file you meant."};
        return false;
    }
    const auto value = static_cast<std::uint32_t>(values.size());
    if (!add(kind, {})) { return false; }
    open_.push_back({value, 0});
    return true;
}

bool Builder::close()
{
    const std::uint32_t value = open_.back().value;
    values[value].size = static_cast<std::uint32_t>(values.size()) - value;
    open_.pop_back();
    return true;
}

void Builder::mark_repeated_keys()
{
    std::vector<Value*> members;
    for (std::size_t i = open_.back().value + 1; i < values.size(); i += values[i].size) {
        members.push_back(&values[i]);
    }
    std::ranges::stable_sort(members, {},
                             [](const Value* member) -> const std::string& { return member->key; });
    for (std::size_t i = 1; i < members.size(); ++i) {
        members[i]->is_repeated = members[i]->key == members[i - 1]->key;
    }
}

std::string unescaped(std::string_view token)
{
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool is_escape = token[i] == '~' && i + 1 < token.size();
        name += is_escape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return name;
}

}  // namespace

Document::Document(std::string_view json) : fault_{fault_of_encoding(json)}
{
    if (fault_) { return; }
    Builder builder{json};
    nlohmann::json::sax_parse(json, &builder);
    values_ = std::move(builder.values);
    fault_ = std::move(builder.fault);
    if (builder.innermost_open) { fault_->place = pointer(values_[*builder.innermost_open]); }
}

std::size_t Document::order(const Value& value) const
{
    return static_cast<std::size_t>(&value - values_.data());
}

std::vector<const Value*> Document::children(const Value& outer) const
{
    std::vector<const Value*> inside;
    const std::size_t first = order(outer) + 1;
    for (std::size_t i = first; i < first + outer.size - 1; i += values_[i].size) {
        if (!values_[i].is_repeated) { inside.push_back(&values_[i]); }
    }
    return inside;
}

std::string Document::pointer(const Value& value) const
{
    std::vector<const Value*> path;
    for (const Value* v = &value; v != &values_.front(); v = &values_[v->parent]) {
        path.push_back(v);
    }
    std::ranges::reverse(path);
    std::string text;
    for (const Value* v : path) {
        const bool is_in_list = values_[v->parent].kind == Kind::list;
        text += '/';
        text += is_in_list ? std::to_string(v->position) : pointer_token(v->key);
    }
    return text;
}

std::size_t Document::order(std::string_view pointer) const
{
    std::size_t innermost = 0;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t token_size = std::min(pointer.find('/'), pointer.size());
        const std::string name = unescaped(pointer.substr(0, token_size));
        const bool is_list = values_[innermost].kind == Kind::list;
        const std::size_t end = innermost + values_[innermost].size;
        std::size_t inside = innermost + 1;
        while (inside < end &&
               name != (is_list ? std::to_string(values_[inside].position) : values_[inside].key)) {
            inside += values_[inside].size;
        }
        if (inside >= end) { break; }
        innermost = inside;
        pointer.remove_prefix(token_size);
    }
    return innermost;
}

}  // namespace riskshare::json
