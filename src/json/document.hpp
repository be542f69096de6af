#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/facts/problem.hpp>

namespace riskshare::json {

enum class Kind { null, boolean, number, string, list, object };

/// One value of a document.
struct Value {
    std::string key;   ///< the name that it goes by in an object
    std::string text;  ///< what a string says; a number, true or false as written
    std::uint32_t parent;
    std::uint32_t position;  ///< among its siblings
    std::uint32_t size;      ///< how many values it comes to: itself and all inside it
    Kind kind;
    bool is_repeated;  ///< its object has a value of that name before it
};

/// JSON text as a tree that keeps what a number looked like and which keys were given twice.
/// Nothing in it recurses, however deep the text.
class Document {
public:
    static constexpr std::size_t most_bytes = 400'000'000;
    static constexpr std::size_t most_values = 20'000'000;
    static constexpr std::size_t deepest = 64;

    explicit Document(std::string_view json);

    /// Why the text is not JSON, where it is not. What was read before that stays readable.
    [[nodiscard]] const std::optional<Problem>& fault() const { return fault_; }
    /// All values, each before those inside it. Not empty unless there is a fault.
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

    /// The values right inside a list or an object, without repeated ones.
    [[nodiscard]] std::vector<const Value*> children(const Value& outer) const;
    /// The JSON Pointer of a value.
    [[nodiscard]] std::string pointer(const Value& value) const;
    /// How many values come before a value, or before the innermost one that contains a place.
    [[nodiscard]] std::size_t order(const Value& value) const;
    [[nodiscard]] std::size_t order(std::string_view pointer) const;

private:
    std::vector<Value> values_;
    std::optional<Problem> fault_;
};

}  // namespace riskshare::json
