#include "rules.hpp"

namespace riskshare::workbook {
namespace {

std::int64_t place(const std::optional<std::size_t>& index)
{
    return index ? static_cast<std::int64_t>(*index) + 1 : 0;
}

std::int64_t fund_number(Fund fund)
{
    return fund == Fund::pooled ? 1 : fund == Fund::aligned ? 2 : 0;
}

/// What the ledgers have, in pence, with what sums are taken by.
void work_lines(const Facts& facts, const StatedFigures& stated, Sheet& sheet,
                WorkedServices& worked)
{
    sheet.heading("Ledgers in pence", "1, 3 and 4");
    Table table = sheet.table({"Service", "Partner, place", "Fund: 1 pooled, 2 aligned",
                               "Risk share, place", "Capital: 1", "In the fund: 1",
                               "Budget, gross", "Budget, income", "Budget, net",
                               "Spent, net"},
                              stated.ledgers.size());
    for (std::size_t row = 0; row < stated.ledgers.size(); ++row) {
        const LedgerRow& ledger = stated.ledgers[row];
        const Service& service = facts.terms().services[ledger.service];
        const AgreedService& agreed = facts.agreement().services()[ledger.service];
        table.name(row, service.name);
        const auto put = [&](std::size_t column, std::int64_t key) {
            return table.put(row, column, number(key));
        };
        worked.line_partner.push_back(put(1, place(ledger.partner)));
        worked.line_fund.push_back(put(2, fund_number(service.fund)));
        worked.line_risk_share.push_back(put(3, place(agreed.risk_share)));
        worked.line_capital.push_back(put(4, service.is_capital && agreed.is_settled ? 1 : 0));
        worked.line_settled.push_back(put(5, agreed.is_settled ? 1 : 0));
        const Formula gross = table.put(row, 6, ledger.budget_gross);
        const Formula income = table.put(row, 7, ledger.budget_income);
        worked.gross.push_back(gross);
        worked.income.push_back(income);
        worked.net.push_back(table.put(row, 8, gross - income));
        worked.spent.push_back(table.put(row, 9, ledger.outturn_gross - ledger.outturn_income));
    }
}

void work_adjustments(const Facts& facts, const StatedFigures& stated, Sheet& sheet,
                      WorkedServices& worked)
{
    if (stated.adjustments.empty()) { return; }
    sheet.heading("Adjustments in pence", "4");
    Table table = sheet.table({"Service", "Borne by, place", "Amount"}, stated.adjustments.size());
    for (std::size_t row = 0; row < stated.adjustments.size(); ++row) {
        const AdjustmentRow& adjustment = stated.adjustments[row];
        table.name(row, facts.terms().services[adjustment.service].name);
        worked.adjustment_partner.push_back(
            table.put(row, 1, number(place(adjustment.partner))));
        worked.adjustment.push_back(table.put(row, 2, adjustment.amount));
    }
}

/// The cells of a column that belong to one service: rows of a service stand together.
template <class Row>
Cells cells_of(const std::vector<Row>& rows, std::size_t service, Cells column, std::size_t& next)
{
    const std::size_t first = next;
    while (next < rows.size() && rows[next].service == service) { ++next; }
    return column.subspan(first, next - first);
}

}  // namespace

WorkedServices work_services(const Facts& facts, const StatedFigures& stated, Sheet& sheet)
{
    WorkedServices worked;
    work_lines(facts, stated, sheet, worked);
    work_adjustments(facts, stated, sheet, worked);

    sheet.heading("Services in pence", "4");
    const auto services = facts.agreement().services();
    Table table = sheet.table({"Service", "Responsible, place", "Risk share, place",
                               "Ring-fenced for, place", "Budget", "Outturn", "Variance",
                               "Adjustments", "Shareable variance", "Ring-fenced",
                               "To be borne by others", "Of it outside every risk share"},
                              services.size());
    std::size_t next_line = 0;
    std::size_t next_outturn = 0;
    std::size_t next_adjustment = 0;
    for (std::size_t i = 0; i < services.size(); ++i) {
        const AgreedService& agreed = services[i];
        table.name(i, facts.terms().services[i].name);
        const bool is_covered = agreed.risk_share.has_value();
        const bool is_fenced = agreed.is_settled && agreed.stream.has_value();
        const auto brings =
            is_fenced ? std::optional{facts.agreement().streams()[*agreed.stream].partner}
                      : std::nullopt;
        const auto responsible = agreed.is_settled ? agreed.responsible : std::nullopt;
        worked.responsible.push_back(table.put(i, 1, number(place(responsible))));
        worked.risk_share.push_back(table.put(i, 2, number(place(agreed.risk_share))));
        worked.ring_fenced_for.push_back(table.put(i, 3, number(place(brings))));

        const Formula budget =
            table.put(i, 4, sum(cells_of(stated.ledgers, i, worked.net, next_line)));
        const Formula outturn =
            table.put(i, 5, sum(cells_of(stated.ledgers, i, worked.spent, next_outturn)));
        const Formula variance = table.put(i, 6, outturn - budget);
        const Formula adjustments = table.put(
            i, 7, sum(cells_of(stated.adjustments, i, worked.adjustment, next_adjustment)));
        const Formula shareable = table.put(i, 8, variance - adjustments);
        worked.services.push_back({budget, outturn, variance, adjustments, shareable});
        worked.shareable.push_back(shareable);

        const Formula kept = is_fenced ? smaller(number(0), shareable) : number(0);
        worked.ring_fenced.push_back(table.put(i, 9, kept));
        const Formula rest =
            agreed.is_settled ? shareable - worked.ring_fenced.back() : number(0);
        worked.unfenced.push_back(table.put(i, 10, rest));
        worked.outside.push_back(
            table.put(i, 11, is_covered ? number(0) : worked.unfenced.back()));
    }
    return worked;
}

namespace {

WorkedTotals work_totals(const Facts& facts, const WorkedServices& services, Cells keys,
                         std::int64_t key, const std::string& name, Sheet& sheet)
{
    WorkedTotals totals{
        sheet.line(name + ", gross", sum_where(services.gross, keys, key)),
        sheet.line(name + ", income", sum_where(services.income, keys, key)),
        sheet.line(name + ", net", sum_where(services.net, keys, key)),
        {}};
    for (std::size_t i = 0; i < facts.partners.size(); ++i) {
        totals.net_by_partner.push_back(
            sheet.line(name + ", net, " + facts.partners[i],
                       sum_where(services.net, keys, key, services.line_partner, place(i))));
    }
    return totals;
}

}  // namespace

WorkedFund work_fund(const Facts& facts, const WorkedServices& services, Sheet& sheet)
{
    sheet.heading("The funds: pooled + aligned = integrated, in pence", "3");
    const auto totals = [&](Cells keys, std::int64_t key, const std::string& name) {
        return work_totals(facts, services, keys, key, name, sheet);
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
    for (std::size_t i = 0; i < facts.partners.size(); ++i) {
        fund.integrated.net_by_partner.push_back(add("net, " + facts.partners[i],
                                                     fund.pooled.net_by_partner[i],
                                                     fund.aligned.net_by_partner[i]));
    }
    if (facts.agreement().fund().capital) {
        fund.capital = totals(services.line_capital, 1, "Of it capital");
    }
    return fund;
}

}  // namespace riskshare::workbook
