#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/vat.hpp>
#include <riskshare/vat.hpp>

#include "chapters.hpp"

namespace riskshare::working {
namespace {

std::string_view to_words(VatRegime regime)
{
    switch (regime) {
    case VatRegime::section_33:
        return "recovered under section 33";
    case VatRegime::section_41:
        return "recovered under section 41";
    case VatRegime::none:
        break;
    }
    return "not recovered";
}

/// The VAT of one service while it is explained.
struct VatSection {
    const Subject& subject;
    std::size_t index;  ///< of the service, in the agreement
    std::size_t place;  ///< of its result, in the settlement
    const Service& service;
    const ServiceFigures& figures;
    const ServiceVat& result;

    [[nodiscard]] const Vat& stated() const { return *service.vat; }
    [[nodiscard]] std::string agreed(std::string_view what) const
    {
        return fmt::format("agreement:/services/{}/vat/{}", index, what);
    }
    [[nodiscard]] std::string recorded(std::string_view what) const
    {
        const std::size_t at = subject.position.services()[index].place;
        return fmt::format("position:/services/{}/vat/{}", at, what);
    }
    [[nodiscard]] About about(std::string_view what, std::string label) const
    {
        return {.id = fmt::format("vat.{}/{}", service.id, what),
                .rule = "vat",
                .label = fmt::format("VAT on {}, {}", service.name, label),
                .clause = stated().clause};
    }
    /// The same, giving the settlement's figure of that name.
    [[nodiscard]] About gives(std::string_view what, std::string label, Money expected) const
    {
        About to_give = about(what, std::move(label));
        to_give.gives = {{fmt::format("/vat/services/{}/{}", place, what), {expected}}};
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

/// The recovered part of what is incurred.
Figure explain_recovered(const VatSection& section, About about, const Figure& incurred,
                         const std::string& partner)
{
    const VatRecovery& recovery = *find_recovery(section.stated(), partner);
    about.clause = join_clauses({about.clause, recovery.clause});
    if (!recovery.rate) { return section.subject.working.sum(std::move(about), {}); }
    return section.subject.working.percentage(
        std::move(about), incurred, *recovery.rate,
        section.agreed(fmt::format("recovery/{}/rate", partner)));
}

const std::string& name_of(const VatSection& section, const std::string& partner)
{
    const Agreement& agreement = section.subject.agreement;
    return agreement.partners()[*agreement.find_partner(partner)].name;
}

void explain_move(const VatSection& section, std::size_t k, const Figure& incurred,
                  const Figure& irrecoverable)
{
    Working& working = section.subject.working;
    const VatMove& move = section.result.moving[k];
    const std::string moved = "moved to " + name_of(section, move.to);
    const auto gives = [&](std::string_view what, std::string label, Money expected) {
        About about = section.about(fmt::format("to.{}/{}", move.to, what), std::move(label));
        about.gives = {
            {fmt::format("/vat/services/{}/moving/{}/{}", section.place, k, what), {expected}}};
        return about;
    };
    const Figure recovered = explain_recovered(
        section,
        section.about(fmt::format("to.{}/recovered", move.to),
                      fmt::format("{}: {}", moved,
                                  to_words(find_recovery(section.stated(), move.to)->under))),
        incurred, move.to);
    const Figure then =
        working.difference(gives("irrecoverable", moved + ": irrecoverable", move.irrecoverable),
                           incurred, {recovered});
    working.difference(gives("cost", moved + ": what moving it costs", move.cost), then,
                       {irrecoverable});
}

void explain_service_vat(const VatSection& section, VatFigureLists& lists)
{
    Working& working = section.subject.working;
    const VatAmounts& amounts = section.result.amounts;
    const std::string& regime = partner_of_regime(section.stated());
    About of_position = section.gives("incurred", "incurred", amounts.incurred);
    of_position.clause = section.figures.vat->clause;
    const Figure incurred = working.given(
        std::move(of_position), {section.figures.vat->incurred, section.recorded("incurred")});
    const Figure recovered = explain_recovered(
        section,
        section.gives("recovered",
                      fmt::format("{} by {}",
                                  to_words(find_recovery(section.stated(), regime)->under),
                                  name_of(section, regime)),
                      amounts.recovered),
        incurred, regime);
    const Figure irrecoverable = working.difference(
        section.gives("irrecoverable", "irrecoverable, a cost within the outturn",
                      amounts.irrecoverable),
        incurred, {recovered});
    std::vector<Figure> of_budget;
    if (section.stated().budgeted != 0_p) {
        of_budget.push_back({section.stated().budgeted, section.agreed("budgeted")});
    }
    const Figure budgeted = working.sum(
        section.gives("budgeted", "irrecoverable within the budget", amounts.budgeted), of_budget);
    const Figure of_variance =
        working.difference(section.gives("of_variance", "within the variance", amounts.of_variance),
                           irrecoverable, {budgeted});
    for (std::size_t k = 0; k < section.result.moving.size(); ++k) {
        explain_move(section, k, incurred, irrecoverable);
    }
    lists.incurred.push_back(incurred);
    lists.recovered.push_back(recovered);
    lists.irrecoverable.push_back(irrecoverable);
    lists.budgeted.push_back(budgeted);
    lists.of_variance.push_back(of_variance);
}

void explain_vat_total(const Subject& subject, const VatAmounts& total, const VatFigureLists& lists)
{
    const auto explain_sum = [&](std::string_view what, std::string_view label, Money expected,
                                 const std::vector<Figure>& figures) {
        subject.working.sum({.id = fmt::format("vat-total.services/{}", what),
                             .rule = "vat",
                             .label = fmt::format("VAT on all these services, {}", label),
                             .gives = {{fmt::format("/vat/total/{}", what), {expected}}}},
                            figures);
    };
    explain_sum("incurred", "incurred", total.incurred, lists.incurred);
    explain_sum("recovered", "recovered", total.recovered, lists.recovered);
    explain_sum("irrecoverable", "irrecoverable", total.irrecoverable, lists.irrecoverable);
    explain_sum("budgeted", "within the budget", total.budgeted, lists.budgeted);
    explain_sum("of_variance", "within the variance", total.of_variance, lists.of_variance);
}

void explain_partial_exemption(const Subject& subject, std::size_t k, const PartialExemption& test,
                               std::vector<Figure> exempt_vat)
{
    Working& working = subject.working;
    const auto about = [&](std::string_view what, std::string_view label, Money expected) {
        const std::size_t partner = *subject.agreement.find_partner(test.partner);
        return About{.id = fmt::format("partial-exemption.{}/{}", test.partner, what),
                     .rule = "partial_exemption",
                     .label =
                         fmt::format("{}, {}", subject.agreement.partners()[partner].name, label),
                     .gives = {{fmt::format("/vat/partial_exemption/{}/{}", k, what), {expected}}},
                     .partners = {test.partner}};
    };
    const auto place = [&](std::string_view what) {
        return fmt::format("position:/partial_exemption/{}/{}", test.partner, what);
    };
    const PartialExemptionFigures& stated =
        std::ranges::find(subject.position.figures().partial_exemption, test.partner,
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

void explain_vat(const Subject& subject)
{
    const VatTable table = vat_of(subject.position);
    if (table.services.empty()) { return; }
    VatFigureLists lists;
    std::map<std::string_view, std::vector<Figure>> exempt_by_regime;
    for (std::size_t place = 0; place < table.services.size(); ++place) {
        const ServiceVat& result = table.services[place];
        const std::size_t index = *subject.agreement.find_service(result.id);
        const VatSection section{
            subject,
            index,
            place,
            subject.agreement.terms().services[index],
            subject.position.figures().services[subject.position.services()[index].place],
            result};
        explain_service_vat(section, lists);
        const Money exempt = section.figures.vat->exempt;
        if (exempt == 0_p) { continue; }
        exempt_by_regime[partner_of_regime(section.stated())].push_back(
            {exempt, section.recorded("exempt")});
    }
    explain_vat_total(subject, table.total, lists);
    for (std::size_t k = 0; k < table.partial_exemption.size(); ++k) {
        const PartialExemption& test = table.partial_exemption[k];
        explain_partial_exemption(subject, k, test, exempt_by_regime[test.partner]);
    }
}

}  // namespace riskshare::working
