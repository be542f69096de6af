#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/conditions.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/json.hpp>
#include <riskshare/position.hpp>
#include <riskshare/warnings.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "output.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"
#include "schemas.hpp"
#include "text/printable_text.hpp"

namespace riskshare::cli {
namespace {

Mechanism mechanism_named(const std::string& word)
{
    if (const auto mechanism = from_text<Mechanism>(word)) { return *mechanism; }
    const auto& known = words_of<Mechanism>;
    throw WrongRequest{not_known("mechanism", word, {known.begin(), known.end()})};
}

}  // namespace

/// Lists warnings of the position, then the conditions of the streams. A condition that is not met
/// is not a problem of the input.
Answer run(const Check& check)
{
    const auto [agreement, position] = read_facts(check.agreement, check.position);
    Answer answer;
    if (position) {
        answer.text =
            describe_all(warnings_in(*position), *check.position, "warning: ", "warnings");
    }
    for (const Condition& condition : conditions(agreement)) {
        answer.text += printable_text(present::in_words(condition, agreement)) + '\n';
        if (!condition.is_met()) { answer.status = refused; }
    }
    answer.text += answer.status == done ? "ok\n" : "not met\n";
    return answer;
}

Answer run(const ShowFund& fund)
{
    const auto& [path, output] = fund;
    const Agreement agreement = read_facts(path, std::nullopt).agreement;
    if (output.format == Format::json) { return {to_json(agreement.fund(), agreement.partners())}; }
    return {rendered(present::fund_report(agreement, output.display.unit), output)};
}

Answer run(const ShowContributions& contributions)
{
    const auto [agreement, position] = read_facts(contributions.agreement, contributions.position);
    if (contributions.output.format == Format::json) {
        return {position ? to_json(riskshare::contributions(*position))
                         : to_json(riskshare::contributions(agreement))};
    }
    return {rendered(position ? present::contributions_report(*position)
                              : present::contributions_report(agreement),
                     contributions.output)};
}

Answer run(const ShowMechanism& asked)
{
    const Mechanism mechanism = mechanism_named(asked.mechanism);
    if (asked.output.format == Format::json) { return {to_json(duties(mechanism))}; }
    return {rendered(present::mechanism_report(mechanism), asked.output)};
}

Answer run(const PrintSchema& asked)
{
    const auto schema = std::ranges::find(schemas(), asked.format, &Schema::name);
    return {std::string{schema->text()}};
}

}  // namespace riskshare::cli
