#include "register.hpp"

#include <fmt/format.h>

#include <riskshare/error.hpp>

namespace riskshare::workbook {
namespace {

constexpr std::size_t amount_column = 2;
constexpr std::size_t pointer_column = 3;

}  // namespace

void Register::add(std::string_view what, std::string_view whose, const Formula& formula,
                   Money settled, const std::string& pointer)
{
    check(formula, settled, pointer);
    const std::size_t row = add_row(what, whose);
    sheet_.show({row, amount_column}, formula);
    sheet_.write({row, pointer_column}, pointer);
}

void Register::add(std::string_view what, const ByParty& formulas, std::span<const Money> settled,
                   const std::string& pointer)
{
    for (std::size_t i = 0; i < context_.partners.size(); ++i) {
        add(what, context_.partners[i], formulas[i], settled[i],
            pointer + "/" + context_.agreement().partners()[i].id);
    }
}

void Register::add_where(const Formula& there, std::string_view what, std::string_view whose,
                         const Formula& formula, const Words& pointer)
{
    const std::size_t row = add_row(what, whose);
    sheet_.show({row, amount_column}, formula);
    sheet_.write(Cell{row, pointer_column}, when(there, pointer, words("")));
}

void Register::add_words_where(const Formula& there, std::string_view what, const Words& formula,
                               const Words& pointer)
{
    const std::size_t row = add_row(what, "");
    sheet_.write(Cell{row, amount_column}, when(there, formula, words("")));
    sheet_.write(Cell{row, pointer_column}, when(there, pointer, words("")));
}

void Register::check(const Formula& formula, Money settled, const std::string& pointer)
{
    if (formula.value == settled.pence()) { return; }
    throw Contradiction{fmt::format("the workbook has {} at {}, the settlement {}",
                                    to_text(Money::from_pence(formula.value)), pointer,
                                    to_text(settled))};
}

std::size_t Register::add_row(std::string_view what, std::string_view whose)
{
    const std::size_t row = sheet_.next_row();
    sheet_.leave_rows(1);
    sheet_.write({row, 0}, what);
    if (!whose.empty()) { sheet_.write({row, 1}, whose); }
    return row;
}

}  // namespace riskshare::workbook
