#include "labels.hpp"

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

/// What a file says at a place, for a message.
std::string shown(const Json* value)
{
    if (value == nullptr) { return "nothing"; }
    if (value->is_string()) { return in_quotes(value->get_ref<const std::string&>()); }
    return value->is_primitive() ? value->dump(-1, ' ', false, Json::error_handler_t::replace)
                                 : value->type_name();
}

bool are_equal(const Json* a, const Json* b) { return a != nullptr && b != nullptr && *a == *b; }

void expect_format(const Json& file, std::string_view name, Findings& findings)
{
    const std::string format = fmt::format("riskshare/{}/1", name);
    if (text_at(file, "/format") != format) {
        findings.add(name, fmt::format("must have the format {}, and has {}", in_quotes(format),
                                       shown(member(file, "format"))));
    }
}

/// Expects the settlement to say what another file says under a key.
void expect_same(const Json& settlement, std::string_view key, const Json& file,
                 std::string_view file_name, std::string_view key_there, Findings& findings)
{
    const Json* here = member(settlement, key);
    const Json* there = member(file, key_there);
    if (!are_equal(here, there)) {
        findings.add(below("", key), fmt::format("is {}, and the {} says {}", shown(here),
                                                 file_name, shown(there)));
    }
}

/// Expects a list whose items have these ids.
void expect_ids(const Json* list, const std::string& pointer, const std::vector<std::string>& ids,
                Findings& findings)
{
    if (count(list) != ids.size()) {
        findings.add(pointer,
                     fmt::format("has {} items, and the agreement {}", count(list), ids.size()));
    }
    for (std::size_t i = 0; i < std::min(count(list), ids.size()); ++i) {
        if (text_at((*list)[i], "/id") != ids[i]) {
            findings.add(below(pointer, i),
                         fmt::format("has the id {}, and the agreement {}",
                                     shown(member((*list)[i], "id")), in_quotes(ids[i])));
        }
    }
}

void expect_ids(const Json& settlement, std::string_view key, const std::vector<std::string>& ids,
                Findings& findings)
{
    expect_ids(member(settlement, key), below("", key), ids, findings);
}

std::vector<std::string> ids_in(const Json& agreement, std::string_view key)
{
    std::vector<std::string> ids;
    const Json* list = member(agreement, key);
    for (std::size_t i = 0; i < count(list); ++i) { ids.emplace_back(text_at((*list)[i], "/id")); }
    return ids;
}

/// The services that are settled: all but the associated ones.
std::vector<std::string> settled_services(const Json& agreement)
{
    std::vector<std::string> ids;
    const Json* list = member(agreement, "services");
    for (std::size_t i = 0; i < count(list); ++i) {
        if (text_at((*list)[i], "/fund") == "associated") { continue; }
        ids.emplace_back(text_at((*list)[i], "/id"));
    }
    return ids;
}

/// Expects the money that is not pooled under the names that the agreement gives it.
void expect_not_pooled(const Files& files, Findings& findings)
{
    expect_ids(files.settlement, "not_pooled", ids_in(files.agreement, "not_pooled"), findings);
    const Json* settled = member(files.settlement, "not_pooled");
    const Json* agreed = member(files.agreement, "not_pooled");
    for (std::size_t i = 0; i < std::min(count(settled), count(agreed)); ++i) {
        for (const char* key : {"kind", "from", "to"}) {
            const Json* here = member((*settled)[i], key);
            const Json* there = member((*agreed)[i], key);
            if (are_equal(here, there)) { continue; }
            findings.add(
                below(below("/not_pooled", i), key),
                fmt::format("is {}, and the agreement says {}", shown(here), shown(there)));
        }
    }
}

bool are_equal_or_absent(const Json* a, const Json* b)
{
    return (a == nullptr && b == nullptr) || are_equal(a, b);
}

/// Expects the items of a list to name these, under a key.
void expect_names(const Json* list, std::string_view place, const char* key,
                  const std::vector<std::string>& names, Findings& findings)
{
    if (count(list) != names.size()) {
        findings.add(place, fmt::format("has {} items, and should {}", count(list), names.size()));
    }
    for (std::size_t i = 0; i < std::min(count(list), names.size()); ++i) {
        if (text_at((*list)[i], below("", key)) == names[i]) { continue; }
        findings.add(below(below(place, i), key),
                     fmt::format("is {}, and should be {}", shown(member((*list)[i], key)),
                                 in_quotes(names[i])));
    }
}

/// The partners for whom an object states something, but for one, in the order of the agreement.
std::vector<std::string> partners_in(const Json* by_partner, const Partners& partners,
                                     std::string_view but = {})
{
    std::vector<std::string> named;
    for (const std::string& partner : partners) {
        const bool is_there = by_partner != nullptr && member(*by_partner, partner) != nullptr;
        if (is_there && partner != but) { named.push_back(partner); }
    }
    return named;
}

