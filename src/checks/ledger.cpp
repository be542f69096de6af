#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "facts/ledger_columns.hpp"
#include "position_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// The net total of one column over the ledgers of a service; absent where no ledger has it.
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

/// Reports a column that some ledgers of the service have and others lack: a total would leave
/// those out. False where it does.
bool check_column_is_whole(const Context& in, const ServiceFigures& figures, const Place& place,
                           const LedgerColumn& column)
{
    std::set<std::string_view> without;
    std::set<std::string_view> with;
    for (const auto& [id, recorded] : figures.outturn) { without.insert(id); }
    for (const auto& [id, ledger] : figures.ledgers) {
        const bool has = ledger.*column.figure || !in.collector.readable(place / id / column.key);
        if (in.names.partner(id)) { (has ? with : without).insert(id); }
    }
    if (with.empty()) { return true; }
    bool is_whole = true;
    for (const std::string_view id : without) {
        if (with.contains(id) || !in.names.partner(id)) { continue; }
        is_whole = false;
        in.collector.report_list(
            "ledger_figure_missing", place / id / column.key,
            fmt::format("is required, since the ledger of {} has it: a total would leave this "
                        "one out",
                        in_quotes(*with.begin())),
            "found none for " + in_quotes(id),
            "Add it, with a gross amount of \"0.00\" if it is zero.");
    }
    return is_whole;
}

/// A budget is the sum of the partners' contributions, so that no second figure can disagree with
/// it.
void check_budget(Collector& collector, const ServiceFigures& figures, const Place& place,
                  const LedgerColumn& column, Money contributed, std::string_view when)
{
    const auto stated = net_of(figures, column);
    if (!stated || *stated == contributed.pence() || !collector.readable(place)) { return; }
    if (!fits_money(*stated) || !fits_money(*stated - contributed.pence())) {
        return report_total_too_large(collector, place);
    }
    collector.report(
        "budget_not_contributed", place,
        fmt::format(R"("{}" must equal the contributions to the service {})", column.key, when),
        fmt::format("found {} net, but contributions total {}: {}", to_text(to_money(*stated)),
                    to_text(contributed), shortfall(*stated, contributed.pence())),
        "Correct the budget in a ledger, or the agreement's contributions and variations.");
}

void check_ledgers_of(const PositionContext& in, const ServiceFigures& figures, const Place& place)
{
    check_partners(in, figures.ledgers, place);
    const auto service = in.names.service(figures.id);
    for (const LedgerColumn& column : ledger_columns) {
        const bool is_whole = check_column_is_whole(in, figures, place, column);
        if (!is_whole || !service) { continue; }
        if (column.figure == &LedgerFigures::original_budget) {
            check_budget(in.collector, figures, place, column,
                         agree_service(in.terms.services[*service], in.names).budget,
                         "as the year opens");
        }
        if (column.figure == &LedgerFigures::latest_budget && in.month_is_sound) {
            check_budget(in.collector, figures, place, column,
                         agreed_services(in.agreement)[*service].budget,
                         fmt::format("by the end of month {}", in.figures.month));
        }
    }
}

/// Reports columns whose total a report could not print.
void check_totals_of_columns(const PositionContext& in)
{
    for (const LedgerColumn& column : ledger_columns) {
        WideTotal total;
        for (const ServiceFigures& service : in.figures.services) {
            for (const auto& [id, ledger] : service.ledgers) {
                const auto& figure = ledger.*column.figure;
                if (figure) { total.add(*figure); }
            }
        }
        if (!total.fits()) { return report_total_too_large(in.collector, Place{"/services"}); }
    }
}

/// Checks the balance of one ledger with one other partner.
void check_balance(const Context& in, const LedgerBalance& balance, const Place& place)
{
    check_partner(in, balance.ledger, place / "ledger");
    check_partner(in, balance.with, place / "with");
    if (balance.with == balance.ledger && in.names.partner(balance.with)) {
        report_same_partner(
            in.collector, place / "with", "must differ from the ledger's own partner",
            fmt::format(R"(found {} under "ledger" and "with")", in_quotes(balance.with)),
            "Name the partner that it owes, or that owes it.");
    }
    constexpr std::string_view other_side =
        "Write a negative receivable as a payable, negative income as expenditure, and the other "
        "way round.";
    check_not_negative(in.collector, balance.receivable, place / "receivable", other_side);
    check_not_negative(in.collector, balance.payable, place / "payable", other_side);
    check_not_negative(in.collector, balance.income, place / "income", other_side);
    check_not_negative(in.collector, balance.expenditure, place / "expenditure", other_side);
}

}  // namespace

void check_columns_are_whole(const Context& in, const ServiceFigures& figures, const Place& ledgers)
{
    for (const LedgerColumn& column : ledger_columns) {
        static_cast<void>(check_column_is_whole(in, figures, ledgers, column));
    }
}

void check_ledgers(const PositionContext& in)
{
    for (std::size_t i = 0; i < in.figures.services.size() && in.collector.keeps_more(); ++i) {
        const ServiceFigures& service = in.figures.services[i];
        if (service.ledgers.empty()) { continue; }
        check_ledgers_of(in, service, Place{"/services"} / i / "ledgers");
    }
    check_totals_of_columns(in);
}

void check_balances(const PositionContext& in)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t i = 0; i < in.figures.balances.size() && in.collector.keeps_more(); ++i) {
        const LedgerBalance& balance = in.figures.balances[i];
        const Place place = Place{"/balances"} / i;
        check_balance(in, balance, place);
        if (!seen.emplace(balance.ledger, balance.with).second) {
            report_again(
                in.collector, "balance_repeated", place,
                "must state each ledger's balance with each partner once",
                fmt::format("{} with {}", in_quotes(balance.ledger), in_quotes(balance.with)),
                "Merge the two into one.");
        }
    }
}

}  // namespace riskshare::checks
