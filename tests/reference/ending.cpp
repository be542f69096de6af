#include "ending.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "apportion.hpp"

namespace reference {
namespace {

/// Something that is left.
struct Left {
    std::string id;
    std::string kind;
    Pence amount;
    std::string held_by;
};

/// "A reserve is one that the agreement states, or that a band uses."
bool has_reserve(const Json& agreement)
{
    if (agreement.contains("reserve")) { return true; }
    for (const Json& risk_share : agreement.at("risk_shares")) {
        for (const char* direction : {"overspend", "underspend"}) {
            for (const Json& band : risk_share.at(direction)) {
                if (band.at("split") == "reserve") { return true; }
            }
        }
    }
    return false;
}

/// "What is left in the reserve is an unspent balance too, and the host keeps it."
std::vector<Left> all_left(const Json& agreement, const Json& position, const Pence& reserve_left)
{
    std::vector<Left> all;
    for (const Json& item : position.at("ending")) {
        all.push_back({item.at("id").get<std::string>(), item.at("kind").get<std::string>(),
                       pence_of(item.at("amount").get<std::string>()),
                       item.at("held_by").get<std::string>()});
    }
    if (has_reserve(agreement)) {
        all.push_back(
            {"reserve", "unspent_balance", reserve_left, agreement.at("host").get<std::string>()});
    }
    return all;
}

/// "Redundancy, pensions and other liabilities cost"; the other kinds are assets.
bool is_asset(const std::string& kind)
{
    return kind != "redundancy" && kind != "pensions" && kind != "other_liability";
}

/// "By the rule of its kind."
const Json& split_of(const Json& agreement, const std::string& kind)
{
    for (const Json& rule : agreement.at("ending")) {
        if (rule.at("kind") == kind) { return rule.at("split"); }
    }
    throw std::invalid_argument{"no rule for " + kind};
}

/// "By net contributions, equally, by fixed percentages, or all to one partner."
Ratio weight(const Json& split, const std::string& partner, const Pence& funding)
{
    if (split == "contributions") { return Ratio{funding}; }
    if (split == "equal") { return 1; }
    if (split.contains("to")) { return split.at("to") == partner ? 1 : 0; }
    return ratio_of(split.at("fixed").value(partner, "0%"));
}

}  // namespace

Ending end(const Json& agreement, const Json& position, const Partners& partners,
           const Amounts& funding, const Pence& reserve_left)
{
    const std::size_t count = partners.size();
    Json items = Json::array();
    Amounts assets_held(count, 0);
    Amounts assets(count, 0);
    Amounts liabilities_met(count, 0);
    Amounts liabilities(count, 0);
    for (const Left& left : all_left(agreement, position, reserve_left)) {
        const Json& split = split_of(agreement, left.kind);
        Weights weights;
        for (std::size_t i = 0; i < count; ++i) {
            weights.push_back(weight(split, partners[i], funding[i]));
        }
        const Amounts parts = apportion(left.amount, weights);
        Json by_partner = Json::object();
        for (std::size_t i = 0; i < count; ++i) {
            by_partner[partners[i]] = to_pounds(parts[i]);
            (is_asset(left.kind) ? assets : liabilities)[i] += parts[i];
            if (partners[i] != left.held_by) { continue; }
            (is_asset(left.kind) ? assets_held : liabilities_met)[i] += left.amount;
        }
        items.push_back({{"id", left.id},
                         {"kind", left.kind},
                         {"amount", to_pounds(left.amount)},
                         {"held_by", left.held_by},
                         {"by_partner", by_partner}});
    }
    Json by_partner = Json::array();
    Amounts settlements;
    for (std::size_t i = 0; i < count; ++i) {
        // "Assets kept and parts of the liabilities, less parts of the assets and liabilities met."
        settlements.push_back(assets_held[i] + liabilities[i] - assets[i] - liabilities_met[i]);
        by_partner.push_back({{"id", partners[i]},
                              {"assets_held", to_pounds(assets_held[i])},
                              {"assets", to_pounds(assets[i])},
                              {"liabilities_met", to_pounds(liabilities_met[i])},
                              {"liabilities", to_pounds(liabilities[i])},
                              {"settlement", to_pounds(settlements[i])}});
    }
    return {{{"items", items}, {"partners", by_partner}}, payments(partners, settlements)};
}

}  // namespace reference
