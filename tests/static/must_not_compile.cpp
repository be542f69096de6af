#include "../catch.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include <riskshare/riskshare.hpp>

using namespace riskshare;

namespace {

template <class A, class B>
concept Adds = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept Multiplies = requires(A a, B b)
{
    a* b;
};
template <class A, class B>
concept Divides = requires(A a, B b)
{
    a / b;
};
template <class A, class B>
concept Compares = requires(A a, B b)
{
    a < b;
};

// Money is never built from a bare number, floating or whole, and never without a value.
static_assert(!std::default_initializable<Money>);
static_assert(!std::constructible_from<Money, double>);
static_assert(!std::constructible_from<Money, float>);
static_assert(!std::constructible_from<Money, int>);
static_assert(!std::constructible_from<Money, std::int64_t>);
static_assert(!std::convertible_to<Money, std::int64_t>);
static_assert(!std::convertible_to<Money, double>);
static_assert(!std::assignable_from<Money&, std::int64_t>);

// Money times or over anything is not money: that is what percentage_of() and apportion() are for.
static_assert(!Multiplies<Money, Money>);
static_assert(!Multiplies<Money, int>);
static_assert(!Multiplies<Money, double>);
static_assert(!Multiplies<Money, Percentage>);
static_assert(!Divides<Money, int>);
static_assert(!Divides<Money, Money>);
static_assert(Adds<Money, Money>);
static_assert(!Adds<Money, int>);
static_assert(!Compares<Money, int>);

// A percentage is not a number, nor a number a percentage.
static_assert(!std::default_initializable<Percentage>);
static_assert(!std::constructible_from<Percentage, double>);
static_assert(!std::constructible_from<Percentage, int>);
static_assert(!Compares<Percentage, Money>);

// Pooled and aligned make integrated; no other mixture compiles.
template <class A, class B>
constexpr bool makes_integrated = std::same_as<decltype(A{0_p} + B{0_p}), IntegratedMoney>;
static_assert(makes_integrated<PooledMoney, AlignedMoney>);
static_assert(makes_integrated<AlignedMoney, PooledMoney>);
static_assert(std::same_as<decltype(PooledMoney{0_p} + PooledMoney{0_p}), PooledMoney>);
static_assert(!Adds<IntegratedMoney, PooledMoney>);
static_assert(!Adds<IntegratedMoney, AlignedMoney>);
static_assert(!Adds<PooledMoney, IntegratedMoney>);
static_assert(!Adds<AlignedMoney, IntegratedMoney>);
static_assert(!Adds<PooledMoney, Money>);
static_assert(!Adds<Money, AlignedMoney>);
static_assert(!std::convertible_to<Money, PooledMoney>);
static_assert(!std::convertible_to<PooledMoney, Money>);
static_assert(!std::convertible_to<PooledMoney, AlignedMoney>);
static_assert(!Compares<PooledMoney, AlignedMoney>);
static_assert(!std::default_initializable<PooledMoney>);

// Anything that can be held can be settled: no agreement, position or year is empty.
static_assert(!std::default_initializable<Agreement>);
static_assert(!std::default_initializable<Position>);
static_assert(!std::default_initializable<FinancialYear>);
static_assert(!std::constructible_from<FinancialYear, int>);
static_assert(!std::convertible_to<AgreementTerms, Agreement>);
static_assert(!std::constructible_from<Position, PositionFigures>);
static_assert(!std::default_initializable<Contribution>);
static_assert(!std::default_initializable<Adjustment>);

// A word is the name of its enumerator, and a table has one entry for each: not one fewer, not one
// more.
static_assert(to_text(Fund::aligned) == "aligned");
static_assert(from_text<Fund>("associated") == Fund::associated);
static_assert(!from_text<Fund>("Pooled"));
static_assert(detail::has_enumerators<Fund, 3>());
static_assert(!detail::has_enumerators<Fund, 2>());
static_assert(!detail::has_enumerators<Fund, 4>());
static_assert(!HasWords<MoneyFault>);

// A list of a temporary would outlive it.
template <class T>
concept ListsOfTemporary = requires(T&& agreement)
{
    std::move(agreement).partners();
}
|| requires(T&& agreement) { std::move(agreement).terms(); }
|| requires(T&& agreement) { std::move(agreement).fund(); };
template <class T>
concept FiguresOfTemporary = requires(T&& position)
{
    std::move(position).figures();
}
|| requires(T&& position) { std::move(position).recorded(); }
|| requires(T&& position) { std::move(position).ending(); };
static_assert(!ListsOfTemporary<Agreement>);
static_assert(!ListsOfTemporary<const Agreement>);
static_assert(!FiguresOfTemporary<Position>);
static_assert(!FiguresOfTemporary<const Position>);
template <class T>
constexpr bool gives_value = !std::is_reference_v<T>;
static_assert(gives_value<decltype(std::declval<Position>().agreement())>);
static_assert(gives_value<decltype(std::declval<Settlement>().agreement())>);
static_assert(gives_value<decltype(std::declval<Settlement>()["ccg"])>);
static_assert(gives_value<decltype(std::declval<Problems>().kept())>);
static_assert(gives_value<decltype(std::declval<InputError>().problems())>);
static_assert(std::is_nothrow_move_constructible_v<Agreement>);

// A position holds its agreement, so that nobody can settle it under another one.
template <class... Arguments>
concept Settles = requires(const Arguments&... arguments)
{
    settle(arguments...);
};
static_assert(Settles<Position>);
static_assert(!Settles<Agreement, Position>);

// An enumerator that has no natural default must be stated.
template <class T>
concept FundLeftOut = requires
{
    T{.id = "", .name = "", .contributions = {}};
};
template <class T>
concept KindLeftOut = requires
{
    T{.id = "", .name = ""};
};
template <class T>
concept EndingKindLeftOut = requires
{
    T{.split = Equal{}};
};
template <class T>
concept AdjustmentKindLeftOut = requires
{
    T{.amount = 0_p};
};
template <class T>
concept RegimeLeftOut = requires
{
    T{.rate = "5%"_pc};
};
template <class T>
concept BasisLeftOut = requires(FinancialYear year)
{
    T{.agreement = "", .financial_year = year, .month = 1, .services = {}};
};
static_assert(!FundLeftOut<Service>);
static_assert(!KindLeftOut<Partner>);
static_assert(!EndingKindLeftOut<EndingRule>);
static_assert(!AdjustmentKindLeftOut<Adjustment>);
static_assert(!RegimeLeftOut<VatRecovery>);
static_assert(!BasisLeftOut<PositionFigures>);
static_assert(!std::default_initializable<Required<Fund>>);
static_assert(!std::convertible_to<int, Required<Fund>>);

// Amounts that could change places have names.
template <class... Amounts>
concept IsVariance = requires(Amounts... amounts)
{
    variance(amounts...);
};
template <class... Amounts>
concept IsLedgerSettlement = requires(Amounts... amounts)
{
    ledger_settlement(amounts...);
};
static_assert(IsVariance<OutturnAndBudget>);
static_assert(!IsVariance<Money, Money>);
static_assert(IsLedgerSettlement<LedgerAmounts>);
static_assert(!IsLedgerSettlement<Money, Money, Money>);

}  // namespace

TEST_CASE("What must not compile does not", "[static]")
{
    SUCCEED("checked when this file was compiled");
}
