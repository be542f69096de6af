#include "formula.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace riskshare::workbook {
namespace {

/// The text of an operand, in brackets where it would fall apart.
std::string operand(const Formula& formula, Binding least_binding)
{
    return formula.binding < least_binding ? "(" + formula.text + ")" : formula.text;
}

/// `Working!B5:B9`.
std::string range(const std::string& first, const std::string& last)
{
    return first == last ? first : first + ":" + last.substr(last.find('!') + 1);
}

std::string range(Cells cells) { return range(cells.front().text, cells.back().text); }

template <class Add>
std::int64_t total(Cells cells, Add add)
{
    std::int64_t result = 0;
    for (const Formula& cell : cells) { result += add(cell.value); }
    return result;
}

}  // namespace

Formula number(std::int64_t value)
{
    return {std::to_string(value), value, value < 0 ? Binding::sum : Binding::whole};
}

Formula operator+(const Formula& a, const Formula& b)
{
    if (a.text == "0") { return b; }
    if (b.text == "0") { return a; }
    // A formula that begins with a minus binds like a sum, and must not follow a plus.
    const bool is_negative = b.text.starts_with('-');
    if (is_negative && b.binding == Binding::sum) {
        return {operand(a, Binding::sum) + b.text, a.value + b.value, Binding::sum};
    }
    return {operand(a, Binding::sum) + "+" + operand(b, Binding::sum), a.value + b.value,
            Binding::sum};
}

Formula operator-(const Formula& a, const Formula& b)
{
    if (b.text == "0") { return a; }
    return {operand(a, Binding::sum) + "-" + operand(b, Binding::product), a.value - b.value,
            Binding::sum};
}

Formula operator*(const Formula& a, const Formula& b)
{
    return {operand(a, Binding::product) + "*" + operand(b, Binding::product), a.value * b.value,
            Binding::product};
}

Formula operator-(const Formula& a)
{
    if (a.text == "0") { return a; }
    return {"-" + operand(a, Binding::whole), -a.value, Binding::sum};
}

Formula is_less(const Formula& a, const Formula& b)
{
    return {operand(a, Binding::sum) + "<" + operand(b, Binding::sum), a.value < b.value ? 1 : 0,
            Binding::comparison};
}

Formula is_equal(const Formula& a, const Formula& b)
{
    return {operand(a, Binding::sum) + "=" + operand(b, Binding::sum), a.value == b.value ? 1 : 0,
            Binding::comparison};
}

Formula when(const Formula& condition, const Formula& then, const Formula& otherwise)
{
    return {fmt::format("IF({},{},{})", condition.text, then.text, otherwise.text),
            condition.value != 0 ? then.value : otherwise.value};
}

Words when(const Formula& condition, const Words& then, const Words& otherwise)
{
    return {fmt::format("IF({},{},{})", condition.text, then.text, otherwise.text),
            condition.value != 0 ? then.value : otherwise.value};
}

Formula smaller(const Formula& a, const Formula& b)
{
    return {fmt::format("MIN({},{})", a.text, b.text), std::min(a.value, b.value)};
}

Formula larger(const Formula& a, const Formula& b)
{
    return {fmt::format("MAX({},{})", a.text, b.text), std::max(a.value, b.value)};
}

Formula whole_part(const Formula& a, const Formula& b)
{
    return {fmt::format("INT({}/{})", operand(a, Binding::product), operand(b, Binding::whole)),
            a.value / b.value};
}

Formula sum(Cells cells)
{
    if (cells.empty()) { return number(0); }
    return {fmt::format("SUM({})", range(cells)),
            total(cells, [](std::int64_t value) { return value; })};
}

Formula sum_without_sign(Cells cells)
{
    if (cells.empty()) { return number(0); }
    return {fmt::format("SUMPRODUCT(ABS({}))", range(cells)),
            total(cells, [](std::int64_t value) { return value < 0 ? -value : value; })};
}

Formula greatest(Cells cells)
{
    return {fmt::format("MAX({})", range(cells)),
            std::ranges::max_element(cells, {}, &Formula::value)->value};
}

Formula least(Cells cells)
{
    return {fmt::format("MIN({})", range(cells)),
            std::ranges::min_element(cells, {}, &Formula::value)->value};
}

Formula sum_where(Cells amounts, Cells keys, std::int64_t key)
{
    if (amounts.empty()) { return number(0); }
    std::int64_t value = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (keys[i].value == key) { value += amounts[i].value; }
    }
    return {fmt::format("SUMIF({},{},{})", range(keys), key, range(amounts)), value};
}

Formula sum_where(Cells amounts, Cells keys, std::int64_t key, Cells other_keys,
                  std::int64_t other_key)
{
    if (amounts.empty()) { return number(0); }
    std::int64_t value = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (keys[i].value == key && other_keys[i].value == other_key) { value += amounts[i].value; }
    }
    return {fmt::format("SUMIFS({},{},{},{},{})", range(amounts), range(keys), key,
                        range(other_keys), other_key),
            value};
}

Formula match(const Formula& value, Cells cells)
{
    const auto found = std::ranges::find(cells, value.value, &Formula::value);
    return {fmt::format("MATCH({},{},0)", value.text, range(cells)), found - cells.begin() + 1};
}

Formula rank(std::size_t index, Cells cells)
{
    const Formula& cell = cells[index];
    std::int64_t result = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_first = cells[i].value > cell.value;
        if (is_first || (i < index && cells[i].value == cell.value)) { ++result; }
    }
    return {fmt::format("RANK({0},{1})+COUNTIF({2},{0})-1", cell.text, range(cells),
                        range(cells.front().text, cell.text)),
            result, Binding::sum};
}

Words words(std::string_view text) { return {fmt::format("\"{}\"", text), std::string{text}}; }

Words operator+(const Words& a, const Words& b)
{
    return {a.text + "&" + b.text, a.value + b.value};
}

Words in_digits(const Formula& number)
{
    return {operand(number, Binding::whole), std::to_string(number.value)};
}

Words word_at(const Formula& number, std::span<const Words> cells)
{
    return {fmt::format("INDEX({},{})", range(cells.front().text, cells.back().text), number.text),
            cells[static_cast<std::size_t>(number.value - 1)].value};
}

}  // namespace riskshare::workbook
