#include "vat.hpp"

#include <algorithm>
#include <map>

namespace reference {
namespace {

Pence amount_at(const Json& object, const char* key)
{
    return object.contains(key) ? pence_of(object.at(key).get<std::string>()) : Pence{0};
}

/// "VAT recovered is the partner's rate of the VAT incurred, to the nearest penny."
Pence recovered(const Pence& incurred, const Json& recovery)
{
    if (recovery.at("under") == "none") { return 0; }
    return nearest_penny(incurred * ratio_of(recovery.at("rate").get<std::string>()));
}

/// "The regime that applies is that of the partner that delivers the service or, where that acts as
/// agent, of its principal."
std::string regime(const Json& terms)
{
    return terms.at(terms.contains("agent_for") ? "agent_for" : "delivered_by").get<std::string>();
}

const Json& figures_of(const Json& service, const Json& position)
{
    const Json& list = position.at("services");
    const auto found = std::ranges::find_if(
        list, [&](const Json& figures) { return figures.at("id") == service.at("id"); });
    return found->at("vat");
}

/// Amounts by name, in the order of the format.
using Row = std::vector<std::pair<std::string, Pence>>;

void write(Json& object, const Row& row)
{
    for (const auto& [name, amount] : row) { object[name] = to_pounds(amount); }
}

Row row_of(const Json& terms, const Pence& incurred)
{
    const Pence part = recovered(incurred, terms.at("recovery").at(regime(terms)));
    const Pence budgeted = amount_at(terms, "budgeted");
    return {{"incurred", incurred},
            {"recovered", part},
            {"irrecoverable", incurred - part},
            {"budgeted", budgeted},
            {"of_variance", incurred - part - budgeted}};
}

/// "What moving costs is the irrecoverable VAT under the other partner's regime less that of now."
Json moving(const Json& terms, const Pence& incurred, const Partners& partners)
{
    const Json& recovery = terms.at("recovery");
    const Pence recovered_now = recovered(incurred, recovery.at(regime(terms)));
    Json list = Json::array();
    for (const std::string& partner : partners) {
        if (partner == regime(terms) || !recovery.contains(partner)) { continue; }
        const Pence recovered_then = recovered(incurred, recovery.at(partner));
        list.push_back({{"to", partner},
                        {"irrecoverable", to_pounds(incurred - recovered_then)},
                        {"cost", to_pounds(recovered_now - recovered_then)}});
    }
    return list;
}

/// "A local authority's exempt VAT is within the limit while it is at most 5% of all its VAT."
Json partial_exemption(const Json& position, const Partners& partners,
                       const std::map<std::string, Pence>& exempt_in_fund)
{
    Json list = Json::array();
    for (const std::string& partner : partners) {
        const Json all = position.value("partial_exemption", Json::object());
        if (!all.contains(partner)) { continue; }
        const Pence vat = amount_at(all.at(partner), "vat");
        Pence exempt = amount_at(all.at(partner), "exempt");
        if (exempt_in_fund.contains(partner)) { exempt += exempt_in_fund.at(partner); }
        const Pence limit = nearest_penny(Ratio{vat, 20});
        list.push_back({{"partner", partner},
                        {"vat", to_pounds(vat)},
                        {"exempt", to_pounds(exempt)},
                        {"limit", to_pounds(limit)},
                        {"headroom", to_pounds(limit - exempt)}});
    }
    return list;
}

}  // namespace

Json vat(const Json& agreement, const Json& position, const Partners& partners)
{
    Json services = Json::array();
    Row total{{"incurred", 0},
              {"recovered", 0},
              {"irrecoverable", 0},
              {"budgeted", 0},
              {"of_variance", 0}};
    std::map<std::string, Pence> exempt_in_fund;
    for (const Json& service : agreement.at("services")) {
        if (!service.contains("vat")) { continue; }
        const Json& terms = service.at("vat");
        const Json& figures = figures_of(service, position);
        const Pence incurred = amount_at(figures, "incurred");
        const Row row = row_of(terms, incurred);
        for (std::size_t i = 0; i < row.size(); ++i) { total[i].second += row[i].second; }
        exempt_in_fund[regime(terms)] += amount_at(figures, "exempt");

        Json written{{"id", service.at("id")}, {"delivered_by", terms.at("delivered_by")}};
        if (terms.contains("agent_for")) { written["agent_for"] = terms.at("agent_for"); }
        write(written, row);
        written["moving"] = moving(terms, incurred, partners);
        services.push_back(written);
    }
    if (services.empty()) { return nullptr; }
    Json written{{"services", services}, {"total", Json::object()}};
    write(written["total"], total);
    written["partial_exemption"] = partial_exemption(position, partners, exempt_in_fund);
    return written;
}

}  // namespace reference
