#include <riskshare/position.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "checked.hpp"
#include "findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

void check_belongs(Findings& findings, const PositionFigures& figures, const Agreement& agreement)
{
    if (figures.agreement != agreement.terms().name) {
        findings.report(
            {"other_agreement", "/agreement", "must be the name of the agreement",
             fmt::format("found {}, but the agreement is {}", in_quotes(figures.agreement),
                         in_quotes(agreement.terms().name)),
             "Settle each position under its own agreement, or correct the name."});
    }
    if (figures.financial_year != agreement.terms().financial_year) {
        findings.report({"other_year", "/financial_year", "must be the year of the agreement",
                         fmt::format("found {}, but the agreement is for {}",
                                     in_quotes(to_text(figures.financial_year)),
                                     in_quotes(to_text(agreement.terms().financial_year))),
                         "Settle each year under its own agreement, or correct the year."});
    }
    check_month(findings, figures.month, "/month");
}

void check_adjustment(Findings& findings, const Adjustment& adjustment, const std::string& place,
                      const Agreement& agreement, const Names& names)
{
    check_partners(findings, adjustment.borne_by, place + "/borne_by", agreement.terms(), names);
    if (!findings.readable(place + "/kind") || !findings.readable(place + "/amount")) { return; }
    const bool is_planned = adjustment.kind == AdjustmentKind::planned_overspend;
    if (is_planned && adjustment.amount < 0_p) {
        findings.report({"planned_overspend_negative", place + "/amount",
                         "must be zero or more: it is a planned overspend",
                         "found " + in_quotes(to_text(adjustment.amount)),
                         "Enter a planned saving as a service development."});
    }
    if (adjustment.borne_by.empty()) {
        if (!is_planned) {
            findings.report({"borne_by_missing", place + "/borne_by",
                             "must say which partners bear the adjustment", "found none",
                             "Add \"borne_by\" with an amount for each partner that bears it."});
        }
        return;
    }
    if (total_of(adjustment.borne_by) != adjustment.amount.pence()) {
        findings.report({"borne_by_not_whole", place + "/borne_by",
                         "must add up to the amount of the adjustment",
                         fmt::format("found {}, but the amount is {}",
                                     addition(adjustment.borne_by), to_text(adjustment.amount)),
                         "Correct one of the amounts."});
    }
}

/// The partners that have agreed to pay for the service by instalments.
std::set<std::string_view> payers_by_instalments(const Service& service)
{
    std::set<std::string_view> payers;
    for (const auto& [partner, contribution] : service.contributions) {
        if (contribution.instalments) { payers.insert(partner); }
    }
    return payers;
}

void check_paid(Findings& findings, const ServiceFigures& figures, const std::string& place,
                const Agreement& agreement, const Names& names)
{
    if (figures.paid.empty()) { return; }
    check_partners(findings, figures.paid, place, agreement.terms(), names);
    const auto service = names.service(figures.id);
    std::set<std::string_view> payers;
    if (service) { payers = payers_by_instalments(agreement.terms().services[*service]); }
    for (const auto& [id, amount] : figures.paid) {
        const std::string at = place + "/" + pointer_token(id);
        check_not_negative(findings, amount, at);
        if (!service || !names.partner(id) || payers.contains(id)) { continue; }
        findings.report({"paid_without_instalments", at,
                         "must be a partner whose contribution to the service has instalments",
                         fmt::format("found {} for {}", in_quotes(id), in_quotes(figures.id)),
                         "Add \"instalments\" to the contribution, or leave this out."});
    }
}

void check_figures(Findings& findings, const ServiceFigures& figures, const std::string& place,
                   const Agreement& agreement, const Names& names)
{
    check_service(findings, figures.id, place + "/id", agreement.terms(), names);
    check_partners(findings, figures.outturn, place + "/outturn", agreement.terms(), names);
    for (std::size_t i = 0; i < figures.adjustments.size(); ++i) {
        check_adjustment(findings, figures.adjustments[i],
                         fmt::format("{}/adjustments/{}", place, i), agreement, names);
    }
    check_paid(findings, figures, place + "/paid", agreement, names);
    const auto service = names.service(figures.id);
    if (service && !agreement.is_in_fund(*service) && !figures.adjustments.empty()) {
        findings.report(
            {"adjustment_on_associated", place + "/adjustments",
             "must be absent: an associated service is in view, never settled",
             fmt::format("found {} for {}", figures.adjustments.size(), in_quotes(figures.id)),
             "Take the adjustments out."});
    }
}

