#pragma once

#include <compare>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// The place of a service's money: the section 75 pooled fund; managed beside it; or only in view.
enum class Fund { pooled, aligned, associated };
constexpr auto words_for(Fund) { return words<Fund>({"pooled", "aligned", "associated"}); }

namespace fund {
struct Pooled {};
struct Aligned {};
struct Integrated {};
}  // namespace fund

/// Money that belongs to one fund. Money of one fund adds up; pooled and aligned money make
/// integrated money; no other mixture compiles.
template <class InFund>
class FundMoney {
public:
    explicit constexpr FundMoney(Money amount) : amount_{amount} {}
    [[nodiscard]] constexpr Money amount() const { return amount_; }

    friend constexpr auto operator<=>(FundMoney, FundMoney) = default;
    friend constexpr FundMoney operator+(FundMoney a, FundMoney b)
    {
        return FundMoney{a.amount_ + b.amount_};
    }
    constexpr FundMoney& operator+=(FundMoney other) { return *this = *this + other; }

private:
    Money amount_;
};

using PooledMoney = FundMoney<fund::Pooled>;
using AlignedMoney = FundMoney<fund::Aligned>;
using IntegratedMoney = FundMoney<fund::Integrated>;

/// £ pooled + £ aligned = £ integrated. Source: docs/rules.md 3.
[[nodiscard]] constexpr IntegratedMoney operator+(PooledMoney pooled, AlignedMoney aligned)
{
    return IntegratedMoney{pooled.amount() + aligned.amount()};
}
[[nodiscard]] constexpr IntegratedMoney operator+(AlignedMoney aligned, PooledMoney pooled)
{
    return pooled + aligned;
}

}  // namespace riskshare
