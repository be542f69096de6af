#include <string_view>
#include <utility>

#include "joint_finance_report.hpp"
#include "json/write_parts.hpp"

namespace riskshare::report {
namespace {

using json::write_net;
using json::Writer;

/// The columns that a month, and a ledger's month, can have.
template <class Month>
void write_columns(Writer& out, const Month& month)
{
    write_net(out, "original_budget", month.original_budget);
    write_net(out, "latest_budget", month.latest_budget);
    write_net(out, "budget_to_date", month.budget_to_date);
    write_net(out, "actual_to_date", month.actual_to_date);
    write_net(out, "previous_forecast", month.previous_forecast);
    write_net(out, "outturn", month.outturn);
}

void write_month(Writer& out, const MonthFigures& month)
{
    write_columns(out, month);
    if (const auto variance = month.variance_to_date()) {
        out.field("variance_to_date", *variance);
    }
    out.field("variance", month.variance());
    if (const auto movement = month.movement()) { out.field("movement", *movement); }
    out.field("rag", to_text(month.rag()));
}

void write_ledger(Writer& out, const LedgerMonth& ledger, const Agreement& agreement)
{
    out.object([&] {
        out.field("partner", agreement.partners()[ledger.partner].id);
        write_columns(out, ledger);
    });
}

void write_service(Writer& out, const JointFinanceReport& report, std::size_t index)
{
    const Agreement& agreement = report.settlement.agreement();
    const ServiceMonth& service = report.months.services[index];
    out.object([&] {
        out.field("id", agreement.terms().services[index].id);
        out.field("fund", to_text(agreement.terms().services[index].fund));
        write_month(out, service.total);
        json::write_list(out, "ledgers", service.ledgers, [&](Writer& to, const LedgerMonth& one) {
            write_ledger(to, one, agreement);
        });
    });
}

void write_variance_line(Writer& out, const VarianceLine& line, const Settlement& settlement)
{
    out.object([&] {
        out.field("part", to_text(line.part));
        if (line.part == VariancePart::band) {
            out.field("risk_share", settlement.risk_shares[line.risk_share].id);
            out.field("band", static_cast<int>(line.band) + 1);
        }
        if (line.part == VariancePart::partner) {
            out.field("partner", settlement.partners[line.partner].id);
        }
        out.field("amount", line.amount);
        out.field("from", line.from);
        out.field("to", line.to);
    });
}

void write_cap(Writer& out, const CapUse& cap, const Settlement& settlement)
{
    out.object([&] {
        out.field("risk_share", settlement.risk_shares[cap.risk_share].id);
        out.field("band", static_cast<int>(cap.band) + 1);
        out.field("partner", settlement.partners[cap.partner].id);
        out.field("maximum", cap.maximum);
        out.field("used", cap.used);
    });
}

void write_payments(Writer& out, const Settlement& settlement)
{
    out.list("payments", [&] {
        for (const Payment& payment : settlement.payments) {
            if (payment.kind != PaymentKind::ledger_settlement) { continue; }
            out.object([&] {
                out.field("from", payment.from);
                out.field("to", payment.to);
                out.field("amount", payment.amount);
            });
        }
    });
}

void write_report(Writer& out, const JointFinanceReport& report)
{
    const Settlement& settlement = report.settlement;
    const AgreementTerms& terms = settlement.agreement().terms();
    const PositionFigures& figures = settlement.position.figures();
    out.field("format", "riskshare/report/1");
    out.field("agreement", terms.name);
    out.field("financial_year", to_text(terms.financial_year));
    out.field("month", figures.month);
    out.field("basis", to_text(figures.basis));
    write_payments(out, settlement);
    out.object("funds", [&] {
        out.object("pooled", [&] { write_month(out, report.months.pooled); });
        out.object("aligned", [&] { write_month(out, report.months.aligned); });
        out.object("integrated", [&] { write_month(out, report.months.integrated); });
    });
    out.list("services", [&] {
        for (std::size_t i = 0; i < report.months.services.size(); ++i) {
            if (report.months.services[i].is_reported) { write_service(out, report, i); }
        }
    });
    json::write_list(out, "movers", report.movers, [&](Writer& to, std::size_t service) {
        to.value(terms.services[service].id);
    });
    json::write_list(out, "variance", report.variance, [&](Writer& to, const VarianceLine& line) {
        write_variance_line(to, line, settlement);
    });
    json::write_list(out, "caps", report.caps,
                     [&](Writer& to, const CapUse& cap) { write_cap(to, cap, settlement); });
}

}  // namespace

std::string to_json(const JointFinanceReport& report)
{
    Writer out;
    out.object([&] { write_report(out, report); });
    return std::move(out).take();
}

}  // namespace riskshare::report
