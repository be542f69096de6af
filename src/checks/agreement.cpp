#include <riskshare/agreement.hpp>

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/responsibility.hpp>
#include <riskshare/text/printable_text.hpp>

#include "agreed/agreement.hpp"
#include "checked.hpp"
#include "findings.hpp"

namespace riskshare {
namespace {

/// `reserve` is a party to payments; `note` and `clause` are remarks wherever partners are listed.
bool is_taken(std::string_view id) { return id == "reserve" || id == "note" || id == "clause"; }

std::size_t count_bands(const AgreementTerms& terms)
{
    std::size_t count = 0;
    for (const RiskShare& risk_share : terms.risk_shares) {
        count += risk_share.overspend.size() + risk_share.underspend.size();
    }
    return count;
}

/// Would the figures exhaust a machine's memory? Each band has one for every partner, and few names
/// in a small file can make very many.
bool has_too_many_figures(const AgreementTerms& terms)
{
    constexpr std::size_t most_figures = 4'000'000;
    return !terms.partners.empty() && count_bands(terms) > most_figures / terms.partners.size();
}

void check_partner_list(Findings& findings, const AgreementTerms& terms)
{
    if (terms.partners.empty()) {
        findings.report({"partners_missing", "/partners", "must list the partners of the agreement",
                         "found none", "Add each partner with its id, name and kind."});
    }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.partners.size(); ++i) {
        const Partner& partner = terms.partners[i];
        const std::string place = fmt::format("/partners/{}", i);
        check_id(findings, partner.id, place + "/id", seen.insert(partner.id).second);
        if (is_taken(partner.id)) {
            findings.report({"id_reserved", place + "/id",
                             "must not be a word that the formats use: reserve, note or clause",
                             "found " + in_quotes(partner.id), "Choose another id."});
        }
        check_text(findings, partner.name, place + "/name");
    }
}

bool names_lead_body(const AgreementTerms& terms)
{
    return terms.mechanisms && (terms.mechanisms->pooled == Mechanism::lead_body ||
                                terms.mechanisms->aligned == Mechanism::lead_body);
}

void check_host(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    if (terms.host) {
        check_partner(findings, *terms.host, "/host", terms, names);
        return;
    }
    for (const Service& service : terms.services) {
        if (service.fund == Fund::pooled && findings.knows_services()) {
            findings.report({"host_missing", "/host",
                             "must name the partner that keeps the pooled fund's accounts",
                             "found none, and " + in_quotes(service.id) + " is pooled",
                             "Add \"host\" with the id of a partner."});
            return;
        }
    }
    if (names_lead_body(terms)) {
        findings.report({"host_missing", "/host", "must name the partner that is the lead body",
                         R"(found none, and a mechanism is "lead_body")",
                         "Add \"host\" with the id of a partner."});
    } else if (!terms.ending.empty() && has_reserve(terms)) {
        findings.report({"host_missing", "/host",
                         "must name the partner that keeps what is left in the reserve at the end",
                         R"(found none, and there is a reserve and "ending")",
                         "Add \"host\" with the id of a partner."});
    }
}

void check_instalments(Findings& findings, const Instalments& instalments, const Service& service,
                       const std::string& place)
{
    if (const auto* single = std::get_if<Single>(&instalments)) {
        check_month(findings, single->month, place + "/single");
    }
    const std::string of_service = place.substr(0, place.find("/contributions/"));
    if (service.fund != Fund::pooled && findings.readable(of_service + "/fund")) {
        findings.report({"instalments_not_pooled", place,
                         "must be absent: contributions are paid into pooled funds only",
                         "found instalments for " + in_quotes(service.id),
                         "Take them out, or make the service pooled."});
    }
}

void check_contributions(Findings& findings, const Service& service, const std::string& place,
                         const AgreementTerms& terms, const Names& names)
{
    check_partners(findings, service.contributions, place, terms, names);
    for (const auto& [id, contribution] : service.contributions) {
        const std::string at = place + "/" + pointer_token(id);
        check_not_negative(findings, contribution.gross, at + "/gross");
        check_not_negative(findings, contribution.income, at + "/income");
        const bool is_above = contribution.gross >= 0_p && contribution.income > contribution.gross;
        if (is_above && contribution.note.empty() && findings.readable(at)) {
            findings.report({"income_above_gross", at + "/income",
                             "must not exceed the gross amount without a note that says why",
                             fmt::format("found income {} and gross {}",
                                         in_quotes(to_text(contribution.income)),
                                         in_quotes(to_text(contribution.gross))),
                             "Correct one of them, or add a \"note\"."});
        }
        if (contribution.instalments) {
            check_instalments(findings, *contribution.instalments, service, at + "/instalments");
        }
    }
}

void check_in_kind(Findings& findings, const Service& service, const std::string& place,
                   const AgreementTerms& terms, const Names& names)
{
    check_partners(findings, service.in_kind, place, terms, names);
    for (const auto& [id, in_kind] : service.in_kind) {
        check_not_negative(findings, in_kind.value, place + "/" + pointer_token(id) + "/value");
    }
}

void check_responsibility(Findings& findings, const Service& service, const std::string& place,
                          const AgreementTerms& terms, const Names& names)
{
    const Responsibility& stated = service.responsible;
    if (!responsible_partner(stated) && is_in_fund(service) &&
        findings.readable(place.substr(0, place.rfind('/')) + "/fund")) {
        findings.report({"nobody_responsible", place,
                         "must name the partner responsible for a pooled or aligned service",
                         "found none for " + in_quotes(service.id),
                         R"(Add "statutory", "regulation" or "traditional" with a partner.)"});
    }
    if (stated.statutory) {
        check_partner(findings, *stated.statutory, place + "/statutory", terms, names);
    }
    if (stated.regulation) {
        check_partner(findings, *stated.regulation, place + "/regulation", terms, names);
    }
    if (stated.traditional) {
        check_partner(findings, *stated.traditional, place + "/traditional", terms, names);
    }
}

Stage check_services(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    std::vector<AgreedService> resolved;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const Service& service = terms.services[i];
        const std::string place = fmt::format("/services/{}", i);
        check_id(findings, service.id, place + "/id", seen.insert(service.id).second);
        check_text(findings, service.name, place + "/name");
        if (service.ring_fence) {
            check_text(findings, *service.ring_fence, place + "/ring_fence");
        }
        check_contributions(findings, service, place + "/contributions", terms, names);
        check_in_kind(findings, service, place + "/in_kind", terms, names);
        check_responsibility(findings, service, place + "/responsible", terms, names);
        check_vat(findings, service, place, terms, names);
        try {
            resolved.push_back(resolve_service(service, names));
        } catch (const MoneyOverflow&) {
            findings.report(total_too_large(place + "/contributions"));
            resolved.push_back({is_in_fund(service), {}, 0_p, std::nullopt, std::nullopt});
        }
    }
    Stage opening{"", std::move(resolved), std::nullopt};
    try {
        opening.fund = fund_table(terms, opening.services);
    } catch (const MoneyOverflow&) {
        findings.report(total_too_large("/services"));
    }
    return opening;
}

