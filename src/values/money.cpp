#include <riskshare/values/money.hpp>

#include <ostream>

#include <fmt/format.h>

namespace riskshare {
inline namespace v0 {
namespace {

/// Adds the point and both digits after it.
void append_pence(std::string& text, std::uint64_t pence)
{
    text += '.';
    text += static_cast<char>('0' + pence / 10);
    text += static_cast<char>('0' + pence % 10);
}

}  // namespace

MoneyOverflow::MoneyOverflow(std::string figure)
    : Error{(figure.empty() ? "an amount" : figure) + " exceeds 64 bits of pence"}, figure_{
                                                                                        std::move(
                                                                                            figure)}
{}

void detail::overflow() { throw MoneyOverflow{}; }

std::string to_text(Money amount)
{
    const std::uint64_t pence = detail::unsigned_magnitude(amount.pence());
    const fmt::format_int pounds{pence / 100};
    std::string text;
    text.reserve(pounds.size() + 4);
    if (amount < 0_p) { text += '-'; }
    text.append(pounds.data(), pounds.size());
    append_pence(text, pence % 100);
    return text;
}

void append(std::string& text, Money amount)
{
    const std::uint64_t pence = detail::unsigned_magnitude(amount.pence());
    const fmt::format_int pounds{pence / 100};
    // The bytes of the pound sign, whatever encoding the compiler takes this file to be in.
    text += amount < 0_p ? "-\xC2\xA3" : "\xC2\xA3";
    for (std::size_t i = 0; i < pounds.size(); ++i) {
        if (i > 0 && (pounds.size() - i) % 3 == 0) { text += ','; }
        text += pounds.data()[i];
    }
    append_pence(text, pence % 100);
}

std::ostream& operator<<(std::ostream& out, Money amount)
{
    std::string text;
    append(text, amount);
    return detail::print(out, text);
}

}  // namespace v0
}  // namespace riskshare
