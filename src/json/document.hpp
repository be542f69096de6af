#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>

namespace riskshare::json {

enum class Kind { null, boolean, number, string, list, object };

/// One value of a document. The values inside a list or an object come directly after it.
struct Value {
    std::string_view key;   ///< its name in an object
    std::string_view text;  ///< the content of a string; a number, true or false as written
    std::uint32_t parent;
    std::uint32_t position;  ///< among its siblings
    std::uint32_t size;      ///< the number of values: itself and all inside it
    Kind kind;
    bool is_repeated;  ///< an earlier value of its object has the same key
};

/// The values directly inside a list or an object, except those whose key is repeated.
class RISKSHARE_EXPORT Children {
public:
    struct Iterator {
        const Value* value;
        const Value* end;

        const Value& operator*() const { return *value; }
        Iterator& operator++()
        {
            do {
                value += value->size;
            } while (value != end && value->is_repeated);
            return *this;
        }
        bool operator==(const Iterator&) const = default;
    };

    explicit Children(const Value& outer) : first_{&outer + 1}, end_{&outer + outer.size} {}
    [[nodiscard]] Iterator begin() const { return {first_, end_}; }
    [[nodiscard]] Iterator end() const { return {end_, end_}; }
    [[nodiscard]] std::size_t count() const
    {
        std::size_t count = 0;
        for (Iterator i = begin(); i != end(); ++i) { ++count; }
        return count;
    }

private:
    const Value* first_;
    const Value* end_;
};

/// JSON text as a tree that keeps how a number was written and which keys were repeated.
/// Reading it never recurses, however deep the text.
class RISKSHARE_EXPORT Document {
public:
    static constexpr std::size_t most_bytes = 200'000'000;
    static constexpr std::size_t most_values = 8'000'000;
    static constexpr std::size_t deepest = 64;

    explicit Document(std::string_view json);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// The reason the text is not JSON; absent where it is. Values before the fault stay readable.
    [[nodiscard]] const std::optional<Problem>& fault() const { return fault_; }
    /// All values, each before those inside it. Never empty without a fault.
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

    /// The JSON Pointer of a value.
    [[nodiscard]] std::string pointer(const Value& value) const;
    /// The number of values before a value, or before the innermost value that a pointer leads to.
    [[nodiscard]] std::size_t order(const Value& value) const;
    [[nodiscard]] std::size_t order(std::string_view pointer) const;

private:
    std::vector<Value> values_;
    std::string texts_;  ///< the keys and texts of all values, one after another
    std::optional<Problem> fault_;
};

}  // namespace riskshare::json
