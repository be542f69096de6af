#pragma once

#include <cstddef>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "findings.hpp"

/// JSON texts, and the values at their JSON Pointers.

namespace riskshare::replay {

using Json = nlohmann::json;
using Keys = std::set<std::string>;

/// A text that is not JSON as the files are: the message says why.
class Unreadable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Parses a text. Fails: Unreadable, also if an object has a key twice, since programs differ in
/// which they read, or if brackets are nested too deeply.
[[nodiscard]] Json read(std::string_view text);

/// The value at a JSON Pointer, under a key or at an index of a list; null if there is none.
[[nodiscard]] const Json* find(const Json& document, std::string_view pointer);
[[nodiscard]] const Json* member(const Json& object, std::string_view key);
[[nodiscard]] const Json* item(const Json& list, std::size_t index);

/// The text at a JSON Pointer; empty if there is none.
[[nodiscard]] std::string_view text_at(const Json& document, std::string_view pointer);

/// The list itself, or an empty one if it is absent or not a list.
[[nodiscard]] const Json& list(const Json* value);
[[nodiscard]] const Json& list_in(const Json& object, std::string_view key);

/// The length of a list; zero if it is absent or not a list.
[[nodiscard]] std::size_t count(const Json* list);

/// The JSON Pointer of a member of the value at `pointer`.
[[nodiscard]] std::string below(std::string_view pointer, std::string_view key);
[[nodiscard]] std::string below(std::string_view pointer, std::size_t index);

/// True for an object. Reports the keys that it lacks and those that are unexpected.
bool check_keys(const Json& object, std::string_view place, const Keys& required,
                const Keys& optional, Findings& findings);

}  // namespace riskshare::replay
