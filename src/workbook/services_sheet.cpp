#include <algorithm>
#include <cstddef>
#include <set>

#include <fmt/format.h>

#include <riskshare/rules/responsibility.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "present/wording.hpp"
#include "sheets.hpp"

namespace riskshare::workbook {
namespace {

/// The partners that have a line on a service, and the responsible one.
std::set<std::size_t> ledgers_of(const Settlement& settlement, std::size_t service)
{
    const AgreedService& agreed = agreed_services(settlement.agreement())[service];
    std::set<std::size_t> partners;
    for (const Line& line : agreed.budget_lines) { partners.insert(line.partner); }
    for (const Line& line : service_positions(settlement.position)[service].ledger_lines) {
        partners.insert(line.partner);
    }
    if (agreed.responsible) { partners.insert(*agreed.responsible); }
    if (partners.empty()) { partners.insert(0); }
    return partners;
}

GrossAndIncome amounts_in(std::span<const Line> lines, std::size_t partner)
{
    GrossAndIncome amounts;
    for (const Line& line : lines) {
        if (line.partner == partner) { amounts += line; }
    }
    return amounts;
}

// The columns of the table of services.
enum : std::size_t {
    service_column,
    fund_column,
    responsible_column,
    cover_column,
    ledger_column,
    budget_gross_column,
    budget_income_column,
    outturn_gross_column,
    outturn_income_column,
    budget_column,
    outturn_column,
    variance_column,
    word_column,
    adjustments_column,
    shareable_column,
    service_id_column,
    partner_id_column,
};

std::vector<std::string> service_headings(Basis basis)
{
    const std::string spent = basis == Basis::forecast ? "Forecast" : "Outturn";
    return {"Service",
            "Fund",
            "Responsible",
            "Risk share",
            "In the ledger of",
            "Budget, gross £",
            "Budget, income £",
            spent + ", gross £",
            spent + ", income £",
            "Budget of the service, net £",
            spent + " of the service, net £",
            "Variance £",
            "ADV or FAV",
            "Adjustments £",
            "Shareable variance £",
            "Id of the service",
            "Id of the partner"};
}

void write_names(const Context& context, Table& table, std::size_t row, std::size_t service,
                 std::size_t partner)
{
    const Service& stated = context.terms().services[service];
    const AgreedService& agreed = agreed_services(context.agreement())[service];
    table.name(row, stated.name);
    table.write(row, fund_column, to_text(stated.fund));
    if (agreed.responsible) {
        table.write(row, responsible_column, context.partners[*agreed.responsible]);
    }
    table.write(row, cover_column, present::cover(context.agreement(), service));
    table.write(row, ledger_column, context.partners[partner]);
    table.write(row, service_id_column, stated.id);
    table.write(row, partner_id_column, context.agreement().partners()[partner].id);
}

LedgerRow write_ledger(const Context& context, Table& table, std::size_t row, std::size_t service,
                       std::size_t partner)
{
    write_names(context, table, row, service, partner);
    const auto& agreed = agreed_services(context.agreement())[service].budget_lines;
    const auto& recorded = service_positions(context.settlement.position)[service].ledger_lines;
    const auto budget = amounts_in(agreed, partner);
    const auto outturn = amounts_in(recorded, partner);
    return {service,
            partner,
            row,
            table.state(row, budget_gross_column, budget.gross),
            table.state(row, budget_income_column, budget.income),
            table.state(row, outturn_gross_column, outturn.gross),
            table.state(row, outturn_income_column, outturn.income)};
}

std::vector<AdjustmentRow> write_adjustments(const Context& context, Sheet& sheet)
{
    const auto positions = service_positions(context.settlement.position);
    std::size_t count = 0;
    for (const ServicePosition& position : positions) {
        for (const AgreedAdjustment& adjustment : position.adjustments) {
            count += adjustment.borne_by.size();
        }
    }
    std::vector<AdjustmentRow> rows;
    if (count == 0) { return rows; }
    sheet.heading("Adjustments, taken out before any sharing");
    Table table = sheet.table({"Service", "Kind", "Borne by", "", "", "Amount £"}, count);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (const AgreedAdjustment& adjustment : positions[i].adjustments) {
            for (const auto& [partner, amount] : adjustment.borne_by) {
                const std::size_t row = rows.size();
                table.name(row, context.terms().services[i].name);
                table.write(row, 1, present::to_words(adjustment.kind));
                table.write(row, 2, context.partners[partner]);
                rows.push_back(
                    {i, partner, adjustment.kind, table.state(row, budget_gross_column, amount)});
            }
        }
    }
    return rows;
}

std::vector<std::optional<ByParty>> write_decisions(const Context& context, Sheet& sheet)
{
    const Position& position = context.settlement.position;
    std::vector<std::optional<ByParty>> decisions(agreed_decisions(position).size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto& decision = agreed_decisions(position)[i];
        if (!decision) { continue; }
        const Decision& stated = position.figures().decisions[decision->place];
        sheet.heading(fmt::format("Decided on {} by {} on {}, minute {}", stated.risk_share,
                                  stated.decided_by, to_text(stated.date), stated.minute));
        decisions[i].emplace();
        for (std::size_t k = 0; k < decision->borne.size(); ++k) {
            const bool is_partner = k < context.partners.size();
            const std::string id =
                is_partner ? context.agreement().partners()[k].id : std::string{"reserve"};
            decisions[i]->push_back(sheet.state_line(
                (is_partner ? context.partners[k] : "Reserve") + " bears £", decision->borne[k],
                fmt::format("position /decisions/{}/borne_by/{}", decision->place, id)));
        }
    }
    return decisions;
}

std::vector<Formula> write_ending_items(const Context& context, Sheet& sheet)
{
    const auto& items = context.settlement.position.figures().ending;
    std::vector<Formula> amounts;
    if (!items || items->empty()) { return amounts; }
    sheet.heading("What is left when the agreement ends");
    for (const EndingItem& item : *items) {
        amounts.push_back(sheet.state_line(
            fmt::format("{}, {} £", item.name, present::to_words(item.kind)), item.amount,
            fmt::format("position /ending/{}/amount", amounts.size())));
    }
    return amounts;
}

void write_vat_figures(const Context& context, Sheet& sheet, StatedFigures& stated)
{
    const Position& position = context.settlement.position;
    const auto& services = context.terms().services;
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!services[i].vat) { continue; }
        const VatFigures& vat =
            *position.figures().services[service_positions(position)[i].place].vat;
        sheet.heading("VAT on " + services[i].name);
        const std::string figures =
            fmt::format("position /services/{}/vat/", service_positions(position)[i].place);
        stated.vat.push_back(
            {i, sheet.state_line("Incurred £", vat.incurred, figures + "incurred"),
             sheet.state_line("Of which exempt £", vat.exempt, figures + "exempt"),
             sheet.state_line("In the budget £", services[i].vat->budgeted,
                              fmt::format("agreement /services/{}/vat/budgeted", i))});
    }
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        const auto& figures = position.figures().partial_exemption;
        const auto found =
            std::ranges::find(figures, context.agreement().partners()[i].id,
                              &std::pair<std::string, PartialExemptionFigures>::first);
        if (found == figures.end()) { continue; }
        sheet.heading("5% test of " + context.partners[i]);
        stated.exemption.push_back(
            {i,
             sheet.state_line("VAT on all its purchases £", found->second.vat,
                              "position /partial_exemption/" + found->first + "/vat"),
             sheet.state_line("Exempt VAT outside this fund £", found->second.exempt,
                              "position /partial_exemption/" + found->first + "/exempt")});
    }
}

}  // namespace

