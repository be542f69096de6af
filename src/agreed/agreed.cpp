#include "agreed.hpp"

#include <algorithm>
#include <set>

#include <riskshare/rules/cap.hpp>
#include <riskshare/rules/responsibility.hpp>
#include <riskshare/values/apportion.hpp>

#include "rules/base.hpp"
#include "rules/variations.hpp"
#include "values/naming.hpp"
#include "values/overloaded.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

std::optional<std::size_t> find(const std::unordered_map<std::string_view, std::size_t>& index,
                                std::string_view id)
{
    const auto found = index.find(id);
    return found == index.end() ? std::nullopt : std::optional{found->second};
}

using Weights = std::vector<std::int64_t>;

Weights pro_rata(std::span<const Money> amounts)
{
    Weights weights;
    for (const Money amount : amounts) { weights.push_back(amount.pence()); }
    return weights;
}

Weights pro_rata(const std::vector<IntegratedMoney>& contributions)
{
    Weights weights;
    for (const IntegratedMoney net : contributions) { weights.push_back(net.amount().pence()); }
    return weights;
}

/// Turns a split into weights, one per partner.
struct ToWeights {
    std::size_t partners;
    const Names& names;

    Weights operator()(const Equal&) const
    {
        Weights weights(partners, 1);
        return weights;
    }
    Weights operator()(const Fixed& fixed) const
    {
        Weights weights(partners, 0);
        for (const auto& [id, percentage] : fixed.percentages) {
            if (const auto partner = names.partner(id)) {
                weights[*partner] = percentage.billionths();
            }
        }
        return weights;
    }
    Weights operator()(const To& to) const
    {
        Weights weights(partners, 0);
        if (const auto partner = names.partner(to.partner)) { weights[*partner] = 1; }
        return weights;
    }
};

Weights share_weights(const Shares& shares, std::span<const Money> base, const Names& names)
{
    return std::visit(overloaded{ToWeights{base.size(), names},
                                 [&](const ProRataToBase&) { return pro_rata(base); }},
                      shares);
}

Weights ending_weights(const EndingSplit& split, const FundTable& fund, const Names& names)
{
    const std::vector<IntegratedMoney>& net = fund.integrated.net_by_partner;
    return std::visit(overloaded{ToWeights{net.size(), names},
                                 [&](const ByContributions&) { return pro_rata(net); }},
                      split);
}

bool uses_reserve(const std::vector<Band>& bands)
{
    return std::ranges::any_of(
        bands, [](const Band& band) { return std::holds_alternative<FromReserve>(band.split); });
}

Bearers agree_bearers(const Split& split, const Shares& shares, std::span<const Money> base,
                      const Names& names)
{
    const ToWeights to_weights{base.size(), names};
    const auto by = [](Weights weights) -> Bearers {
        return BorneByWeights{std::move(weights), {}};
    };
    return std::visit(
        overloaded{[&](const ByShares&) { return by(share_weights(shares, base, names)); },
                   [&](const Equal& equal) { return by(to_weights(equal)); },
                   [&](const Fixed& fixed) { return by(to_weights(fixed)); },
                   [&](const To& to) { return by(to_weights(to)); },
                   [](const FromReserve&) -> Bearers { return BorneByReserve{}; },
                   [](const ByResponsibility&) -> Bearers { return BorneByResponsibility{}; }},
        split);
}

std::vector<AgreedBand> agree_bands(const std::vector<Band>& bands, const Shares& shares,
                                    std::span<const Money> base, Money base_total,
                                    const Names& names)
{
    std::vector<AgreedBand> all;
    Money from = 0_p;
    for (const Band& band : bands) {
        AgreedBand agreed{from, std::nullopt, agree_bearers(band.split, shares, base, names), {}};
        if (band.up_to) {
            agreed.to = agree_limit(*band.up_to, base_total);
            if (auto* by_weights = std::get_if<BorneByWeights>(&agreed.bearers)) {
                by_weights->parts_when_full = apportion(*agreed.to - from, by_weights->weights);
            }
            from = *agreed.to;
        }
        if (!band.partner_limits.empty()) { agreed.partner_limits.resize(base.size()); }
        for (const auto& [id, limit] : band.partner_limits) {
            if (const auto partner = names.partner(id)) { agreed.partner_limits[*partner] = limit; }
        }
        all.push_back(std::move(agreed));
    }
    return all;
}

