#include "labels.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

/// A value of a file, for a message.
std::string shown(const Json* value)
{
    if (value == nullptr) { return "absent"; }
    if (value->is_string()) { return in_quotes(value->get_ref<const std::string&>()); }
    return value->is_primitive() ? value->dump(-1, ' ', false, Json::error_handler_t::replace)
                                 : value->type_name();
}

bool are_equal(const Json* a, const Json* b)
{
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

/// Objects of a file, for comparison with a list of the settlement.
using Objects = std::vector<const Json*>;

Objects objects_in(const Json& list)
{
    Objects objects;
    for (const Json& object : list) { objects.push_back(&object); }
    return objects;
}

Objects services_in_fund(const Json& agreement)
{
    Objects services = objects_in(list_in(agreement, "services"));
    std::erase_if(services, [](const Json* service) { return !is_in_fund(*service); });
    return services;
}

/// An object for each partner with a value in another, except one: its id under a key. In the order
/// of the agreement.
Json partners_in(const Json* by_partner, const Partners& partners, const char* key,
                 std::string_view except = {})
{
    Json named = Json::array();
    for (const std::string& partner : partners) {
        const bool is_there = by_partner != nullptr && member(*by_partner, partner) != nullptr;
        if (is_there && partner != except) { named.push_back({{key, partner}}); }
    }
    return named;
}

bool has_reserve(const Json& agreement)
{
    const auto uses_reserve = [](const Json& risk_share) {
        const auto is_reserve = [](const Json& band) {
            return text_at(band, "/split") == "reserve";
        };
        return std::ranges::any_of(list_in(risk_share, "overspend"), is_reserve) ||
               std::ranges::any_of(list_in(risk_share, "underspend"), is_reserve);
    };
    return agreement.contains("reserve") ||
           std::ranges::any_of(list_in(agreement, "risk_shares"), uses_reserve);
}

/// The items of the ending as the position states them, then the reserve, which the host holds.
Json stated_ending(const Files& files)
{
    Json items = list_in(files.position, "ending");
    if (has_reserve(files.agreement)) {
        items.push_back({{"id", "reserve"},
                         {"kind", "unspent_balance"},
                         {"held_by", text_at(files.agreement, "/host")}});
    }
    return items;
}

/// The stream with its own reserve that pays for a service; null if none does.
const Json* stream_with_reserve(const Json& agreement, const Json& service)
{
    const Json* contributions = member(service, "contributions");
    if (contributions == nullptr || !contributions->is_object()) { return nullptr; }
    for (const Json& contribution : *contributions) {
        const Json* stated = member(contribution, "streams");
        if (stated == nullptr) { continue; }
        for (const Json& stream : list_in(agreement, "streams")) {
            if (member(stream, "underspend_to") == nullptr) { continue; }
            if (member(*stated, text_at(stream, "/id")) != nullptr) { return &stream; }
        }
    }
    return nullptr;
}

/// The labels of ring-fenced underspends, one for each service in the fund that such a stream pays
/// for.
Json ring_fences(const Json& agreement)
{
    Json fences = Json::array();
    for (const Json& service : list_in(agreement, "services")) {
        const Json* stream = stream_with_reserve(agreement, service);
        if (stream == nullptr || !is_in_fund(service)) { continue; }
        fences.push_back({{"service", text_at(service, "/id")},
                          {"stream", text_at(*stream, "/id")},
                          {"partner", text_at(*stream, "/partner")},
                          {"reserve", text_at(*stream, "/underspend_to")}});
    }
    return fences;
}

/// A split as a settlement writes it: without remarks, and with percentages in their usual form.
Json split_as_settled(const Json& split)
{
    Json settled = split;
    if (!settled.is_object()) { return settled; }
    const auto forget_remarks = [](Json& object) {
        object.erase("note");
        object.erase("clause");
    };
    forget_remarks(settled);
    if (!settled.contains("fixed") || !settled["fixed"].is_object()) { return settled; }
    forget_remarks(settled["fixed"]);
    for (Json& percentage : settled["fixed"]) {
        if (!percentage.is_string()) { continue; }
        percentage = as_settled(percentage.get_ref<const std::string&>());
    }
    return settled;
}

class Labels {
public:
    Labels(const Files& files, const Partners& partners, Findings& findings)
        : files_{files}, partners_{partners}, findings_{findings}
    {}

    void check()
    {
        expect_format(files_.settlement, "settlement");
        expect_format(files_.agreement, "agreement");
        expect_format(files_.position, "position");
        expect_same("agreement", says_agreement, member(files_.agreement, "name"));
        expect_same("agreement", says_position, member(files_.position, "agreement"));
        for (const char* key : {"financial_year", "month", "basis"}) {
            expect_same(key, says_position, member(files_.position, key));
        }
        expect_same("financial_year", says_agreement, member(files_.agreement, "financial_year"));
        expect_list("/partners", {"id"}, objects_in(list_in(files_.agreement, "partners")));
        expect_list("/not_pooled", {"id", "kind", "from", "to"},
                    objects_in(list_in(files_.agreement, "not_pooled")));
        expect_ending();
        expect_vat();
        const Json fences = ring_fences(files_.agreement);
        expect_list("/ring_fenced", {"service", "stream", "partner", "reserve"},
                    objects_in(fences));
        expect_list("/risk_shares", {"id"}, objects_in(list_in(files_.agreement, "risk_shares")));
        if (files_.settlement.contains("by_service")) {
            expect_list("/by_service", {"id"}, services_in_fund(files_.agreement));
        }
        for (std::size_t i = 0; i < list_in(files_.settlement, "risk_shares").size(); ++i) {
            const std::string place = below("/risk_shares", i);
            expect_bands(place, i);
            expect_decision(place);
        }
    }

private:
    static constexpr std::string_view says_agreement = "the agreement says";
    static constexpr std::string_view says_position = "the position says";
    static constexpr std::string_view should_be = "should be";

    [[nodiscard]] const Json& settled(const std::string& pointer) const
    {
        return list(find(files_.settlement, pointer));
    }

    void expect_format(const Json& file, std::string_view name)
    {
        const std::string format = fmt::format("riskshare/{}/1", name);
        if (text_at(file, "/format") == format) { return; }
        findings_.add(name, fmt::format("must have the format {}, and has {}", in_quotes(format),
                                        shown(member(file, "format"))));
    }

    void expect_equal(const std::string& pointer, const Json* here, std::string_view who_says,
                      const Json* there)
    {
        if (are_equal(here, there)) { return; }
        findings_.add(pointer,
                      fmt::format("is {}, and {} {}", shown(here), who_says, shown(there)));
    }

    /// Expects a value of the whole settlement.
    void expect_same(const char* key, std::string_view who_says, const Json* there)
    {
        expect_equal(below("", key), member(files_.settlement, key), who_says, there);
    }

    /// Expects an object of the settlement to have another's values under these keys.
    void expect_keys(const std::string& pointer, std::initializer_list<const char*> keys,
                     std::string_view who_says, const Json& there)
    {
        const Json* here = find(files_.settlement, pointer);
        if (here == nullptr) { return; }
        for (const char* key : keys) {
            expect_equal(below(pointer, key), member(*here, key), who_says, member(there, key));
        }
    }

    void expect_count(const std::string& pointer, std::size_t count)
    {
        const std::size_t here = settled(pointer).size();
        if (here != count) {
            findings_.add(pointer, fmt::format("has {} items, not {}", here, count));
        }
    }

    /// Expects a list of as many objects with the values of these under the keys.
    void expect_list(const std::string& pointer, std::initializer_list<const char*> keys,
                     const Objects& there, std::string_view who_says = says_agreement)
    {
        expect_count(pointer, there.size());
        for (std::size_t i = 0; i < std::min(settled(pointer).size(), there.size()); ++i) {
            expect_keys(below(pointer, i), keys, who_says, *there[i]);
        }
    }

    void expect_ending()
    {
        const bool is_stated = member(files_.position, "ending") != nullptr;
        if (member(files_.settlement, "ending") == nullptr || !is_stated) { return; }
        const Json stated = stated_ending(files_);
        expect_list("/ending/items", {"id", "kind", "held_by"}, objects_in(stated), should_be);
        expect_list("/ending/partners", {"id"}, objects_in(list_in(files_.agreement, "partners")));
    }

    /// Expects the services with VAT terms, the partners that they could move to, and the partners
    /// tested for partial exemption.
    void expect_vat()
    {
        if (member(files_.settlement, "vat") == nullptr) { return; }
        const Objects agreed = services_with_vat(files_.agreement);
        expect_list("/vat/services", {"id"}, agreed);
        for (std::size_t i = 0; i < std::min(settled("/vat/services").size(), agreed.size()); ++i) {
            const Json& terms = *member(*agreed[i], "vat");
            const std::string place = below("/vat/services", i);
            expect_keys(place, {"delivered_by", "agent_for"}, says_agreement, terms);
            const std::string_view regime =
                text_at(terms, terms.contains("agent_for") ? "/agent_for" : "/delivered_by");
            const Json others = partners_in(member(terms, "recovery"), partners_, "to", regime);
            expect_list(below(place, "moving"), {"to"}, objects_in(others), should_be);
        }
        const Json tested =
            partners_in(member(files_.position, "partial_exemption"), partners_, "partner");
        expect_list("/vat/partial_exemption", {"partner"}, objects_in(tested), should_be);
    }

    /// Expects the agreement's bands for the direction of the shareable variance.
    void expect_bands(const std::string& risk_share, std::size_t index)
    {
        const auto variance =
            pence_of(text_at(files_.settlement, below(risk_share, "shareable_variance")));
        const std::string direction = variance && *variance < 0 ? "underspend" : "overspend";
        const Json& agreed = agreed_bands(files_.agreement, index, direction);
        const std::string pointer = below(risk_share, "bands");
        const Json& bands = settled(pointer);
        expect_count(pointer, agreed.size());
        for (std::size_t k = 0; k < std::min(bands.size(), agreed.size()); ++k) {
            const std::string place = below(pointer, k);
            if (text_at(bands[k], "/direction") != direction) {
                findings_.add(place, fmt::format("is of the direction {}, and the variance is an "
                                                 "{}",
                                                 shown(member(bands[k], "direction")), direction));
            }
            const Json* split = member(agreed[k], "split");
            const Json* settled_split = member(bands[k], "split");
            if (split == nullptr || settled_split == nullptr ||
                split_as_settled(*split) != *settled_split) {
                findings_.add(place, "has another split than the agreement");
            }
        }
    }

    /// Expects the body that decided, the date and the minute, as the position states them.
    void expect_decision(const std::string& risk_share)
    {
        const std::string_view id = text_at(files_.settlement, below(risk_share, "id"));
        if (const Json* stated = decision_on(files_.position, id)) {
            expect_keys(below(risk_share, "decision"), {"decided_by", "date", "minute"},
                        says_position, *stated);
        }
    }

    const Files& files_;
    const Partners& partners_;
    Findings& findings_;
};

}  // namespace

void check_labels(const Files& files, const Partners& partners, Findings& findings)
{
    Labels{files, partners, findings}.check();
}

}  // namespace riskshare::replay
