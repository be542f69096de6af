#include <riskshare/facts/mechanism.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

namespace riskshare {
namespace {

/// A question that the guide answers for each mechanism.
struct Question {
    std::string_view subject;
    std::string_view section;
    std::string_view aligned_budget;
    std::string_view lead_body;
    std::string_view joint_commissioning;
    std::string_view joint_venture;
};

constexpr std::array questions{
    Question{
        "income_and_expenditure", "Where is income and expenditure recorded?",
        "Each partner's own accounts record what it spends and receives.",
        "The lead body's accounts record all of it; the lead body recharges the partners by a "
        "formula agreed beforehand.",
        "The contractor records it and bills each partner as the contract says. Or one partner "
        "takes a single bill, as a lead body would, and recharges the others.",
        "The joint venture's own accounts record all of it."},
    Question{"funding", "How does a pooled arrangement operate?",
             "Each partner sets money aside in its own budget and spends it itself.",
             "The other partners pay their funding to the lead body, which runs one total budget "
             "that all have agreed.",
             "The payments under the contract are split between the partners by a formula agreed "
             "beforehand.",
             "Each partner funds the joint venture to a level agreed beforehand, by a grant or by "
             "paying for what it does."},
    Question{
        "reporting", "How is performance reported?",
        "Each partner reports on its own part, and the parts are put together into one report.",
        "The lead body reports to all partners, who may ask for measures of their own, for "
        "example for their area.",
        "The contractor reports in the form that the contract lays down.",
        "The joint venture reports regularly on the whole of what it does; partners may ask "
        "for measures of their own."},
    Question{"assets_and_liabilities", "Where are assets and liabilities held?",
             "Each partner holds its own.",
             "The lead body holds them; how they are shared when the arrangement ends is agreed "
             "beforehand.",
             "The contractor or the partners hold them, as the contract says; under a contract for "
             "services it is usually the contractor.",
             "The joint venture holds them; how they are divided if it is wound up is agreed."},
    Question{
        "internal_audit", "How will Internal Audit requirements be satisfied?",
        "Each partner's internal audit covers what that partner does.",
        "The partners may rely on the lead body's internal audit and on its regular reports, "
        "unless there is evidence against it; they may keep a right of access for their own.",
        "Ordinary contract management; partners may keep a right of access for their own "
        "internal audit.",
        "The joint venture has an internal audit of its own or buys it from a partner; partners "
        "may keep a right of access for theirs."},
    Question{
        "external_audit", "How will external audit arrangements apply?",
        "Each partner's auditors, as for everything else it does.",
        "The lead body's auditors audit the whole, and the other partners' auditors rely on the "
        "records.",
        "As for any contract: each partner's auditors may examine its documents and its "
        "transactions.",
        "The joint venture appoints auditors of its own, and the partners rely on its "
        "accounts."},
    Question{
        "assurance", "How will the CFO satisfy themselves re financial management?",
        "Each CFO relies on the partner's usual arrangements.",
        "A CFO may rely on the lead body's systems and on its regular reports, unless there is "
        "evidence against it.",
        "A CFO relies on ordinary contract management; the partners may choose one of them to "
        "manage and monitor the contract.",
        "The partners agree and monitor the joint venture's internal control and financial "
        "systems; they may choose one of them to do so."}};

std::string_view answer(const Question& question, Mechanism mechanism)
{
    switch (mechanism) {
    case Mechanism::aligned_budget:
        return question.aligned_budget;
    case Mechanism::lead_body:
        return question.lead_body;
    case Mechanism::joint_commissioning:
        return question.joint_commissioning;
    case Mechanism::joint_venture:
        break;
    }
    return question.joint_venture;
}

/// The mechanism of the fund that a service is in, where the agreement names it.
std::optional<Mechanism> mechanism_of(const Agreement& agreement, std::size_t service)
{
    const std::optional<Mechanisms>& named = agreement.terms().mechanisms;
    if (!named) { return std::nullopt; }
    switch (agreement.terms().services[service].fund) {
    case Fund::pooled:
        return named->pooled;
    case Fund::aligned:
        return named->aligned;
    case Fund::associated:
        break;
    }
    return std::nullopt;
}

/// What one partner's ledger records for a service, and what that partner contributes to it.
struct LedgerEntry {
    const Position& position;
    std::size_t service;
    Line recorded;
    Line budget;

