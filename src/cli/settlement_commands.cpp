#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <riskshare/by_service.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/text/printable_text.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "present/reports.hpp"
#include "replay/replay.hpp"
#include "json/document.hpp"

namespace riskshare::cli {
namespace {

void check_partner(const Agreement& agreement, const std::string& id)
{
    if (agreement.find_partner(id)) { return; }
    std::vector<std::string_view> known;
    for (const Partner& partner : agreement.partners()) { known.push_back(partner.id); }
    throw Misuse{not_known("partner", id, known)};
}

bool has_partners_of(const Agreement& agreement, const Agreement& other)
{
    return agreement.partners().size() == other.partners().size() &&
           std::ranges::all_of(other.partners(), [&](const Partner& partner) {
               return agreement.find_partner(partner.id).has_value();
           });
}

/// Fails: Refusal where one position cannot belong to both agreements.
void check_comparable(const Agreement& agreement, const Agreement& other, const Request& request)
{
    std::string refused_for;
    const auto check = [&](bool is_same, std::string_view place, std::string_view what) {
        if (is_same) { return; }
        refused_for += fmt::format(
            "{} {}: must be {} {} has, so that one position belongs to both\n",
            file_name(request.other_agreement), place, what, file_name(request.agreement));
    };
    check(agreement.terms().name == other.terms().name, "/name", "the name that");
    check(agreement.terms().financial_year == other.terms().financial_year, "/financial_year",
          "the year that");
    check(has_partners_of(agreement, other), "/partners", "the partners that");
    if (!refused_for.empty()) { throw Refusal{refused_for}; }
}

/// The second settlement of a comparison. Fails: FileError; Refusal.
Settlement settle_other(const Request& request, const Facts& facts, const Source& position)
{
    if (request.other_agreement == "none") {
        const Position alone = without_risk_shares(*facts.position);
        return riskshare::settle(alone.agreement(), alone);
    }
    const Source file = read_source(request.other_agreement);
    const Agreement other = parse_facts(file, std::nullopt).agreement;
    check_comparable(facts.agreement, other, request);
    const Facts second = parse_facts(file, position);
    return riskshare::settle(second.agreement, *second.position);
}

/// Reads files as JSON alone. Fails: FileError; Refusal where one of them is no such thing.
std::vector<std::string> read_documents(const std::vector<std::string>& paths)
{
    std::vector<std::string> texts;
    std::string refused_texts;
    for (const std::string& path : paths) {
        texts.push_back(read_input(path));
        Problems problems;
        if (const auto fault = json::Document{texts.back()}.fault()) { problems.add(*fault); }
        refused_texts += describe_all(problems, path);
    }
    if (!refused_texts.empty()) { throw Refusal{refused_texts}; }
    return texts;
}

}  // namespace

ByService analysed(const Settlement& settlement, const Request& request,
                   std::string_view wanted_for)
{
    check_size_by_service(settlement, request, wanted_for);
    return by_service(settlement);
}

std::string explain(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    if (request.partner) { check_partner(agreement, *request.partner); }
    const Explanation explanation = riskshare::explain(settle(agreement, *position));
    if (request.format == Format::json) { return to_json(steps_of(explanation, request.partner)); }
    return write(explanation_report(*position, explanation, request.partner), request);
}

std::string settle(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    const Settlement settlement = riskshare::settle(agreement, *position);
    std::optional<ByService> analysis;
    if (request.by_service) { analysis = analysed(settlement, request, "--by-service"); }
    const ByService* by_service = analysis ? &*analysis : nullptr;
    if (request.format == Format::json) {
        const Explanation explanation = riskshare::explain(settlement);
        return to_json(settlement, &explanation, by_service);
    }
    return write(settlement_report(settlement, by_service, request.display.unit), request);
}

std::string compare(const Request& request)
{
    const Source agreement = read_source(request.agreement);
    const Source position = read_source(*request.position);
    const Facts facts = parse_facts(agreement, position);
    const Settlement first = riskshare::settle(facts.agreement, *facts.position);
    const Settlement second = settle_other(request, facts, position);
    if (request.format == Format::json) { return comparison_to_json(first, second); }
    const bool is_none = request.other_agreement == "none";
    const std::string other = is_none ? "no risk share" : file_name(request.other_agreement);
    return write(comparison_report({file_name(request.agreement), first}, {other, second},
                                   request.display.unit),
                 request);
}

std::string replay(const Request& request)
{
    const std::vector<std::string> texts =
        read_documents({request.settlement, request.agreement, *request.position});
    const auto [steps, figures, findings] = replay::replay({texts[0], texts[1], texts[2]});
    if (findings.empty()) {
        return fmt::format("ok: {} steps replayed, {} figures of the settlement explained\n", steps,
                           figures);
    }
    std::string text;
    for (const replay::Finding& finding : findings) {
        text += fmt::format("{} {}: {}\n", file_name(request.settlement),
                            printable_text(finding.place), printable_text(finding.what));
    }
    if (findings.size() == replay::Findings::at_most) {
        text += fmt::format("{}: what is wrong beyond these was not looked for\n",
                            file_name(request.settlement));
    }
    throw Refusal{text};
}

}  // namespace riskshare::cli
