#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/rules/vat.hpp>

#include "agreement_lists.hpp"
#include "position_lists.hpp"
#include "rules/vat_regime.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// Source: VAT Act 1994, sections 33 and 41; docs/decisions.md 31.
bool may_recover_under(VatRegime regime, PartnerKind kind)
{
    switch (regime) {
    case VatRegime::section_33:
        return kind == PartnerKind::local_authority;
    case VatRegime::section_41:
        return kind == PartnerKind::nhs;
    case VatRegime::none:
        break;
    }
    return true;
}

std::string_view regimes_of(PartnerKind kind)
{
    switch (kind) {
    case PartnerKind::local_authority:
        return R"(must be "section_33" or "none" for a local authority)";
    case PartnerKind::nhs:
        return R"(must be "section_41" or "none" for an NHS body)";
    case PartnerKind::other:
        break;
    }
    return R"(must be "none" for a partner of kind "other")";
}

/// The VAT terms of one service.
struct VatTerms : Context {
    const Vat& stated;
    Place place;
};

void check_deliverer(const VatTerms& vat)
{
    check_partner(vat, vat.stated.delivered_by, vat.place / "delivered_by");
    if (!vat.stated.agent_for) { return; }
    const Place place = vat.place / "agent_for";
    check_partner(vat, *vat.stated.agent_for, place);
    const auto deliverer = vat.names.partner(vat.stated.delivered_by);
    if (!deliverer || vat.names.partner(*vat.stated.agent_for) != deliverer) { return; }
    report_same_partner(vat.collector, place, "must differ from the partner that delivers",
                        fmt::format(R"(found {} under "delivered_by" and "agent_for")",
                                    in_quotes(*vat.stated.agent_for)),
                        "Name the principal, or remove \"agent_for\".");
}

void check_kind(const VatTerms& vat, VatRegime regime, std::size_t partner)
{
    const Partner& named = vat.terms.partners[partner];
    if (may_recover_under(regime, named.kind) ||
        !vat.collector.readable(Place{"/partners"} / partner / "kind")) {
        return;
    }
    vat.collector.report("wrong_kind_of_partner", vat.place / "recovery" / named.id / "under",
                         regimes_of(named.kind),
                         fmt::format("found {} for {}, whose kind is {}",
                                     in_quotes(to_text(regime)), in_quotes(named.id),
                                     in_quotes(to_text(named.kind))),
                         "Correct the section, or the kind of the partner.");
}

void check_rate(Collector& collector, const VatRecovery& recovery, const Place& place)
{
    if (recovery.under == VatRegime::none) {
        if (!recovery.rate) { return; }
        collector.report(
            "rate_without_section", place / "rate", "needs a section under which VAT is recovered",
            fmt::format(R"(found {} under "none")", in_quotes(to_text(*recovery.rate))),
            "Remove it, or say under which section VAT is recovered.");
    } else if (!recovery.rate) {
        collector.report(
            "rate_missing", place, "must say what part of the VAT the partner recovers",
            fmt::format("found {} without \"rate\"", in_quotes(to_text(recovery.under))),
            "Add \"rate\", such as \"100%\".");
    } else if (*recovery.rate > hundred_percent) {
        collector.report("rate_above_whole", place / "rate",
                         "must be at most 100%: no more VAT is recovered than is incurred",
                         "found " + in_quotes(to_text(*recovery.rate)),
                         "Write what part of the VAT the partner recovers.");
    }
}

void check_recovery(const VatTerms& vat)
{
    const Place list = vat.place / "recovery";
    check_partners(vat, vat.stated.recovery, list);
    for (const auto& [id, recovery] : vat.stated.recovery) {
        const Place place = list / id;
        if (!vat.collector.readable(place / "under")) { continue; }
        if (const auto partner = vat.names.partner(id)) {
            check_kind(vat, recovery.under, *partner);
        }
        check_rate(vat.collector, recovery, place);
    }
    const std::string& regime = partner_of_regime(vat.stated);
    const bool is_known = vat.collector.readable(vat.place / "delivered_by") &&
                          vat.collector.readable(vat.place / "agent_for") &&
                          vat.names.partner(regime);
    if (!is_known || find_recovery(vat.stated, regime) != nullptr) { return; }
    vat.collector.report(
        "recovery_missing", list, "must say what the partner recovers whose VAT regime applies",
        "found none for " + in_quotes(regime), R"(Add the partner with "under" and "rate".)");
}

/// The total of the gross amounts of a list by partner.
template <class Lines>
Wide gross_of(const Lines& lines)
{
    Wide total = 0;
    for (const auto& entry : lines) { total += entry.second.gross.pence(); }
    return total;
}

