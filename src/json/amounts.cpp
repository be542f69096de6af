#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "text/printable_text.hpp"
#include "values.hpp"

namespace riskshare::json {
namespace {

/// The reason text or a number was refused, and the remedy where the right text is not known.
struct Fault {
    std::string_view code;
    std::string_view expected;
    std::string_view remedy;
};

constexpr Money least_money = Money::from_pence(std::numeric_limits<std::int64_t>::min());

constexpr std::string_view write_pounds = "Write digits, and for pence a point and two digits.";
constexpr std::string_view write_percent = "Write digits and a per cent sign, such as \"0.5%\".";

constexpr Fault amount_as_number{
    "amount_as_number",
    "must be in quotation marks: a JSON number is binary floating point, which loses pence",
    write_pounds};
constexpr Fault percentage_as_number{
    "percentage_as_number", "must be in quotation marks, with its per cent sign", write_percent};

Fault fault_of(MoneyFault fault)
{
    switch (fault) {
    case MoneyFault::currency_sign:
        return {"amount_with_currency_sign", "must be an amount without a currency sign",
                write_pounds};
    case MoneyFault::thousands_separator:
        return {"amount_with_separators", "must be an amount without thousands separators",
                write_pounds};
    case MoneyFault::exponent:
        return {"amount_with_exponent", "must be an amount without an exponent", write_pounds};
    case MoneyFault::too_many_decimals:
        return {"amount_below_a_penny", "must be an amount in whole pence",
                "Round it to two decimals."};
    case MoneyFault::too_large:
        return {"amount_too_large", "must be no larger than 92233720368547758.07",
                "Check for extra digits."};
    case MoneyFault::not_an_amount:
        break;
    }
    return {"amount_malformed", "must be an amount in pounds such as \"1668000.00\"", write_pounds};
}

Fault fault_of(PercentageFault fault)
{
    switch (fault) {
    case PercentageFault::sign_missing:
        return {"percentage_without_sign", "must have a per cent sign", write_percent};
    case PercentageFault::negative:
        return {"percentage_negative", "must be zero or more", "Write it without the minus."};
    case PercentageFault::too_many_decimals:
        return {"percentage_too_precise", "must have at most 9 decimals",
                "Round it to 9 decimals, or state amounts instead."};
    case PercentageFault::too_large:
        return {"percentage_too_large", "must be below 9223372036.854775808%",
                "Check for extra digits."};
    case PercentageFault::not_a_percentage:
        break;
    }
    return {"percentage_malformed", "must be a percentage such as \"0.5%\"", write_percent};
}

std::string without(std::string text, std::string_view part)
{
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
        text.erase(at, part.size());
    }
    return text;
}

/// True if every comma comes before a group of three digits.
bool has_thousands_only(std::string_view text)
{
    for (std::size_t at = text.find(','); at != std::string_view::npos;
         at = text.find(',', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits != 3) { return false; }
    }
    return true;
}

/// The digits of a number such as `1.668e6`, and how many of them are decimals.
struct Digits {
    std::string text;
    int decimals;
};

std::optional<Digits> digits_of(std::string_view number)
{
    constexpr std::size_t most_digits = 40;
    constexpr int most_power = 40;
    const std::size_t e = std::min(number.find_first_of("eE"), number.size());
    const std::string_view mantissa = number.substr(0, e);
    int power = 0;
    if (e < number.size()) {
        std::string_view text = number.substr(e + 1);
        text.remove_prefix(text.starts_with('+') ? 1 : 0);
        const auto read = std::from_chars(text.data(), text.data() + text.size(), power);
        const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
        if (!is_whole || std::abs(power) > most_power) { return std::nullopt; }
    }
    if (mantissa.size() > most_digits) { return std::nullopt; }
    const std::size_t point = mantissa.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : mantissa.size() - point - 1;
    return Digits{without(std::string{mantissa}, "."), static_cast<int>(decimals) - power};
}

/// Writes out a number such as `1.668e6`: `1668000`, with no more decimals than it needs. Absent
/// where that would be very long.
std::optional<std::string> written_out(std::string_view number)
{
    const bool is_negative = number.starts_with('-');
    auto digits = digits_of(number.substr(is_negative ? 1 : 0));
    if (!digits) { return std::nullopt; }
    std::string text = std::move(digits->text);
    if (digits->decimals < 0) { text.append(static_cast<std::size_t>(-digits->decimals), '0'); }
    if (digits->decimals > 0) {
        const auto decimals = static_cast<std::size_t>(digits->decimals);
        if (text.size() <= decimals) { text.insert(0, decimals + 1 - text.size(), '0'); }
        text.insert(text.size() - decimals, 1, '.');
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) { text.pop_back(); }
    }
    return (is_negative ? "-" : "") + text;
}

/// Names the text to write instead, where that is certain.
std::string amount_remedy(const Fault& fault, std::string_view text)
{
    if (!has_thousands_only(text)) { return std::string{fault.remedy}; }
    const auto meant = written_out(without(without(std::string{text}, "\u00a3"), ","));
    const auto amount = parse_money(meant.value_or(""));
    if (!std::holds_alternative<Money>(amount) || std::get<Money>(amount) == least_money) {
        return std::string{fault.remedy};
    }
    return fmt::format("Write {}.", in_quotes(to_text(std::get<Money>(amount))));
}

std::string percentage_remedy(const Fault& fault, std::string_view text)
{
    const auto meant = written_out(without(without(std::string{text}, "%"), " "));
    const auto rate = parse_percentage(meant.value_or("") + "%");
    if (!std::holds_alternative<Percentage>(rate)) { return std::string{fault.remedy}; }
    const std::string percentage = to_text(std::get<Percentage>(rate));
    return fmt::format("If {} is meant, write {}.", percentage, in_quotes(percentage));
}

void refuse(Reading& reading, const Value& value, const Fault& fault, std::string remedy)
{
    reading.refuse(value, std::string{fault.code}, std::string{fault.expected},
                   "found " + what_is(value), std::move(remedy));
}

}  // namespace

Money money(Reading& reading, const Value& value)
{
    if (value.kind == Kind::number) {
        refuse(reading, value, amount_as_number, amount_remedy(amount_as_number, value.text));
        return placeholder<Money>;
    }
    if (!reading.is(Kind::string, value)) { return placeholder<Money>; }
    auto read = parse_money(value.text);
    // An amount without a positive twin could not be mirrored in another ledger.
    if (read == decltype(read){least_money}) { read = MoneyFault::too_large; }
    if (const auto* amount = std::get_if<Money>(&read)) { return *amount; }
    const Fault fault = fault_of(std::get<MoneyFault>(read));
    refuse(reading, value, fault, amount_remedy(fault, value.text));
    return placeholder<Money>;
}

Percentage percentage(Reading& reading, const Value& value)
{
    if (value.kind == Kind::number) {
        refuse(reading, value, percentage_as_number,
               percentage_remedy(percentage_as_number, value.text));
        return placeholder<Percentage>;
    }
    if (!reading.is(Kind::string, value)) { return placeholder<Percentage>; }
    const auto read = parse_percentage(value.text);
    if (const auto* rate = std::get_if<Percentage>(&read)) { return *rate; }
    const Fault fault = fault_of(std::get<PercentageFault>(read));
    refuse(reading, value, fault, percentage_remedy(fault, value.text));
    return placeholder<Percentage>;
}

}  // namespace riskshare::json
