#include "ledger_accounts.hpp"

namespace riskshare::month_end {

LedgerAccounts::LedgerAccounts(const Agreement& agreement)
    : agreement_{agreement}, ledgers_(agreement.partners().size())
{
    const AgreementTerms& terms = agreement.terms();
    for (std::size_t ledger = 0; ledger < ledgers_.size(); ++ledger) {
        const auto& accounts = terms.partners[ledger].accounts;
        if (!accounts) { continue; }
        auto& [services, balances] = ledgers_[ledger];
        for (const Service& stated : terms.services) { services.emplace_back(stated.id); }
        for (const Partner& partner : terms.partners) { balances.emplace_back(partner.id); }
        for (const auto& [id, code] : accounts->services) {
            if (const auto index = agreement.find_service(id)) { services[*index] = code; }
        }
        for (const auto& [id, code] : accounts->balances) {
            if (const auto index = agreement.find_partner(id)) { balances[*index] = code; }
        }
    }
}

std::string_view LedgerAccounts::service(std::size_t ledger, std::size_t service) const
{
    const auto& codes = ledgers_[ledger].services;
    return codes.empty() ? std::string_view{agreement_.terms().services[service].id}
                         : codes[service];
}

std::string_view LedgerAccounts::balance(std::size_t ledger, std::size_t with) const
{
    const auto& codes = ledgers_[ledger].balances;
    return codes.empty() ? std::string_view{agreement_.partners()[with].id} : codes[with];
}

std::string_view LedgerAccounts::reserve(std::size_t ledger) const
{
    const auto& accounts = agreement_.partners()[ledger].accounts;
    return accounts && accounts->reserve ? std::string_view{*accounts->reserve} : "reserve";
}

}  // namespace riskshare::month_end
