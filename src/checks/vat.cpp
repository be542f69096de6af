#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/rules/vat.hpp>
#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
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

void check_vat_not_negative(Findings& findings, Money amount, const std::string& place)
{
    if (amount >= 0_p) { return; }
    findings.report({"negative_amount", place, "must be zero or more",
                     "found " + in_quotes(to_text(amount)),
                     "Write it as zero or more; credits belong to the outturn."});
}

/// The VAT terms of one service.
struct VatTerms {
    const Vat& stated;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;
};

void check_deliverer(Findings& findings, const VatTerms& vat)
{
    check_partner(findings, vat.stated.delivered_by, vat.place + "/delivered_by", vat.terms,
                  vat.names);
    if (!vat.stated.agent_for) { return; }
    const std::string place = vat.place + "/agent_for";
    check_partner(findings, *vat.stated.agent_for, place, vat.terms, vat.names);
    const auto deliverer = vat.names.partner(vat.stated.delivered_by);
    if (deliverer && vat.names.partner(*vat.stated.agent_for) == deliverer) {
        findings.report({"same_partner", place,
                         "must be another partner than the one that delivers the service",
                         fmt::format(R"(found {} under "delivered_by" and "agent_for")",
                                     in_quotes(*vat.stated.agent_for)),
                         "Name the principal, or take \"agent_for\" out."});
    }
}

void check_kind(Findings& findings, VatRegime regime, std::size_t partner, const VatTerms& vat)
{
    const Partner& named = vat.terms.partners[partner];
    const bool is_known = findings.readable(fmt::format("/partners/{}/kind", partner));
    if (!is_known || may_recover_under(regime, named.kind)) { return; }
    findings.report({"wrong_kind_of_partner",
                     fmt::format("{}/recovery/{}/under", vat.place, pointer_token(named.id)),
                     std::string{regimes_of(named.kind)},
                     fmt::format("found {} for {}, whose kind is {}", in_quotes(to_text(regime)),
                                 in_quotes(named.id), in_quotes(to_text(named.kind))),
                     "Correct the section, or the kind of the partner."});
}

void check_rate(Findings& findings, const VatRecovery& recovery, const std::string& place)
{
    if (recovery.under == VatRegime::none) {
        if (recovery.rate) {
            findings.report(
                {"rate_without_section", place + "/rate",
                 "must be left out where nothing is recovered",
                 fmt::format(R"(found {} under "none")", in_quotes(to_text(*recovery.rate))),
                 "Take it out, or say under which section VAT is recovered."});
        }
        return;
    }
    if (!recovery.rate) {
        findings.report(
            {"rate_missing", place, "must say what part of the VAT the partner recovers",
             fmt::format("found {} without \"rate\"", in_quotes(to_text(recovery.under))),
             "Add \"rate\", such as \"100%\"."});
    } else if (*recovery.rate > hundred_percent) {
        findings.report({"rate_above_whole", place + "/rate",
                         "must be at most 100%: no more VAT is recovered than is incurred",
                         "found " + in_quotes(to_text(*recovery.rate)),
                         "Write what part of the VAT the partner recovers."});
    }
}

void check_recovery(Findings& findings, const VatTerms& vat)
{
    const std::string list = vat.place + "/recovery";
    check_partners(findings, vat.stated.recovery, list, vat.terms, vat.names);
    for (const auto& [id, recovery] : vat.stated.recovery) {
        const std::string place = list + "/" + pointer_token(id);
        if (!findings.readable(place + "/under")) { continue; }
        if (const auto partner = vat.names.partner(id)) {
            check_kind(findings, recovery.under, *partner, vat);
        }
        check_rate(findings, recovery, place);
    }
    const std::string& regime = partner_of_regime(vat.stated);
    const bool is_known = findings.readable(vat.place + "/delivered_by") &&
                          findings.readable(vat.place + "/agent_for") && vat.names.partner(regime);
    if (is_known && find_recovery(vat.stated, regime) == nullptr) {
        findings.report({"recovery_missing", list,
                         "must say what the partner recovers whose VAT regime applies",
                         "found nothing for " + in_quotes(regime),
                         R"(Add the partner with "under" and "rate".)"});
    }
}

/// The gross amounts of a list by partner, together.
template <class Lines>
Wide gross_of(const Lines& lines)
{
    Wide total = 0;
    for (const auto& entry : lines) { total += entry.second.gross.pence(); }
    return total;
}

