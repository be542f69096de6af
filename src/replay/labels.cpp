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

std::vector<std::string> ids_of(const Json& list)
{
    std::vector<std::string> ids;
    for (const Json& item : list) { ids.emplace_back(text_at(item, "/id")); }
    return ids;
}

std::vector<std::string> ids_in_fund(const Json& services)
{
    std::vector<std::string> ids;
    for (const Json& service : services) {
        if (is_in_fund(service)) { ids.emplace_back(text_at(service, "/id")); }
    }
    return ids;
}

/// The partners with a value in an object, except one, in the order of the agreement.
std::vector<std::string> partners_in(const Json* by_partner, const Partners& partners,
                                     std::string_view except = {})
{
    std::vector<std::string> named;
    for (const std::string& partner : partners) {
        const bool is_there = by_partner != nullptr && member(*by_partner, partner) != nullptr;
        if (is_there && partner != except) { named.push_back(partner); }
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
        expect_ids("/partners", partners_);
        expect_ids("/not_pooled", ids_of(list_in(files_.agreement, "not_pooled")));
        expect_list("/not_pooled", {"kind", "from", "to"}, says_agreement,
                    list_in(files_.agreement, "not_pooled"));
        expect_ending();
        expect_vat();
        expect_ring_fenced();
        expect_ids("/risk_shares", ids_of(list_in(files_.agreement, "risk_shares")));
        if (files_.settlement.contains("by_service")) {
            expect_ids("/by_service", ids_in_fund(list_in(files_.agreement, "services")));
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

    /// The same for each object of a list, as far as both lists go.
    void expect_list(const std::string& pointer, std::initializer_list<const char*> keys,
                     std::string_view who_says, const Json& there)
    {
        for (std::size_t i = 0; i < std::min(settled(pointer).size(), there.size()); ++i) {
            expect_keys(below(pointer, i), keys, who_says, there[i]);
        }
    }

    void expect_count(const std::string& pointer, std::size_t count, std::string_view who_has)
    {
        if (settled(pointer).size() == count) { return; }
        findings_.add(pointer, fmt::format("has {} items, and {} {}", settled(pointer).size(),
                                           who_has, count));
    }

    /// Expects a list of objects with these ids.
    void expect_ids(const std::string& pointer, const std::vector<std::string>& ids)
    {
        expect_count(pointer, ids.size(), "the agreement");
        const Json& list = settled(pointer);
        for (std::size_t i = 0; i < std::min(list.size(), ids.size()); ++i) {
            if (text_at(list[i], "/id") == ids[i]) { continue; }
            findings_.add(below(pointer, i),
                          fmt::format("has the id {}, and the agreement {}",
                                      shown(member(list[i], "id")), in_quotes(ids[i])));
        }
    }

    /// Expects a list of objects with these names under a key.
    void expect_names(const std::string& pointer, const char* key,
                      const std::vector<std::string>& names)
    {
        expect_count(pointer, names.size(), "should have");
        const Json& list = settled(pointer);
        for (std::size_t i = 0; i < std::min(list.size(), names.size()); ++i) {
            if (text_at(list[i], below("", key)) == names[i]) { continue; }
            findings_.add(below(below(pointer, i), key),
                          fmt::format("is {}, and should be {}", shown(member(list[i], key)),
                                      in_quotes(names[i])));
        }
    }

    void expect_ending()
    {
        const bool is_stated = member(files_.position, "ending") != nullptr;
        if (member(files_.settlement, "ending") == nullptr || !is_stated) { return; }
        const Json stated = stated_ending(files_);
        expect_count("/ending/items", stated.size(), "the position with the reserve");
        expect_list("/ending/items", {"id", "kind", "held_by"}, should_be, stated);
        expect_ids("/ending/partners", partners_);
    }

    /// Expects the services with VAT terms, the partners that they could move to, and the partners
    /// tested for partial exemption.
    void expect_vat()
    {
        if (member(files_.settlement, "vat") == nullptr) { return; }
        const std::vector<const Json*> agreed = services_with_vat(files_.agreement);
        std::vector<std::string> ids;
        for (const Json* service : agreed) { ids.emplace_back(text_at(*service, "/id")); }
        expect_names("/vat/services", "id", ids);
        for (std::size_t i = 0; i < std::min(settled("/vat/services").size(), agreed.size()); ++i) {
            const Json& terms = *member(*agreed[i], "vat");
            const std::string place = below("/vat/services", i);
            expect_keys(place, {"delivered_by", "agent_for"}, says_agreement, terms);
            const std::string_view regime =
                text_at(terms, terms.contains("agent_for") ? "/agent_for" : "/delivered_by");
            expect_names(below(place, "moving"), "to",
                         partners_in(member(terms, "recovery"), partners_, regime));
        }
        expect_names("/vat/partial_exemption", "partner",
                     partners_in(member(files_.position, "partial_exemption"), partners_));
    }

    void expect_ring_fenced()
    {
        const Json fences = ring_fences(files_.agreement);
        expect_count("/ring_fenced", fences.size(), "the agreement");
        expect_list("/ring_fenced", {"service", "stream", "partner", "reserve"}, says_agreement,
                    fences);
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
        if (bands.size() != agreed.size()) {
            findings_.add(pointer, fmt::format("has {} items, and the agreement {} for an {}",
                                               bands.size(), agreed.size(), direction));
        }
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

    /// Expects who decided, when and in which minute, as the position says.
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