void check_every_service(Findings& findings, const std::set<std::string_view>& present,
                         const Agreement& agreement)
{
    for (const Service& service : agreement.terms().services) {
        if (!is_in_fund(service) || present.contains(service.id)) { continue; }
        findings.report_list({"service_missing", "/services",
                              "must list every pooled and aligned service of the agreement",
                              "found none with id " + in_quotes(service.id),
                              "Add it, with its budget as outturn if nothing else is known."});
    }
}

/// What ledger lines come to.
struct LedgerTotal {
    Wide gross = 0;
    Wide income = 0;

    void add(const Recorded& line)
    {
        gross += line.gross.pence();
        income += line.income.pence();
    }
    [[nodiscard]] bool fits() const
    {
        return fits_money(gross) && fits_money(income) && fits_money(gross - income);
    }
};

/// Reports outturns that come to more than 64 bits of pence, for a service or for a partner's
/// ledger: gross, income or net, since the explanation adds up all three. So with all VAT.
void check_totals(Findings& findings, const PositionFigures& figures)
{
    std::map<std::string_view, LedgerTotal> by_partner;
    Wide vat = 0;
    bool all_fit = true;
    for (const ServiceFigures& service : figures.services) {
        if (service.vat) { vat += service.vat->incurred.pence(); }
        LedgerTotal total;
        for (const auto& [id, recorded] : service.outturn) {
            total.add(recorded);
            by_partner[id].add(recorded);
        }
        all_fit = all_fit && total.fits();
    }
    for (const auto& entry : by_partner) { all_fit = all_fit && entry.second.fits(); }
    if (!all_fit || !fits_money(vat)) {
        findings.report(
            {"total_too_large", "/services",
             "must come to no more than 92233720368547758.07, which is 64 bits of pence",
             "found amounts whose total is larger", "Look for an amount with digits too many."});
    }
}

/// The agreement as it counts for the figures: at the end of their month, where that is one.
Agreement agreement_at_end(const PositionFigures& figures, const Agreement& made_for,
                           const UnreadablePlaces& unreadable)
{
    const bool month_is_sound = !unreadable.touch("/month") && is_month(figures.month);
    return month_is_sound ? made_for.at_month_end(figures.month) : made_for;
}

/// Checks the figures against the agreement at the end of their month.
Problems check_position(const PositionFigures& figures, const Agreement& agreement,
                        const UnreadablePlaces& unreadable)
{
    Findings findings{unreadable};
    const bool month_is_sound = findings.readable("/month") && is_month(figures.month);
    const Names& names = Agreement::State::names_of(agreement);
    check_belongs(findings, figures, agreement);
    const std::size_t before_services = findings.count();
    std::set<std::string_view> present;
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        const ServiceFigures& service = figures.services[i];
        const std::string place = fmt::format("/services/{}", i);
        check_figures(findings, service, place, agreement, names);
        if (!present.insert(service.id).second) {
            findings.report({"service_repeated", place + "/id", "must name each service once",
                             "found " + in_quotes(service.id) + " a second time",
                             "Join the two into one."});
        }
    }
    if (findings.ids_readable("/services", figures.services.size())) {
        check_every_service(findings, present, agreement);
    }
    check_totals(findings, figures);
    const bool services_are_sound =
        month_is_sound && findings.readable("/services") && findings.count() == before_services;
    check_vat(findings, figures, agreement, names);
    check_ledgers(findings, figures, agreement, names, month_is_sound);
    check_balances(findings, figures, agreement, names);
    check_decisions(findings, figures, agreement, names, services_are_sound);
    check_ending(findings, figures, agreement, names);
    return findings.take();
}

}  // namespace

namespace checks {

Checked<Position> position_of(PositionFigures figures, const Agreement& agreement,
                              const UnreadablePlaces& unreadable)
{
    Agreement at_end = agreement_at_end(figures, agreement, unreadable);
    Problems problems = check_position(figures, at_end, unreadable);
    if (!problems.empty() || !unreadable.empty()) { return {std::move(problems), std::nullopt}; }
    return {{},
            Position::State::share(std::make_shared<const Position::State>(
                std::move(figures), agreement, std::move(at_end)))};
}

}  // namespace checks

Position::Position(PositionFigures figures, const Agreement& agreement)
    : Position{checks::accept(checks::position_of(std::move(figures), agreement, {}))}
{}

Problems problems_in(const PositionFigures& figures, const Agreement& agreement,
                     const UnreadablePlaces& unreadable)
{
    return check_position(figures, agreement_at_end(figures, agreement, unreadable), unreadable);
}

}  // namespace riskshare
