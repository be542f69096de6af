#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"

namespace riskshare {
namespace {

/// One stream of the list.
struct ListedStream {
    const Stream& stated;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;
};

/// The contributions of one service, and what they name.
struct Paying {
    const Service& service;
    std::string place;  ///< of the service
    const AgreementTerms& terms;
    const Names& names;
};

/// Lists by stream have remarks beside the streams.
void check_not_remark(Findings& findings, const ListedStream& stream)
{
    if (stream.stated.id != "note" && stream.stated.id != "clause") { return; }
    findings.report({"id_reserved", stream.place + "/id",
                     "must not be a word that the formats use: note or clause",
                     "found " + in_quotes(stream.stated.id), "Choose another id."});
}

/// Source: docs/rules.md 3, streams.
void check_brought_by(Findings& findings, const ListedStream& stream)
{
    check_partner(findings, stream.stated.partner, stream.place + "/partner", stream.terms,
                  stream.names);
    const auto partner = stream.names.partner(stream.stated.partner);
    const StreamKind kind = stream.stated.kind;
    if (!partner || kind == StreamKind::other || !findings.readable(stream.place + "/kind") ||
        !findings.readable(fmt::format("/partners/{}/kind", *partner))) {
        return;
    }
    const Partner& named = stream.terms.partners[*partner];
    const bool is_nhs_money = kind == StreamKind::nhs_minimum;
    if (named.kind == (is_nhs_money ? PartnerKind::nhs : PartnerKind::local_authority)) { return; }
    report_kind_of_partner(findings, named, stream.place + "/partner",
                           is_nhs_money ? "must be an NHS body: it brings the NHS minimum"
                                        : "must be a local authority: it receives the grant");
}

void check_spent_on(Findings& findings, const ListedStream& stream)
{
    if (!stream.stated.services) { return; }
    const std::string place = stream.place + "/services";
    if (stream.stated.services->empty()) {
        findings.report({"covers_nothing", place,
                         "must name at least one service that the money may be spent on",
                         "found an empty list",
                         "Name them, or leave the key out if it may be spent on any."});
    }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < stream.stated.services->size(); ++i) {
        const std::string& id = (*stream.stated.services)[i];
        const std::string at = fmt::format("{}/{}", place, i);
        check_service(findings, id, at, stream.terms, stream.names);
        if (!seen.insert(id).second) { findings.report(service_repeated(id, at)); }
    }
}

void check_stated(Findings& findings, const ListedStream& stream)
{
    check_not_remark(findings, stream);
    check_text(findings, stream.stated.name, stream.place + "/name");
    check_brought_by(findings, stream);
    if (stream.stated.minimum) {
        check_not_negative(findings, *stream.stated.minimum, stream.place + "/minimum");
    }
    check_spent_on(findings, stream);
    if (stream.stated.underspend_to) {
        check_text(findings, *stream.stated.underspend_to, stream.place + "/underspend_to");
    }
}

/// Reports money of a stream in a contribution of a partner that does not bring it.
void check_brought(Findings& findings, const std::string& partner, const std::string& id,
                   const std::string& place, const Paying& paying)
{
    const auto stream = paying.names.stream(id);
    if (!stream || !findings.readable(fmt::format("/streams/{}/partner", *stream))) { return; }
    const std::string& brings = paying.terms.streams[*stream].partner;
    if (brings == partner || !paying.names.partner(brings)) { return; }
    findings.report({"stream_of_another", place, "must be a stream that this partner brings",
                     fmt::format("found {}, which {} brings", in_quotes(id), in_quotes(brings)),
                     "Move it to that partner's contribution, or correct the stream's partner."});
}

/// Reports more money of streams than there is in the contribution.
void check_within_gross(Findings& findings, const Contribution& contribution,
                        const std::string& place)
{
    Money of_streams = 0_p;
    try {
        for (const auto& entry : contribution.streams) { of_streams += entry.second; }
    } catch (const MoneyOverflow&) {
        findings.report(total_too_large(place + "/streams"));
        return;
    }
    if (contribution.gross < 0_p || of_streams <= contribution.gross ||
        !findings.readable(place + "/gross")) {
        return;
    }
    findings.report(
        {"streams_above_gross", place + "/streams", "must come to no more than the gross amount",
         fmt::format("found {} from streams and gross {}", in_quotes(to_text(of_streams)),
                     in_quotes(to_text(contribution.gross))),
         "Correct one of the amounts."});
}

void check_contributed(Findings& findings, const Paying& paying)
{
    for (const auto& [partner, contribution] : paying.service.contributions) {
        if (contribution.streams.empty()) { continue; }
        const std::string place =
            fmt::format("{}/contributions/{}", paying.place, pointer_token(partner));
        std::set<std::string_view> seen;
        for (const auto& [id, amount] : contribution.streams) {
            const std::string at = fmt::format("{}/streams/{}", place, pointer_token(id));
            check_stream(findings, id, at, paying.terms, paying.names);
            check_not_negative(findings, amount, at);
            check_brought(findings, partner, id, at, paying);
            if (!seen.insert(id).second) {
                findings.report({"stream_repeated", at, "must name each stream once",
                                 "found " + in_quotes(id) + " a second time",
                                 "Join the two into one."});
            }
        }
        check_within_gross(findings, contribution, place);
    }
}

/// The first stream with a reserve of its own that pays for the service; null where none does.
const Stream* stream_with_reserve(const Paying& paying)
{
    for (const auto& [partner, contribution] : paying.service.contributions) {
        for (const auto& entry : contribution.streams) {
            const auto stream = paying.names.stream(entry.first);
            if (!stream || !paying.terms.streams[*stream].underspend_to) { continue; }
            return &paying.terms.streams[*stream];
        }
    }
    return nullptr;
}

/// Is all that is contributed, net, money of one stream?
bool is_of_one_stream(const Service& service)
{
    if (service.contributions.size() != 1) { return false; }
    const Contribution& only = service.contributions.front().second;
    return only.streams.size() == 1 && only.gross >= 0_p && only.income >= 0_p &&
           only.streams.front().second == only.gross - only.income;
}

/// Reports money whose underspend goes to a reserve of its own, and that could not be told from
/// other money, or that a risk share could take.
void check_kept_apart(Findings& findings, const Paying& paying, Money budget)
{
    const Stream* stream = is_in_fund(paying.service) ? stream_with_reserve(paying) : nullptr;
    if (stream == nullptr || !findings.readable(paying.place)) { return; }
    if (!paying.service.ring_fence) {
        findings.report({"ring_fence_missing", paying.place + "/ring_fence",
                         fmt::format("must be there: an underspend of {} goes to a reserve",
                                     in_quotes(stream->id)),
                         "found none for " + in_quotes(paying.service.id),
                         "Add \"ring_fence\" with the name of the grant."});
    }
    if (is_of_one_stream(paying.service)) { return; }
    findings.report(
        {"ring_fence_mixed", paying.place + "/contributions",
         fmt::format("must be one contribution, all of it net from {}: its underspend goes to a "
                     "reserve",
                     in_quotes(stream->id)),
         fmt::format("found other money too in net contributions of {}",
                     in_quotes(to_text(budget))),
         "Split the service in two, of which one has this money alone."});
}

/// Reports what a variation gives to such a service from another partner.
void check_varied(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    for (std::size_t i = 0; i < terms.variations.size(); ++i) {
        const std::vector<ContributionChange>& changes = terms.variations[i].changes;
        for (std::size_t k = 0; k < changes.size() && findings.keeps_more(); ++k) {
            const auto service = names.service(changes[k].service);
            if (!service || !is_in_fund(terms.services[*service])) { continue; }
            const Paying paying{terms.services[*service], fmt::format("/services/{}", *service),
                                terms, names};
            const Stream* stream = stream_with_reserve(paying);
            if (stream == nullptr || stream->partner == changes[k].partner ||
                !names.partner(changes[k].partner) || !findings.readable(paying.place)) {
                continue;
            }
            findings.report(
                {"ring_fence_mixed", fmt::format("/variations/{}/changes/{}/partner", i, k),
                 fmt::format("must be {}, which brings {}: all of {} is money of it, and an "
                             "underspend goes to a reserve",
                             in_quotes(stream->partner), in_quotes(stream->id),
                             in_quotes(paying.service.id)),
                 "found " + in_quotes(changes[k].partner),
                 "Add the money to a service of its own."});
        }
    }
}

bool names_streams(const Service& service)
{
    return std::ranges::any_of(service.contributions,
                               [](const auto& entry) { return !entry.second.streams.empty(); });
}

/// Reports the streams where a report could not print what they come to.
void check_total_of_streams(Findings& findings, const AgreementTerms& terms)
{
    try {
        Money total = 0_p;
        for (const Service& service : terms.services) {
            for (const auto& [partner, contribution] : service.contributions) {
                for (const auto& entry : contribution.streams) { total += entry.second; }
            }
        }
    } catch (const MoneyOverflow&) {
        findings.report(total_too_large("/streams"));
    }
}

}  // namespace

void check_streams(Findings& findings, const AgreementTerms& terms, const Names& names,
                   std::span<const AgreedService> services)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.streams.size() && findings.keeps_more(); ++i) {
        const ListedStream stream{terms.streams[i], fmt::format("/streams/{}", i), terms, names};
        check_id(findings, stream.stated.id, stream.place + "/id",
                 seen.insert(stream.stated.id).second);
        check_stated(findings, stream);
    }
    for (std::size_t i = 0; i < terms.services.size() && findings.keeps_more(); ++i) {
        if (!names_streams(terms.services[i])) { continue; }
        const Paying paying{terms.services[i], fmt::format("/services/{}", i), terms, names};
        check_contributed(findings, paying);
        check_kept_apart(findings, paying, services[i].budget);
    }
    if (!terms.streams.empty()) { check_varied(findings, terms, names); }
    check_total_of_streams(findings, terms);
}

}  // namespace riskshare
