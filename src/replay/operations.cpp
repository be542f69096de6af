#include "operations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "amounts.hpp"
#include "apportion.hpp"

namespace riskshare::replay {
namespace {

using Inputs = std::vector<Input>;

Result one(std::string value) { return {{std::move(value)}, false}; }

Number amount_of(std::string_view value)
{
    if (const auto pence = pence_of(value)) { return *pence; }
    throw CannotRedo{fmt::format("{} is not an amount", in_quotes(value))};
}

Number percentage_of(std::string_view value)
{
    if (const auto rate = rate_of(value)) { return *rate; }
    throw CannotRedo{fmt::format("{} is not a percentage", in_quotes(value))};
}

Numbers amounts_of(const std::vector<std::string_view>& values)
{
    Numbers amounts;
    for (const std::string_view value : values) { amounts.push_back(amount_of(value)); }
    return amounts;
}

std::vector<std::string_view> values_with_role(const Inputs& inputs, std::string_view role)
{
    std::vector<std::string_view> values;
    for (const Input& input : inputs) {
        if (input.role == role) { values.push_back(input.value); }
    }
    return values;
}

void check_roles(const Inputs& inputs, const std::vector<std::string_view>& known)
{
    for (const Input& input : inputs) {
        if (std::ranges::find(known, input.role) == known.end()) {
            throw CannotRedo{fmt::format("an input has the role {}", in_quotes(input.role))};
        }
    }
}

void check_count(std::size_t count, std::size_t least, std::size_t most, std::string_view what)
{
    if (count < least || count > most) {
        throw CannotRedo{fmt::format("there are {} {}", count, what)};
    }
}

/// To the nearest penny, halves away from zero.
Number percentage(const Number& amount, const Number& rate)
{
    const Number whole = hundred_percent();
    const Number rounded = (2 * abs(amount) * rate + whole) / (2 * whole);
    return amount < 0 ? Number{-rounded} : rounded;
}

Result redo_percentage(const Inputs& inputs)
{
    check_roles(inputs, {""});
    check_count(inputs.size(), 2, 2, "inputs");
    return one(to_pounds(percentage(amount_of(inputs[0].value), percentage_of(inputs[1].value))));
}

Result redo_choose(const Inputs& inputs)
{
    check_roles(inputs, {"used", "not_used"});
    const auto used = values_with_role(inputs, "used");
    check_count(used.size(), 1, 1, "inputs with the role \"used\"");
    return one(std::string{used.front()});
}

/// Weights are amounts or percentages, not both; zero may stand among percentages.
Numbers weights_of(const std::vector<std::string_view>& values)
{
    const bool are_percentages =
        std::ranges::any_of(values, [](std::string_view value) { return value.ends_with('%'); });
    Numbers weights;
    for (const std::string_view value : values) {
        const bool is_zero = pence_of(value) == Number{0};
        weights.push_back(are_percentages && !is_zero ? percentage_of(value) : amount_of(value));
    }
    return weights;
}

Result redo_apportion(const Inputs& inputs)
{
    check_roles(inputs, {"total", "weight", "limit"});
    const auto total_values = values_with_role(inputs, "total");
    check_count(total_values.size(), 1, 1, "inputs with the role \"total\"");
    const Numbers parts =
        apportion(amount_of(total_values.front()), weights_of(values_with_role(inputs, "weight")),
                  amounts_of(values_with_role(inputs, "limit")));
    Result result{{}, true};
    for (const Number& part : parts) { result.values.push_back(to_pounds(part)); }
    return result;
}

/// One of the operations on amounts alone.
Result redo_on_amounts(std::string_view operation, const Inputs& inputs)
{
    check_roles(inputs, {""});
    const Numbers amounts = amounts_of(values_with_role(inputs, ""));
    const Number sum = total(amounts);
    if (operation == "sum") { return one(to_pounds(sum)); }

    const bool is_of_one = operation == "given" || operation == "negate";
    check_count(amounts.size(), 1, is_of_one ? 1 : amounts.size(), "inputs");
    if (operation == "given") { return one(to_pounds(sum)); }
    if (operation == "negate") { return one(to_pounds(-sum)); }
    if (operation == "difference") { return one(to_pounds(2 * amounts.front() - sum)); }
    if (operation == "minimum") { return one(to_pounds(std::ranges::min(amounts))); }
    throw CannotRedo{fmt::format("there is no operation {}", in_quotes(operation))};
}

}  // namespace

Result redo(const Step& step)
{
    if (step.operation == "percentage") { return redo_percentage(step.inputs); }
    if (step.operation == "apportion") { return redo_apportion(step.inputs); }
    if (step.operation == "choose") { return redo_choose(step.inputs); }
    return redo_on_amounts(step.operation, step.inputs);
}

}  // namespace riskshare::replay
