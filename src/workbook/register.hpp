#pragma once

#include <span>
#include <string>
#include <string_view>

#include "worked.hpp"

namespace riskshare::workbook {

/// Rows of a figure each: what it is, whose, how much, and its JSON Pointer in the settlement.
class Register {
public:
    Register(const Facts& facts, Sheet& sheet) : facts_{facts}, sheet_{sheet} {}

    void heading(std::string_view text) { sheet_.heading(text); }

    /// Fails: std::logic_error where the formula does not come to what the settlement has.
    void add(std::string_view what, std::string_view whose, const Formula& formula, Money settled,
             const std::string& pointer);

    /// One figure per partner, under the ids.
    void add(std::string_view what, const ByParty& formulas, std::span<const Money> settled,
             const std::string& pointer);

    /// A figure that only one direction has, or only so many payments: without a pointer where the
    /// settlement has none of it.
    void add_where(const Formula& there, std::string_view what, std::string_view whose,
                   const Formula& formula, const Words& pointer);
    void add_words_where(const Formula& there, std::string_view what, const Words& formula,
                         const Words& pointer);

    /// Fails: std::logic_error where the formula does not come to what the settlement has.
    static void check(const Formula& formula, Money settled, const std::string& pointer);

    [[nodiscard]] const Facts& facts() const { return facts_; }

private:
    std::size_t add_row(std::string_view what, std::string_view whose);

    const Facts& facts_;
    Sheet& sheet_;
};

}  // namespace riskshare::workbook