StatedFigures write_figures(const Context& context, Sheet& sheet)
{
    sheet.set_width(service_column, service_column, 34);
    sheet.set_width(fund_column, fund_column, 18);
    sheet.set_width(responsible_column, ledger_column, 24);
    sheet.set_width(budget_gross_column, variance_column, 17);
    sheet.set_width(word_column, word_column, 8);
    sheet.set_width(adjustments_column, shareable_column, 17);
    sheet.set_width(service_id_column, partner_id_column, 20);
    sheet.title("Services: amounts on yellow may be changed");
    sheet.note("Type pounds and pence. Everything else follows. A variance above zero is "
               "adverse (ADV), below it favourable (FAV).");

    StatedFigures stated{};
    const std::size_t services = context.terms().services.size();
    std::vector<std::set<std::size_t>> ledgers;
    std::size_t rows = 0;
    for (std::size_t i = 0; i < services; ++i) {
        ledgers.push_back(ledgers_of(context.settlement, i));
        rows += ledgers.back().size();
    }
    Table table = sheet.table(service_headings(context.settlement.position.figures().basis), 0);
    sheet.freeze_here(1);
    stated.first_row = sheet.next_row();
    for (std::size_t i = 0; i < services; ++i) {
        for (const std::size_t partner : ledgers[i]) {
            stated.ledgers.push_back(
                write_ledger(context, table, stated.ledgers.size(), i, partner));
        }
    }
    sheet.leave_rows(rows);
    stated.adjustments = write_adjustments(context, sheet);
    stated.decisions = write_decisions(context, sheet);
    stated.ending = write_ending_items(context, sheet);
    write_vat_figures(context, sheet, stated);
    return stated;
}

void write_variances(const Context& context, const StatedFigures& stated,
                     const WorkedServices& worked, Sheet& sheet)
{
    Table table{sheet, stated.first_row};
    std::size_t next = 0;
    for (const LedgerRow& ledger : stated.ledgers) {
        if (ledger.service != next) { continue; }
        const std::size_t index = next++;
        if (!service_positions(context.settlement.position)[index].is_reported) { continue; }
        const WorkedService& service = worked.services[index];
        table.show(ledger.row, budget_column, service.budget);
        table.show(ledger.row, outturn_column, service.outturn);
        table.show(ledger.row, variance_column, service.variance);
        table.write(ledger.row, word_column, adverse_or_favourable(service.variance));
        table.show(ledger.row, adjustments_column, service.adjustments);
        table.show(ledger.row, shareable_column, service.shareable);
    }
}

}  // namespace riskshare::workbook
