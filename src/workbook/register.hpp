#pragma once

#include <span>
#include <string>
#include <string_view>

#include "worked.hpp"

namespace riskshare::workbook {

/// A list of figures, one a row: its name, whose it is, the amount, and its JSON Pointer.
class Register {
public:
    Register(const Context& context, Sheet& sheet) : context_{context}, sheet_{sheet} {}

    void heading(std::string_view text) { sheet_.heading(text); }

    /// Fails: Contradiction where the formula differs from the settlement.
    void add(std::string_view what, std::string_view whose, const Formula& formula, Money settled,
             const std::string& pointer);

    /// One figure per partner, under the ids.
    void add(std::string_view what, const ByParty& formulas, std::span<const Money> settled,
             const std::string& pointer);

    /// A figure of one direction only, or of a payment that may not be made: without a pointer
    /// where the settlement has none.
    void add_where(const Formula& there, std::string_view what, std::string_view whose,
                   const Formula& formula, const Words& pointer);
    void add_words_where(const Formula& there, std::string_view what, const Words& formula,
                         const Words& pointer);

    /// Fails: Contradiction where the formula differs from the settlement.
    static void check(const Formula& formula, Money settled, const std::string& pointer);

    [[nodiscard]] const Context& context() const { return context_; }

private:
    std::size_t add_row(std::string_view what, std::string_view whose);

    const Context& context_;
    Sheet& sheet_;
};

}  // namespace riskshare::workbook
