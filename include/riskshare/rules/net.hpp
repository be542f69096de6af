#pragma once

#include <concepts>
#include <cstddef>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// A gross amount and the income that comes with it.
struct GrossAndIncome {
    Money gross = 0_p;
    Money income = 0_p;

    bool operator==(const GrossAndIncome&) const = default;
};

/// Any type with both: a contribution, a budget, spending.
template <class T>
concept HasGrossAndIncome = requires(const T& amount)
{
    {
        amount.gross
        } -> std::convertible_to<Money>;
    {
        amount.income
        } -> std::convertible_to<Money>;
};

/// Gross less income.
///
/// Units: pence. Fails: MoneyOverflow.
[[nodiscard]] constexpr Money net(const HasGrossAndIncome auto& amount)
{
    return amount.gross - amount.income;
}

/// Adds gross to gross and income to income. Fails: MoneyOverflow.
template <HasGrossAndIncome T>
constexpr T& operator+=(T& total, const HasGrossAndIncome auto& more)
{
    total.gross += more.gross;
    total.income += more.income;
    return total;
}

/// One partner's contribution to a service, or its ledger's figures for it. The partner is an index
/// into the agreement's list.
struct Line {
    std::size_t partner;
    Money gross;
    Money income;

    bool operator==(const Line&) const = default;
};

}  // namespace v0
}  // namespace riskshare
