#include "agreed.hpp"

#include <algorithm>

namespace riskshare::replay {

Partners partners_of(const Json& agreement)
{
    Partners partners;
    for (const Json& partner : list_in(agreement, "partners")) {
        partners.emplace_back(text_at(partner, "/id"));
    }
    return partners;
}

bool is_in_fund(const Json& service) { return text_at(service, "/fund") != "associated"; }

bool has_capital(const Json& agreement)
{
    return std::ranges::any_of(list_in(agreement, "services"), [](const Json& service) {
        const Json* capital = member(service, "capital");
        return capital != nullptr && *capital == Json(true) && is_in_fund(service);
    });
}

const Json& agreed_bands(const Json& agreement, std::size_t risk_share, std::string_view direction)
{
    return list(find(agreement, below(below("/risk_shares", risk_share), direction)));
}

bool limits_payments(const Json& risk_share)
{
    return text_at(risk_share, "/cap_limits") == "payment";
}

std::vector<const Json*> services_with_vat(const Json& agreement)
{
    std::vector<const Json*> services;
    for (const Json& service : list_in(agreement, "services")) {
        if (member(service, "vat") != nullptr) { services.push_back(&service); }
    }
    return services;
}

const Json* decision_on(const Json& position, std::string_view risk_share)
{
    const Json& decisions = list_in(position, "decisions");
    const auto found = std::ranges::find_if(decisions, [&](const Json& decision) {
        return text_at(decision, "/risk_share") == risk_share;
    });
    return found == decisions.end() ? nullptr : &*found;
}

bool has_stream_reserve(const Json& agreement)
{
    return std::ranges::any_of(list_in(agreement, "streams"), [](const Json& stream) {
        return member(stream, "underspend_to") != nullptr;
    });
}

Keys parts_of_shareable(const Files& files)
{
    Keys parts{"shared", "by_responsibility", "outside_risk_share"};
    if (std::ranges::any_of(list_in(files.agreement, "risk_shares"), limits_payments)) {
        parts.insert("payment_limit");
    }
    if (!list_in(files.position, "decisions").empty()) { parts.insert("decision"); }
    if (has_stream_reserve(files.agreement)) { parts.insert("ring_fenced"); }
    return parts;
}

}  // namespace riskshare::replay
