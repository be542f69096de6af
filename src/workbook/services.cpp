#include "rules.hpp"

#include "agreed/agreement.hpp"

namespace riskshare::workbook {
namespace {

std::int64_t fund_number(Fund fund)
{
    switch (fund) {
    case Fund::pooled:
        return 1;
    case Fund::aligned:
        return 2;
    case Fund::associated:
        break;
    }
    return 0;
}

/// The ledgers in pence, with the columns by which they are summed.
void work_lines(const Context& context, const StatedFigures& stated, Sheet& sheet,
                WorkedServices& worked)
{
    sheet.heading("Ledgers in pence", "1, 3 and 4");
    Table table = sheet.table({"Service", "Partner no.", "Fund: 1 pooled, 2 aligned",
                               "Risk share no.", "Capital: 1", "In the fund: 1", "Budget, gross",
                               "Budget, income", "Budget, net", "Spent, net"},
                              stated.ledgers.size());
    for (std::size_t row = 0; row < stated.ledgers.size(); ++row) {
        const LedgerRow& ledger = stated.ledgers[row];
        const Service& service = context.terms().services[ledger.service];
        const AgreedService& agreed = agreed_services(context.agreement())[ledger.service];
        table.name(row, service.name);
        const auto put = [&](std::size_t column, const Formula& key) {
            return table.put(row, column, key);
        };
        const bool is_capital = service.is_capital && agreed.is_in_fund;
        worked.line_partner.push_back(put(1, number_of(ledger.partner)));
        worked.line_fund.push_back(put(2, number(fund_number(service.fund))));
        worked.line_risk_share.push_back(put(3, number_of(agreed.risk_share)));
        worked.line_capital.push_back(put(4, number(is_capital ? 1 : 0)));
        worked.line_in_fund.push_back(put(5, number(agreed.is_in_fund ? 1 : 0)));
        const Formula gross = table.put(row, 6, ledger.budget_gross);
        const Formula income = table.put(row, 7, ledger.budget_income);
        worked.gross.push_back(gross);
        worked.income.push_back(income);
        worked.net.push_back(table.put(row, 8, gross - income));
        worked.spent.push_back(table.put(row, 9, ledger.outturn_gross - ledger.outturn_income));
    }
}

void work_adjustments(const Context& context, const StatedFigures& stated, Sheet& sheet,
                      WorkedServices& worked)
{
    if (stated.adjustments.empty()) { return; }
    sheet.heading("Adjustments in pence", "4");
    Table table = sheet.table({"Service", "Borne by, no.", "Amount"}, stated.adjustments.size());
    for (std::size_t row = 0; row < stated.adjustments.size(); ++row) {
        const AdjustmentRow& adjustment = stated.adjustments[row];
        table.name(row, context.terms().services[adjustment.service].name);
        worked.adjustment_partner.push_back(table.put(row, 1, number_of(adjustment.partner)));
        worked.adjustment.push_back(table.put(row, 2, adjustment.amount));
    }
}

/// The cells of a column that belong to one service: its rows stand together.
template <class Row>
Cells cells_of(const std::vector<Row>& rows, std::size_t service, Cells column, std::size_t& next)
{
    const std::size_t first = next;
    while (next < rows.size() && rows[next].service == service) { ++next; }
    return column.subspan(first, next - first);
}

/// The next row of each list, which is read once, from the top down.
struct NextRows {
    std::size_t budget = 0;
    std::size_t outturn = 0;
    std::size_t adjustment = 0;
};

void work_variance(const StatedFigures& stated, std::size_t service, NextRows& next, Table& table,
                   WorkedServices& worked)
{
    const auto put = [&](std::size_t column, const Formula& formula) {
        return table.put(service, column, formula);
    };
    const Formula budget = put(4, sum(cells_of(stated.ledgers, service, worked.net, next.budget)));
    const Formula outturn =
        put(5, sum(cells_of(stated.ledgers, service, worked.spent, next.outturn)));
    const Formula variance = put(6, outturn - budget);
    const Formula adjustments =
        put(7, sum(cells_of(stated.adjustments, service, worked.adjustment, next.adjustment)));
    const Formula shareable = put(8, variance - adjustments);
    worked.services.push_back({budget, outturn, variance, adjustments, shareable});
    worked.shareable.push_back(shareable);
}

/// Works out who bears the shareable variance before any risk share: nobody, for an associated
/// service.
void work_bearers(const Context& context, std::size_t service, Table& table, WorkedServices& worked)
{
    const AgreedService& agreed = agreed_services(context.agreement())[service];
    const auto put = [&](std::size_t column, const Formula& formula) {
        return table.put(service, column, formula);
    };
    std::optional<std::size_t> responsible;
    std::optional<std::size_t> brings;
    if (agreed.is_in_fund) { responsible = agreed.responsible; }
    if (agreed.is_in_fund && agreed.stream) {
        brings = agreed_streams(context.agreement())[*agreed.stream].partner;
    }
    worked.responsible.push_back(put(1, number_of(responsible)));
    worked.risk_share.push_back(put(2, number_of(agreed.risk_share)));
    worked.ring_fenced_for.push_back(put(3, number_of(brings)));

    const Formula& shareable = worked.shareable.back();
    const Formula kept = put(9, brings ? smaller(number(0), shareable) : number(0));
    const Formula rest = put(10, agreed.is_in_fund ? shareable - kept : number(0));
    worked.ring_fenced.push_back(kept);
    worked.unfenced.push_back(rest);
    worked.outside.push_back(put(11, agreed.risk_share ? number(0) : rest));
}

}  // namespace

WorkedServices work_services(const Context& context, const StatedFigures& stated, Sheet& sheet)
{
    WorkedServices worked;
    work_lines(context, stated, sheet, worked);
    work_adjustments(context, stated, sheet, worked);

    sheet.heading("Services in pence", "4");
    const std::size_t services = context.terms().services.size();
    Table table = sheet.table(
        {"Service", "Responsible, no.", "Risk share no.", "Ring-fenced for, no.", "Budget",
         "Outturn", "Variance", "Adjustments", "Shareable variance", "Ring-fenced",
         "Borne by the responsible, or shared", "Of which outside any risk share"},
        services);
    NextRows next;
    for (std::size_t i = 0; i < services; ++i) {
        table.name(i, context.terms().services[i].name);
        work_variance(stated, i, next, table, worked);
        work_bearers(context, i, table, worked);
    }
    return worked;
}

namespace {

WorkedTotals work_totals(const Context& context, const WorkedServices& services, Cells keys,
                         std::int64_t key, const std::string& name, Sheet& sheet)
{
    WorkedTotals totals{sheet.line(name + ", gross", sum_where(services.gross, keys, key)),
                        sheet.line(name + ", income", sum_where(services.income, keys, key)),
                        sheet.line(name + ", net", sum_where(services.net, keys, key)),
                        {}};
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        totals.net_by_partner.push_back(sheet.line(
            name + ", net, " + context.partners[i],
            sum_where(services.net, keys, key, services.line_partner, number_of(i).value)));
    }
    return totals;
}

}  // namespace

