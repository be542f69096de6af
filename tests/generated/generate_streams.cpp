#include "drawing.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace riskshare::generated {
namespace {

/// The kinds of stream that a partner of that kind may bring.
std::vector<StreamKind> stream_kinds(PartnerKind kind)
{
    using enum StreamKind;
    switch (kind) {
    case PartnerKind::nhs:
        return {nhs_minimum, other};
    case PartnerKind::local_authority:
        return {local_authority_grant, disabled_facilities_grant, public_health_grant,
                dedicated_schools_grant, other};
    default:
        return {other};
    }
}

Stream draw_stream(const std::string& id, const AgreementTerms& terms, Amounts& minimums)
{
    const Partner& partner = draw_from(terms.partners);
    Stream stream{id, "Stream " + id, draw_from(stream_kinds(partner.kind)), partner.id};
    if (chance(50)) { stream.minimum = minimums.next(); }
    if (chance(30)) {
        std::vector<std::string> named{draw_from(terms.services).id};
        for (const Service& service : terms.services) {
            if (service.id != named.front() && chance(50)) { named.push_back(service.id); }
        }
        stream.services = std::move(named);
    }
    if (chance(60)) { stream.underspend_to = "Reserve of " + id; }
    return stream;
}

/// True if anybody but that partner varies the contributions to the service.
bool is_varied_by_others(const AgreementTerms& terms, const Service& service,
                         const std::string& partner)
{
    return std::ranges::any_of(terms.variations, [&](const Variation& variation) {
        return std::ranges::any_of(variation.changes, [&](const ContributionChange& change) {
            return change.service == service.id && change.partner != partner;
        });
    });
}

/// True if the contributions to the service can become one.
bool can_be_joined(const AgreementTerms& terms, const Service& service)
{
    const auto has_instalments = [](const auto& entry) {
        return entry.second.instalments.has_value();
    };
    return std::ranges::none_of(service.contributions, has_instalments) &&
           !is_varied_by_others(terms, service, "");
}

/// All that is contributed to a service comes from one stream, net.
void pay_for_alone(Service& service, const Stream& stream, const AgreementTerms& terms)
{
    const bool is_paid_alone =
        service.contributions.size() == 1 && service.contributions[0].first == stream.partner;
    if (is_paid_alone && !is_varied_by_others(terms, service, stream.partner)) {
        Contribution& only = service.contributions[0].second;
        if (only.income <= only.gross) {
            only.streams.emplace_back(stream.id, only.gross - only.income);
        }
        return;
    }
    if (!can_be_joined(terms, service)) { return; }
    Contribution all{0_p};
    for (const auto& [partner, contribution] : service.contributions) {
        all.gross += contribution.gross;
        all.income += contribution.income;
    }
    if (all.income > all.gross) { return; }
    all.streams.emplace_back(stream.id, all.gross - all.income);
    service.contributions = {{stream.partner, std::move(all)}};
}

void pay_for(Service& service, const AgreementTerms& terms)
{
    const std::vector<Stream>& streams = terms.streams;
    const bool is_in_fund = service.fund != Fund::associated;
    const Stream& one = draw_from(streams);
    if (is_in_fund && service.ring_fence && one.underspend_to) {
        pay_for_alone(service, one, terms);
        return;
    }
    for (const Stream& stream : streams) {
        if (is_in_fund && stream.underspend_to) { continue; }
        for (auto& [partner, contribution] : service.contributions) {
            if (partner != stream.partner || !chance(70)) { continue; }
            Money left = contribution.gross;
            for (const auto& entry : contribution.streams) { left -= entry.second; }
            contribution.streams.emplace_back(stream.id, draw_amount(left));
        }
    }
}

}  // namespace

void draw_streams(AgreementTerms& terms)
{
    Amounts minimums{Money::from_pence(most_pence)};
    for (const std::string& id : draw_ids(draw_count(1, 3))) {
        terms.streams.push_back(draw_stream(id, terms, minimums));
    }
    for (Service& service : terms.services) { pay_for(service, terms); }
}

}  // namespace riskshare::generated
