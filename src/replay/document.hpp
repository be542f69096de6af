#pragma once

#include <cstddef>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "findings.hpp"

/// JSON texts and what is at a place of them.

namespace riskshare::replay {

using Json = nlohmann::json;
using Keys = std::set<std::string>;

/// A text that is not JSON as the files are, and why.
class Unreadable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The value of a text. Fails: Unreadable, also where an object has a key twice, of which other
/// programs might read the other one, and where brackets are nested too deeply.
[[nodiscard]] Json read(std::string_view text);

/// What is at a JSON Pointer, under a key or at a place of a list; null where nothing is.
[[nodiscard]] const Json* find(const Json& document, std::string_view pointer);
[[nodiscard]] const Json* member(const Json& object, std::string_view key);
[[nodiscard]] const Json* item(const Json& list, std::size_t place);

/// The text at a JSON Pointer; empty where there is none.
[[nodiscard]] std::string_view text_at(const Json& document, std::string_view pointer);

/// How many items a list has; none where it is no list.
[[nodiscard]] std::size_t count(const Json* list);

/// The JSON Pointer of a member of what is at `pointer`.
[[nodiscard]] std::string below(std::string_view pointer, std::string_view key);
[[nodiscard]] std::string below(std::string_view pointer, std::size_t place);

/// Is it an object? Reports keys that it lacks and those that have no place in it.
bool check_keys(const Json& object, std::string_view place, const Keys& required,
                const Keys& optional, Findings& findings);

}  // namespace riskshare::replay
