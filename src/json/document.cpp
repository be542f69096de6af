#include "document.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "facts/places.hpp"
#include "faults.hpp"

namespace riskshare::json {
namespace {

constexpr std::size_t usual_bytes_a_value = 16;
constexpr std::size_t most_values_reserved = 200'000;

/// Makes values of the JSON parser's findings.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    /// No key or text is longer than it was in the JSON, so that `texts` never moves.
    Builder(std::string_view json, std::string& texts) : json_{json}, texts_{texts}
    {
        texts_.reserve(json.size());
        values.reserve(std::min(json.size() / usual_bytes_a_value, most_values_reserved));
    }

    bool null() override { return add(Kind::null, "null"); }
    bool boolean(bool value) override { return add(Kind::boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override
    {
        return add(Kind::number, keep(std::to_string(value)));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(Kind::number, keep(std::to_string(value)));
    }
    bool number_float(number_float_t /*value*/, const string_t& as_written) override
    {
        // The parser writes the decimal point of the locale.
        std::string text = as_written;
        const std::size_t point = text.find_first_not_of("0123456789+-eE");
        if (point != std::string::npos) { text[point] = '.'; }
        return add(Kind::number, keep(text));
    }
    bool string(string_t& text) override { return add(Kind::string, keep(text)); }
    bool binary(binary_t& /*bytes*/) override { return false; }
    bool key(string_t& name) override
    {
        key_ = keep(name);
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
    std::optional<std::size_t> innermost_open;  ///< for a fault of syntax

private:
    struct Open {
        std::uint32_t value;
        std::uint32_t children;
    };

    std::string_view keep(std::string_view text);
    bool add(Kind kind, std::string_view text);
    bool open(Kind kind);
    bool close();
    void mark_repeated_keys();

    std::string_view json_;
    std::string& texts_;
    std::string_view key_;
    std::vector<Open> open_;
    std::vector<Value*> members_;  ///< of the object that ends
};

std::string_view Builder::keep(std::string_view text)
{
    const std::size_t start = texts_.size();
    texts_ += text;
    return std::string_view{texts_}.substr(start);
}

bool Builder::add(Kind kind, std::string_view text)
{
    const std::uint32_t parent = open_.empty() ? 0 : open_.back().value;
    const std::uint32_t position = open_.empty() ? 0 : open_.back().children++;
    values.push_back({std::exchange(key_, {}), text, parent, position, 1, kind, false});
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
    add(kind, {});
    open_.push_back({static_cast<std::uint32_t>(values.size() - 1), 0});
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
    members_.clear();
    for (std::size_t i = open_.back().value + 1; i < values.size(); i += values[i].size) {
        members_.push_back(&values[i]);
    }
    std::ranges::sort(members_, [](const Value* a, const Value* b) {
        return std::tie(a->key, a->position) < std::tie(b->key, b->position);
    });
    for (std::size_t i = 1; i < members_.size(); ++i) {
        members_[i]->is_repeated = members_[i]->key == members_[i - 1]->key;
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

/// The value of that key or position; null where there is none.
const Value* child(const Value& outer, std::string_view name)
{
    for (const Value& value : Children{outer}) {
        const bool is_named =
            outer.kind == Kind::list ? std::to_string(value.position) == name : value.key == name;
        if (is_named) { return &value; }
    }
    return nullptr;
}

}  // namespace

Document::Document(std::string_view json) : fault_{fault_of_encoding(json)}
{
    if (fault_) { return; }
    Builder builder{json, texts_};
    nlohmann::json::sax_parse(json, &builder);
    values_ = std::move(builder.values);
    fault_ = std::move(builder.fault);
    if (builder.innermost_open) { fault_->place = pointer(values_[*builder.innermost_open]); }
}

std::size_t Document::order(const Value& value) const
{
    return static_cast<std::size_t>(&value - values_.data());
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
    const Value* innermost = &values_.front();
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t token_size = std::min(pointer.find('/'), pointer.size());
        const Value* inside = child(*innermost, unescaped(pointer.substr(0, token_size)));
        if (inside == nullptr) { break; }
        innermost = inside;
        pointer.remove_prefix(token_size);
    }
    return order(*innermost);
}

}  // namespace riskshare::json
