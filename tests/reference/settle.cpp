#include "settle.hpp"

#include <algorithm>
#include <cstddef>

#include "ending.hpp"
#include "partners.hpp"
#include "payments.hpp"
#include "risk_share.hpp"
#include "services.hpp"
#include "vat.hpp"

namespace reference {
namespace {

Partners ids_of(const Json& partners)
{
    Partners ids;
    for (const Json& partner : partners) { ids.push_back(partner.at("id").get<std::string>()); }
    return ids;
}

Json by_partner(const Amounts& amounts, const Partners& partners)
{
    Json object = Json::object();
    for (std::size_t i = 0; i < partners.size(); ++i) {
        object[partners[i]] = to_pounds(amounts[i]);
    }
    return object;
}

/// Section 3: "pooled and aligned together are the integrated fund".
template <class Belongs>
Json fund_totals(const std::vector<Service>& services, const Partners& partners, Belongs belongs)
{
    Pence gross = 0;
    Pence income = 0;
    Amounts net(partners.size(), 0);
    for (const Service& service : services) {
        if (!belongs(service)) { continue; }
        gross += total(service.gross);
        income += total(service.income);
        for (std::size_t i = 0; i < net.size(); ++i) { net[i] += service.net[i]; }
    }
    return {{"gross", to_pounds(gross)},
            {"income", to_pounds(income)},
            {"net", to_pounds(gross - income)},
            {"net_by_partner", by_partner(net, partners)}};
}

Json fund_table(const std::vector<Service>& services, const Partners& partners)
{
    const auto is_pooled = [](const Service& service) { return service.fund == "pooled"; };
    const auto is_aligned = [](const Service& service) { return service.fund == "aligned"; };
    const auto is_any = [](const Service& /*service*/) { return true; };
    const auto is_capital = [](const Service& service) { return service.is_capital; };
    Json table{{"pooled", fund_totals(services, partners, is_pooled)},
               {"aligned", fund_totals(services, partners, is_aligned)},
               {"integrated", fund_totals(services, partners, is_any)}};
    if (std::ranges::any_of(services, is_capital)) {
        table["capital"] = fund_totals(services, partners, is_capital);
    }
    return table;
}

/// Section 3: "money that is not pooled is recorded beside the fund", as the agreement states it.
Json not_pooled(const Json& agreement)
{
    Json list = Json::array();
    for (const Json& stated : agreement.value("not_pooled", Json::array())) {
        list.push_back({{"id", stated.at("id")},
                        {"kind", stated.at("kind")},
                        {"from", stated.at("from")},
                        {"to", stated.at("to")},
                        {"amount", to_pounds(pence_of(stated.at("amount").get<std::string>()))}});
    }
    return list;
}

Json written(const Band& band, const RiskShare& risk_share, const Partners& partners)
{
    const int sign = sign_of(risk_share);
    Amounts borne = band.by_partner;
    for (Pence& amount : borne) { amount *= sign; }

    Json object{{"direction", sign < 0 ? "underspend" : "overspend"},
                {"from", to_pounds(band.from)}};
    if (band.to) { object["to"] = to_pounds(*band.to); }
    object["split"] = band.split;
    object["amount"] = to_pounds(total(borne) + sign * band.reserve);
    object["by_partner"] = by_partner(borne, partners);
    if (band.maximum_by_partner) {
        object["maximum_by_partner"] = by_partner(*band.maximum_by_partner, partners);
    }
    return object;
}

Json written(const RiskShare& risk_share, const Partners& partners)
{
    Json bands = Json::array();
    for (const Band& band : risk_share.bands) {
        bands.push_back(written(band, risk_share, partners));
    }
    Json object{{"id", risk_share.id},
                {"base", by_partner(risk_share.base, partners)},
                {"shareable_variance", to_pounds(risk_share.shareable_variance)},
                {"bands", bands}};
    if (const auto& limit = risk_share.payment_limit) {
        object["payment_limit"] = {{"before_by_partner", by_partner(limit->before, partners)},
                                   {"maximum_by_partner", by_partner(limit->maximum, partners)},
                                   {"change_by_partner", by_partner(limit->change, partners)},
                                   {"reserve", to_pounds(limit->reserve)}};
    }
    return object;
}

/// The position's decision on a risk share; null where it has none.
Json decision_on(const std::string& risk_share, const Json& position)
{
    for (const Json& decision : position.value("decisions", Json::array())) {
        if (decision.at("risk_share") == risk_share) { return decision; }
    }
    return nullptr;
}

Pence opening_balance(const Json& agreement)
{
    if (!agreement.contains("reserve")) { return 0; }
    return pence_of(agreement.at("reserve").at("balance").get<std::string>());
}

/// The amount a decision lays on each partner, the reserve last. "Whoever is left out bears
/// nothing."
Amounts decided_by(const Json& decision, Partners parties)
{
    parties.push_back("reserve");
    Amounts decided;
    for (const std::string& party : parties) {
        decided.push_back(pence_of(decision.at("borne_by").value(party, "0")));
    }
    return decided;
}

/// Section 5: what decisions on the reserve draw; "what they add cannot be drawn on".
Pence drawn_by(const Json& decision)
{
    return std::max(Pence{0}, pence_of(decision.at("borne_by").value("reserve", "0")));
}

/// Section 5: "The draws of decisions are set aside first. A formula that a decision stands beside
/// finds the decision's own draw there too, and takes nothing from those after it."
std::vector<RiskShare> share_all(const Json& agreement, const Json& position,
                                 const std::vector<Service>& services, const Partners& partners)
{
    Pence reserve_left = opening_balance(agreement);
    for (const Json& decision : position.value("decisions", Json::array())) {
        reserve_left -= drawn_by(decision);
    }
    std::vector<RiskShare> risk_shares;
    for (const Json& stated : agreement.at("risk_shares")) {
        const Json decision = decision_on(stated.at("id").get<std::string>(), position);
        if (decision.is_null()) {
            risk_shares.push_back(share(stated, services, partners, reserve_left));
            continue;
        }
        Pence found_there = reserve_left + drawn_by(decision);
        risk_shares.push_back(share(stated, services, partners, found_there));
        risk_shares.back().decision = {by_formula(risk_shares.back()),
                                       decided_by(decision, partners)};
    }
    return risk_shares;
}

Json written(const Decision& decision, const Json& stated, const Partners& partners)
{
    Amounts difference = decision.decided;
    for (std::size_t i = 0; i < difference.size(); ++i) { difference[i] -= decision.formula[i]; }
    return {{"decided_by", stated.at("decided_by")},
            {"date", stated.at("date")},
            {"minute", stated.at("minute")},
            {"formula_by_partner", by_partner(decision.formula, partners)},
            {"decided_by_partner", by_partner(decision.decided, partners)},
            {"difference_by_partner", by_partner(difference, partners)},
            {"reserve",
             {{"formula", to_pounds(decision.formula.back())},
              {"decided", to_pounds(decision.decided.back())},
              {"difference", to_pounds(difference.back())}}}};
}

bool has_stream_reserve(const Json& agreement)
{
    const Json streams = agreement.value("streams", Json::array());
    return std::any_of(streams.begin(), streams.end(),
                       [](const Json& stream) { return stream.contains("underspend_to"); });
}

/// Section 4: "ring-fenced money".
Json ring_fenced(const std::vector<Service>& services)
{
    Json list = Json::array();
    for (const Service& service : services) {
        if (service.stream.is_null()) { continue; }
        list.push_back({{"service", service.id},
                        {"stream", service.stream.at("id")},
                        {"partner", service.stream.at("partner")},
                        {"reserve", service.stream.at("underspend_to")},
                        {"amount", to_pounds(-service.kept_underspend())}});
    }
    return list;
}

/// The figures of a partner that the files ask for.
struct Asked {
    bool payment_limit;
    bool decision;
    bool ring_fenced;
};

Json written(const Partner& partner, const std::string& id, const Asked& asked)
{
    Json object{{"id", id},
                {"funding", to_pounds(partner.funding)},
                {"recorded", to_pounds(partner.recorded)},
                {"shared", to_pounds(partner.shared)},
                {"by_responsibility", to_pounds(partner.by_responsibility)},
                {"outside_risk_share", to_pounds(partner.outside_risk_share)}};
    if (asked.payment_limit) { object["payment_limit"] = to_pounds(partner.payment_limit); }
    if (asked.decision) { object["decision"] = to_pounds(partner.decision); }
    if (asked.ring_fenced) { object["ring_fenced"] = to_pounds(partner.ring_fenced); }
    object["adjustments"] = to_pounds(partner.adjustments);
    object["borne"] = to_pounds(partner.borne());
    object["without_risk_share"] = to_pounds(partner.without_risk_share);
    object["net_risk_payment"] = to_pounds(partner.net_risk_payment());
    object["ledger_settlement"] = to_pounds(partner.ledger_settlement());
    return object;
}

Json written(const Payment& payment, const char* kind)
{
    return {{"kind", kind},
            {"from", payment.from},
            {"to", payment.to},
            {"amount", to_pounds(payment.amount)}};
}

/// Section 6: "the reserve is the last party."
Json all_payments(Partners parties, const std::vector<Partner>& results, const Pence& reserve)
{
    Amounts risk_payments;
    Amounts ledger_settlements;
    for (const Partner& partner : results) {
        risk_payments.push_back(partner.net_risk_payment());
        ledger_settlements.push_back(partner.ledger_settlement());
    }
    parties.push_back("reserve");
    risk_payments.push_back(reserve);
    ledger_settlements.push_back(reserve);

    Json list = Json::array();
    for (const Payment& payment : payments(parties, risk_payments)) {
        list.push_back(written(payment, "risk_share"));
    }
    for (const Payment& payment : payments(parties, ledger_settlements)) {
        list.push_back(written(payment, "ledger_settlement"));
    }
    return list;
}

}  // namespace

Json settle(const Json& agreement, const Json& position)
{
    const Partners partners = ids_of(agreement.at("partners"));
    const std::vector<Service> services = read_services(agreement, position, partners);

    const std::vector<RiskShare> risk_shares = share_all(agreement, position, services, partners);
    Json risk_shares_written = Json::array();
    for (const RiskShare& risk_share : risk_shares) {
        risk_shares_written.push_back(written(risk_share, partners));
        if (!risk_share.decision) { continue; }
        risk_shares_written.back()["decision"] =
            written(*risk_share.decision, decision_on(risk_share.id, position), partners);
    }

    const bool limits_payments = std::ranges::any_of(risk_shares, [](const RiskShare& risk_share) {
        return risk_share.payment_limit.has_value();
    });
    const Asked asked{limits_payments, !position.value("decisions", Json::array()).empty(),
                      has_stream_reserve(agreement)};
    std::vector<Partner> results;
    Json partners_written = Json::array();
    for (std::size_t i = 0; i < partners.size(); ++i) {
        results.push_back(partner_at(i, partners[i], services, risk_shares));
        partners_written.push_back(written(results.back(), partners[i], asked));
    }

    const Pence reserve = borne_by_reserve(risk_shares);
    Json settlement{{"format", "riskshare/settlement/1"},
                    {"agreement", agreement.at("name")},
                    {"financial_year", agreement.at("financial_year")},
                    {"month", position.at("month")},
                    {"basis", position.at("basis")},
                    {"fund", fund_table(services, partners)}};
    const Json beside = not_pooled(agreement);
    if (!beside.empty()) { settlement["not_pooled"] = beside; }
    settlement["risk_shares"] = risk_shares_written;
    if (asked.ring_fenced) { settlement["ring_fenced"] = ring_fenced(services); }
    settlement["partners"] = partners_written;
    settlement["reserve"] = to_pounds(reserve);
    Json all_paid = all_payments(partners, results, reserve);
    if (position.contains("ending")) {
        Amounts funding;
        for (const Partner& partner : results) { funding.push_back(partner.funding); }
        const Ending ending =
            end(agreement, position, partners, funding, opening_balance(agreement) - reserve);
        settlement["ending"] = ending.written;
        for (const Payment& payment : ending.payments) {
            all_paid.push_back(written(payment, "ending"));
        }
    }
    settlement["payments"] = all_paid;
    const Json apart = vat(agreement, position, partners);
    if (!apart.is_null()) { settlement["vat"] = apart; }
    return settlement;
}

}  // namespace reference
