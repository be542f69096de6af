#include <riskshare/position.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "checked.hpp"
#include "facts/places.hpp"
#include "forged.hpp"
#include "position_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare {
namespace checks {
namespace {

void check_adjustment(const Context& in, const Adjustment& adjustment, const Place& place)
{
    check_partners(in, adjustment.borne_by, place / "borne_by");
    if (!in.collector.readable(place / "kind") || !in.collector.readable(place / "amount")) {
        return;
    }
    const bool is_planned = adjustment.kind == AdjustmentKind::planned_overspend;
    if (is_planned && adjustment.amount < 0_p) {
        in.collector.report("planned_overspend_negative", place / "amount",
                            "must be zero or more: it is a planned overspend",
                            "found " + in_quotes(to_text(adjustment.amount)),
                            "Enter a planned saving as a service development.");
    }
    if (adjustment.borne_by.empty()) {
        if (is_planned) { return; }
        in.collector.report("borne_by_missing", place / "borne_by",
                            "must say which partners bear the adjustment", "found none",
                            "Add \"borne_by\" with an amount for each partner that bears it.");
    } else if (total_of(adjustment.borne_by) != adjustment.amount.pence()) {
        in.collector.report("borne_by_not_whole", place / "borne_by",
                            "must add up to the amount of the adjustment",
                            fmt::format("found {}, but the amount is {}",
                                        addition(adjustment.borne_by), to_text(adjustment.amount)),
                            "Correct one of the amounts.");
    }
}

/// True if the partner has agreed to pay for the service by instalments.
bool pays_by_instalments(const Service& service, std::string_view partner)
{
    for (const auto& [id, contribution] : service.contributions) {
        if (id == partner && contribution.instalments) { return true; }
    }
    return false;
}

void check_paid(const Context& in, const ServiceFigures& figures,
                std::optional<std::size_t> service, const Place& place)
{
    check_partners(in, figures.paid, place);
    for (const auto& [id, amount] : figures.paid) {
        check_not_negative(in.collector, amount, place / id);
        if (!service || !in.names.partner(id) ||
            pays_by_instalments(in.terms.services[*service], id)) {
            continue;
        }
        in.collector.report("paid_without_instalments", place / id,
                            "must be a partner whose contribution to the service has instalments",
                            fmt::format("found {} for {}", in_quotes(id), in_quotes(figures.id)),
                            "Add \"instalments\" to the contribution, or remove this.");
    }
}

/// `service` is its index in the agreement, where its id is known.
void check_service_figures(const Context& in, const ServiceFigures& figures,
                           std::optional<std::size_t> service, const Place& place)
{
    check_service(in, figures.id, place / "id");
    check_partners(in, figures.outturn, place / "outturn");
    for (std::size_t i = 0; i < figures.adjustments.size(); ++i) {
        check_adjustment(in, figures.adjustments[i], place / "adjustments" / i);
    }
    check_paid(in, figures, service, place / "paid");
    if (!service || is_in_fund(in.terms.services[*service]) || figures.adjustments.empty()) {
        return;
    }
    in.collector.report(
        "adjustment_on_associated", place / "adjustments",
        "is for pooled and aligned services: an associated one is not settled",
        fmt::format("found {} for {}", figures.adjustments.size(), in_quotes(figures.id)),
        "Remove the adjustments.");
}

/// Reports pooled and aligned services that the position leaves out.
void check_every_service(const PositionContext& in, const std::vector<bool>& is_present)
{
    for (std::size_t i = 0; i < in.terms.services.size(); ++i) {
        const Service& service = in.terms.services[i];
        if (!is_in_fund(service) || is_present[i]) { continue; }
        in.collector.report_list("service_missing", Place{"/services"},
                                 "must list every pooled and aligned service of the agreement",
                                 "found none with id " + in_quotes(service.id),
                                 "Add it, with its budget as outturn if nothing else is known.");
    }
}

void check_services(const PositionContext& in)
{
    std::vector<bool> is_present(in.terms.services.size());
    Seen unknown;
    for (std::size_t i = 0; i < in.figures.services.size(); ++i) {
        const ServiceFigures& figures = in.figures.services[i];
        const Place place = Place{"/services"} / i;
        const auto service = in.names.service(figures.id);
        check_service_figures(in, figures, service, place);
        const bool is_first = service ? !is_present[*service] : unknown.is_first(figures.id);
        check_service_once(in.collector, is_first, figures.id, place / "id",
                           "Merge the two into one.");
        if (service) { is_present[*service] = true; }
    }
    if (in.collector.ids_readable(Place{"/services"}, in.figures.services.size())) {
        check_every_service(in, is_present);
    }
}

/// Reports outturns, or VAT, whose totals exceed 64 bits of pence.
void check_totals(const PositionContext& in, const AgreedFigures& agreed)
{
    Wide vat = 0;
    for (const ServiceFigures& service : in.figures.services) {
        if (service.vat) { vat += service.vat->incurred.pence(); }
    }
    if (agreed.fits && fits_money(vat)) { return; }
    report_total_too_large(in.collector, Place{"/services"});
}

/// Checks the figures against the agreement at the end of their month. Returns them with names as
/// indices, as far as these are known.
AgreedFigures check_figures(Collector& collector, const PositionFigures& figures,
                            const Agreement& agreement)
{
    const PositionContext in{{collector, agreement.terms(), names_of(agreement)},
                             figures,
                             agreement,
                             collector.readable(Place{"/month"}) && is_month(figures.month)};
    check_belongs(in, figures.agreement, figures.financial_year,
                  "Settle each position under its own agreement, or correct the name.",
                  "Settle each year under its own agreement, or correct the year.");
    check_month(collector, figures.month, Place{"/month"});
    const std::size_t before_services = collector.count();
    check_services(in);
    AgreedFigures agreed = agree_figures(figures, agreement);
    check_totals(in, agreed);
    const bool services_are_sound = in.month_is_sound && collector.readable(Place{"/services"}) &&
                                    collector.count() == before_services;
    check_vat(in);
    check_ledgers(in);
    check_balances(in);
    check_decisions(in);
    for (std::size_t i = 0; services_are_sound && i < figures.decisions.size(); ++i) {
        if (collector.keeps_more()) { check_decision_fits(in, i, agreed.services); }
    }
    check_ending(in);
    return agreed;
}

/// The agreement at the end of the month of the figures, where that is a month.
Agreement agreement_at_end(const PositionFigures& figures, const Agreement& made_for,
                           const UnreadablePlaces& unreadable)
{
    const bool month_is_sound = !unreadable.touch("/month") && is_month(figures.month);
    return month_is_sound ? made_for.at_month_end(figures.month) : made_for;
}

}  // namespace

Checked<Position> position_of(PositionFigures figures, const Agreement& agreement,
                              const UnreadablePlaces& unreadable)
{
    if (Problems forged = forged_in(figures); !forged.empty()) { return {std::move(forged), {}}; }
    Collector collector{unreadable};
    Agreement at_end = agreement_at_end(figures, agreement, unreadable);
    AgreedFigures agreed = check_figures(collector, figures, at_end);
    Problems problems = collector.take();
    if (!problems.empty() || !unreadable.empty()) { return {std::move(problems), std::nullopt}; }
    return {{},
            PositionState::share(std::make_shared<const PositionState>(
                std::move(figures), std::move(at_end), std::move(agreed)))};
}

}  // namespace checks

inline namespace v0 {

Position::Position(PositionFigures figures, const Agreement& agreement)
    : Position{checks::accept(checks::position_of(std::move(figures), agreement, {}))}
{}

Problems problems_in(const PositionFigures& figures, const Agreement& agreement)
{
    if (Problems forged = checks::forged_in(figures); !forged.empty()) { return forged; }
    const UnreadablePlaces none;
    checks::Collector collector{none};
    static_cast<void>(checks::check_figures(collector, figures,
                                            checks::agreement_at_end(figures, agreement, none)));
    return collector.take();
}

}  // namespace v0
}  // namespace riskshare
