#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>

#include "facts/places.hpp"

namespace riskshare::checks {

/// A JSON Pointer that is spelt out only where a problem needs it: most places have none. Refers to
/// the text and the names that it is made of.
class RISKSHARE_EXPORT Place {
public:
    Place() = default;
    /// From a whole pointer, whose names are escaped already: `/partners/3`.
    explicit constexpr Place(std::string_view pointer) : start_{pointer} {}

    [[nodiscard]] Place operator/(std::string_view name) const
    {
        return with({name.data(), name.size()});
    }
    [[nodiscard]] Place operator/(std::size_t index) const { return with({nullptr, index}); }

    [[nodiscard]] std::string text() const
    {
        std::string pointer{start_};
        for (std::size_t i = 0; i < count_; ++i) {
            const auto [data, size_or_index] = tokens_[i];
            pointer += '/';
            pointer += data == nullptr ? fmt::to_string(size_or_index)
                                       : pointer_token({data, size_or_index});
        }
        return pointer;
    }

private:
    /// A name; or an index, which has no data.
    struct Token {
        const char* data;
        std::size_t size_or_index;
    };

    [[nodiscard]] Place with(Token token) const
    {
        assert(count_ < tokens_.size());
        Place inner = *this;
        inner.tokens_[inner.count_++] = token;
        return inner;
    }

    std::string_view start_{};
    std::array<Token, 6> tokens_{};
    std::size_t count_ = 0;
};

}  // namespace riskshare::checks
