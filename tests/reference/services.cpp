#include "services.hpp"

#include <cstddef>
#include <stdexcept>

namespace reference {
namespace {

/// The item of a list that has the id.
const Json& with_id(const Json& list, const Json& id)
{
    for (const Json& item : list) {
        if (item.at("id") == id) { return item; }
    }
    throw std::out_of_range{"no such id"};
}

/// An amount of each partner's line; a partner without a line, and a line without income, has none.
Amounts amounts(const Json& lines, const char* what, const Partners& partners)
{
    Amounts amounts;
    for (const std::string& partner : partners) {
        const bool is_stated = lines.contains(partner) && lines.at(partner).contains(what);
        amounts.push_back(is_stated
                              ? pence_of(lines.at(partner).at(what).get_ref<const std::string&>())
                              : Pence{0});
    }
    return amounts;
}

Amounts less(Amounts amounts, const Amounts& others)
{
    for (std::size_t i = 0; i < amounts.size(); ++i) { amounts[i] -= others[i]; }
    return amounts;
}

Amounts plus(Amounts amounts, const Amounts& others)
{
    for (std::size_t i = 0; i < amounts.size(); ++i) { amounts[i] += others[i]; }
    return amounts;
}

/// The change that variations make to a service's contributions, gross amounts or income.
Amounts changes(const Json& agreement, int month, const Json& service, const char* what,
                const Partners& partners)
{
    Amounts changes(partners.size(), 0);
    for (const Json& variation : agreement.value("variations", Json::array())) {
        if (month_of(variation) > month) { continue; }
        for (const Json& change : variation.at("changes")) {
            if (change.at("service") != service.at("id")) { continue; }
            for (std::size_t i = 0; i < partners.size(); ++i) {
                if (change.at("partner") != partners[i]) { continue; }
                changes[i] += pence_of(change.value(what, "0"));
            }
        }
    }
    return changes;
}

/// Section 3: "by statute; if none is, by regulation; if none is, the one that has traditionally
/// commissioned it".
std::string responsible_partner(const Json& responsible)
{
    for (const char* ground : {"statutory", "regulation", "traditional"}) {
        if (responsible.contains(ground)) { return responsible.at(ground).get<std::string>(); }
    }
    throw std::out_of_range{"nobody is responsible"};
}

/// Section 4: an adjustment is borne as it says, a planned overspend that says nothing by the
/// responsible partner.
Amounts borne(const Json& adjustment, const std::string& responsible, const Partners& partners)
{
    const Json by_default{{responsible, adjustment.at("amount")}};
    const Json borne_by = adjustment.value("borne_by", by_default);
    Amounts borne;
    for (const std::string& partner : partners) {
        borne.push_back(pence_of(borne_by.value(partner, "0")));
    }
    return borne;
}

/// All adjustments of a service together, as borne.
Amounts adjustments(const Json& figures, const std::string& responsible, const Partners& partners)
{
    Amounts all(partners.size(), 0);
    for (const Json& adjustment : figures.value("adjustments", Json::array())) {
        const Amounts one = borne(adjustment, responsible, partners);
        for (std::size_t i = 0; i < all.size(); ++i) { all[i] += one[i]; }
    }
    return all;
}

/// Section 3: the stream that pays for a service, where it names a reserve for its underspends.
Json stream_with_reserve(const Json& stated, const Json& streams)
{
    for (const Json& contribution : stated.at("contributions")) {
        if (!contribution.is_object() || !contribution.contains("streams")) { continue; }
        for (const Json& stream : streams) {
            const bool pays = contribution.at("streams").contains(stream.at("id"));
            if (pays && stream.contains("underspend_to")) { return stream; }
        }
    }
    return nullptr;
}

Service read_service(const Json& agreement, int month, const Json& stated, const Json& figures,
                     const Partners& partners)
{
    Service service;
    service.id = stated.at("id").get<std::string>();
    service.fund = stated.at("fund").get<std::string>();
    service.is_ring_fenced = stated.contains("ring_fence");
    service.is_capital = stated.value("capital", false);
    service.responsible = responsible_partner(stated.at("responsible"));
    service.stream = stream_with_reserve(stated, agreement.value("streams", Json::array()));

    service.opening_gross = amounts(stated.at("contributions"), "gross", partners);
    const Amounts opening_income = amounts(stated.at("contributions"), "income", partners);
    service.opening_net = less(service.opening_gross, opening_income);
    service.in_kind = amounts(stated.value("in_kind", Json::object()), "value", partners);
    service.gross =
        plus(service.opening_gross, changes(agreement, month, stated, "gross", partners));
    service.income = plus(opening_income, changes(agreement, month, stated, "income", partners));
    service.net = less(service.gross, service.income);
    service.recorded = less(amounts(figures.at("outturn"), "gross", partners),
                            amounts(figures.at("outturn"), "income", partners));
    service.adjustments = adjustments(figures, service.responsible, partners);

    service.variance = total(service.recorded) - total(service.net);
    service.shareable_variance = service.variance - total(service.adjustments);
    return service;
}

}  // namespace

Pence Service::kept_underspend() const
{
    return stream.is_null() || shareable_variance > 0 ? Pence{0} : shareable_variance;
}

int month_of(const Json& variation)
{
    const int calendar_month = std::stoi(variation.at("date").get<std::string>().substr(5, 2));
    return calendar_month >= 4 ? calendar_month - 3 : calendar_month + 9;
}

std::vector<Service> read_services(const Json& agreement, const Json& position,
                                   const Partners& partners)
{
    std::vector<Service> services;
    for (const Json& stated : agreement.at("services")) {
        if (stated.at("fund") == "associated") { continue; }
        const Json& figures = with_id(position.at("services"), stated.at("id"));
        services.push_back(
            read_service(agreement, position.at("month").get<int>(), stated, figures, partners));
    }
    return services;
}

}  // namespace reference
