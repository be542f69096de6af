#include "line_key.hpp"

#include "agreed/agreement.hpp"

namespace riskshare::month_end {

LineKey key_of(const JournalLine& line, const Agreement& agreement)
{
    const std::size_t services = agreed_services(agreement).size();
    const std::size_t netting = services + 1;
    return {*agreement.find_partner(line.ledger),
            line.service.empty() ? netting
                                 : agreement.find_service(line.service).value_or(services),
            line.service,
            line.kind,
            agreement.find_partner(line.with).value_or(agreement.partners().size()),
            line.account};
}

std::string subject_of(const std::string& service, const Agreement& agreement)
{
    if (service.empty()) { return "Netting"; }
    const auto index = agreement.find_service(service);
    return index ? agreement.terms().services[*index].name : service;
}

}  // namespace riskshare::month_end
