#include <riskshare/warnings.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "text/printable_text.hpp"

namespace riskshare {
namespace checks {
namespace {

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

/// One partner's figures for a service: recorded in its ledger, and contributed.
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
        return fmt::format("/services/{}/outturn/{}", service_positions(position)[service].place,
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
        "must be zero: the lead body's ledger records all of the fund",
        fmt::format("{}, and the lead body is {}", what_is_recorded(entry), lead_body),
        fmt::format("Move it to the ledger of {}; leave a recharge out of both.", lead_body)};
}

std::optional<Problem> without_budget(const LedgerEntry& entry, std::string expected)
{
    if (entry.budget.gross != 0_p || entry.budget.income != 0_p) { return std::nullopt; }
    return Problem{"spent_without_budget", entry.place(), std::move(expected),
                   fmt::format("{}, and {} does not contribute to {}", what_is_recorded(entry),
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
                   "Move the excess to the joint venture, as a partner of the agreement."};
}

/// The ledger's contradiction of the mechanism; absent where there is none.
std::optional<Problem> contradiction(Mechanism mechanism, const LedgerEntry& entry)
{
    if (entry.recorded.gross == 0_p && entry.recorded.income == 0_p) { return std::nullopt; }
    switch (mechanism) {
    case Mechanism::aligned_budget:
        return without_budget(entry, "must be zero: each partner spends its own budget");
    case Mechanism::lead_body:
        return outside_lead_body(entry);
    case Mechanism::joint_commissioning:
        // The host gets a single bill for all.
        if (entry.is_of_host()) { return std::nullopt; }
        return without_budget(entry,
                              "must be zero: the contractor bills only those who contribute");
    case Mechanism::joint_venture:
        break;
    }
    return above_funding(entry);
}

/// The partner's contribution to the service.
Line budget_of(const AgreedService& service, std::size_t partner)
{
    const auto found = std::ranges::find(service.budget_lines, partner, &Line::partner);
    return found == service.budget_lines.end() ? Line{partner, 0_p, 0_p} : *found;
}

}  // namespace
}  // namespace checks

inline namespace v0 {

Problems warnings_in(const Position& position)
{
    Problems warnings;
    const Agreement& agreement = position.agreement();
    for (const ServiceFigures& reported : position.figures().services) {
        const std::size_t service = *agreement.find_service(reported.id);
        const auto mechanism = checks::mechanism_of(agreement, service);
        if (!mechanism) { continue; }
        for (const Line& line : service_positions(position)[service].ledger_lines) {
            const Line budget =
                checks::budget_of(agreed_services(agreement)[service], line.partner);
            auto warning = checks::contradiction(*mechanism, {position, service, line, budget});
            if (warning) { warnings.add(std::move(*warning)); }
        }
    }
    return warnings;
}

}  // namespace v0
}  // namespace riskshare