    [[nodiscard]] const Agreement& agreement() const { return position.agreement(); }
    [[nodiscard]] const std::string& partner() const
    {
        return agreement().partners()[recorded.partner].id;
    }
    [[nodiscard]] bool is_of_host() const { return agreement().terms().host == partner(); }
    [[nodiscard]] std::string place() const
    {
        return fmt::format("/services/{}/outturn/{}", position.services()[service].place,
                           partner());
    }
};

/// A partner that funds no service at all may be the joint venture itself.
bool may_be_joint_venture(const LedgerEntry& entry)
{
    const FundTable& fund = entry.agreement().fund();
    return fund.integrated.net_by_partner[entry.recorded.partner].amount() == 0_p;
}

std::string what_is_recorded(const LedgerEntry& entry)
{
    return fmt::format("found gross {} and income {}", in_quotes(to_text(entry.recorded.gross)),
                       in_quotes(to_text(entry.recorded.income)));
}

std::optional<Problem> outside_lead_body(const LedgerEntry& entry)
{
    if (entry.is_of_host()) { return std::nullopt; }
    const std::string lead_body = in_quotes(*entry.agreement().terms().host);
    return Problem{
        "spent_outside_lead_body", entry.place(),
        "must be nothing: the lead body's ledger records all of the fund",
        fmt::format("{}, and the lead body is {}", what_is_recorded(entry), lead_body),
        fmt::format("Move it to the ledger of {}; a recharge is left out of both.", lead_body)};
}

std::optional<Problem> without_budget(const LedgerEntry& entry, std::string expected)
{
    if (entry.budget.gross != 0_p || entry.budget.income != 0_p) { return std::nullopt; }
    return Problem{"spent_without_budget", entry.place(), std::move(expected),
                   fmt::format("{}, and {} contributes nothing to {}", what_is_recorded(entry),
                               in_quotes(entry.partner()),
                               in_quotes(entry.agreement().terms().services[entry.service].id)),
                   "Add the contribution, or move it to the ledger of a partner that has one."};
}

std::optional<Problem> above_funding(const LedgerEntry& entry)
{
    const bool is_within = entry.recorded.gross <= entry.budget.gross;
    if (is_within || may_be_joint_venture(entry)) { return std::nullopt; }
    return Problem{"spent_above_funding", entry.place(),
                   "must not exceed the contribution: the joint venture's accounts record the rest",
                   fmt::format("found gross {} and a contribution of {}",
                               in_quotes(to_text(entry.recorded.gross)),
                               in_quotes(to_text(entry.budget.gross))),
                   "Move what exceeds it to the joint venture, as a partner of the agreement."};
}

/// How the ledger contradicts the mechanism, if it does.
std::optional<Problem> contradiction(Mechanism mechanism, const LedgerEntry& entry)
{
    if (entry.recorded.gross == 0_p && entry.recorded.income == 0_p) { return std::nullopt; }
    switch (mechanism) {
    case Mechanism::aligned_budget:
        return without_budget(entry, "must be nothing: each partner spends a budget of its own");
    case Mechanism::lead_body:
        return outside_lead_body(entry);
    case Mechanism::joint_commissioning:
        // A single bill for all comes to the host.
        if (entry.is_of_host()) { return std::nullopt; }
        return without_budget(entry, "must be nothing: the contractor bills those who contribute");
    case Mechanism::joint_venture:
        break;
    }
    return above_funding(entry);
}

/// What the partners contribute to a service, each under its place in the agreement.
std::map<std::size_t, Line> budgets_of(const AgreedService& service)
{
    std::map<std::size_t, Line> budgets;
    for (const Line& line : service.budget_lines) { budgets.emplace(line.partner, line); }
    return budgets;
}

void add_warnings(Problems& warnings, Mechanism mechanism, const Position& position,
                  std::size_t service)
{
    const auto budgets = budgets_of(position.agreement().services()[service]);
    for (const Line& line : position.services()[service].ledger_lines) {
        const auto found = budgets.find(line.partner);
        const bool has_budget = found != budgets.end();
        const Line budget = has_budget ? found->second : Line{line.partner, 0_p, 0_p};
        auto warning = contradiction(mechanism, {position, service, line, budget});
        if (warning) { warnings.add(std::move(*warning)); }
    }
}

}  // namespace

std::vector<Duty> duties_of(Mechanism mechanism)
{
    std::vector<Duty> duties;
    duties.reserve(questions.size());
    for (const Question& question : questions) {
        duties.push_back({question.subject, answer(question, mechanism), question.section});
    }
    return duties;
}

Problems warnings_in(const Position& position)
{
    Problems warnings;
    const Agreement& agreement = position.agreement();
    for (const ServiceFigures& reported : position.figures().services) {
        const std::size_t service = *agreement.find_service(reported.id);
        if (const auto mechanism = mechanism_of(agreement, service)) {
            add_warnings(warnings, *mechanism, position, service);
        }
    }
    return warnings;
}

}  // namespace riskshare
