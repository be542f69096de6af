#include "../catch.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <riskshare/format.hpp>
#include <riskshare/riskshare.hpp>

using namespace riskshare;

namespace {

template <class A, class B>
concept Adds = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept Subtracts = requires(A a, B b)
{
    a - b;
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

// Only whole numbers make money: no floating point, no truth value, no character, no enumerator.
template <class Number>
concept MakesMoney = requires(Number number)
{
    Money::from_pence(number);
};
template <class Number>
concept MakesPounds = requires(Number number)
{
    Money::from_pounds(number);
};
template <class Number>
constexpr bool makes_no_money = !MakesMoney<Number> && !MakesPounds<Number> &&
                                !Multiplies<Money, Number> && !Multiplies<Number, Money>;
static_assert(makes_no_money<double>);
static_assert(makes_no_money<float>);
static_assert(makes_no_money<long double>);
static_assert(makes_no_money<bool>);
static_assert(makes_no_money<char>);
static_assert(makes_no_money<wchar_t>);
static_assert(makes_no_money<char8_t>);
static_assert(makes_no_money<char16_t>);
static_assert(makes_no_money<char32_t>);
static_assert(makes_no_money<Fund>);
static_assert(makes_no_money<const char*>);
static_assert(makes_no_money<std::nullptr_t>);
static_assert(makes_no_money<Money>);
static_assert(MakesMoney<int> && MakesMoney<std::uint8_t> && MakesMoney<unsigned long long>);
static_assert(MakesPounds<short> && MakesPounds<std::size_t>);

// Money times a whole number is money. A rate is for percentage_of(), and a quotient has a name, as
// it loses pence: see quotient() and apportion().
static_assert(Multiplies<Money, int> && Multiplies<unsigned, Money>);
static_assert(!Multiplies<Money, Money>);
static_assert(!Multiplies<Money, Percentage>);
static_assert(!Divides<Money, int>);
static_assert(!Divides<Money, Money>);
template <class Divisor>
concept Divisible = requires(Money amount, Divisor divisor)
{
    quotient(amount, divisor);
};
static_assert(Divisible<int> && !Divisible<double> && !Divisible<bool> && !Divisible<Money>);

// Limits are no weights, and weights no limits.
template <class Weights, class Most>
concept Apportions = requires(Weights weights, Most most)
{
    apportion(1_p, weights, most);
};
using Amounts = std::vector<Money>;
using Numbers = std::vector<std::int64_t>;
static_assert(Apportions<Amounts, Limits> && Apportions<Numbers, Limits>);
static_assert(!Apportions<Limits, Amounts> && !Apportions<Limits, Numbers>);
static_assert(!Apportions<Amounts, Amounts> && !Apportions<Numbers, Amounts>);
static_assert(!Apportions<Amounts, std::span<const Money>>);
static_assert(!Apportions<std::vector<double>, Limits> && !Apportions<std::vector<int>, Limits>);
static_assert(!std::convertible_to<Amounts, Limits>);
template <class List>
constexpr bool makes_limits = std::constructible_from<Limits, List>;
static_assert(makes_limits<const Amounts&> && makes_limits<Amounts&>);
static_assert(makes_limits<std::span<const Money>> && makes_limits<const std::array<Money, 2>&>);
static_assert(!makes_limits<Amounts>);  // they would be gone after the line
static_assert(!makes_limits<const Amounts> && !makes_limits<std::array<Money, 2>>);
static_assert(!makes_limits<std::initializer_list<Money>>);

// Weights that are written out are amounts, percentages or whole numbers.
template <class Weight>
concept IsWeight = requires(Weight weight)
{
    apportion(1_p, {weight, weight});
};
static_assert(IsWeight<Money> && IsWeight<Percentage> && IsWeight<int> && IsWeight<std::int64_t>);
static_assert(!IsWeight<double> && !IsWeight<float> && !IsWeight<bool> && !IsWeight<char>);
static_assert(!IsWeight<PooledMoney> && !IsWeight<Fund>);

// A sum is of money alone, and of money of one fund.
template <class Range>
concept Sums = requires(Range range)
{
    sum(range);
};
static_assert(Sums<Amounts> && !Sums<Numbers> && !Sums<std::vector<PooledMoney>>);
static_assert(!Sums<std::vector<double>>);

static_assert(Adds<Money, Money>);
static_assert(!Adds<Money, int>);
static_assert(!Compares<Money, int>);

// A percentage is not a number, nor a number a percentage.
static_assert(!std::default_initializable<Percentage>);
static_assert(!std::constructible_from<Percentage, double>);
static_assert(!std::constructible_from<Percentage, int>);
template <class Number>
concept MakesPercentage = requires(Number number)
{
    Percentage::from_billionths(number);
};
static_assert(MakesPercentage<int> && !MakesPercentage<double> && !MakesPercentage<bool>);
static_assert(!MakesPercentage<char>);
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
static_assert(!Subtracts<PooledMoney, AlignedMoney>);
static_assert(!Subtracts<IntegratedMoney, PooledMoney>);
static_assert(!Subtracts<PooledMoney, Money>);
static_assert(std::same_as<decltype(PooledMoney{0_p} - PooledMoney{0_p}), PooledMoney>);
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
static_assert(!HasWords<int>);

// Every public enumeration has words.
template <class... Enums>
constexpr bool have_words = (HasWords<Enums> && ...);
static_assert(have_words<AdjustmentKind, Basis, Fund, BaseAt, CapLimits, Mechanism, NotPooledKind,
                         EndingKind, StreamKind, PartnerKind, VariationKind, VatRegime, Direction,
                         ResponsibleBy, ConditionKind, Operation, PaymentKind>);
static_assert(have_words<MoneyFault, PercentageFault>);

// All that is printed has a formatter; a number is none of ours.
static_assert(fmt::is_formattable<Money>::value && fmt::is_formattable<Percentage>::value);
static_assert(fmt::is_formattable<IntegratedMoney>::value && fmt::is_formattable<Date>::value);
static_assert(fmt::is_formattable<FinancialYear>::value && fmt::is_formattable<Fund>::value);
static_assert(!detail::IsPrinted<int> && !detail::IsPrinted<std::string>);

// A format that cuts a figure, or says nothing, does not compile where it is a constant.
template <std::size_t size>
struct Format {
    consteval Format(const char (&stated)[size])  // NOLINT(*-explicit-*)
    {
        for (std::size_t i = 0; i < size; ++i) { text[i] = stated[i]; }
    }
    char text[size]{};
};
template <class Value, Format format>
constexpr int parsed()
{
    fmt::format_parse_context context{fmt::string_view{format.text}};
    fmt::formatter<Value> formatter;
    formatter.parse(context);
    return 0;
}
template <class Value, Format format>
concept Parses = requires
{
    typename std::integral_constant<int, parsed<Value, format>()>;
};
static_assert(Parses<Money, "}"> && Parses<Money, ".>+20}"> && Parses<Fund, "^20}">);
static_assert(!Parses<Money, ".5}"> && !Parses<Money, "20.2}"> && !Parses<Percentage, ".1}">);
static_assert(!Parses<Money, "08}"> && !Parses<Money, "x}"> && !Parses<Money, "f}">);
static_assert(!Parses<Fund, "+}"> && !Parses<Date, ".4}"> && !Parses<Fund, "d}">);

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
