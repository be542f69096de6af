#include "contributions.hpp"

#include <set>
#include <string>
#include <vector>

#include "amounts.hpp"
#include "apportion.hpp"
#include "services.hpp"

namespace reference {
namespace {

/// The months of a profile: "every month; the first or the last of each quarter; or one".
std::set<int> months_of(const Json& profile)
{
    if (profile == "monthly") { return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; }
    if (profile == "quarterly_in_advance") { return {1, 4, 7, 10}; }
    if (profile == "quarterly_in_arrears") { return {3, 6, 9, 12}; }
    return {profile.at("single").get<int>()};
}

/// "Split over the months of the profile from k on; if none is left it is due in month k."
Amounts spread(const Pence& amount, const Json& profile, int from)
{
    std::set<int> months;
    for (const int month : months_of(profile)) {
        if (month >= from) { months.insert(month); }
    }
    if (months.empty()) { months.insert(from); }
    Weights weights;
    for (int month = 1; month <= 12; ++month) { weights.push_back(months.contains(month) ? 1 : 0); }
    Amounts parts = apportion(abs(amount), weights);
    if (amount < 0) {
        for (Pence& part : parts) { part = -part; }
    }
    return parts;
}

struct PutIn {
    Pence gross;
    Pence income;

    void add(const Json& line)
    {
        gross += pence_of(line.value("gross", "0"));
        income += pence_of(line.value("income", "0"));
    }
};

Json written(const PutIn& money)
{
    return {{"gross", to_pounds(money.gross)},
            {"income", to_pounds(money.income)},
            {"net", to_pounds(money.gross - money.income)}};
}

/// The variations that count by the end of a month.
std::vector<Json> counted(const Json& agreement, int month)
{
    std::vector<Json> counted;
    for (const Json& variation : agreement.value("variations", Json::array())) {
        if (month_of(variation) <= month) { counted.push_back(variation); }
    }
    return counted;
}

/// A change of one contribution, with its month and whether it is recurrent.
struct Change {
    Json line;
    int month;
    bool is_recurrent;
};

std::vector<Change> changes_of(const std::vector<Json>& variations, const Json& service,
                               const std::string& partner)
{
    std::vector<Change> changes;
    for (const Json& variation : variations) {
        for (const Json& change : variation.at("changes")) {
            if (change.at("service") != service.at("id") || change.at("partner") != partner) {
                continue;
            }
            changes.push_back({change, month_of(variation), variation.at("recurrent").get<bool>()});
        }
    }
    return changes;
}

/// Those who contribute as the year opens, then those whom variations bring.
std::vector<std::string> contributors(const Json& service, const std::vector<Json>& variations)
{
    std::vector<std::string> ids;
    std::set<std::string> seen;
    const auto add = [&](const std::string& id) {
        if (id != "note" && id != "clause" && seen.insert(id).second) { ids.push_back(id); }
    };
    for (const auto& [id, line] : service.at("contributions").items()) { add(id); }
    for (const Json& variation : variations) {
        for (const Json& change : variation.at("changes")) {
            if (change.at("service") == service.at("id")) {
                add(change.at("partner").get<std::string>());
            }
        }
    }
    return ids;
}

Pence paid_by(const std::string& partner, const Json& service, const Json& position)
{
    for (const Json& figures : position.at("services")) {
        if (figures.at("id") != service.at("id") || !figures.contains("paid")) { continue; }
        return pence_of(figures.at("paid").value(partner, "0"));
    }
    return 0;
}

Json contribution(const Json& service, const std::string& partner,
                  const std::vector<Json>& variations, const Json* position)
{
    const Json stated = service.at("contributions").value(partner, Json::object());
    const std::vector<Change> changes = changes_of(variations, service, partner);
    PutIn opening;
    PutIn recurrent;
    PutIn one_off;
    opening.add(stated);
    PutIn latest = opening;
    for (const Change& change : changes) {
        (change.is_recurrent ? recurrent : one_off).add(change.line);
        latest.add(change.line);
    }
    Json object{{"partner", partner},
                {"opening", written(opening)},
                {"recurrent", written(recurrent)},
                {"one_off", written(one_off)},
                {"latest", written(latest)}};
    if (!stated.contains("instalments")) { return object; }

    const Json& profile = stated.at("instalments");
    Amounts schedule = spread(opening.gross - opening.income, profile, 1);
    for (const Change& change : changes) {
        PutIn added;
        added.add(change.line);
        const Amounts parts = spread(added.gross - added.income, profile, change.month);
        for (std::size_t i = 0; i < schedule.size(); ++i) { schedule[i] += parts[i]; }
    }
    object["instalments"] = Json::array();
    for (const Pence& part : schedule) { object["instalments"].push_back(to_pounds(part)); }
    if (position == nullptr) { return object; }

    // "Due at a month is all that fell due by its end; due less paid is still to pay."
    schedule.resize(position->at("month").get<std::size_t>());
    const Pence due = total(schedule);
    const Pence paid = paid_by(partner, service, *position);
    object["due"] = to_pounds(due);
    object["paid"] = to_pounds(paid);
    object["still_due"] = to_pounds(due - paid);
    return object;
}

Json written(const Json& service, const std::vector<Json>& variations, const Json* position)
{
    Json object{{"id", service.at("id")},
                {"fund", service.at("fund")},
                {"money", service.value("capital", false) ? "capital" : "revenue"},
                {"contributions", Json::array()}};
    for (const std::string& partner : contributors(service, variations)) {
        object["contributions"].push_back(contribution(service, partner, variations, position));
    }
    Json in_kind = Json::object();
    const Json all = service.value("in_kind", Json::object());
    for (const auto& [id, stated] : all.items()) {
        if (id == "note" || id == "clause") { continue; }
        in_kind[id] = to_pounds(pence_of(stated.at("value").get<std::string>()));
    }
    if (!in_kind.empty()) { object["in_kind"] = in_kind; }
    return object;
}

}  // namespace

Json contributions(const Json& agreement, const Json* position)
{
    const int month = position == nullptr ? 12 : position->at("month").get<int>();
    const std::vector<Json> variations = counted(agreement, month);
    Json object{{"format", "riskshare/contributions/1"},
                {"agreement", agreement.at("name")},
                {"financial_year", agreement.at("financial_year")}};
    if (position != nullptr) { object["month"] = month; }
    for (const Json& variation : variations) { object["variations"].push_back(variation.at("id")); }
    object["services"] = Json::array();
    for (const Json& service : agreement.at("services")) {
        object["services"].push_back(written(service, variations, position));
    }
    return object;
}

}  // namespace reference