std::vector<Line> opening_lines(const Service& service, const Names& names)
{
    std::vector<Line> lines;
    for (const auto& [id, contribution] : service.contributions) {
        if (const auto partner = names.partner(id)) {
            lines.push_back({*partner, contribution.gross, contribution.income});
        }
    }
    return lines;
}

void add_contributions(std::span<Money> base, std::span<const Line> lines, const Base& kind)
{
    std::visit(overloaded{[&](const GrossContribution&) { add_gross_contributions(base, lines); },
                          [&](const NetContribution&) { add_net_contributions(base, lines); },
                          [](const Stated&) {}},
               kind);
}

void add_in_kind(std::span<Money> base, const Service& service, const Names& names)
{
    for (const auto& [id, in_kind] : service.in_kind) {
        if (const auto partner = names.partner(id)) { base[*partner] += in_kind.value; }
    }
}

}  // namespace

Names::Names(const AgreementTerms& terms)
{
    for (std::size_t i = 0; i < terms.partners.size(); ++i) {
        partners_.emplace(terms.partners[i].id, i);
    }
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        services_.emplace(terms.services[i].id, i);
    }
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        risk_shares_.emplace(terms.risk_shares[i].id, i);
    }
    for (std::size_t i = 0; i < terms.streams.size(); ++i) {
        streams_.emplace(terms.streams[i].id, i);
    }
}

std::optional<std::size_t> Names::partner(std::string_view id) const { return find(partners_, id); }
std::optional<std::size_t> Names::service(std::string_view id) const { return find(services_, id); }
std::optional<std::size_t> Names::risk_share(std::string_view id) const
{
    return find(risk_shares_, id);
}
std::optional<std::size_t> Names::stream(std::string_view id) const { return find(streams_, id); }

AgreedService agree_service(const Service& service, const Names& names)
{
    std::vector<Line> lines = opening_lines(service, names);
    const Money budget = net_budget(lines);
    const auto responsible = responsible_partner(service.responsible);
    return {is_in_fund(service), std::move(lines), budget,
            responsible ? names.partner(responsible->id) : std::nullopt, std::nullopt};
}

void apply(std::span<const Variation> variations, std::span<AgreedService> services,
           const Names& names)
{
    std::set<std::size_t> changed;
    for (std::size_t i = 0; i < variations.size(); ++i) {
        for (std::size_t k = 0; k < variations[i].changes.size(); ++k) {
            const ContributionChange& change = variations[i].changes[k];
            const auto service = names.service(change.service);
            const auto partner = names.partner(change.partner);
            if (!service || !partner) { continue; }
            services[*service].changes.push_back({i, k, {*partner, change.gross, change.income}});
            changed.insert(*service);
        }
    }
    for (const std::size_t i : changed) {
        AgreedService& service = services[i];
        std::vector<Line> lines;
        for (const AgreedChange& change : service.changes) { lines.push_back(change.line); }
        service.budget_lines = latest_contributions(std::move(service.budget_lines), lines);
        service.budget = net_budget(service.budget_lines);
    }
}

std::vector<AgreedService> agree_services(const AgreementTerms& terms,
                                          std::span<const Variation> variations, const Names& names)
{
    std::vector<AgreedService> services;
    services.reserve(terms.services.size());
    for (const Service& service : terms.services) {
        services.push_back(naming("the budget of service", service.id,
                                  [&] { return agree_service(service, names); }));
    }
    if (!variations.empty()) { apply(variations, services, names); }
    return services;
}

