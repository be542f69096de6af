#include <utility>

#include <fmt/format.h>

#include "engine/shows.hpp"
#include "present/wording.hpp"
#include "rules/burden_parts.hpp"
#include "sheets.hpp"

namespace riskshare::workbook {
namespace {

/// The table that a chart shows: where its headings are, and which columns to draw.
struct Charted {
    std::size_t heading_row;
    std::size_t rows;
    std::vector<std::size_t> columns;
};

void chart(Book& book, Sheet& sheet, const Charted& data, const char* title)
{
    lxw_chart* chart = book.add_chart(LXW_CHART_COLUMN_STACKED);
    const auto first = static_cast<lxw_row_t>(data.heading_row + 1);
    const auto last = static_cast<lxw_row_t>(data.heading_row + data.rows);
    for (const std::size_t index : data.columns) {
        const auto column = static_cast<lxw_col_t>(index);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, sheet.name().c_str(), first, 0, last, 0);
        chart_series_set_values(series, sheet.name().c_str(), first, column, last, column);
        chart_series_set_name_range(series, sheet.name().c_str(),
                                    static_cast<lxw_row_t>(data.heading_row), column);
    }
    chart_title_set_name(chart, title);
    chart_axis_set_name(chart->y_axis, "£");
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    sheet.add(chart);
}

void write_payments(Sheet& sheet, std::string_view title,
                    const std::vector<WorkedTransfer>& transfers)
{
    if (transfers.empty()) { return; }
    sheet.heading(title);
    Table table = sheet.table({"From", "To", "£"}, transfers.size());
    for (std::size_t i = 0; i < transfers.size(); ++i) {
        const Formula there = is_less(number(0), transfers[i].amount);
        const Words none = words(i == 0 ? "nobody pays" : "");
        table.write(i, 0, when(there, transfers[i].from_name, none));
        table.write(i, 1, when(there, transfers[i].to_name, words("")));
        sheet.show(table.cell(i, 2), transfers[i].amount, Style::paid);
    }
}

void write_caps(const Context& context, const std::vector<WorkedRiskShare>& risk_shares,
                Sheet& sheet)
{
    std::vector<std::pair<std::string, const WorkedBand*>> caps;
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        const std::string& id = context.terms().risk_shares[i].id;
        const WorkedBand& over = risk_shares[i].overspend.front();
        const WorkedBand& under = risk_shares[i].underspend.front();
        if (over.to) { caps.emplace_back("Overspend of " + id, &over); }
        if (under.to) { caps.emplace_back("Underspend of " + id, &under); }
    }
    if (caps.empty()) { return; }
    sheet.heading("How much of each first band is used");
    Table table = sheet.table({"First band", "Holds £", "Carries £", "Used %"}, caps.size());
    for (std::size_t i = 0; i < caps.size(); ++i) {
        const WorkedBand& band = *caps[i].second;
        const Formula carries = larger(band.amount, -band.amount);
        table.name(i, caps[i].first);
        table.show(i, 1, *band.to);
        table.show(i, 2, carries);
        sheet.show_part(table.cell(i, 3), carries, *band.to);
    }
}