WorkedFund work_fund(const Context& context, const WorkedServices& services, Sheet& sheet)
{
    sheet.heading("The funds: pooled + aligned = integrated, in pence", "3");
    const auto totals = [&](Cells keys, std::int64_t key, const std::string& name) {
        return work_totals(context, services, keys, key, name, sheet);
    };
    WorkedFund fund{totals(services.line_fund, 1, "Pooled"),
                    totals(services.line_fund, 2, "Aligned"),
                    {number(0), number(0), number(0), {}},
                    std::nullopt};
    const auto add = [&](const std::string& what, const Formula& pooled, const Formula& aligned) {
        return sheet.line("Integrated, " + what, pooled + aligned);
    };
    fund.integrated.gross = add("gross", fund.pooled.gross, fund.aligned.gross);
    fund.integrated.income = add("income", fund.pooled.income, fund.aligned.income);
    fund.integrated.net = add("net", fund.pooled.net, fund.aligned.net);
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        fund.integrated.net_by_partner.push_back(add("net, " + context.partners[i],
                                                     fund.pooled.net_by_partner[i],
                                                     fund.aligned.net_by_partner[i]));
    }
    if (context.agreement().fund().capital) {
        fund.capital = totals(services.line_capital, 1, "Of which capital");
    }
    return fund;
}

}  // namespace riskshare::workbook