/// What variations add to the gross contributions of a service.
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

void check_budgeted(Findings& findings, const Service& service, const std::string& place,
                    const AgreementTerms& terms)
{
    const Money budgeted = service.vat->budgeted;
    check_vat_not_negative(findings, budgeted, place + "/vat/budgeted");
    const Wide gross = gross_of(service.contributions) + added_by_variations(terms, service.id);
    if (budgeted.pence() <= gross || budgeted < 0_p || !fits_money(gross)) { return; }
    if (!findings.readable(place + "/contributions")) { return; }
    findings.report({"vat_above_budget", place + "/vat/budgeted",
                     "must not exceed the gross contributions, of which it is a part",
                     fmt::format("found {}, and contributions of {}", in_quotes(to_text(budgeted)),
                                 in_quotes(to_text(to_money(gross)))),
                     "Correct one of them."});
}

/// The VAT of one service in a position, and what the agreement says of it.
struct ServiceVatFigures {
    const ServiceFigures& figures;
    const VatFigures& vat;
    const Vat& agreed;
    std::string place;

    [[nodiscard]] const std::string& regime() const { return partner_of_regime(agreed); }
    [[nodiscard]] const VatRecovery& recovery() const { return *find_recovery(agreed, regime()); }
};

/// Reports irrecoverable VAT beyond the spending that holds it. A credit may bring spending below
/// it, and a note says so.
void check_within_outturn(Findings& findings, const ServiceVatFigures& service)
{
    if (service.vat.incurred < 0_p || !service.vat.note.empty()) { return; }
    const Money irrecoverable = irrecoverable_vat(service.vat.incurred, service.recovery());
    const Wide gross = gross_of(service.figures.outturn);
    const bool is_known = findings.readable(service.place + "/outturn") && fits_money(gross);
    if (!is_known || irrecoverable.pence() <= std::max(gross, Wide{0})) { return; }
    findings.report(
        {"vat_above_outturn", service.place + "/vat/incurred",
         "must not leave more irrecoverable VAT than the gross outturn, of which it is "
         "a part, without a note that says why",
         fmt::format("found irrecoverable VAT of {} and gross outturn of {}",
                     in_quotes(to_text(irrecoverable)), in_quotes(to_text(to_money(gross)))),
         "Correct one of them, or add a \"note\"."});
}

void check_exempt(Findings& findings, const ServiceVatFigures& service, bool is_tested)
{
    const std::string place = service.place + "/vat/exempt";
    check_vat_not_negative(findings, service.vat.exempt, place);
    if (service.vat.exempt <= 0_p) { return; }
    const std::string found = "found " + in_quotes(to_text(service.vat.exempt));
    if (service.recovery().under != VatRegime::section_33) {
        findings.report(
            {"exempt_not_counted", place,
             "must be left out where VAT is not recovered under section 33",
             fmt::format("{} under the regime of {}", found, in_quotes(service.regime())),
             "Take it out: the 5% test does not count it."});
    } else if (!is_tested) {
        findings.report({"exempt_not_counted", place,
                         "must be left out where the partner's 5% test is not asked for",
                         fmt::format("{}, and no \"partial_exemption\" of {}", found,
                                     in_quotes(service.regime())),
                         R"(Add the partner to "partial_exemption", or take "exempt" out.)"});
    }
    if (service.vat.exempt > service.vat.incurred && service.vat.incurred >= 0_p) {
        findings.report(
            {"exempt_above_incurred", place,
             "must not exceed the VAT incurred, of which it is a part",
             fmt::format("{}, and {} incurred", found, in_quotes(to_text(service.vat.incurred))),
             "Correct one of them."});
    }
}

void report_vat_missing(Findings& findings, const std::string& service, const std::string& place)
{
    findings.report({"vat_missing", place,
                     "must say how much VAT is incurred: the agreement has VAT terms",
                     "found none for " + in_quotes(service),
                     R"(Add "vat" with "incurred", "0.00" if there is none.)"});
}

void report_vat_not_agreed(Findings& findings, const std::string& place, std::string found)
{
    findings.report({"vat_not_agreed", place,
                     "must be left out: the agreement has no VAT terms for it", std::move(found),
                     R"(Take it out, or add "vat" to the service in the agreement.)"});
}

/// The 5% test of one local authority.
struct Tested {
    std::string_view partner;
    const PartialExemptionFigures& figures;
    Wide in_fund;  ///< VAT of this fund's services under its regime
    std::string place;
};