/// The amount variations add to the gross contributions of a service.
Wide added_by_variations(const AgreementTerms& terms, const std::string& service)
{
    Wide total = 0;
    for (const Variation& variation : terms.variations) {
        for (const ContributionChange& change : variation.changes) {
            if (change.service == service && change.gross > 0_p) { total += change.gross.pence(); }
        }
    }
    return total;
}

void check_budgeted(const Context& in, const Service& service, const Place& place)
{
    const Money budgeted = service.vat->budgeted;
    check_not_negative(in.collector, budgeted, place / "vat" / "budgeted");
    const Wide gross = gross_of(service.contributions) + added_by_variations(in.terms, service.id);
    if (budgeted.pence() <= gross || budgeted < 0_p || !fits_money(gross) ||
        !in.collector.readable(place / "contributions")) {
        return;
    }
    in.collector.report("vat_above_budget", place / "vat" / "budgeted",
                        "must not exceed the gross contributions, which include it",
                        fmt::format("found {}, and contributions of {}",
                                    in_quotes(to_text(budgeted)),
                                    in_quotes(to_text(to_money(gross)))),
                        "Correct one of them.");
}

/// The VAT of one service in a position, and its VAT terms.
struct VatOfService {
    Collector& collector;
    const VatFigures& vat;
    const Vat& agreed;
    Place place;

    [[nodiscard]] const std::string& regime() const { return partner_of_regime(agreed); }
    [[nodiscard]] const VatRecovery& recovery() const { return *find_recovery(agreed, regime()); }
};

/// Reports exempt VAT that the 5% test would not count.
void check_exempt_counts(const VatOfService& of, const Place& place, bool is_tested,
                         const std::string& found)
{
    if (of.recovery().under != VatRegime::section_33) {
        of.collector.report("exempt_not_counted", place,
                            "belongs only where VAT is recovered under section 33",
                            fmt::format("{} under the regime of {}", found, in_quotes(of.regime())),
                            "Remove it: the 5% test does not count it.");
    } else if (!is_tested) {
        of.collector.report(
            "exempt_not_counted", place, "belongs only where the partner takes the 5% test",
            fmt::format("{}, and no \"partial_exemption\" of {}", found, in_quotes(of.regime())),
            R"(Add the partner to "partial_exemption", or remove "exempt".)");
    }
}

void check_exempt(const VatOfService& of, bool is_tested)
{
    const Place place = of.place / "vat" / "exempt";
    check_not_negative(of.collector, of.vat.exempt, place);
    if (of.vat.exempt <= 0_p) { return; }
    const std::string found = "found " + in_quotes(to_text(of.vat.exempt));
    check_exempt_counts(of, place, is_tested, found);
    if (of.vat.exempt <= of.vat.incurred || of.vat.incurred < 0_p) { return; }
    of.collector.report(
        "exempt_above_incurred", place, "must not exceed the VAT incurred, which includes it",
        fmt::format("{}, and {} incurred", found, in_quotes(to_text(of.vat.incurred))),
        "Correct one of them.");
}

void report_vat_missing(Collector& collector, const std::string& service, const Place& place)
{
    collector.report("vat_missing", place,
                     "must say how much VAT is incurred: the agreement has VAT terms",
                     "found none for " + in_quotes(service),
                     R"(Add "vat" with "incurred", "0.00" if there is none.)");
}

void report_vat_not_agreed(Collector& collector, const Place& place, std::string found)
{
    collector.report("vat_not_agreed", place, "needs VAT terms in the agreement", std::move(found),
                     R"(Remove it, or add "vat" to the service in the agreement.)");
}

/// Checks the 5% test of one local authority. `in_fund` is the VAT of this fund under its regime.
void check_partial_exemption(Collector& collector, const PartialExemptionFigures& figures,
                             const Wide& in_fund, const Place& place)
{
    check_not_negative(collector, figures.vat, place / "vat");
    check_not_negative(collector, figures.exempt, place / "exempt");
    if (in_fund + figures.exempt.pence() <= figures.vat.pence() || figures.vat < 0_p ||
        figures.exempt < 0_p || !fits_money(in_fund) || !collector.readable(place) ||
        !collector.readable(Place{"/services"})) {
        return;
    }
    collector.report("vat_too_small", place / "vat",
                     "must be all the VAT that the partner incurs, for this fund and outside it",
                     fmt::format("found {}, but {} for this fund and {} exempt outside it",
                                 in_quotes(to_text(figures.vat)),
                                 in_quotes(to_text(to_money(in_fund))),
                                 in_quotes(to_text(figures.exempt))),
                     "Correct one of them.");
}

