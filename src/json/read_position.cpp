#include <riskshare/json.hpp>

#include <string>
#include <utility>
#include <vector>

#include "file.hpp"
#include "reading.hpp"
#include "values.hpp"

namespace riskshare {
namespace json {
namespace {

Basis basis(Reading& reading, const Value& value)
{
    return word<Basis>(reading, value,
                       {{"forecast", Basis::forecast}, {"outturn", Basis::outturn}});
}

Recorded recorded(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Recorded recorded{.gross = fields.required("gross", money, nothing),
                      .income = fields.optional("income", money, nothing)};
    fields.remarks(recorded);
    fields.end();
    return recorded;
}

AdjustmentKind adjustment_kind(Reading& reading, const Value& value)
{
    using enum AdjustmentKind;
    return word<AdjustmentKind>(reading, value,
                                {{"planned_overspend", planned_overspend},
                                 {"service_development", service_development},
                                 {"attributed", attributed}});
}

Adjustment adjustment(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    Adjustment adjustment{
        .kind = fields.required("kind", adjustment_kind, AdjustmentKind::attributed),
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
        .vat = fields.optional("vat", vat_figures, std::optional<VatFigures>{})};
    fields.remarks(figures);
    fields.end();
    return figures;
}

PositionFigures position_figures(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    check_format(reading, fields, "riskshare/position/1");
    PositionFigures figures{
        .agreement = fields.required("agreement", text, std::string{}),
        .financial_year =
            fields.required("financial_year", financial_year, FinancialYear::starting(2000)),
        .month = fields.required("month", month, 1),
        .basis = fields.required("basis", basis, Basis::forecast),
        .services =
            fields.required("services", list_of(service_figures), std::vector<ServiceFigures>{}),
        .partial_exemption = fields.optional("partial_exemption", by_partner(partial_exemption),
                                             ByPartner<PartialExemptionFigures>{})};
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
    if (!reading.has_enough_problems()) {
        reading.add(problems_in(figures, agreement, reading.unreadable()));
    }
    reading.refuse_problems();
    return Position{std::move(figures), agreement};
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
