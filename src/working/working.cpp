#include "working.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/cap.hpp>
#include <riskshare/values/apportion.hpp>

#include "odd_pence.hpp"
#include "values/wide.hpp"

namespace riskshare::working {
namespace {

/// A sum of more figures than this is not spelt out in its sentence; its inputs list them all.
constexpr std::size_t spelt_out_at_most = 12;

Input to_input(const Figure& figure, std::string role = {})
{
    return {to_text(figure.value), figure.from, std::move(role)};
}

std::vector<Input> to_inputs(const std::vector<Figure>& figures)
{
    std::vector<Input> inputs;
    inputs.reserve(figures.size());
    for (const Figure& figure : figures) { inputs.push_back(to_input(figure)); }
    return inputs;
}

std::vector<Money> values_of(const std::vector<Figure>& figures)
{
    std::vector<Money> values;
    values.reserve(figures.size());
    for (const Figure& figure : figures) { values.push_back(figure.value); }
    return values;
}

/// A term of a spelt-out sum; a negative one stands in brackets.
std::string term(Money amount)
{
    return amount < 0_p ? fmt::format("({})", amount) : fmt::format("{}", amount);
}

std::string spelt_out(const std::vector<Figure>& figures, std::string_view separator)
{
    std::string text;
    for (const Figure& figure : figures) {
        if (!text.empty()) { text += separator; }
        text += term(figure.value);
    }
    return text;
}

std::string addition(const std::vector<Figure>& figures)
{
    if (figures.size() > spelt_out_at_most) {
        return fmt::format("the sum of {} amounts", figures.size());
    }
    return spelt_out(figures, " + ");
}

/// A percentage before it is rounded, in pounds: pence times billionths has thirteen decimals.
std::string exact_percentage(Money amount, Percentage rate)
{
    Wide product = Wide{amount.pence()} * rate.billionths();
    const bool is_negative = product < 0;
    if (is_negative) { product = -product; }
    const Wide one_pound = Wide{100} * hundred_percent.billionths();
    std::string decimals = Wide{product % one_pound}.str();
    decimals.insert(0, 13 - decimals.size(), '0');
    decimals.erase(std::max<std::size_t>(decimals.find_last_not_of('0') + 1, 2));
    return fmt::format("{}£{}.{}", is_negative ? "-" : "", Wide{product / one_pound}.str(),
                       decimals);
}

std::string percentage_sentence(Money amount, Percentage rate, Money result)
{
    const Wide product = Wide{amount.pence()} * rate.billionths();
    if (product % hundred_percent.billionths() == 0) {
        return fmt::format("{} of {} = {}", rate, amount, result);
    }
    return fmt::format("{} of {} = {}, to the nearest penny {}", rate, amount,
                       exact_percentage(amount, rate), result);
}

void check_claims(const About& about, const std::vector<Money>& result)
{
    for (const Claim& claim : about.gives) {
        if (claim.expected != result) {
            throw std::logic_error{"explain: " + about.id + " does not give " + claim.pointer};
        }
    }
}

Step begin_step(About& about, Operation operation, std::vector<Input> inputs,
                std::string_view sentence)
{
    Step step{std::move(about.id),
              std::move(about.rule),
              std::move(about.clause),
              operation,
              std::move(inputs),
              {},
              fmt::format("{}: {}", about.label, sentence),
              std::move(about.notes),
              {},
              std::move(about.partners)};
    for (Claim& claim : about.gives) { step.figures.push_back(std::move(claim.pointer)); }
    return step;
}

}  // namespace

Weight to_weight(const Figure& figure)
{
    return {figure.value.pence(), to_text(figure.value), fmt::format("{}", figure.value),
            figure.from};
}

Figure Working::record(About about, Operation operation, std::vector<Input> inputs, Money result,
                       std::string_view sentence)
{
    check_claims(about, {result});
    Step step = begin_step(about, operation, std::move(inputs), sentence);
    step.result.push_back(to_text(result));
    steps_.push_back(std::move(step));
    return {result, steps_.back().id};
}

std::vector<Figure> Working::record(About about, std::vector<Input> inputs,
                                    const std::vector<Money>& result, std::string_view sentence)
{
    check_claims(about, result);
    Step step = begin_step(about, Operation::apportion, std::move(inputs), sentence);
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < result.size(); ++i) {
        step.result.push_back(to_text(result[i]));
        figures.push_back({result[i], fmt::format("{}#{}", step.id, i)});
    }
    steps_.push_back(std::move(step));
    return figures;
}

