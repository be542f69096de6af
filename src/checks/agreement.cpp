#include <riskshare/agreement.hpp>

#include <string>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/responsibility.hpp>

#include "agreed/agreement.hpp"
#include "agreement_lists.hpp"
#include "checked.hpp"
#include "facts/places.hpp"
#include "forged.hpp"
#include "text/printable_text.hpp"
#include "values/limits.hpp"

namespace riskshare {
namespace checks {
namespace {

std::size_t count_bands(const AgreementTerms& terms)
{
    std::size_t count = 0;
    for (const RiskShare& risk_share : terms.risk_shares) {
        count += risk_share.overspend.size() + risk_share.underspend.size();
    }
    return count;
}

/// Reports terms that would exhaust a machine's memory. False where it does.
bool check_size(Collector& collector, const AgreementTerms& terms)
{
    const std::size_t partners = terms.partners.size();
    const std::size_t bands = count_bands(terms);
    if (partners == 0 || bands <= most_figures / partners) { return true; }
    collector.report_list(
        "too_many_figures", Place{},
        fmt::format("must have at most {} figures: partners times bands", most_figures),
        fmt::format("found {} partners and {} bands", partners, bands),
        "Check that this is the right file.");
    return false;
}

void check_partner_list(const Context& in)
{
    if (in.terms.partners.empty()) {
        in.collector.report("partners_missing", Place{"/partners"},
                            "must list the partners of the agreement", "found none",
                            "Add each partner with its id, name and kind.");
    }
    for (std::size_t i = 0; i < in.terms.partners.size(); ++i) {
        const Partner& partner = in.terms.partners[i];
        const Place place = Place{"/partners"} / i;
        check_id(in.collector, partner.id, place / "id", in.names.partner(partner.id) == i);
        if (is_reserve(partner.id) || is_remark(partner.id)) {
            report_reserved(
                in.collector, partner.id, place / "id",
                "must not be reserve, note or clause, which the formats use themselves");
        }
        check_text(in.collector, partner.name, place / "name");
    }
}

/// The host's task that makes a host necessary, and the value found. Absent where none is needed.
std::optional<std::pair<std::string, std::string>> why_host(const Context& in)
{
    for (const Service& service : in.terms.services) {
        if (service.fund == Fund::pooled && in.knows_services) {
            return std::pair{"must name the partner that keeps the pooled fund's accounts",
                             "found none, and " + in_quotes(service.id) + " is pooled"};
        }
    }
    const std::optional<Mechanisms>& named = in.terms.mechanisms;
    if (named &&
        (named->pooled == Mechanism::lead_body || named->aligned == Mechanism::lead_body)) {
        return std::pair{"must name the partner that is the lead body",
                         R"(found none, and a mechanism is "lead_body")"};
    }
    if (!in.terms.ending.empty() && has_reserve(in.terms)) {
        return std::pair{"must name the partner that keeps what is left in the reserve at the end",
                         R"(found none, and the agreement has a reserve and "ending")"};
    }
    return std::nullopt;
}

void check_host(const Context& in)
{
    if (in.terms.host) { return check_partner(in, *in.terms.host, Place{"/host"}); }
    if (auto why = why_host(in)) {
        in.collector.report("host_missing", Place{"/host"}, why->first, std::move(why->second),
                            "Add \"host\" with the id of a partner.");
    }
}

void check_instalments(const Context& in, const Instalments& instalments, const Service& service,
                       const Place& of_service, const Place& place)
{
    if (const auto* single = std::get_if<Single>(&instalments)) {
        check_month(in.collector, single->month, place / "single");
    }
    if (service.fund == Fund::pooled || !in.collector.readable(of_service / "fund")) { return; }
    in.collector.report("instalments_not_pooled", place,
                        "is for pooled services only: nothing else is paid into a pool",
                        "found instalments for " + in_quotes(service.id),
                        "Remove them, or make the service pooled.");
}

void check_contributions(const Context& in, const Service& service, const Place& of_service)
{
    const Place place = of_service / "contributions";
    check_partners(in, service.contributions, place);
    for (const auto& [id, contribution] : service.contributions) {
        const Place at = place / id;
        check_not_negative(in.collector, contribution.gross, at / "gross");
        check_not_negative(in.collector, contribution.income, at / "income");
        const bool is_above = contribution.gross >= 0_p && contribution.income > contribution.gross;
        if (is_above && contribution.note.empty() && in.collector.readable(at)) {
            in.collector.report("income_above_gross", at / "income",
                                "must not exceed the gross amount without a note that says why",
                                fmt::format("found income {} and gross {}",
                                            in_quotes(to_text(contribution.income)),
                                            in_quotes(to_text(contribution.gross))),
                                "Correct one of them, or add a \"note\".");
        }
        if (contribution.instalments) {
            check_instalments(in, *contribution.instalments, service, of_service,
                              at / "instalments");
        }
    }
}

void check_in_kind(const Context& in, const Service& service, const Place& place)
{
    check_partners(in, service.in_kind, place);
    for (const auto& [id, in_kind] : service.in_kind) {
        check_not_negative(in.collector, in_kind.value, place / id / "value");
    }
}

void check_responsibility(const Context& in, const Service& service, const Place& of_service)
{
    const Place place = of_service / "responsible";
    const Responsibility& stated = service.responsible;
    if (!responsible_partner(stated) && is_in_fund(service) &&
        in.collector.readable(of_service / "fund")) {
        in.collector.report("nobody_responsible", place,
                            "must name the partner responsible for a pooled or aligned service",
                            "found none for " + in_quotes(service.id),
                            R"(Add "statutory", "regulation" or "traditional" with a partner.)");
    }
    if (stated.statutory) { check_partner(in, *stated.statutory, place / "statutory"); }
    if (stated.regulation) { check_partner(in, *stated.regulation, place / "regulation"); }
    if (stated.traditional) { check_partner(in, *stated.traditional, place / "traditional"); }
}

/// The service as the year opens.
AgreedService opening_service(const Context& in, const Service& service, const Place& place)
{
    try {
        return agree_service(service, in.names);
    } catch (const MoneyOverflow&) {
        report_total_too_large(in.collector, place / "contributions");
        return {is_in_fund(service), {}, 0_p, std::nullopt, std::nullopt};
    }
}

/// Checks the services. Returns them as the year opens.
Stage check_services(const Context& in)
{
    Stage opening;
    opening.services.reserve(in.terms.services.size());
    for (std::size_t i = 0; i < in.terms.services.size(); ++i) {
        const Service& service = in.terms.services[i];
        const Place place = Place{"/services"} / i;
        check_id(in.collector, service.id, place / "id", in.names.service(service.id) == i);
        check_text(in.collector, service.name, place / "name");
        if (service.ring_fence) {
            check_text(in.collector, *service.ring_fence, place / "ring_fence");
        }
        check_contributions(in, service, place);
        check_in_kind(in, service, place / "in_kind");
        check_responsibility(in, service, place);
        check_vat(in, service, place);
        opening.services.push_back(opening_service(in, service, place));
    }
    try {
        opening.fund = fund_table(in.terms, opening.services);
    } catch (const MoneyOverflow&) {
        report_total_too_large(in.collector, Place{"/services"});
    }
    return opening;
}

/// Checks the terms. Returns the services with all variations; absent where there are too many
/// figures to check.
std::optional<Stage> check_terms(Collector& collector, const AgreementTerms& terms,
                                 const Names& names)
{
    if (!check_size(collector, terms)) { return std::nullopt; }
    const Context in{collector,
                     terms,
                     names,
                     collector.ids_readable(Place{"/partners"}, terms.partners.size()),
                     collector.ids_readable(Place{"/services"}, terms.services.size()),
                     collector.ids_readable(Place{"/streams"}, terms.streams.size())};
    check_text(collector, terms.name, Place{"/name"});
    check_partner_list(in);
    check_host(in);
    if (terms.reserve) {
        check_not_negative(collector, terms.reserve->balance, Place{"/reserve/balance"});
    }
    Stage opening = check_services(in);
    check_variations(in);
    std::vector<Stage> stages = stages_of(in, std::move(opening));
    check_risk_shares(in, stages);
    check_not_pooled(in);
    check_accounts(in);
    check_ending(in, stages);
    check_streams(in, stages.front().services);
    return std::move(stages.back());
}

}  // namespace

Checked<Agreement> agreement_of(AgreementTerms terms, const UnreadablePlaces& unreadable)
{
    if (Problems forged = forged_in(terms); !forged.empty()) { return {std::move(forged), {}}; }
    Collector collector{unreadable};
    Names names{terms};
    auto latest = check_terms(collector, terms, names);
    Problems problems = collector.take();
    if (!problems.empty() || !unreadable.empty()) { return {std::move(problems), std::nullopt}; }
    return {{},
            AgreementState::share(std::make_shared<const AgreementState>(
                std::move(terms), std::move(names), std::move(latest->services),
                *std::move(latest->fund)))};
}

}  // namespace checks

inline namespace v0 {

Agreement::Agreement(AgreementTerms terms)
    : Agreement{checks::accept(checks::agreement_of(std::move(terms), {}))}
{}

Problems problems_in(const AgreementTerms& terms)
{
    if (Problems forged = checks::forged_in(terms); !forged.empty()) { return forged; }
    const UnreadablePlaces none;
    checks::Collector collector{none};
    static_cast<void>(checks::check_terms(collector, terms, Names{terms}));
    return collector.take();
}

}  // namespace v0
}  // namespace riskshare
