#include <algorithm>
#include <map>
#include <utility>

#include <riskshare/rules/vat.hpp>
#include <riskshare/vat.hpp>

#include "agreed/position.hpp"
#include "explain.hpp"
#include "rules/vat_regime.hpp"

namespace riskshare::working {
namespace {

std::string_view to_words(VatRegime regime)
{
    switch (regime) {
    case VatRegime::section_33:
        return "recovered under vat 33";
    case VatRegime::section_41:
        return "recovered under vat 41";
    case VatRegime::none:
        break;
    }
    return "not recovered";
}

/// The VAT of one service while it is explained.
struct ExplainedVat {
    const Context& context;
    std::size_t index;  ///< of the service, in the agreement
    std::size_t place;  ///< of its result, in the settlement
    const Service& service;
    const ServiceFigures& figures;
    const ServiceVat& result;

    [[nodiscard]] const Vat& stated() const { return *service.vat; }
    [[nodiscard]] Origin agreed(std::string_view what) const
    {
        return context.working.origin("agreement:/services/", index, "/vat/", what);
    }
    [[nodiscard]] Origin recorded(std::string_view what) const
    {
        const std::size_t at = service_positions(context.position)[index].place;
        return context.working.origin("position:/services/", at, "/vat/", what);
    }
    [[nodiscard]] About about(std::string_view what, std::string label) const
    {
        return {.id = concat("vat.", service.id, "/", what),
                .rule = "vat",
                .label = concat("VAT on ", service.name, ", ", label),
                .clause = stated().clause};
    }
    /// The same, giving the settlement's figure of that name.
    [[nodiscard]] About gives(std::string_view what, std::string label, Money expected) const
    {
        About to_give = about(what, std::move(label));
        to_give.gives = {{concat("/vat/services/", place, "/", what), {expected}}};
        return to_give;
    }
};

/// The figures of a service that their totals are made of.
struct VatFigureLists {
    std::vector<Figure> incurred;
    std::vector<Figure> recovered;
    std::vector<Figure> irrecoverable;
    std::vector<Figure> budgeted;
    std::vector<Figure> of_variance;
};

/// The part of the incurred VAT that the partner recovers.
Figure explain_recovered(const ExplainedVat& vat, About about, const Figure& incurred,
                         const std::string& partner)
{
    const VatRecovery& recovery = *find_recovery(vat.stated(), partner);
    about.clause = join_clauses({about.clause, recovery.clause});
    if (!recovery.rate) { return vat.context.working.sum(std::move(about), {}); }
    return vat.context.working.percentage(std::move(about), incurred, *recovery.rate,
                                          vat.agreed(concat("recovery/", partner, "/rate")));
}

const std::string& name_of(const ExplainedVat& vat, const std::string& partner)
{
    const Agreement& agreement = vat.context.agreement;
    return agreement.partners()[*agreement.find_partner(partner)].name;
}

void explain_move(const ExplainedVat& vat, std::size_t k, const Figure& incurred,
                  const Figure& irrecoverable)
{
    Working& working = vat.context.working;
    const VatMove& move = vat.result.moving[k];
    const std::string moved = concat("moved to ", name_of(vat, move.to));
    const auto gives = [&](std::string_view what, std::string label, Money expected) {
        About about = vat.about(concat("to.", move.to, "/", what), std::move(label));
        about.gives = {{concat("/vat/services/", vat.place, "/moving/", k, "/", what), {expected}}};
        return about;
    };
    const Figure recovered = explain_recovered(
        vat,
        vat.about(concat("to.", move.to, "/recovered"),
                  concat(moved, ": ", to_words(find_recovery(vat.stated(), move.to)->under))),
        incurred, move.to);
    const Figure then =
        working.difference(gives("irrecoverable", moved + ": irrecoverable", move.irrecoverable),
                           incurred, {recovered});
    working.difference(gives("cost", moved + ": cost of moving it", move.cost), then,
                       {irrecoverable});
}

void explain_service_vat(const ExplainedVat& vat, VatFigureLists& lists)
{
    Working& working = vat.context.working;
    const VatAmounts& amounts = vat.result.amounts;
    const std::string& regime = partner_of_regime(vat.stated());
    About of_position = vat.gives("incurred", "incurred", amounts.incurred);
    of_position.clause = vat.figures.vat->clause;
    const Figure incurred = working.given(std::move(of_position),
                                          {vat.figures.vat->incurred, vat.recorded("incurred")});
    const Figure recovered =
        explain_recovered(vat,
                          vat.gives("recovered",
                                    concat(to_words(find_recovery(vat.stated(), regime)->under),
                                           " by ", name_of(vat, regime)),
                                    amounts.recovered),
                          incurred, regime);
    const Figure irrecoverable =
        working.difference(vat.gives("irrecoverable", "irrecoverable, a cost within the outturn",
                                     amounts.irrecoverable),
                           incurred, {recovered});
    std::vector<Figure> of_budget;
    if (vat.stated().budgeted != 0_p) {
        of_budget.push_back({vat.stated().budgeted, vat.agreed("budgeted")});
    }
    const Figure budgeted = working.sum(
        vat.gives("budgeted", "irrecoverable within the budget", amounts.budgeted), of_budget);
    const Figure of_variance =
        working.difference(vat.gives("of_variance", "within the variance", amounts.of_variance),
                           irrecoverable, {budgeted});
    for (std::size_t k = 0; k < vat.result.moving.size(); ++k) {
        explain_move(vat, k, incurred, irrecoverable);
    }
    lists.incurred.push_back(incurred);
    lists.recovered.push_back(recovered);
    lists.irrecoverable.push_back(irrecoverable);
    lists.budgeted.push_back(budgeted);
    lists.of_variance.push_back(of_variance);
}

void explain_vat_total(const Context& context, const VatAmounts& total, const VatFigureLists& lists)
{
    const auto explain_sum = [&](std::string_view what, std::string_view label, Money expected,
                                 const std::vector<Figure>& figures) {
        context.working.sum({.id = concat("vat-total.services/", what),
                             .rule = "vat",
                             .label = concat("VAT on all these services, ", label),
                             .gives = {{concat("/vat/total/", what), {expected}}}},
                            figures);
    };
    explain_sum("incurred", "incurred", total.incurred, lists.incurred);
    explain_sum("recovered", "recovered", total.recovered, lists.recovered);
    explain_sum("irrecoverable", "irrecoverable", total.irrecoverable, lists.irrecoverable);
    explain_sum("budgeted", "within the budget", total.budgeted, lists.budgeted);
    explain_sum("of_variance", "within the variance", total.of_variance, lists.of_variance);
}

void explain_partial_exemption(const Context& context, std::size_t k, const PartialExemption& test,
                               std::vector<Figure> exempt_vat)
{
    Working& working = context.working;
    const auto about = [&](std::string_view what, std::string_view label, Money expected) {
        const std::size_t partner = *context.agreement.find_partner(test.partner);
        return About{.id = concat("partial-exemption.", test.partner, "/", what),
                     .rule = "partial_exemption",
                     .label = concat(context.agreement.partners()[partner].name, ", ", label),
                     .gives = {{concat("/vat/partial_exemption/", k, "/", what), {expected}}},
                     .partners = {test.partner}};
    };
    const auto place = [&](std::string_view what) {
        return working.origin("position:/partial_exemption/", test.partner, "/", what);
    };
    const PartialExemptionFigures& stated =
        std::ranges::find(context.position.figures().partial_exemption, test.partner,
                          &std::pair<std::string, PartialExemptionFigures>::first)
            ->second;
    const Figure vat = working.given(about("vat", "VAT incurred on all its purchases", test.vat),
                                     {stated.vat, place("vat")});
    exempt_vat.push_back({stated.exempt, place("exempt")});
    const Figure exempt = working.sum(
        about("exempt", "exempt VAT, of this fund and outside it", test.exempt), exempt_vat);
    const Figure limit = working.percentage(about("limit", "limit of its exempt VAT", test.limit),
                                            vat, partial_exemption_rate, "rule:partial_exemption");
    working.difference(
        about("headroom", "headroom below the limit (negative: exceeded)", test.headroom), limit,
        {exempt});
}

}  // namespace

void explain_vat(const Context& context)
{
    const VatTable table = vat(context.position);
    if (table.services.empty()) { return; }
    VatFigureLists lists;
    std::map<std::string_view, std::vector<Figure>> exempt_by_regime;
    for (std::size_t place = 0; place < table.services.size(); ++place) {
        const ServiceVat& result = table.services[place];
        const std::size_t index = *context.agreement.find_service(result.id);
        const ExplainedVat vat{
            context,
            index,
            place,
            context.agreement.terms().services[index],
            context.position.figures().services[service_positions(context.position)[index].place],
            result};
        explain_service_vat(vat, lists);
        const Money exempt = vat.figures.vat->exempt;
        if (exempt == 0_p) { continue; }
        exempt_by_regime[partner_of_regime(vat.stated())].push_back(
            {exempt, vat.recorded("exempt")});
    }
    explain_vat_total(context, table.total, lists);
    for (std::size_t k = 0; k < table.partial_exemption.size(); ++k) {
        const PartialExemption& test = table.partial_exemption[k];
        explain_partial_exemption(context, k, test, exempt_by_regime[test.partner]);
    }
}

}  // namespace riskshare::working
