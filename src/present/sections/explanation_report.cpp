#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <riskshare/format.hpp>

#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// The steps of an explanation by their numbers, counted from one, and the position they explain.
struct Numbered {
    const Position& position;
    std::map<std::string_view, std::size_t, std::less<>> numbers{};
};

/// An amount as it is printed; anything else as it is.
std::string value_text(const std::string& value)
{
    const auto amount = parse_money(value);
    const auto* money = std::get_if<Money>(&amount);
    return money != nullptr ? fmt::format("{}", *money) : value;
}

/// The number that follows a prefix; absent where the text does not start with that.
std::optional<std::size_t> number_after(std::string_view prefix, std::string_view text)
{
    if (!text.starts_with(prefix)) { return std::nullopt; }
    return std::stoul(std::string{text.substr(prefix.size())});
}

/// The id of the service or variation that a JSON Pointer is about, in brackets, so that nobody has
/// to count.
std::string id_at(std::string_view file, std::string_view pointer, const Position& position)
{
    const AgreementTerms& terms = position.agreement().terms();
    if (const auto index = number_after("/variations/", pointer)) {
        return fmt::format(" ({})", terms.variations.at(*index).id);
    }
    const auto index = number_after("/services/", pointer);
    if (!index) { return ""; }
    return fmt::format(" ({})", file == "agreement" ? terms.services.at(*index).id
                                                    : position.figures().services.at(*index).id);
}

/// `step 12`, `step 12, part 2`, or the file and the JSON Pointer into it.
std::string source(std::string_view from, const Numbered& numbered)
{
    const std::size_t hash = from.rfind('#');
    const auto step = numbered.numbers.find(from.substr(0, hash));
    if (step != numbered.numbers.end()) {
        std::string text = fmt::format("step {}", step->second);
        if (hash != std::string_view::npos) {
            // The id counts from zero, people from one.
            text += fmt::format(", part {}", std::stoul(std::string{from.substr(hash + 1)}) + 1);
        }
        return text;
    }
    const std::size_t colon = from.find(':');
    if (colon == std::string_view::npos) { return std::string{from}; }
    const std::string_view file = from.substr(0, colon);
    const std::string_view pointer = from.substr(colon + 1);
    if (from == "rule:partial_exemption") { return "the rule on partial exemption"; }
    return fmt::format("{} {}{}", file, pointer, id_at(file, pointer, numbered.position));
}

std::string input_text(const Input& input, const Numbered& numbered)
{
    const std::string role = input.role.empty() ? "" : spaced(input.role) + ": ";
    return fmt::format("{}{}, {}", role, value_text(input.value), source(input.from, numbered));
}

/// One value, or the parts of an apportionment as other steps refer to them.
std::string result_text(const Step& step)
{
    if (step.operation != Operation::apportion) { return value_text(step.result.front()); }
    std::string text;
    for (std::size_t i = 0; i < step.result.size(); ++i) {
        text += fmt::format("{}part {}: {}", text.empty() ? "" : "; ", i + 1,
                            value_text(step.result[i]));
    }
    return text;
}

Point point_of(const Step& step, const Numbered& numbered)
{
    Point point{fmt::format("{}", numbered.numbers.at(step.id)), step.text, {}};
    if (!step.clause.empty()) { point.details.emplace_back("Clause", step.clause); }
    for (const Input& input : step.inputs) {
        point.details.emplace_back("From", input_text(input, numbered));
    }
    // Most sentences end in the result; a result given already is not repeated.
    const std::string result = result_text(step);
    if (!step.text.ends_with(result)) { point.details.emplace_back("Result", result); }
    for (const std::string& note : step.notes) { point.details.emplace_back("Note", note); }
    return point;
}

/// The subject of a step, in words, from its id: `KIND.NAME/…`, and of a risk share `NAME/…`.
std::string subject_of(const Step& step, const Agreement& agreement)
{
    const std::string_view about = std::string_view{step.id}.substr(0, step.id.find('/'));
    const std::size_t dot = about.find('.');
    const std::string_view kind = about.substr(0, dot);
    const std::string_view name = dot == std::string_view::npos ? "" : about.substr(dot + 1);
    if (kind == "fund" && name == "capital") { return "Capital"; }
    if (kind == "fund") { return fmt::format("The {} fund", name); }
    if (kind == "not-pooled" && !name.empty()) { return "Money that is not pooled"; }
    const bool is_vat = kind == "vat" || kind == "vat-total" || kind == "partial-exemption";
    if (is_vat && !name.empty()) { return "VAT"; }
    if (kind == "reserve") { return "The reserve"; }
    if (kind == "payment") {
        if (name == "ending") { return "Payments on the ending"; }
        return name == "risk_share" ? "Net risk payments" : "Ledger settlements";
    }
    if (!name.empty() && (kind == "ending-item" || kind == "ending-partner")) {
        return "The ending";
    }
    if (const auto partner = agreement.find_partner(name); kind == "partner" && partner) {
        return fmt::format("{} ({})", agreement.partners()[*partner].name, name);
    }
    if (const auto service = agreement.find_service(name); kind == "service" && service) {
        return fmt::format("{} ({})", agreement.terms().services[*service].name, name);
    }
    return fmt::format("Risk share {}", about);
}

}  // namespace

Explanation steps_of(const Explanation& explanation, const std::optional<std::string>& partner)
{
    Explanation steps;
    std::ranges::copy_if(explanation, std::back_inserter(steps), [&](const Step& step) {
        return !partner || step.partners.empty() ||
               std::ranges::find(step.partners, *partner) != step.partners.end();
    });
    return steps;
}

Report explanation_report(const Position& position, const Explanation& explanation,
                          const std::optional<std::string>& partner)
{
    Numbered numbered{position};
    for (const Step& step : explanation) {
        numbered.numbers.emplace(step.id, numbered.numbers.size() + 1);
    }
    Report report{fmt::format("{}: how each figure{} is worked out",
                              name_and_year(position.agreement()),
                              partner ? " that concerns " + *partner : "")};
    for (const Step& step : steps_of(explanation, partner)) {
        std::string subject = subject_of(step, position.agreement());
        if (report.sections.empty() || report.sections.back().title != subject) {
            report.sections.push_back({std::move(subject)});
        }
        report.sections.back().points.push_back(point_of(step, numbered));
    }
    return report;
}

}  // namespace riskshare::present
