#include "document.hpp"

#include <charconv>
#include <vector>

#include <fmt/format.h>

namespace riskshare::replay {
namespace {

constexpr std::size_t deepest = 64;

/// Refuses what the parser accepts: deep nesting and repeated keys. It reads the text before the
/// parser does: the parser's own callback makes it look at a list again for each of its items.
class Watch : public nlohmann::json_sax<Json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(Json::number_integer_t) override { return true; }
    bool number_unsigned(Json::number_unsigned_t) override { return true; }
    bool number_float(Json::number_float_t, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(Json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& key) override
    {
        if (!keys_.back().insert(key).second) {
            throw Unreadable{fmt::format("has the key {} twice in one object", in_quotes(key))};
        }
        return true;
    }

    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::detail::exception& error) override
    {
        throw Unreadable{fmt::format("is not JSON: {}", error.what())};
    }

private:
    bool open()
    {
        if (keys_.size() >= deepest) {
            throw Unreadable{fmt::format("has more than {} levels of brackets", deepest)};
        }
        keys_.emplace_back();
        return true;
    }

    bool close()
    {
        keys_.pop_back();
        return true;
    }

    std::vector<std::set<std::string>> keys_;  ///< of each object and list that is open
};

/// A token of a JSON Pointer without its escapes. A `~` by itself stays.
std::string unescaped(std::string_view token)
{
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const std::string_view two = token.substr(i, 2);
        const bool is_escape = two == "~0" || two == "~1";
        key += is_escape ? (two == "~1" ? '/' : '~') : token[i];
        if (is_escape) { ++i; }
    }
    return key;
}

const Json* item_at(const Json& list, std::string_view token)
{
    std::size_t index = 0;
    const char* end = token.data() + token.size();
    const auto read = std::from_chars(token.data(), end, index);
    const bool is_index =
        read.ec == std::errc{} && read.ptr == end && (token.size() == 1 || !token.starts_with('0'));
    return is_index ? item(list, index) : nullptr;
}

}  // namespace

Json read(std::string_view text)
{
    // The parser takes a zero byte for the end of the text.
    if (text.find('\0') != std::string_view::npos) { throw Unreadable{"has a zero byte in it"}; }
    try {
        Watch watch;
        Json::sax_parse(text, &watch);
        return Json::parse(text);
    } catch (const Json::exception& error) {
        throw Unreadable{fmt::format("is not JSON: {}", error.what())};
    }
}

const Json* member(const Json& object, std::string_view key)
{
    if (!object.is_object()) { return nullptr; }
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json* item(const Json& list, std::size_t index)
{
    return list.is_array() && index < list.size() ? &list[index] : nullptr;
}

const Json* find(const Json& document, std::string_view pointer)
{
    const Json* value = &document;
    while (value != nullptr && !pointer.empty()) {
        if (!pointer.starts_with('/')) { return nullptr; }
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        value = value->is_array() ? item_at(*value, token) : member(*value, unescaped(token));
    }
    return value;
}

std::string_view text_at(const Json& document, std::string_view pointer)
{
    const Json* value = find(document, pointer);
    return value != nullptr && value->is_string() ? value->get_ref<const std::string&>()
                                                  : std::string_view{};
}

const Json& list(const Json* value)
{
    static const Json empty = Json::array();
    return value != nullptr && value->is_array() ? *value : empty;
}

const Json& list_in(const Json& object, std::string_view key) { return list(member(object, key)); }

std::size_t count(const Json* value) { return list(value).size(); }

std::string below(std::string_view pointer, std::string_view key)
{
    std::string longer{pointer};
    longer += '/';
    for (const char c : key) {
        if (c == '~') {
            longer += "~0";
        } else if (c == '/') {
            longer += "~1";
        } else {
            longer += c;
        }
    }
    return longer;
}

std::string below(std::string_view pointer, std::size_t index)
{
    return fmt::format("{}/{}", pointer, index);
}

bool check_keys(const Json& object, std::string_view place, const Keys& required,
                const Keys& optional, Findings& findings)
{
    if (!object.is_object()) {
        findings.add(place,
                     fmt::format("must be an object, and is of type {}", object.type_name()));
        return false;
    }
    for (const std::string& key : required) {
        if (!object.contains(key)) { findings.add(place, "has no " + in_quotes(key)); }
    }
    for (const auto& [key, value] : object.items()) {
        if (!required.contains(key) && !optional.contains(key)) {
            findings.add(place, "has the unexpected key " + in_quotes(key));
        }
    }
    return true;
}

}  // namespace riskshare::replay
