#include <riskshare/position.hpp>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

/// The ledgers of one service, and the agreement at the end of the month.
struct OfService {
    const ServiceFigures& figures;
    std::string place;
    const Agreement& agreement;
    const Names& names;

    [[nodiscard]] std::string figure(const std::string& ledger, const LedgerColumn& column) const
    {
        return fmt::format("{}/{}/{}", place, pointer_token(ledger), column.key);
    }
};

/// What the ledgers come to in one column, net; nothing where none of them has it.
std::optional<Wide> net_of(const ServiceFigures& figures, const LedgerColumn& column)
{
    std::optional<Wide> net;
    for (const auto& [id, ledger] : figures.ledgers) {
        const auto& figure = ledger.*column.figure;
        if (!figure) { continue; }
        net = net.value_or(0) + figure->gross.pence() - figure->income.pence();
    }
    return net;
}

/// A total over all ledgers of a service must not leave one of them out.
bool check_column_is_whole(Findings& findings, const OfService& of, const LedgerColumn& column)
{
    std::set<std::string> without;
    std::set<std::string> with;
    for (const auto& [id, recorded] : of.figures.outturn) { without.insert(id); }
    for (const auto& [id, ledger] : of.figures.ledgers) {
        const bool has = ledger.*column.figure || !findings.readable(of.figure(id, column));
        if (of.names.partner(id)) { (has ? with : without).insert(id); }
    }
    if (with.empty()) { return true; }
    bool is_whole = true;
    for (const std::string& id : without) {
        if (with.contains(id) || !of.names.partner(id)) { continue; }
        is_whole = false;
        findings.report_list({"ledger_figure_missing", of.figure(id, column),
                              fmt::format("must be there, since the ledger of {} has it: a total "
                                          "would leave this one out",
                                          in_quotes(*with.begin())),
                              "found none for " + in_quotes(id),
                              "Add it, with a gross amount of \"0.00\" if there is nothing."});
    }
    return is_whole;
}

/// A budget is the sum of what partners contribute, so that no second figure can disagree with it.
void check_budget(Findings& findings, const OfService& of, const LedgerColumn& column,
                  Money contributed, std::string_view when)
{
    const auto stated = net_of(of.figures, column);
    if (!stated || *stated == contributed.pence() || !findings.readable(of.place)) { return; }
    const Wide difference = abs(*stated - contributed.pence());
    if (!fits_money(*stated) || !fits_money(difference)) {
        findings.report(total_too_large(of.place));
        return;
    }
    findings.report(
        {"budget_not_contributed", of.place,
         fmt::format(R"("{}" must come to what partners contribute to the service {})", column.key,
                     when),
         fmt::format("found {} net, but contributions come to {}: {} too {}",
                     to_text(to_money(*stated)), to_text(contributed),
                     to_text(to_money(difference)),
                     *stated < contributed.pence() ? "little" : "much"),
         "Correct the budget of a ledger, or the contributions and variations of the agreement."});
}

/// What a service's contributions come to as the year opens.
Money opening_budget(const Service& service, const Names& names)
{
    return resolve_service(service, names).budget;
}

void check_ledgers_of(Findings& findings, const OfService& of, std::optional<int> month)
{
    check_partners(findings, of.figures.ledgers, of.place, of.agreement.terms(), of.names);
    std::array<bool, ledger_columns.size()> is_whole{};
    for (std::size_t i = 0; i < ledger_columns.size(); ++i) {
        is_whole[i] = check_column_is_whole(findings, of, ledger_columns[i]);
    }
    const auto service = of.names.service(of.figures.id);
    if (!service) { return; }
    if (is_whole[0]) {
        check_budget(findings, of, ledger_columns[0],
                     opening_budget(of.agreement.terms().services[*service], of.names),
                     "as the year opens");
    }
    if (is_whole[1] && month) {
        check_budget(findings, of, ledger_columns[1], of.agreement.services()[*service].budget,
                     fmt::format("by the end of month {}", *month));
    }
}

/// Reports columns that a report could not add up.
void check_totals_of_columns(Findings& findings, const PositionFigures& figures)
{
    for (const LedgerColumn& column : ledger_columns) {
        Wide gross = 0;
        Wide income = 0;
        for (const ServiceFigures& service : figures.services) {
            for (const auto& [id, ledger] : service.ledgers) {
                const auto& figure = ledger.*column.figure;
                if (!figure) { continue; }
                gross += figure->gross.pence();
                income += figure->income.pence();
            }
        }
        if (fits_money(gross) && fits_money(income) && fits_money(gross - income)) { continue; }
        findings.report(total_too_large("/services"));
        return;
    }
}

/// What one ledger says of one other partner.
void check_balance(Findings& findings, const LedgerBalance& balance, const std::string& place,
                   const Agreement& agreement, const Names& names)
{
    check_partner(findings, balance.ledger, place + "/ledger", agreement.terms(), names);
    check_partner(findings, balance.with, place + "/with", agreement.terms(), names);
    if (balance.with == balance.ledger && names.partner(balance.with)) {
        findings.report(
            {"same_partner", place + "/with", "must be another partner than the ledger's own",
             fmt::format(R"(found {} under "ledger" and "with")", in_quotes(balance.with)),
             "Name the partner that it owes, or that owes it."});
    }
    const std::array<std::pair<std::string_view, Money>, 4> amounts{
        {{"receivable", balance.receivable},
         {"payable", balance.payable},
         {"income", balance.income},
         {"expenditure", balance.expenditure}}};
    for (const auto& [key, amount] : amounts) {
        if (amount >= 0_p) { continue; }
        findings.report({"negative_amount", fmt::format("{}/{}", place, key),
                         "must be zero or more", "found " + in_quotes(to_text(amount)),
                         "Write a receivable below zero as a payable, income below zero as "
                         "expenditure, and the other way round."});
    }
}

}  // namespace

void check_ledgers(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                   const Names& names, bool month_is_sound)
{
    for (std::size_t i = 0; i < figures.services.size() && findings.keeps_more(); ++i) {
        const ServiceFigures& service = figures.services[i];
        if (service.ledgers.empty()) { continue; }
        const OfService of{service, fmt::format("/services/{}/ledgers", i), agreement, names};
        check_ledgers_of(findings, of,
                         month_is_sound ? std::optional{figures.month} : std::nullopt);
    }
    check_totals_of_columns(findings, figures);
}

void check_balances(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                    const Names& names)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t i = 0; i < figures.balances.size() && findings.keeps_more(); ++i) {
        const LedgerBalance& balance = figures.balances[i];
        const std::string place = fmt::format("/balances/{}", i);
        check_balance(findings, balance, place, agreement, names);
        if (seen.emplace(balance.ledger, balance.with).second) { continue; }
        findings.report({"balance_repeated", place,
                         "must say what a ledger has with each other "
                         "partner once",
                         fmt::format("found {} with {} a second time", in_quotes(balance.ledger),
                                     in_quotes(balance.with)),
                         "Join the two into one."});
    }
}

}  // namespace riskshare
