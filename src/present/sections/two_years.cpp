#include "two_years.hpp"

#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "present/wording.hpp"

namespace riskshare::present {
namespace {

std::vector<Matched> partners_of(const Agreement& agreement)
{
    std::vector<Matched> list;
    const std::vector<std::string> names = partner_names(agreement);
    for (std::size_t i = 0; i < names.size(); ++i) {
        list.push_back({agreement.partners()[i].id, names[i], i, std::nullopt});
    }
    return list;
}

std::vector<Matched> services_of(const MemorandumAccount& account)
{
    std::vector<Matched> list;
    for (std::size_t i = 0; i < account.services.size(); ++i) {
        const Service& service =
            account.position.agreement().terms().services[account.services[i].service];
        list.push_back({service.id, service.name, i, std::nullopt});
    }
    return list;
}

/// Gives those of this year their indexes in the year before, and adds those that have ceased.
std::vector<Matched> matched(std::vector<Matched> list, const std::vector<Matched>& before)
{
    std::map<std::string, std::size_t> indexes;
    for (std::size_t i = 0; i < list.size(); ++i) { indexes.emplace(list[i].id, i); }
    for (const Matched& old : before) {
        if (const auto now = indexes.find(old.id); now != indexes.end()) {
            list[now->second].before = old.now;
        } else {
            list.push_back({old.id, old.name, std::nullopt, old.now});
        }
    }
    return list;
}

}  // namespace

std::vector<Matched> TwoYears::partners() const
{
    std::vector<Matched> now = partners_of(account.position.agreement());
    return prior == nullptr ? now
                            : matched(std::move(now), partners_of(prior->position.agreement()));
}

std::vector<Matched> TwoYears::services() const
{
    std::vector<Matched> now = services_of(account);
    return prior == nullptr ? now : matched(std::move(now), services_of(*prior));
}

std::vector<std::string> TwoYears::header(std::vector<std::string> now,
                                          const std::vector<std::string>& before) const
{
    if (prior == nullptr) { return now; }
    for (const std::string& title : before) {
        now.push_back(fmt::format("{}, {}", title, year_before()));
    }
    return now;
}

std::vector<std::string> TwoYears::header(std::string first) const
{
    std::vector<std::string> header{std::move(first), year()};
    if (prior != nullptr) { header.push_back(year_before()); }
    return header;
}

void TwoYears::add_row(Table& table, Row now, const Row& before) const
{
    if (prior != nullptr) { now.insert(now.end(), before.begin(), before.end()); }
    table.rows.push_back(std::move(now));
}

}  // namespace riskshare::present