/// VAT of this fund, by the partner whose regime applies.
using ByRegime = std::map<std::string_view, Wide>;

void check_partial_exemptions(const PositionContext& in, const ByRegime& incurred)
{
    const Place list{"/partial_exemption"};
    check_partners(in, in.figures.partial_exemption, list);
    for (const auto& [id, stated] : in.figures.partial_exemption) {
        const auto partner = in.names.partner(id);
        if (partner && in.terms.partners[*partner].kind != PartnerKind::local_authority) {
            report_kind_of_partner(in.collector, in.terms.partners[*partner], list / id,
                                   "must be a local authority: only they take the 5% test",
                                   "Remove it, or correct the kind of the partner.");
        }
        const auto found = incurred.find(id);
        check_partial_exemption(in.collector, stated,
                                found == incurred.end() ? Wide{0} : found->second, list / id);
    }
}

/// Checks the VAT of one service, and adds it to that of its regime.
void check_vat_of(const PositionContext& in, const ServiceFigures& figures, const Place& place,
                  const std::set<std::string_view>& tested, ByRegime& incurred)
{
    const auto service = in.names.service(figures.id);
    if (!service) { return; }
    const std::optional<Vat>& agreed = in.terms.services[*service].vat;
    if (!figures.vat) {
        if (agreed) { report_vat_missing(in.collector, figures.id, place / "vat"); }
        return;
    }
    check_not_negative(in.collector, figures.vat->incurred, place / "vat" / "incurred");
    if (!agreed) {
        return report_vat_not_agreed(in.collector, place / "vat",
                                     "found VAT of " + in_quotes(figures.id));
    }
    check_vat_within_outturn(in.collector, *figures.vat, *agreed, gross_of(figures.outturn), place);
    const VatOfService of{in.collector, *figures.vat, *agreed, place};
    check_exempt(of, tested.contains(of.regime()));
    incurred[of.regime()] += figures.vat->incurred.pence();
}

}  // namespace

void check_vat(const Context& in, const Service& service, const Place& place)
{
    if (!service.vat) { return; }
    if (!is_in_fund(service) && in.collector.readable(place / "fund")) {
        in.collector.report("vat_on_associated", place / "vat",
                            "is for pooled and aligned services: an associated one is not settled",
                            "found VAT terms for " + in_quotes(service.id), "Remove them.");
    }
    const VatTerms vat{in, *service.vat, place / "vat"};
    check_deliverer(vat);
    check_recovery(vat);
    check_budgeted(in, service, place);
}

void check_vat_within_outturn(Collector& collector, const VatFigures& vat, const Vat& agreed,
                              const Wide& outturn, const Place& service)
{
    // A credit may bring spending below its VAT, and a note says so.
    if (vat.incurred < 0_p || !vat.note.empty()) { return; }
    const VatRecovery& recovery = *find_recovery(agreed, partner_of_regime(agreed));
    const Money irrecoverable = irrecoverable_vat(vat.incurred, recovery);
    if (irrecoverable.pence() <= std::max(outturn, Wide{0}) || !fits_money(outturn) ||
        !collector.readable(service / "outturn")) {
        return;
    }
    collector.report("vat_above_outturn", service / "vat" / "incurred",
                     "must not leave more irrecoverable VAT than the gross outturn, which includes "
                     "it, without a note that says why",
                     fmt::format("found irrecoverable VAT of {} and gross outturn of {}",
                                 in_quotes(to_text(irrecoverable)),
                                 in_quotes(to_text(to_money(outturn)))),
                     "Correct one of them, or add a \"note\".");
}

void check_vat(const PositionContext& in)
{
    std::set<std::string_view> tested;
    for (const auto& entry : in.figures.partial_exemption) { tested.insert(entry.first); }
    const bool is_agreed = std::ranges::any_of(
        in.terms.services, [](const Service& service) { return service.vat.has_value(); });
    ByRegime incurred;
    for (std::size_t i = 0; i < in.figures.services.size(); ++i) {
        const ServiceFigures& figures = in.figures.services[i];
        if (!is_agreed && !figures.vat) { continue; }
        check_vat_of(in, figures, Place{"/services"} / i, tested, incurred);
    }
    if (!is_agreed && !in.figures.partial_exemption.empty()) {
        report_vat_not_agreed(in.collector, Place{"/partial_exemption"},
                              "found figures for a 5% test");
    }
    check_partial_exemptions(in, incurred);
}

}  // namespace riskshare::checks
