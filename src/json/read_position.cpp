#include <riskshare/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/checked.hpp"
#include "file.hpp"
#include "reading.hpp"
#include "values.hpp"

namespace riskshare {
namespace json {
namespace {

Recorded recorded(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Recorded recorded{.gross = fields.required("gross", money, nothing),
                      .income = fields.optional("income", money, nothing)};
    fields.remarks(recorded);
    fields.end();
    return recorded;
}

LedgerFigures ledger_figures(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    LedgerFigures figures;
    for (const LedgerColumn& column : ledger_columns) {
        figures.*column.figure = fields.optional(column.key, recorded, std::optional<Recorded>{});
    }
    fields.remarks(figures);
    fields.end();
    return figures;
}

Adjustment adjustment(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Adjustment adjustment{
        .kind = fields.required("kind", enumerator<AdjustmentKind>, AdjustmentKind::attributed),
        .amount = fields.required("amount", money, nothing),
        .borne_by = fields.optional("borne_by", by_partner(money), ByPartner<Money>{})};
    fields.remarks(adjustment);
    fields.end();
    return adjustment;
}

VatFigures vat_figures(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    VatFigures figures{.incurred = fields.required("incurred", money, nothing),
                       .exempt = fields.optional("exempt", money, nothing)};
    fields.remarks(figures);
    fields.end();
    return figures;
}

PartialExemptionFigures partial_exemption(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    PartialExemptionFigures figures{.vat = fields.required("vat", money, nothing),
                                    .exempt = fields.required("exempt", money, nothing)};
    fields.remarks(figures);
    fields.end();
    return figures;
}

ServiceFigures service_figures(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    ServiceFigures figures{
        .id = fields.required("id", text, std::string{}),
        .outturn = fields.required("outturn", by_partner(recorded), ByPartner<Recorded>{}),
        .adjustments =
            fields.optional("adjustments", list_of(adjustment), std::vector<Adjustment>{}),
        .paid = fields.optional("paid", by_partner(money), ByPartner<Money>{}),
        .vat = fields.optional("vat", vat_figures, std::optional<VatFigures>{}),
        .ledgers =
            fields.optional("ledgers", by_partner(ledger_figures), ByPartner<LedgerFigures>{})};
    fields.remarks(figures);
    fields.end();
    return figures;
}

EndingItem ending_item(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    EndingItem item{
        .id = fields.required("id", text, std::string{}),
        .name = fields.required("name", text, std::string{}),
        .kind = fields.required("kind", enumerator<EndingKind>, EndingKind::unspent_balance),
        .amount = fields.required("amount", money, nothing),
        .held_by = fields.required("held_by", text, std::string{})};
    fields.remarks(item);
    fields.end();
    return item;
}

Decision decision(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Decision decision{.risk_share = fields.required("risk_share", text, std::string{}),
                      .decided_by = fields.required("decided_by", text, std::string{}),
                      .date = fields.required("date", date, Date::on(2000, 4, 1)),
                      .minute = fields.required("minute", text, std::string{}),
                      .borne_by =
                          fields.required("borne_by", by_partner(money), ByPartner<Money>{})};
    fields.remarks(decision, "borne_by");
    fields.end();
    return decision;
}

LedgerBalance ledger_balance(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    LedgerBalance balance{.ledger = fields.required("ledger", text, std::string{}),
                          .with = fields.required("with", text, std::string{}),
                          .receivable = fields.optional("receivable", money, nothing),
                          .payable = fields.optional("payable", money, nothing),
                          .income = fields.optional("income", money, nothing),
                          .expenditure = fields.optional("expenditure", money, nothing)};
    fields.remarks(balance);
    fields.end();
    return balance;
}

PositionFigures position_figures(Reading& reading, const Value& value)
{
    using Ending = std::optional<std::vector<EndingItem>>;
    Fields fields{reading, value};
    check_format(reading, fields, "riskshare/position/1");
    PositionFigures figures{
        .agreement = fields.required("agreement", text, std::string{}),
        .financial_year =
            fields.required("financial_year", financial_year, FinancialYear::starting(2000)),
        .month = fields.required("month", month, 1),
        .basis = fields.required("basis", enumerator<Basis>, Basis::forecast),
        .services =
            fields.required("services", list_of(service_figures), std::vector<ServiceFigures>{}),
        .partial_exemption = fields.optional("partial_exemption", by_partner(partial_exemption),
                                             ByPartner<PartialExemptionFigures>{}),
        .ending = fields.optional("ending", list_of(ending_item), Ending{}),
        .decisions = fields.optional("decisions", list_of(decision), std::vector<Decision>{}),
        .balances =
            fields.optional("balances", list_of(ledger_balance), std::vector<LedgerBalance>{})};
    fields.remarks(figures);
    fields.end();
    return figures;
}

}  // namespace
}  // namespace json

Position parse_position(std::string_view json, const Agreement& agreement)
{
    riskshare::json::Reading reading{json};
    PositionFigures figures = riskshare::json::position_figures(reading, reading.root());
    if (reading.has_enough_problems()) { reading.refuse_problems(); }
    auto checked = checks::position_of(std::move(figures), agreement, reading.unreadable());
    reading.add(checked.problems);
    reading.refuse_problems();
    return *std::move(checked.value);
}

Problems problems_in_position_text(std::string_view json)
{
    try {
        riskshare::json::Reading reading{json};
        static_cast<void>(riskshare::json::position_figures(reading, reading.root()));
        return reading.problems();
    } catch (const InputError& refused) {
        return refused.problems();
    }
}

Position read_position(const std::filesystem::path& file, const Agreement& agreement)
{
    return parse_position(json::text_of(file), agreement);
}

}  // namespace riskshare