Figure Working::given(About about, const Figure& place)
{
    return record(std::move(about), Operation::given, {to_input(place)}, place.value,
                  fmt::format("{}", place.value));
}

Figure Working::sum(About about, const std::vector<Figure>& figures)
{
    const Money total = riskshare::sum(values_of(figures));
    const std::string sentence = figures.empty() ? fmt::format("nothing, {}", total)
                                 : figures.size() == 1
                                     ? fmt::format("{}", total)
                                     : fmt::format("{} = {}", addition(figures), total);
    return record(std::move(about), Operation::sum, to_inputs(figures), total, sentence);
}

Figure Working::difference(About about, const Figure& first, const std::vector<Figure>& others)
{
    std::vector<Figure> all{first};
    all.insert(all.end(), others.begin(), others.end());
    Wide result = first.value.pence();
    for (const Figure& other : others) { result -= other.value.pence(); }
    const Money total = to_money(result);
    const std::string sentence =
        others.empty() ? fmt::format("{}", total)
        : all.size() > spelt_out_at_most
            ? fmt::format("{} less {} amounts = {}", first.value, others.size(), total)
            : fmt::format("{} = {}", spelt_out(all, " - "), total);
    return record(std::move(about), Operation::difference, to_inputs(all), total, sentence);
}

Figure Working::negate(About about, const Figure& figure)
{
    return record(std::move(about), Operation::negate, {to_input(figure)}, -figure.value,
                  fmt::format("{} with the other sign = {}", figure.value, -figure.value));
}

Figure Working::percentage(About about, const Figure& amount, Percentage rate,
                           std::string rate_from)
{
    const Money result = percentage_of(amount.value, rate);
    return record(std::move(about), Operation::percentage,
                  {to_input(amount), {to_text(rate), std::move(rate_from)}}, result,
                  percentage_sentence(amount.value, rate, result));
}

Figure Working::minimum(About about, const std::vector<Figure>& figures)
{
    const Money least = std::ranges::min(values_of(figures));
    const std::string sentence =
        figures.size() == 1
            ? fmt::format("{}", least)
            : fmt::format("the smaller of {} = {}", spelt_out(figures, " and "), least);
    return record(std::move(about), Operation::minimum, to_inputs(figures), least, sentence);
}

std::vector<Figure> Working::apportion(About about, const Figure& total,
                                       const std::vector<Weight>& weights,
                                       const std::vector<Figure>& limits,
                                       const std::vector<std::string>& parties)
{
    std::vector<Input> inputs{to_input(total, "total")};
    std::vector<std::int64_t> integers;
    std::string proportion;
    for (const Weight& weight : weights) {
        inputs.push_back({weight.text, weight.from, "weight"});
        integers.push_back(weight.value);
        proportion += (proportion.empty() ? "" : " : ") + weight.shown;
    }
    for (const Figure& limit : limits) { inputs.push_back(to_input(limit, "limit")); }

    const auto limit_values = values_of(limits);
    const auto parts = riskshare::apportion(total.value, integers, limit_values);
    about.notes = odd_pence(total.value, integers, limit_values, parties);

    std::string sentence;
    if (weights.size() > spelt_out_at_most) {
        sentence =
            fmt::format("{} over {} parties by largest remainder", total.value, weights.size());
    } else {
        sentence = fmt::format("{} in the proportion {} =", total.value, proportion);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            sentence += fmt::format("{} {} {}", i == 0 ? "" : ",", parties[i], parts[i]);
        }
    }
    return record(std::move(about), std::move(inputs), parts, sentence);
}

Figure Working::choose(About about, const Figure& used, const std::vector<Figure>& not_used)
{
    std::vector<Input> inputs{to_input(used, "used")};
    for (const Figure& figure : not_used) { inputs.push_back(to_input(figure, "not_used")); }
    return record(std::move(about), Operation::choose, std::move(inputs), used.value,
                  fmt::format("{}", used.value));
}

void Working::choose(About about, Input used, std::vector<Input> not_used)
{
    std::string result = used.value;
    used.role = "used";
    std::vector<Input> inputs{std::move(used)};
    for (Input& input : not_used) {
        input.role = "not_used";
        inputs.push_back(std::move(input));
    }
    Step step = begin_step(about, Operation::choose, std::move(inputs), result);
    step.result.push_back(std::move(result));
    steps_.push_back(std::move(step));
}

}  // namespace riskshare::working