void check_partial_exemption(Findings& findings, const Tested& tested)
{
    check_vat_not_negative(findings, tested.figures.vat, tested.place + "/vat");
    check_vat_not_negative(findings, tested.figures.exempt, tested.place + "/exempt");
    const bool is_large_enough =
        tested.in_fund + tested.figures.exempt.pence() <= tested.figures.vat.pence();
    const bool is_known = tested.figures.vat >= 0_p && tested.figures.exempt >= 0_p &&
                          fits_money(tested.in_fund) && findings.readable(tested.place) &&
                          findings.readable("/services");
    if (is_large_enough || !is_known) { return; }
    findings.report({"vat_too_small", tested.place + "/vat",
                     "must be all the VAT that the partner incurs, for this fund and outside it",
                     fmt::format("found {}, but {} for this fund and {} exempt outside it",
                                 in_quotes(to_text(tested.figures.vat)),
                                 in_quotes(to_text(to_money(tested.in_fund))),
                                 in_quotes(to_text(tested.figures.exempt))),
                     "Correct one of them."});
}

void check_partial_exemptions(Findings& findings, const PositionFigures& figures,
                              const Agreement& agreement, const Names& names,
                              const std::map<std::string_view, Wide>& incurred_by_regime)
{
    const std::string list = "/partial_exemption";
    check_partners(findings, figures.partial_exemption, list, agreement.terms(), names);
    for (const auto& [id, stated] : figures.partial_exemption) {
        const std::string place = list + "/" + pointer_token(id);
        const auto partner = names.partner(id);
        if (partner && agreement.partners()[*partner].kind != PartnerKind::local_authority) {
            findings.report({"wrong_kind_of_partner", place,
                             "must be a local authority: the 5% test is theirs",
                             fmt::format("found {}, whose kind is {}", in_quotes(id),
                                         in_quotes(to_text(agreement.partners()[*partner].kind))),
                             "Take it out, or correct the kind of the partner."});
        }
        const auto incurred = incurred_by_regime.find(id);
        check_partial_exemption(
            findings,
            {id, stated, incurred == incurred_by_regime.end() ? Wide{0} : incurred->second, place});
    }
}

}  // namespace

void check_vat(Findings& findings, const Service& service, const std::string& place,
               const AgreementTerms& terms, const Names& names)
{
    if (!service.vat) { return; }
    if (!is_in_fund(service) && findings.readable(place + "/fund")) {
        findings.report({"vat_on_associated", place + "/vat",
                         "must be left out: an associated service is in view, never settled",
                         "found VAT terms for " + in_quotes(service.id), "Take them out."});
    }
    const VatTerms vat{*service.vat, place + "/vat", terms, names};
    check_deliverer(findings, vat);
    check_recovery(findings, vat);
    check_budgeted(findings, service, place, terms);
}

void check_vat(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
               const Names& names)
{
    std::set<std::string_view> tested;
    for (const auto& entry : figures.partial_exemption) { tested.insert(entry.first); }
    std::map<std::string_view, Wide> incurred_by_regime;
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        const ServiceFigures& service = figures.services[i];
        const std::string place = fmt::format("/services/{}", i);
        const auto index = names.service(service.id);
        if (!index) { continue; }
        const std::optional<Vat>& agreed = agreement.terms().services[*index].vat;
        if (!service.vat) {
            if (agreed) { report_vat_missing(findings, service.id, place + "/vat"); }
            continue;
        }
        check_vat_not_negative(findings, service.vat->incurred, place + "/vat/incurred");
        if (!agreed) {
            report_vat_not_agreed(findings, place + "/vat",
                                  "found VAT of " + in_quotes(service.id));
            continue;
        }
        const ServiceVatFigures vat{service, *service.vat, *agreed, place};
        check_within_outturn(findings, vat);
        check_exempt(findings, vat, tested.contains(vat.regime()));
        incurred_by_regime[vat.regime()] += vat.vat.incurred.pence();
    }
    const bool is_agreed = std::ranges::any_of(agreement.terms().services,
                                               [](const Service& s) { return s.vat.has_value(); });
    if (!is_agreed && !figures.partial_exemption.empty()) {
        report_vat_not_agreed(findings, "/partial_exemption", "found figures of a 5% test");
    }
    check_partial_exemptions(findings, figures, agreement, names, incurred_by_regime);
}

}  // namespace riskshare