/// Checks the terms. Returns the services as all variations leave them, absent where not even their
/// number could be trusted.
std::optional<Stage> check_terms(Findings& findings, const AgreementTerms& terms,
                                 const Names& names)
{
    if (has_too_many_figures(terms)) {
        findings.report_list({"too_many_figures", "",
                              "must come to at most 4000000 figures: partners times bands",
                              fmt::format("found {} partners and {} bands", terms.partners.size(),
                                          count_bands(terms)),
                              "Check that it is the file you meant."});
        return std::nullopt;
    }
    if (!findings.ids_readable("/partners", terms.partners.size())) { findings.forget_partners(); }
    if (!findings.ids_readable("/services", terms.services.size())) { findings.forget_services(); }
    if (!findings.ids_readable("/streams", terms.streams.size())) { findings.forget_streams(); }
    check_text(findings, terms.name, "/name");
    check_partner_list(findings, terms);
    check_host(findings, terms, names);
    if (terms.reserve) { check_not_negative(findings, terms.reserve->balance, "/reserve/balance"); }
    Stage opening = check_services(findings, terms, names);
    check_variations(findings, terms, names);
    std::vector<Stage> stages = stages_of(findings, terms, names, std::move(opening));
    check_risk_shares(findings, terms, names, stages);
    check_not_pooled(findings, terms, names);
    check_accounts(findings, terms, names);
    check_ending(findings, terms, names, stages);
    check_streams(findings, terms, names, stages.front().services);
    return std::move(stages.back());
}

}  // namespace

namespace checks {

Checked<Agreement> agreement_of(AgreementTerms terms, const UnreadablePlaces& unreadable)
{
    Findings findings{unreadable};
    Names names{terms};
    auto latest = check_terms(findings, terms, names);
    Problems problems = findings.take();
    if (!problems.empty() || !unreadable.empty()) { return {std::move(problems), std::nullopt}; }
    return {{},
            Agreement::State::share(std::make_shared<const Agreement::State>(
                std::move(terms), std::move(names), std::move(latest->services),
                *std::move(latest->fund)))};
}

}  // namespace checks

Agreement::Agreement(AgreementTerms terms)
    : Agreement{checks::accept(checks::agreement_of(std::move(terms), {}))}
{}

Problems problems_in(const AgreementTerms& terms, const UnreadablePlaces& unreadable)
{
    Findings findings{unreadable};
    static_cast<void>(check_terms(findings, terms, Names{terms}));
    return findings.take();
}

}  // namespace riskshare
