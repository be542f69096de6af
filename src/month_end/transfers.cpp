#include "transfers.hpp"

#include <array>
#include <cstdint>

#include <riskshare/rules/borne.hpp>
#include <riskshare/values/apportion.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/naming.hpp"

namespace riskshare::month_end {
namespace {

/// The amount each party owes for one service, the reserve last. Adds up to zero.
std::vector<Money> owed_for_service(const Settlement& settlement, std::size_t service,
                                    const ServiceBurden& burden)
{
    const std::size_t partners = settlement.partners.size();
    std::vector<Money> funding(partners, 0_p);
    for (const Line& line : agreed_services(settlement.agreement())[service].budget_lines) {
        funding[line.partner] += net(line);
    }
    std::vector<Money> recorded(partners, 0_p);
    for (const Line& line : service_positions(settlement.position)[service].ledger_lines) {
        recorded[line.partner] += net(line);
    }
    std::vector<Money> owed;
    for (std::size_t i = 0; i < partners; ++i) {
        owed.push_back(ledger_settlement({.funding = funding[i],
                                          .borne = borne(burden.by_partner[i]),
                                          .recorded = recorded[i]}));
    }
    owed.push_back(burden.reserve);
    return owed;
}

}  // namespace

Money due_to_date(Money of_year, int month, Basis basis)
{
    if (basis == Basis::outturn) { return of_year; }
    constexpr std::int64_t months = 12;
    return apportion(of_year, std::array<std::int64_t, 2>{month, months - month}).front();
}

std::vector<ServiceTransfer> service_transfers(const Settlement& settlement,
                                               const ByService& by_service)
{
    const PositionFigures& figures = settlement.position.figures();
    std::vector<ServiceTransfer> transfers;
    for (std::size_t i = 0; i < by_service.services.size(); ++i) {
        if (!settlement.agreement().is_in_fund(i)) { continue; }
        const std::vector<Transfer> cleared =
            naming("what is owed for service", settlement.agreement().terms().services[i].id, [&] {
                return clearing_payments(owed_for_service(settlement, i, by_service.services[i]));
            });
        for (const Transfer& transfer : cleared) {
            transfers.push_back({i, transfer.from, transfer.to, transfer.amount,
                                 due_to_date(transfer.amount, figures.month, figures.basis)});
        }
    }
    return transfers;
}

std::vector<Transfer> netted(const std::vector<ServiceTransfer>& transfers, std::size_t parties)
{
    std::vector<std::vector<Money>> parts(parties);
    for (const ServiceTransfer& transfer : transfers) {
        parts[transfer.from].push_back(transfer.to_date);
        parts[transfer.to].push_back(-transfer.to_date);
    }
    std::vector<Money> owed;
    for (const std::vector<Money>& of_party : parts) { owed.push_back(sum(of_party)); }
    return clearing_payments(owed);
}

}  // namespace riskshare::month_end
