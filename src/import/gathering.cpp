#include "gathering.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <riskshare/rules/net.hpp>

namespace riskshare::importing {
namespace {

template <class T>
T& entry_of(ByPartner<T>& list, const std::string& partner, T if_new)
{
    const auto found = std::ranges::find(list, partner, &std::pair<std::string, T>::first);
    if (found != list.end()) { return found->second; }
    return list.emplace_back(partner, std::move(if_new)).second;
}

}  // namespace

Services::Services(std::vector<ImportedService>& services) : services_{services}
{
    for (std::size_t i = 0; i < services.size(); ++i) { places_.emplace(services[i].id, i); }
}

std::pair<ImportedService&, bool> Services::find_or_add(const std::string& id)
{
    const auto [place, is_new] = places_.emplace(id, services_.size());
    if (is_new) { services_.push_back({.id = id}); }
    return {services_[place->second], is_new};
}

void add(ByPartner<Recorded>& list, const std::string& partner, const Recorded& amounts)
{
    entry_of(list, partner, Recorded{.gross = 0_p}) += amounts;
}

void add(ByPartner<LedgerFigures>& list, const std::string& partner, const LedgerColumn& figure,
         const Recorded& amounts)
{
    std::optional<Recorded>& total = entry_of(list, partner, LedgerFigures{}).*figure.figure;
    if (!total) { total = Recorded{.gross = 0_p}; }
    *total += amounts;
}

}  // namespace riskshare::importing
