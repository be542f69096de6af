#include "working.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include <fmt/format.h>

#include <riskshare/error.hpp>
#include <riskshare/format.hpp>
#include <riskshare/rules/cap.hpp>
#include <riskshare/values/apportion.hpp>

#include "odd_pence.hpp"
#include "values/wide.hpp"

namespace riskshare::working {
namespace {

/// A sum of more figures than this is not spelt out in its sentence; its inputs list them all.
constexpr std::size_t spelt_out_at_most = 12;

Input to_input(const Figure& figure, std::string_view role = {})
{
    return {to_text(figure.value), std::string{figure.origin.text()}, std::string{role}};
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

/// Adds the terms of a spelt-out sum; a negative one stands in brackets.
void add_terms(std::string& text, const std::vector<Figure>& figures, std::string_view separator)
{
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool is_negative = figures[i].value < 0_p;
        if (i > 0) { text += separator; }
        if (is_negative) { text += '('; }
        append(text, figures[i].value);
        if (is_negative) { text += ')'; }
    }
}

/// The sentence for a sum, with its total.
std::string sum_sentence(const std::vector<Figure>& figures, Money total)
{
    std::string text;
    if (figures.size() > spelt_out_at_most) {
        text += concat("the sum of ", figures.size(), " amounts = ");
    } else if (figures.size() > 1) {
        add_terms(text, figures, " + ");
        text += " = ";
    }
    append(text, total);
    return text;
}

/// The sentence for a difference, with its result: the first of the figures less the others.
std::string difference_sentence(const std::vector<Figure>& figures, Money result)
{
    std::string text;
    if (figures.size() > spelt_out_at_most) {
        append(text, figures.front().value);
        text += concat(" less ", figures.size() - 1, " amounts = ");
    } else if (figures.size() > 1) {
        add_terms(text, figures, " - ");
        text += " = ";
    }
    append(text, result);
    return text;
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

void check_claims(const About& about, std::span<const Money> result)
{
    for (const Claim& claim : about.gives) {
        if (!std::ranges::equal(claim.expected, result)) {
            throw Contradiction{"explain: " + about.id + " does not give " + claim.pointer};
        }
    }
}

Step begin_step(About& about, Operation operation, std::vector<Input> inputs,
                std::string_view sentence)
{
    Step step{std::move(about.id),
              std::string{about.rule},
              std::move(about.clause),
              operation,
              std::move(inputs),
              {},
              concat(about.label, ": ", sentence),
              std::move(about.notes),
              {},
              std::move(about.partners)};
    for (Claim& claim : about.gives) { step.figures.push_back(std::move(claim.pointer)); }
    return step;
}

/// The sentence for an apportionment: the amount, its weights and its parts.
std::string apportion_sentence(Money total, const std::vector<Weight>& weights,
                               const std::vector<Money>& parts,
                               const std::vector<std::string>& parties)
{
    if (weights.size() > spelt_out_at_most) {
        return fmt::format("{} over {} parties by largest remainder", total, weights.size());
    }
    std::string text = fmt::format("{} in the proportion ", total);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i > 0) { text += " : "; }
        if (weights[i].shown.empty()) {
            append(text, Money::from_pence(weights[i].value));
        } else {
            text += weights[i].shown;
        }
    }
    text += " =";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += concat(i == 0 ? " " : ", ", parties[i], " ");
        append(text, parts[i]);
    }
    return text;
}

}  // namespace

Weight to_weight(const Figure& figure)
{
    return {figure.value.pence(), to_text(figure.value), {}, figure.origin};
}

Figure Working::record(About about, Operation operation, std::vector<Input> inputs, Money result,
                       std::string_view sentence)
{
    check_claims(about, {&result, 1});
    Step& step = steps_.emplace_back(begin_step(about, operation, std::move(inputs), sentence));
    step.result.push_back(to_text(result));
    return {result, origin(step.id)};
}

Figure Working::given(About about, const Figure& stated)
{
    return record(std::move(about), Operation::given, to_inputs({stated}), stated.value,
                  fmt::format("{}", stated.value));
}

Figure Working::sum(About about, const std::vector<Figure>& figures)
{
    Wide wide = 0;
    for (const Figure& figure : figures) { wide += figure.value.pence(); }
    const Money total = to_money(wide);
    return record(std::move(about), Operation::sum, to_inputs(figures), total,
                  sum_sentence(figures, total));
}

Figure Working::difference(About about, const Figure& first, const std::vector<Figure>& others)
{
    std::vector<Figure> all{first};
    all.insert(all.end(), others.begin(), others.end());
    Wide wide = first.value.pence();
    for (const Figure& other : others) { wide -= other.value.pence(); }
    const Money result = to_money(wide);
    return record(std::move(about), Operation::difference, to_inputs(all), result,
                  difference_sentence(all, result));
}

Figure Working::negate(About about, const Figure& figure)
{
    return record(std::move(about), Operation::negate, to_inputs({figure}), -figure.value,
                  fmt::format("{} with its sign changed = {}", figure.value, -figure.value));
}

Figure Working::percentage(About about, const Figure& amount, Percentage rate, Origin rate_from)
{
    const Money result = percentage_of(amount.value, rate);
    std::vector<Input> inputs = to_inputs({amount});
    inputs.push_back({to_text(rate), std::string{rate_from.text()}});
    return record(std::move(about), Operation::percentage, std::move(inputs), result,
                  percentage_sentence(amount.value, rate, result));
}

Figure Working::minimum(About about, const std::vector<Figure>& figures)
{
    const Money least = std::ranges::min(figures, {}, &Figure::value).value;
    std::string sentence;
    if (figures.size() > 1) {
        sentence += "the smaller of ";
        add_terms(sentence, figures, " and ");
        sentence += " = ";
    }
    append(sentence, least);
    return record(std::move(about), Operation::minimum, to_inputs(figures), least, sentence);
}

std::vector<Figure> Working::apportion(About about, const Figure& total,
                                       const std::vector<Weight>& weights,
                                       const std::vector<Figure>& limits,
                                       const std::vector<std::string>& parties)
{
    std::vector<Input> inputs;
    inputs.reserve(1 + weights.size() + limits.size());
    inputs.push_back(to_input(total, "total"));
    std::vector<std::int64_t> integers;
    for (const Weight& weight : weights) {
        inputs.push_back({weight.text, std::string{weight.origin.text()}, "weight"});
        integers.push_back(weight.value);
    }
    for (const Figure& limit : limits) { inputs.push_back(to_input(limit, "limit")); }

    const std::vector<Money> limit_values = values_of(limits);
    const auto limited = limits.empty() ? std::nullopt : std::optional{Limits{limit_values}};
    const std::vector<Money> parts = riskshare::apportion(total.value, integers, limited);
    check_claims(about, parts);
    about.notes = odd_pence(total.value, integers, limit_values, parties);
    Step& step =
        steps_.emplace_back(begin_step(about, Operation::apportion, std::move(inputs),
                                       apportion_sentence(total.value, weights, parts, parties)));
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        step.result.push_back(to_text(parts[i]));
        figures.push_back({parts[i], origin(step.id, "#", i)});
    }
    return figures;
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
    std::vector<Input> inputs;
    inputs.push_back(std::move(used));
    for (Input& input : not_used) {
        input.role = "not_used";
        inputs.push_back(std::move(input));
    }
    Step& step =
        steps_.emplace_back(begin_step(about, Operation::choose, std::move(inputs), result));
    step.result.push_back(std::move(result));
}

}  // namespace riskshare::working
