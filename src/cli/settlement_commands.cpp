#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/by_service.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/json.hpp>
#include <riskshare/replay.hpp>
#include <riskshare/settle.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "output.hpp"
#include "present/reports.hpp"
#include "replay/findings.hpp"
#include "text/printable_text.hpp"
#include "json/document.hpp"

namespace riskshare::cli {
namespace {

void check_partner(const Agreement& agreement, const std::string& id)
{
    if (agreement.find_partner(id)) { return; }
    std::vector<std::string_view> known;
    for (const Partner& partner : agreement.partners()) { known.push_back(partner.id); }
    throw WrongRequest{not_known("partner", id, known)};
}

bool has_partners_of(const Agreement& agreement, const Agreement& other)
{
    return agreement.partners().size() == other.partners().size() &&
           std::ranges::all_of(other.partners(), [&](const Partner& partner) {
               return agreement.find_partner(partner.id).has_value();
           });
}

/// Fails: Refusal where one position cannot belong to both agreements.
void check_comparable(const Agreement& agreement, const Agreement& other, const Compare& compare)
{
    std::string refused_for;
    const auto check = [&](bool is_same, std::string place, std::string_view what) {
        if (is_same) { return; }
        refused_for += describe_one({"not_comparable", std::move(place),
                                     fmt::format("must be the {} of {}, so that one position fits "
                                                 "both",
                                                 what, file_name(compare.files.agreement)),
                                     "found another", "Compare two versions of one agreement."},
                                    compare.other);
    };
    check(agreement.terms().name == other.terms().name, "/name", "name");
    check(agreement.terms().financial_year == other.terms().financial_year, "/financial_year",
          "year");
    check(has_partners_of(agreement, other), "/partners", "partners");
    if (!refused_for.empty()) { throw Refusal{refused_for}; }
}

/// The second settlement of a comparison. Fails: FileError; Refusal.
Settlement settle_other(const Compare& compare, const Position& position,
                        const Source& position_file)
{
    if (compare.other == "none") {
        const Position alone = without_risk_shares(position);
        return settle(alone);
    }
    const Source file = read_source(compare.other);
    const Agreement other = parse_facts(file, std::nullopt).agreement;
    check_comparable(position.agreement(), other, compare);
    const Facts second = parse_facts(file, position_file);
    return settle(*second.position);
}

/// Reads files that must be JSON, and together no larger than one of them may be: a replay holds
/// all three. Fails: FileError; Refusal where one of them is not JSON.
std::vector<std::string> read_documents(const std::vector<std::string>& paths)
{
    std::vector<std::string> texts;
    std::string refused_texts;
    std::size_t bytes = 0;
    for (const std::string& path : paths) {
        texts.push_back(read_input(path));
        Problems problems;
        if (const auto fault = json::Document{texts.back()}.fault()) { problems.add(*fault); }
        bytes += texts.back().size();
        if (bytes > json::Document::most_bytes && problems.empty()) {
            problems.add({"file_too_large", "",
                          fmt::format("must have at most {} MB together with the files before it",
                                      json::Document::most_bytes / 1'000'000),
                          "found more bytes than that", "Replay a smaller settlement."});
        }
        refused_texts += describe_all(problems, path);
    }
    if (!refused_texts.empty()) { throw Refusal{refused_texts}; }
    return texts;
}

}  // namespace

Answer run(const Explain& asked)
{
    const Settlement settlement = read_settlement(asked.files);
    check_explained(settlement.position, asked.files);
    if (asked.partner) { check_partner(settlement.agreement(), *asked.partner); }
    const Explanation explanation = explain(settlement);
    if (asked.output.format == Format::json) {
        return {to_json(present::steps_of(explanation, asked.partner))};
    }
    return {rendered(present::explanation_report(settlement.position, explanation, asked.partner),
                     asked.output)};
}

Answer run(const Settle& asked)
{
    const auto& [files, with_services, output] = asked;
    const Settlement settlement = read_settlement(files);
    std::optional<ByService> found;
    if (with_services) { found = by_service_of(settlement, files, "--by-service"); }
    const ByService* by_service = found ? &*found : nullptr;
    if (output.format == Format::json) {
        check_explained(settlement.position, files);
        const Explanation explanation = explain(settlement);
        return {to_json(settlement, &explanation, by_service)};
    }
    return {
        rendered(present::settlement_report(settlement, by_service, output.display.unit), output)};
}

Answer run(const Compare& compare)
{
    const auto& [files, other, output] = compare;
    const Source agreement_file = read_source(files.agreement);
    const Source position_file = read_source(files.position);
    const auto [agreement, position] = parse_facts(agreement_file, position_file);
    const Settlement first = settle(*position);
    const Settlement second = settle_other(compare, *position, position_file);
    if (output.format == Format::json) { return {to_json(riskshare::compare(first, second))}; }
    const std::string name = other == "none" ? "no risk share" : file_name(other);
    return {rendered(present::comparison_report({file_name(files.agreement), first}, {name, second},
                                                output.display.unit),
                     output)};
}

Answer run(const Replay& asked)
{
    const auto& [settlement, files] = asked;
    const std::vector<std::string> texts =
        read_documents({settlement, files.agreement, files.position});
    const auto [steps, figures, findings] = replay_settlement({texts[0], texts[1], texts[2]});
    if (findings.empty()) {
        return {fmt::format("ok: {} steps replayed, {} figures of the settlement explained\n",
                            steps, figures)};
    }
    std::string text;
    for (const ReplayFinding& finding : findings) {
        text += fmt::format("{} {}: {}\n", file_name(settlement), printable_text(finding.place),
                            printable_text(finding.what));
    }
    if (findings.size() == replay::Findings::at_most) {
        text += fmt::format("{}: stopped after {} findings\n", file_name(settlement),
                            replay::Findings::at_most);
    }
    throw Refusal{text};
}

}  // namespace riskshare::cli
