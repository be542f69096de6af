#include "amounts.hpp"

namespace reference {
namespace {

/// A decimal number: its digits over a power of ten.
Ratio decimal(std::string_view text)
{
    Pence digits = 0;
    Pence power = 1;
    bool is_after_the_point = false;
    for (const char character : text) {
        if (character == '.') { is_after_the_point = true; }
        if (character < '0' || character > '9') { continue; }
        digits = 10 * digits + (character - '0');
        if (is_after_the_point) { power *= 10; }
    }
    return Ratio{text.starts_with('-') ? Pence{-digits} : digits, power};
}

}  // namespace

Pence pence_of(std::string_view money) { return numerator(Ratio{100 * decimal(money)}); }

Ratio ratio_of(std::string_view percentage) { return decimal(percentage) / 100; }

std::string to_pounds(const Pence& amount)
{
    std::string digits = Pence{abs(amount)}.str();
    while (digits.size() < 3) { digits.insert(0, "0"); }
    return (amount < 0 ? "-" : "") + digits.insert(digits.size() - 2, ".");
}

Pence nearest_penny(const Ratio& amount)
{
    if (amount < 0) { return -nearest_penny(-amount); }
    const Ratio half_a_penny_more = amount + Ratio{1, 2};
    return numerator(half_a_penny_more) / denominator(half_a_penny_more);
}

Pence total(const Amounts& amounts)
{
    Pence total = 0;
    for (const Pence& amount : amounts) { total += amount; }
    return total;
}

}  // namespace reference
