#include <riskshare/rules/payments.hpp>

#include "settling.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// Adds the payments that clear what each party owes: the partners, then the reserve.
void add(std::vector<Payment>& list, PaymentKind kind, std::span<const Money> owed,
         std::span<const Partner> partners)
{
    const auto name = [&](std::size_t party) {
        return party < partners.size() ? partners[party].id : "reserve";
    };
    for (const Transfer& transfer : clearing_payments(owed)) {
        list.push_back({kind, name(transfer.from), name(transfer.to), transfer.amount});
    }
}

/// One figure of every partner, and the reserve's.
template <class Result>
std::vector<Money> owed(const std::vector<Result>& partners, Money Result::*figure, Money reserve)
{
    std::vector<Money> amounts;
    amounts.reserve(partners.size() + 1);
    for (const Result& partner : partners) { amounts.push_back(partner.*figure); }
    amounts.push_back(reserve);
    return amounts;
}

}  // namespace

std::vector<Payment> settle_payments(const Settlement& settlement)
{
    const auto partners = settlement.agreement().partners();
    std::vector<Payment> list;
    list.reserve(2 * partners.size());
    add(list, PaymentKind::risk_share,
        owed(settlement.partners, &PartnerResult::net_risk_payment, settlement.reserve), partners);
    add(list, PaymentKind::ledger_settlement,
        owed(settlement.partners, &PartnerResult::ledger_settlement, settlement.reserve), partners);
    if (const auto& ending = settlement.ending) {
        add(list, PaymentKind::ending,
            owed(ending->partners, &EndingPartnerResult::settlement, 0_p), partners);
    }
    return list;
}

}  // namespace v0
}  // namespace riskshare
