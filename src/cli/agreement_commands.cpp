#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/conditions.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/json.hpp>
#include <riskshare/position.hpp>
#include <riskshare/text/printable_text.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"
#include "schemas.hpp"

namespace riskshare::cli {
namespace {

Mechanism mechanism_named(const std::string& word)
{
    if (const auto mechanism = from_text<Mechanism>(word)) { return *mechanism; }
    const auto& known = words_of<Mechanism>;
    throw Misuse{not_known("mechanism", word, {known.begin(), known.end()})};
}

}  // namespace

/// Warnings of the position, then the conditions of the streams: `not met` is no bad input.
Answer check(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    Answer answer;
    if (position) {
        answer.text =
            describe_all(warnings_in(*position), *request.position, "warning: ", "warnings");
    }
    for (const Condition& condition : conditions_of(agreement)) {
        answer.text += printable_text(in_words(condition, agreement)) + '\n';
        if (!condition.is_met()) { answer.status = refused; }
    }
    answer.text += answer.status == done ? "ok\n" : "not met\n";
    return answer;
}

std::string fund(const Request& request)
{
    const Agreement agreement = read_facts(request).agreement;
    if (request.format == Format::json) { return fund_to_json(agreement); }
    return write(fund_report(agreement, request.display.unit), request);
}

std::string contributions(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    if (request.format == Format::json) {
        return position ? contributions_to_json(*position) : contributions_to_json(agreement);
    }
    return write(position ? contributions_report(*position) : contributions_report(agreement),
                 request);
}

std::string duties(const Request& request)
{
    const Mechanism mechanism = mechanism_named(request.mechanism);
    if (request.format == Format::json) { return duties_to_json(mechanism); }
    return write(mechanism_report(mechanism), request);
}

std::string schema(const Request& request)
{
    const auto asked = std::ranges::find(schemas(), request.schema, &Schema::name);
    return std::string{asked->text()};
}

}  // namespace riskshare::cli
