#include <riskshare/month_end/statements.hpp>

#include <algorithm>

#include <riskshare/values/apportion.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "engine/shape.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// A partner's gross contributions to pooled services by source, and the income expected with them.
/// Shape of streams: one per stream of the agreement; zero for other partners' streams.
struct Provided {
    std::vector<Money> streams;
    Money other = 0_p;
    Money variations = 0_p;
    Money income = 0_p;
};

void add_streams(Provided& provided, const Contribution& opening, const Agreement& agreement)
{
    const std::vector<Stream>& known = agreement.terms().streams;
    provided.other += opening.gross;
    for (const auto& [id, amount] : opening.streams) {
        const auto stream = std::ranges::find(known, id, &Stream::id) - known.begin();
        provided.streams[static_cast<std::size_t>(stream)] += amount;
        provided.other -= amount;
    }
}

/// Shape: one per partner.
std::vector<Provided> provided_to_pool(const Agreement& agreement)
{
    const AgreementTerms& terms = agreement.terms();
    const Provided none{std::vector<Money>(terms.streams.size(), 0_p)};
    std::vector<Provided> by_partner(terms.partners.size(), none);
    const auto stated = contributions(agreement).services;
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        if (terms.services[i].fund != Fund::pooled) { continue; }
        for (const ServiceContribution& contribution : stated[i]) {
            Provided& provided = by_partner[contribution.partner];
            provided.variations += contribution.latest.gross - contribution.opening.gross;
            provided.income += contribution.latest.income;
        }
        for (const auto& [id, opening] : terms.services[i].contributions) {
            add_streams(by_partner[*agreement.find_partner(id)], opening, agreement);
        }
    }
    return by_partner;
}

std::vector<FundingLine> funding_lines(const std::vector<Provided>& by_partner)
{
    std::vector<FundingLine> lines;
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        const Provided& provided = by_partner[i];
        const auto add = [&](FundingSource source, std::optional<std::size_t> stream,
                             Money amount) {
            if (amount != 0_p) { lines.push_back({i, source, stream, amount}); }
        };
        for (std::size_t stream = 0; stream < provided.streams.size(); ++stream) {
            add(FundingSource::stream, stream, provided.streams[stream]);
        }
        add(FundingSource::other, std::nullopt, provided.other);
        add(FundingSource::variations, std::nullopt, provided.variations);
        add(FundingSource::income, std::nullopt, -provided.income);
    }
    return lines;
}

PooledSpending spent_on(std::size_t service, const ServicePosition& position)
{
    PooledSpending spent{service, {0_p, 0_p}, {}};
    for (const Line& line : position.ledger_lines) {
        spent.spending += line;
        spent.by_ledger.push_back(line);
    }
    return spent;
}

/// Adds the shares as percentages, to a thousandth of a percent, that add up to exactly 100%.
void add_percentages(std::vector<PooledPartner>& partners)
{
    std::vector<Money> shares;
    for (const PooledPartner& partner : partners) { shares.push_back(partner.share); }
    const bool is_negative = std::ranges::any_of(shares, [](Money share) { return share < 0_p; });
    if (is_negative || std::ranges::count(shares, 0_p) == std::ssize(shares)) { return; }
    constexpr std::int64_t parts_in_all = 100'000;
    constexpr std::int64_t billionths_per_part = hundred_percent.billionths() / parts_in_all;
    const std::vector<Money> parts = apportion(Money::from_pence(parts_in_all), shares);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        partners[i].percent = Percentage::from_billionths(parts[i].pence() * billionths_per_part);
    }
}

std::optional<ReserveMovement> movement_of(const Settlement& settlement, Money borne_of_pool)
{
    const Agreement& agreement = settlement.agreement();
    if (!agreement.has_reserve()) { return std::nullopt; }
    return ReserveMovement{agreement.reserve_balance(), borne_of_pool,
                           settlement.reserve - borne_of_pool,
                           agreement.reserve_balance() - settlement.reserve};
}

MemorandumAccount account_of(const Settlement& settlement, const ByService& by_service)
{
    require_shape(by_service, settlement);
    const Agreement& agreement = settlement.agreement();
    const auto& pooled = agreement.fund().pooled;
    MemorandumAccount account{settlement.position,
                              funding_lines(provided_to_pool(agreement)),
                              pooled.net.amount(),
                              {},
                              {0_p, 0_p},
                              0_p,
                              {},
                              0_p,
                              std::nullopt,
                              {}};
    for (const PooledMoney net : pooled.net_by_partner) {
        account.partners.push_back({net.amount(), 0_p, net.amount(), std::nullopt});
    }
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        if (agreement.terms().services[i].fund != Fund::pooled) { continue; }
        const PooledSpending& spent =
            account.services.emplace_back(spent_on(i, service_positions(settlement.position)[i]));
        account.spending += spent.spending;
        const ServiceBurden& burden = by_service.services[i];
        for (std::size_t partner = 0; partner < account.partners.size(); ++partner) {
            account.partners[partner].borne += borne(burden.by_partner[partner]);
        }
        account.borne_by_reserve += burden.reserve;
    }
    for (PooledPartner& partner : account.partners) { partner.share += partner.borne; }
    add_percentages(account.partners);
    account.surplus = account.funding_total - net(account.spending);
    account.reserve = movement_of(settlement, account.borne_by_reserve);
    for (const RingFencedResult& kept : settlement.ring_fenced) {
        const std::size_t service = *agreement.find_service(kept.service);
        if (agreement.terms().services[service].fund == Fund::pooled) {
            account.ring_fenced.push_back(kept);
        }
    }
    return account;
}

}  // namespace

MemorandumAccount memorandum_account(const Settlement& settlement, const ByService& by_service)
{
    return naming("a figure of the memorandum account", "",
                  [&] { return account_of(settlement, by_service); });
}

}  // namespace v0
}  // namespace riskshare