/// Expects the services with VAT terms, the partners that they could move to, and those that are
/// tested for partial exemption.
void expect_vat(const Files& files, const Partners& partners, Findings& findings)
{
    const Json* vat = member(files.settlement, "vat");
    if (vat == nullptr) { return; }
    const std::vector<const Json*> agreed = services_with_vat(files.agreement);
    std::vector<std::string> ids;
    for (const Json* service : agreed) { ids.emplace_back(text_at(*service, "/id")); }
    const Json* settled = member(*vat, "services");
    expect_names(settled, "/vat/services", "id", ids, findings);
    for (std::size_t i = 0; i < std::min(count(settled), agreed.size()); ++i) {
        const Json& terms = *member(*agreed[i], "vat");
        const std::string place = below("/vat/services", i);
        for (const char* key : {"delivered_by", "agent_for"}) {
            const Json* here = member((*settled)[i], key);
            const Json* there = member(terms, key);
            if (are_equal_or_absent(here, there)) { continue; }
            findings.add(below(place, key), fmt::format("is {}, and the agreement says {}",
                                                        shown(here), shown(there)));
        }
        const bool has_principal = terms.contains("agent_for");
        const std::string_view regime =
            text_at(terms, has_principal ? "/agent_for" : "/delivered_by");
        expect_names(member((*settled)[i], "moving"), below(place, "moving"), "to",
                     partners_in(member(terms, "recovery"), partners, regime), findings);
    }
    expect_names(member(*vat, "partial_exemption"), "/vat/partial_exemption", "partner",
                 partners_in(member(files.position, "partial_exemption"), partners), findings);
}

/// Do the bands of one direction use the reserve?
bool uses_reserve(const Json& risk_share, const char* direction)
{
    const Json* bands = member(risk_share, direction);
    for (std::size_t k = 0; k < count(bands); ++k) {
        if (text_at((*bands)[k], "/split") == "reserve") { return true; }
    }
    return false;
}

bool has_reserve(const Json& agreement)
{
    if (agreement.contains("reserve")) { return true; }
    const Json* risk_shares = member(agreement, "risk_shares");
    for (std::size_t i = 0; i < count(risk_shares); ++i) {
        const Json& risk_share = (*risk_shares)[i];
        if (uses_reserve(risk_share, "overspend") || uses_reserve(risk_share, "underspend")) {
            return true;
        }
    }
    return false;
}

/// What is left as the position states it; what is left in the reserve is the host's, and last.
Json stated_ending(const Files& files)
{
    Json items = Json::array();
    const Json* stated = member(files.position, "ending");
    for (std::size_t i = 0; i < count(stated); ++i) { items.push_back((*stated)[i]); }
    if (has_reserve(files.agreement)) {
        items.push_back({{"id", "reserve"},
                         {"kind", "unspent_balance"},
                         {"held_by", text_at(files.agreement, "/host")}});
    }
    return items;
}

/// Expects what is left under the names that the position gives it.
void expect_ending(const Files& files, const Partners& partners, Findings& findings)
{
    const Json* settled = member(files.settlement, "ending");
    if (settled == nullptr || member(files.position, "ending") == nullptr) { return; }
    const Json stated = stated_ending(files);
    const Json* items = member(*settled, "items");
    if (count(items) != stated.size()) {
        findings.add("/ending/items", fmt::format("has {} items, and the position with the reserve "
                                                  "{}",
                                                  count(items), stated.size()));
    }
    for (std::size_t i = 0; i < std::min(count(items), stated.size()); ++i) {
        for (const char* key : {"id", "kind", "held_by"}) {
            const Json* here = member((*items)[i], key);
            const Json* there = member(stated[i], key);
            if (are_equal(here, there)) { continue; }
            findings.add(below(below("/ending/items", i), key),
                         fmt::format("is {}, and should be {}", shown(here), shown(there)));
        }
    }
    expect_ids(member(*settled, "partners"), "/ending/partners", partners, findings);
}

/// The stream with a reserve of its own that pays for a service; null where none does.
const Json* stream_with_reserve(const Json& agreement, const Json& service)
{
    const Json* streams = member(agreement, "streams");
    const Json* contributions = member(service, "contributions");
    if (contributions == nullptr || !contributions->is_object()) { return nullptr; }
    for (const Json& contribution : *contributions) {
        const Json* stated = member(contribution, "streams");
        for (std::size_t i = 0; stated != nullptr && i < count(streams); ++i) {
            const Json& stream = (*streams)[i];
            if (member(stream, "underspend_to") == nullptr) { continue; }
            if (member(*stated, text_at(stream, "/id")) != nullptr) { return &stream; }
        }
    }
    return nullptr;
}

