#include <riskshare/month_end/balances.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// Each ledger's balances with each other partner, by their indices.
using SaidOfOthers = std::map<std::pair<std::size_t, std::size_t>, const LedgerBalance*>;

SaidOfOthers said_of_others(const Position& position)
{
    const Agreement& agreement = position.agreement();
    SaidOfOthers of_others;
    for (const LedgerBalance& balance : position.figures().balances) {
        of_others.emplace(std::pair{agreement.find_partner(balance.ledger).value(),
                                    agreement.find_partner(balance.with).value()},
                          &balance);
    }
    return of_others;
}

const LedgerBalance* find_said(const SaidOfOthers& of_others, std::size_t ledger, std::size_t with)
{
    const auto found = of_others.find({ledger, with});
    return found == of_others.end() ? nullptr : found->second;
}

std::optional<Money> said(const LedgerBalance* balance, Money LedgerBalance::*figure)
{
    if (balance == nullptr) { return std::nullopt; }
    return balance->*figure;
}

ComparedBalance compared(const SaidOfOthers& of_others, BalanceKind kind, std::size_t creditor,
                         std::size_t debtor, const BalanceThresholds& thresholds)
{
    const bool is_owed = kind == BalanceKind::receivables_and_payables;
    const auto creditor_says = said(find_said(of_others, creditor, debtor),
                                    is_owed ? &LedgerBalance::receivable : &LedgerBalance::income);
    const auto debtor_says = said(find_said(of_others, debtor, creditor),
                                  is_owed ? &LedgerBalance::payable : &LedgerBalance::expenditure);
    return {kind,
            creditor,
            debtor,
            creditor_says,
            debtor_says,
            creditor_says.value_or(0_p) - debtor_says.value_or(0_p),
            is_owed ? thresholds.receivables_and_payables : thresholds.income_and_expenditure};
}

}  // namespace

bool AgreedBalances::is_agreed() const
{
    return std::ranges::all_of(compared, &ComparedBalance::is_within_threshold);
}

AgreedBalances agreed_balances(const Position& position)
{
    const BalanceThresholds thresholds =
        position.agreement().terms().agreement_of_balances.value_or(BalanceThresholds{});
    const SaidOfOthers of_others = said_of_others(position);
    AgreedBalances result{position, {}};
    const std::size_t partners = position.agreement().partners().size();
    for (std::size_t one = 0; one < partners; ++one) {
        for (std::size_t other = one + 1; other < partners; ++other) {
            if (!find_said(of_others, one, other) && !find_said(of_others, other, one)) {
                continue;
            }
            for (const auto kind :
                 {BalanceKind::receivables_and_payables, BalanceKind::income_and_expenditure}) {
                naming("a difference with partner", position.agreement().partners()[other].id, [&] {
                    result.compared.push_back(compared(of_others, kind, one, other, thresholds));
                    result.compared.push_back(compared(of_others, kind, other, one, thresholds));
                });
            }
        }
    }
    return result;
}

}  // namespace v0
}  // namespace riskshare