std::vector<std::size_t> covered_services(const Cover& cover, const AgreementTerms& terms,
                                          const Names& names)
{
    std::vector<std::size_t> covered;
    const auto add_all = [&](const AllServices&) {
        for (std::size_t i = 0; i < terms.services.size(); ++i) {
            const Service& service = terms.services[i];
            if (is_in_fund(service) && !service.ring_fence && !service.is_capital) {
                covered.push_back(i);
            }
        }
    };
    const auto add_named = [&](const std::vector<std::string>& named) {
        for (const std::string& id : named) {
            if (const auto service = names.service(id)) { covered.push_back(*service); }
        }
        std::ranges::sort(covered);
    };
    std::visit(overloaded{add_all, add_named}, cover);
    return covered;
}

std::vector<Money> agree_base(const RiskShare& risk_share, const AgreementTerms& terms,
                              const Names& names, std::span<const AgreedService> services,
                              std::span<const std::size_t> covered)
{
    const Base& base = risk_share.base;
    const bool is_at_opening = risk_share.base_at == BaseAt::opening;
    std::vector<Money> amounts(terms.partners.size(), 0_p);
    if (const auto* stated = std::get_if<Stated>(&base)) {
        for (const auto& [id, amount] : stated->amounts) {
            if (const auto partner = names.partner(id)) { amounts[*partner] = amount; }
        }
        return amounts;
    }
    for (const std::size_t i : covered) {
        if (is_at_opening && !services[i].changes.empty()) {
            add_contributions(amounts, opening_lines(terms.services[i], names), base);
        } else {
            add_contributions(amounts, services[i].budget_lines, base);
        }
        if (risk_share.count_in_kind) { add_in_kind(amounts, terms.services[i], names); }
    }
    return amounts;
}

Money agree_limit(const UpTo& up_to, Money base_total)
{
    return std::visit(overloaded{[&](Percentage rate) { return risk_cap(base_total, rate); },
                                 [](Money amount) { return amount; }},
                      up_to.limit);
}

bool has_reserve(const AgreementTerms& terms)
{
    return terms.reserve.has_value() ||
           std::ranges::any_of(terms.risk_shares, [](const RiskShare& risk_share) {
               return uses_reserve(risk_share.overspend) || uses_reserve(risk_share.underspend);
           });
}

std::vector<AgreedEndingRule> agree_ending(const AgreementTerms& terms, const Names& names,
                                           const FundTable& fund)
{
    std::vector<AgreedEndingRule> rules;
    for (const EndingRule& rule : terms.ending) {
        rules.push_back({rule.kind, ending_weights(rule.split, fund, names)});
    }
    return rules;
}

std::vector<AgreedStream> agree_streams(const AgreementTerms& terms, const Names& names)
{
    std::vector<AgreedStream> streams;
    for (const Stream& stated : terms.streams) {
        streams.push_back({names.partner(stated.partner).value(), {}});
    }
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        for (const auto& [partner, contribution] : terms.services[i].contributions) {
            for (const auto& [id, amount] : contribution.streams) {
                streams[names.stream(id).value()].lines.push_back({i, amount});
            }
        }
    }
    return streams;
}

AgreedRiskShare agree_risk_share(const RiskShare& risk_share, const AgreementTerms& terms,
                                 const Names& names, std::span<const AgreedService> services)
{
    std::vector<std::size_t> covered = covered_services(risk_share.services, terms, names);
    const auto of = [&](const char* figure, auto work) {
        return naming(figure, risk_share.id, work);
    };
    std::vector<Money> base = of("the base of risk share", [&] {
        return agree_base(risk_share, terms, names, services, covered);
    });
    const Money total = of("the base of risk share", [&] { return sum(base); });
    const auto bands = [&](const std::vector<Band>& stated) {
        return of("a band of risk share",
                  [&] { return agree_bands(stated, risk_share.shares, base, total, names); });
    };
    std::vector<AgreedBand> overspend = bands(risk_share.overspend);
    std::vector<AgreedBand> underspend = bands(risk_share.underspend);
    return {std::move(covered), std::move(base), total, std::move(overspend),
            std::move(underspend)};
}

}  // namespace v0
}  // namespace riskshare
