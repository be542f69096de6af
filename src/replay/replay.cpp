#include <riskshare/replay.hpp>

#include <fmt/format.h>

#include "apportion.hpp"
#include "figures.hpp"
#include "labels.hpp"
#include "operations.hpp"
#include "origins.hpp"
#include "sums.hpp"

namespace riskshare::replay {
namespace {

/// The object in a text; null, with a finding, if it is not one.
Json read_file(std::string_view text, std::string_view name, Findings& findings)
{
    try {
        Json json = read(text);
        if (json.is_object()) { return json; }
        findings.add(name, fmt::format("must be an object, and is of type {}", json.type_name()));
    } catch (const Unreadable& reason) {
        findings.add(name, reason.what());
    }
    return {};
}

void check_inputs(const Step& step, const Results& earlier, const Files& files, Findings& findings)
{
    for (std::size_t i = 0; i < step.inputs.size(); ++i) {
        const std::string wrong = wrong_with(step.inputs[i], earlier, files);
        if (wrong.empty()) { continue; }
        findings.add(step.place(), fmt::format("input {}: {}", i + 1, wrong));
    }
}

void check_result(const Step& step, Findings& findings)
{
    try {
        const Result redone = redo(step);
        if (redone == step.result) { return; }
        findings.add(step.place(), fmt::format("results in {}, and {} gives {}", shown(step.result),
                                               in_quotes(step.operation), shown(redone)));
    } catch (const CannotRedo& reason) {
        findings.add(step.place(), fmt::format("{} cannot be done: {}", in_quotes(step.operation),
                                               reason.what()));
    }
}

/// Replays the steps in order. Returns which step gives each figure.
Given replay_steps(const Json& explanation, const Files& files, const Partners& partners,
                   const Figures& figures, Findings& findings)
{
    Given given;
    Results earlier;
    std::vector<Step> steps;
    steps.reserve(explanation.size());  // `earlier` points into it
    for (std::size_t i = 0; i < explanation.size(); ++i) {
        auto read = read_step(explanation[i], below("/explanation", i), findings);
        if (!read) { continue; }
        const Step& step = steps.emplace_back(std::move(*read));
        check_inputs(step, earlier, files, findings);
        check_result(step, findings);
        take_figures(step, figures, partners, given, findings);
        if (!earlier.emplace(step.id, &step.result).second) {
            findings.add(step.place(), "is not the first step of that id");
        }
    }
    return given;
}

void replay(const SettlementTexts& texts, Replayed& outcome, Findings& findings)
{
    const Files files{read_file(texts.settlement, "settlement", findings),
                      read_file(texts.agreement, "agreement", findings),
                      read_file(texts.position, "position", findings)};
    if (files.settlement.is_null() || files.agreement.is_null() || files.position.is_null()) {
        return;
    }
    const Partners partners = partners_of(files.agreement);
    check_labels(files, partners, findings);
    const Figures figures = figures_of(files, partners, findings);
    outcome.figures = figures.size();
    check_sums(files, partners, findings);

    const Json* explanation = member(files.settlement, "explanation");
    outcome.steps = count(explanation);
    if (explanation == nullptr || !explanation->is_array()) {
        findings.add("/explanation", "must be a list of steps");
        return;
    }
    const Given given = replay_steps(*explanation, files, partners, figures, findings);
    report_unexplained(figures, given, findings);
}

}  // namespace
}  // namespace riskshare::replay

namespace riskshare {
inline namespace v0 {

Replayed replay_settlement(const SettlementTexts& texts)
{
    Replayed outcome;
    replay::Findings findings;
    try {
        replay::replay(texts, outcome, findings);
    } catch (const replay::Findings::Enough&) {  // the findings so far will do
    }
    outcome.findings = findings.take();
    return outcome;
}

}  // namespace v0
}  // namespace riskshare