void write_partners(const Context& context, const std::vector<WorkedPartner>& partners, Book& book,
                    Sheet& sheet)
{
    sheet.heading("What each partner bears, pays and receives");
    const std::size_t heading_row = sheet.next_row();
    std::vector<std::string> headings{"Partner"};
    std::vector<std::size_t> burden_columns;
    for (const BurdenPart& part : burden_parts) {
        if (!shows(context.settlement, part)) { continue; }
        burden_columns.push_back(headings.size());
        headings.push_back(std::string{part.title} + " £");
    }
    for (const char* heading :
         {"Borne £", "ADV or FAV", "Without risk share £", "Net risk payment £", "Pays or receives",
          "Ledger settlement £", "Pays or receives"}) {
        headings.emplace_back(heading);
    }
    Table table = sheet.table(headings, partners.size());
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const WorkedPartner& partner = partners[i];
        std::size_t column = 0;
        const auto show = [&](const Formula& formula) { table.show(i, ++column, formula); };
        const auto pays = [](const Formula& amount) {
            return when(is_less(number(0), amount), words("pays"),
                        when(is_less(amount, number(0)), words("receives"), words("")));
        };
        table.name(i, context.partners[i]);
        for (std::size_t k = 0; k < burden_parts.size(); ++k) {
            if (shows(context.settlement, burden_parts[k])) { show(partner.burden[k]); }
        }
        show(partner.borne);
        table.write(i, ++column, adverse_or_favourable(partner.borne));
        show(partner.without);
        show(partner.net_risk_payment);
        table.write(i, ++column, pays(partner.net_risk_payment));
        show(partner.ledger_settlement);
        table.write(i, ++column, pays(partner.ledger_settlement));
    }
    chart(book, sheet, {heading_row, partners.size(), burden_columns},
          "Who bears what of the variance");
}

void write_fund(const Context& context, const WorkedFund& fund, Book& book, Sheet& sheet)
{
    sheet.heading("Pooled + aligned = integrated");
    const std::size_t heading_row = sheet.next_row();
    std::vector<std::string> headings{"Fund"};
    for (const std::string& name : context.partners) { headings.push_back(name + " £"); }
    for (const char* heading : {"Net £", "Gross £", "Income £"}) { headings.emplace_back(heading); }
    Table table = sheet.table(headings, 3);
    std::size_t row = 0;
    std::vector<std::size_t> columns;
    for (const auto& [name, totals] : {std::pair{"Pooled", &fund.pooled},
                                       {"Aligned", &fund.aligned},
                                       {"Integrated", &fund.integrated}}) {
        table.name(row, name);
        std::size_t column = 1;
        for (const Formula& net : totals->net_by_partner) { table.show(row, column++, net); }
        table.show(row, column, totals->net);
        table.show(row, column + 1, totals->gross);
        table.show(row, column + 2, totals->income);
        ++row;
    }
    for (std::size_t i = 1; i <= context.partners.size(); ++i) { columns.push_back(i); }
    chart(book, sheet, {heading_row, 3, columns}, "Pooled + aligned = integrated, net");
}

void write_checks(const std::vector<Check>& checks, Sheet& sheet)
{
    sheet.heading("Checks");
    Table table = sheet.table({"Must be zero", "£", "In order"}, checks.size());
    for (std::size_t i = 0; i < checks.size(); ++i) {
        table.name(i, checks[i].what);
        table.show(i, 1, checks[i].amiss);
        table.write(i, 2, when(is_equal(checks[i].amiss, number(0)), words("yes"), words("NO")));
    }
}

}  // namespace

Words adverse_or_favourable(const Formula& variance)
{
    return when(is_less(number(0), variance), words("ADV"),
                when(is_less(variance, number(0)), words("FAV"), words("")));
}

void write_summary(const Context& context, const Worked& worked, Book& book, Sheet& sheet)
{
    const PositionFigures& figures = context.settlement.position.figures();
    sheet.set_width(0, 0, 54);
    sheet.set_width(1, 1, 26);
    sheet.set_width(2, 14, 17);
    sheet.title(context.terms().name + ", " + to_text(context.terms().financial_year));
    sheet.note(
        present::period(context.terms().financial_year, figures.month, figures.basis) +
        ". Change any amount on yellow in Services or Agreement, and every figure here follows.");
    sheet.freeze_here(1);
    write_payments(sheet, "Who pays whom for the risk share", worked.risk_payments);
    write_payments(sheet, "Who pays whom to settle the ledgers", worked.ledger_payments);
    write_payments(sheet, "Who pays whom on the ending", worked.ending_payments);
    write_caps(context, worked.risk_shares, sheet);
    write_checks(worked.checks, sheet);
    write_partners(context, worked.partners, book, sheet);
    write_fund(context, worked.fund, book, sheet);
}

}  // namespace riskshare::workbook