/// Where an underspend goes, under the names that the agreement gives: an object like those of the
/// settlement, but without the amount, for every settled service that such a stream pays for.
std::vector<Json> ring_fences(const Json& agreement)
{
    std::vector<Json> fences;
    const Json* services = member(agreement, "services");
    for (std::size_t i = 0; i < count(services); ++i) {
        const Json& service = (*services)[i];
        const Json* stream = stream_with_reserve(agreement, service);
        if (stream == nullptr || text_at(service, "/fund") == "associated") { continue; }
        fences.push_back({{"service", text_at(service, "/id")},
                          {"stream", text_at(*stream, "/id")},
                          {"partner", text_at(*stream, "/partner")},
                          {"reserve", text_at(*stream, "/underspend_to")}});
    }
    return fences;
}

/// Expects ring-fenced money under the names that the agreement gives it.
void expect_ring_fenced(const Files& files, Findings& findings)
{
    const std::vector<Json> fences = ring_fences(files.agreement);
    const Json* settled = member(files.settlement, "ring_fenced");
    if (count(settled) != fences.size()) {
        findings.add("/ring_fenced", fmt::format("has {} items, and the agreement {}",
                                                 count(settled), fences.size()));
    }
    for (std::size_t i = 0; i < std::min(count(settled), fences.size()); ++i) {
        for (const auto& [key, there] : fences[i].items()) {
            const Json* here = member((*settled)[i], key);
            if (are_equal(here, &there)) { continue; }
            findings.add(
                below(below("/ring_fenced", i), key),
                fmt::format("is {}, and the agreement says {}", shown(here), shown(&there)));
        }
    }
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
        percentage = replay::as_settled(percentage.get_ref<const std::string&>());
    }
    return settled;
}

/// Expects the bands that the agreement states for an overspend or an underspend, whichever the
/// shareable variance is.
void expect_bands(const Json& agreement, std::size_t index, const Json& risk_share,
                  Findings& findings)
{
    const auto variance = pence_of(text_at(risk_share, "/shareable_variance"));
    const char* direction = variance && *variance < 0 ? "underspend" : "overspend";
    const Json* agreed = agreed_bands(agreement, index, direction);
    const Json* bands = member(risk_share, "bands");
    const std::string pointer = below(below("/risk_shares", index), "bands");
    if (count(bands) != count(agreed)) {
        findings.add(pointer, fmt::format("has {} items, and the agreement {} for an {}",
                                          count(bands), count(agreed), direction));
    }
    for (std::size_t k = 0; k < std::min(count(bands), count(agreed)); ++k) {
        const Json& band = (*bands)[k];
        const std::string place = below(pointer, k);
        if (text_at(band, "/direction") != direction) {
            findings.add(place, fmt::format("is of the direction {}, and the variance is an {}",
                                            shown(member(band, "direction")), direction));
        }
        const Json* split = member((*agreed)[k], "split");
        const Json* settled = member(band, "split");
        if (split == nullptr || settled == nullptr || split_as_settled(*split) != *settled) {
            findings.add(place, "has another split than the agreement");
        }
    }
}

/// Expects who decided, when and in which minute, as the position says.
void expect_decision(const Files& files, std::size_t index, Findings& findings)
{
    const std::string pointer = below(below("/risk_shares", index), "decision");
    const Json* settled = find(files.settlement, pointer);
    const std::string_view id =
        text_at(files.settlement, below(below("/risk_shares", index), "id"));
    const Json* stated = decision_on(files.position, id);
    if (settled == nullptr || stated == nullptr) { return; }
    for (const char* key : {"decided_by", "date", "minute"}) {
        const Json* here = member(*settled, key);
        const Json* there = member(*stated, key);
        if (are_equal(here, there)) { continue; }
        findings.add(below(pointer, key),
                     fmt::format("is {}, and the position says {}", shown(here), shown(there)));
    }
}

}  // namespace

void check_labels(const Files& files, const Partners& partners, Findings& findings)
{
    const Json& settlement = files.settlement;
    expect_format(settlement, "settlement", findings);
    expect_format(files.agreement, "agreement", findings);
    expect_format(files.position, "position", findings);
    expect_same(settlement, "agreement", files.agreement, "agreement", "name", findings);
    expect_same(settlement, "agreement", files.position, "position", "agreement", findings);
    for (const char* key : {"financial_year", "month", "basis"}) {
        expect_same(settlement, key, files.position, "position", key, findings);
    }
    expect_same(settlement, "financial_year", files.agreement, "agreement", "financial_year",
                findings);
    expect_ids(settlement, "partners", partners, findings);
    expect_not_pooled(files, findings);
    expect_ending(files, partners, findings);
    expect_vat(files, partners, findings);
    expect_ring_fenced(files, findings);
    expect_ids(settlement, "risk_shares", ids_in(files.agreement, "risk_shares"), findings);
    if (settlement.contains("by_service")) {
        expect_ids(settlement, "by_service", settled_services(files.agreement), findings);
    }
    const Json* risk_shares = member(settlement, "risk_shares");
    for (std::size_t i = 0; i < count(risk_shares); ++i) {
        expect_bands(files.agreement, i, (*risk_shares)[i], findings);
        expect_decision(files, i, findings);
    }
}

}  // namespace riskshare::replay
