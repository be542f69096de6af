#include <utility>

#include <fmt/format.h>

#include "present/wording.hpp"
#include "sheets.hpp"

namespace riskshare::workbook {
namespace {

/// A table whose figures a chart shows: the cells of its first row of headings, names and columns.
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
    for (const std::size_t place : data.columns) {
        const auto column = static_cast<lxw_col_t>(place);
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
        const Words nothing = words(i == 0 ? "nobody pays" : "");
        table.write(i, 0, when(there, transfers[i].from_name, nothing));
        table.write(i, 1, when(there, transfers[i].to_name, words("")));
        sheet.show(table.place(i, 2), transfers[i].amount, Look::paid);
    }
}

void write_caps(const Facts& facts, const std::vector<WorkedRiskShare>& risk_shares, Sheet& sheet)
{
    std::vector<std::pair<std::string, const WorkedBand*>> caps;
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        const std::string& id = facts.terms().risk_shares[i].id;
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
        sheet.show_part(table.place(i, 3), carries, *band.to);
    }
}

/// What a partner bears, part by part. Parts that few agreements have are one column, the fourth.
std::vector<Formula> shown_parts(const WorkedPartner& partner)
{
    std::vector<Formula> shown;
    Formula others = number(0);
    for (std::size_t i = 0; i < burden_parts.size(); ++i) {
        if (burden_parts[i].shown == PartShown::always) {
            shown.push_back(partner.parts[i]);
        } else {
            others = others + partner.parts[i];
        }
    }
    shown.insert(shown.begin() + 3, others);
    return shown;
}

void write_partners(const Facts& facts, const std::vector<WorkedPartner>& partners, Book& book,
                    Sheet& sheet)
{
    sheet.heading("What each partner bears, pays and receives");
    const std::size_t heading_row = sheet.next_row();
    Table table = sheet.table({"Partner", "Shared £", "By responsibility £", "Outside risk share £",
                               "Limits, decisions, ring-fences £", "Adjustments £", "Borne £",
                               "ADV or FAV", "Without risk share £", "Net risk payment £",
                               "Pays or receives", "Ledger settlement £", "Pays or receives"},
                              partners.size());
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const WorkedPartner& partner = partners[i];
        table.name(i, facts.partners[i]);
        const std::vector<Formula> shown = shown_parts(partner);
        for (std::size_t k = 0; k < shown.size(); ++k) { table.show(i, 1 + k, shown[k]); }
        table.show(i, 6, partner.borne);
        table.write(i, 7, adverse_or_favourable(partner.borne));
        table.show(i, 8, partner.without);
        const auto pays = [](const Formula& amount) {
            return when(is_less(number(0), amount), words("pays"),
                        when(is_less(amount, number(0)), words("receives"), words("")));
        };
        table.show(i, 9, partner.net_risk_payment);
        table.write(i, 10, pays(partner.net_risk_payment));
        table.show(i, 11, partner.ledger_settlement);
        table.write(i, 12, pays(partner.ledger_settlement));
    }
    chart(book, sheet, {heading_row, partners.size(), {1, 2, 3, 4, 5}},
          "Who bears what of the variance");
}

void write_fund(const Facts& facts, const WorkedFund& fund, Book& book, Sheet& sheet)
{
    sheet.heading("Pooled + aligned = integrated");
    const std::size_t heading_row = sheet.next_row();
    std::vector<std::string> headings{"Fund"};
    for (const std::string& name : facts.partners) { headings.push_back(name + " £"); }
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
    for (std::size_t i = 1; i <= facts.partners.size(); ++i) { columns.push_back(i); }
    chart(book, sheet, {heading_row, 3, columns}, "Pooled + aligned = integrated, net");
}

void write_checks(const std::vector<Check>& checks, Sheet& sheet)
{
    sheet.heading("Checks");
    Table table = sheet.table({"What must come to nothing", "£", "In order"}, checks.size());
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

void write_summary(const Facts& facts, const Worked& worked, Book& book, Sheet& sheet)
{
    const PositionFigures& figures = facts.settlement.position.figures();
    sheet.set_width(0, 0, 54);
    sheet.set_width(1, 1, 26);
    sheet.set_width(2, 12, 17);
    sheet.title(facts.terms().name + ", " + to_text(facts.terms().financial_year));
    sheet.note(present::period(facts.terms().financial_year, figures.month, figures.basis) +
               ". Change any amount on yellow in Services or Agreement, and all of this follows.");
    sheet.freeze_here(1);
    write_payments(sheet, "Who pays whom for the risk share", worked.risk_payments);
    write_payments(sheet, "Who pays whom to settle the ledgers", worked.ledger_payments);
    write_payments(sheet, "Who pays whom on the ending", worked.ending_payments);
    write_caps(facts, worked.risk_shares, sheet);
    write_checks(worked.checks, sheet);
    write_partners(facts, worked.partners, book, sheet);
    write_fund(facts, worked.fund, book, sheet);
}

}  // namespace riskshare::workbook
