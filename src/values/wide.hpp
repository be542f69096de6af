#pragma once

#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// 128 bits: holds any product of two 64-bit figures and any total of them, so that a sum is
/// rounded and narrowed once, at the end.
using Wide = boost::multiprecision::int128_t;

/// The same without a sign: half as large, and faster to divide.
using UnsignedWide = boost::multiprecision::uint128_t;

/// The amount without its sign. Unlike magnitude() it never overflows.
[[nodiscard]] inline std::uint64_t unsigned_magnitude(Money amount)
{
    return detail::unsigned_magnitude(amount.pence());
}

[[nodiscard]] inline bool fits_money(const Wide& pence)
{
    return pence <= std::numeric_limits<std::int64_t>::max() &&
           pence >= std::numeric_limits<std::int64_t>::min();
}

/// Back to 64 bits. Fails: MoneyOverflow.
[[nodiscard]] inline Money to_money(const Wide& pence)
{
    if (!fits_money(pence)) { detail::overflow(); }
    return Money::from_pence(static_cast<std::int64_t>(pence));
}

/// A total of gross amounts and income, however many and large they are.
struct WideTotal {
    Wide gross = 0;
    Wide income = 0;

    template <class Amounts>
    void add(const Amounts& amounts)
    {
        gross += amounts.gross.pence();
        income += amounts.income.pence();
    }
    template <class Amounts>
    void take_off(const Amounts& amounts)
    {
        gross -= amounts.gross.pence();
        income -= amounts.income.pence();
    }
    [[nodiscard]] Wide net() const { return gross - income; }
    [[nodiscard]] bool fits() const
    {
        return fits_money(gross) && fits_money(income) && fits_money(net());
    }
};

}  // namespace v0
}  // namespace riskshare
