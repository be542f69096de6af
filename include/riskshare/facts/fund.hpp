#pragma once

#include <compare>
#include <cstddef>
#include <iosfwd>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

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
    explicit constexpr FundMoney(Money amount) noexcept : amount_{amount} {}
    [[nodiscard]] constexpr Money amount() const noexcept { return amount_; }

    friend constexpr auto operator<=>(FundMoney, FundMoney) noexcept = default;
    friend constexpr FundMoney operator+(FundMoney a, FundMoney b)
    {
        return FundMoney{a.amount_ + b.amount_};
    }
    friend constexpr FundMoney operator-(FundMoney a, FundMoney b)
    {
        return FundMoney{a.amount_ - b.amount_};
    }
    friend constexpr FundMoney operator-(FundMoney a) { return FundMoney{-a.amount_}; }
    constexpr FundMoney& operator+=(FundMoney other) { return *this = *this + other; }
    constexpr FundMoney& operator-=(FundMoney other) { return *this = *this - other; }

    /// Prints as Money does, in the stream's width.
    friend std::ostream& operator<<(std::ostream& out, FundMoney money)
    {
        return out << money.amount_;
    }

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

}  // namespace v0
}  // namespace riskshare

template <class InFund>
struct std::hash<riskshare::FundMoney<InFund>> {
    std::size_t operator()(riskshare::FundMoney<InFund> money) const noexcept
    {
        return std::hash<riskshare::Money>{}(money.amount());
    }
};
