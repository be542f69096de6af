#include <riskshare/json.hpp>

#include <utility>

#include "checks/checked.hpp"
#include "facts/ledger_columns.hpp"
#include "facts/places.hpp"
#include "file.hpp"
#include "position_text.hpp"
#include "reading.hpp"
#include "values.hpp"

namespace riskshare {
namespace json {
namespace {

Recorded recorded(Fields& fields)
{
    return {.gross = fields.required("gross", money),
            .income = fields.optional("income", money, 0_p)};
}

LedgerFigures ledger_figures(Fields& fields)
{
    LedgerFigures figures;
    for (const LedgerColumn& column : ledger_columns) {
        figures.*column.figure = fields.optional(column.key, recorded);
    }
    return figures;
}

Adjustment adjustment(Fields& fields)
{
    return {.kind = fields.required("kind", enumerator<AdjustmentKind>),
            .amount = fields.required("amount", money),
            .borne_by = fields.optional("borne_by", by_partner(money), {})};
}

VatFigures vat_figures(Fields& fields)
{
    return {.incurred = fields.required("incurred", money),
            .exempt = fields.optional("exempt", money, 0_p)};
}

PartialExemptionFigures partial_exemption(Fields& fields)
{
    return {.vat = fields.required("vat", money), .exempt = fields.required("exempt", money)};
}

ServiceFigures service_figures(Fields& fields)
{
    return {.id = fields.required("id", text),
            .outturn = fields.required("outturn", by_partner(recorded)),
            .adjustments = fields.optional("adjustments", list_of(adjustment), {}),
            .paid = fields.optional("paid", by_partner(money), {}),
            .vat = fields.optional("vat", vat_figures),
            .ledgers = fields.optional("ledgers", by_partner(ledger_figures), {})};
}

EndingItem ending_item(Fields& fields)
{
    return {.id = fields.required("id", text),
            .name = fields.required("name", text),
            .kind = fields.required("kind", enumerator<EndingKind>),
            .amount = fields.required("amount", money),
            .held_by = fields.required("held_by", text)};
}

Decision decision(Fields& fields)
{
    Decision decision{.risk_share = fields.required("risk_share", text),
                      .decided_by = fields.required("decided_by", text),
                      .date = fields.required("date", date),
                      .minute = fields.required("minute", text),
                      .borne_by = fields.required("borne_by", by_partner(money))};
    fields.remarks(decision, "borne_by");
    return decision;
}

LedgerBalance ledger_balance(Fields& fields)
{
    return {.ledger = fields.required("ledger", text),
            .with = fields.required("with", text),
            .receivable = fields.optional("receivable", money, 0_p),
            .payable = fields.optional("payable", money, 0_p),
            .income = fields.optional("income", money, 0_p),
            .expenditure = fields.optional("expenditure", money, 0_p)};
}

PositionFigures position_figures(Fields& fields)
{
    check_format(fields, "riskshare/position/1");
    return {.agreement = fields.required("agreement", text),
            .financial_year = fields.required("financial_year", financial_year),
            .month = fields.required("month", month),
            .basis = fields.required("basis", enumerator<Basis>),
            .services = fields.required("services", list_of(service_figures)),
            .partial_exemption =
                fields.optional("partial_exemption", by_partner(partial_exemption), {}),
            .ending = fields.optional("ending", list_of(ending_item)),
            .decisions = fields.optional("decisions", list_of(decision), {}),
            .balances = fields.optional("balances", list_of(ledger_balance), {})};
}

}  // namespace
}  // namespace json

inline namespace v0 {

Position parse_position(std::string_view text, const Agreement& agreement)
{
    const auto check = [&](PositionFigures figures, const UnreadablePlaces& unreadable) {
        return checks::position_of(std::move(figures), agreement, unreadable);
    };
    return json::read_and_check(text, json::position_figures, check);
}

std::variant<Position, Problems> try_parse_position(std::string_view text,
                                                    const Agreement& agreement)
{
    return json::or_problems([&] { return parse_position(text, agreement); });
}

Problems problems_in_position_text(std::string_view text)
{
    try {
        json::Reading reading{text};
        static_cast<void>(read_with(json::position_figures, reading, reading.root()));
        return reading.problems();
    } catch (const InputError& refused) {
        return refused.problems();
    }
}

Position read_position(const std::filesystem::path& file, const Agreement& agreement)
{
    return parse_position(json::text_of(file), agreement);
}

}  // namespace v0
}  // namespace riskshare
