#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreement_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// The contributions to one service, and the place of the service.
struct Paying : Context {
    const Service& service;
    Place place;
};

/// Source: docs/rules.md 3, streams.
void check_brought_by(const Context& in, const Stream& stream, const Place& place)
{
    check_partner(in, stream.partner, place / "partner");
    const auto partner = in.names.partner(stream.partner);
    if (!partner || stream.kind == StreamKind::other || !in.collector.readable(place / "kind") ||
        !in.collector.readable(Place{"/partners"} / *partner / "kind")) {
        return;
    }
    const Partner& named = in.terms.partners[*partner];
    const bool is_nhs_money = stream.kind == StreamKind::nhs_minimum;
    if (named.kind == (is_nhs_money ? PartnerKind::nhs : PartnerKind::local_authority)) { return; }
    report_kind_of_partner(in.collector, named, place / "partner",
                           is_nhs_money ? "must be an NHS body: it brings the NHS minimum"
                                        : "must be a local authority: it receives the grant");
}

void check_spent_on(const Context& in, const Stream& stream, const Place& place)
{
    if (!stream.services) { return; }
    if (stream.services->empty()) {
        in.collector.report("covers_nothing", place,
                            "must name at least one service that the money may be spent on",
                            "found an empty list",
                            "Name them, or remove the key if it may be spent on any.");
    }
    Seen seen;
    for (std::size_t i = 0; i < stream.services->size(); ++i) {
        const std::string& id = (*stream.services)[i];
        check_service(in, id, place / i);
        check_service_once(in.collector, seen.is_first(id), id, place / i);
    }
}

void check_stream_terms(const Context& in, const Stream& stream, const Place& place)
{
    if (is_remark(stream.id)) {
        report_reserved(in.collector, stream.id, place / "id",
                        "must not be note or clause, which the formats use themselves");
    }
    check_text(in.collector, stream.name, place / "name");
    check_brought_by(in, stream, place);
    if (stream.minimum) { check_not_negative(in.collector, *stream.minimum, place / "minimum"); }
    check_spent_on(in, stream, place / "services");
    if (stream.underspend_to) {
        check_text(in.collector, *stream.underspend_to, place / "underspend_to");
    }
}

/// Reports money of a stream in a contribution of a partner that does not bring it.
void check_brought(const Context& in, const std::string& partner, const std::string& id,
                   const Place& place)
{
    const auto stream = in.names.stream(id);
    if (!stream || !in.collector.readable(Place{"/streams"} / *stream / "partner")) { return; }
    const std::string& brings = in.terms.streams[*stream].partner;
    if (brings == partner || !in.names.partner(brings)) { return; }
    in.collector.report("stream_of_another", place, "must be a stream that this partner brings",
                        fmt::format("found {}, which {} brings", in_quotes(id), in_quotes(brings)),
                        "Move it to that partner's contribution, or correct the stream's partner.");
}

/// Reports more money of streams than the contribution holds.
void check_within_gross(Collector& collector, const Contribution& contribution, const Place& place)
{
    const Wide of_streams = total_of(contribution.streams);
    if (!fits_money(of_streams)) { return report_total_too_large(collector, place / "streams"); }
    if (contribution.gross < 0_p || of_streams <= contribution.gross.pence() ||
        !collector.readable(place / "gross")) {
        return;
    }
    collector.report("streams_above_gross", place / "streams", "must not exceed the gross amount",
                     fmt::format("found {} from streams and gross {}",
                                 in_quotes(to_text(to_money(of_streams))),
                                 in_quotes(to_text(contribution.gross))),
                     "Correct one of the amounts.");
}

void check_contributed(const Paying& paying)
{
    for (const auto& [partner, contribution] : paying.service.contributions) {
        if (contribution.streams.empty()) { continue; }
        const Place place = paying.place / "contributions" / partner;
        Seen seen;
        for (const auto& [id, amount] : contribution.streams) {
            const Place at = place / "streams" / id;
            check_stream(paying, id, at);
            check_not_negative(paying.collector, amount, at);
            check_brought(paying, partner, id, at);
            if (!seen.is_first(id)) {
                report_again(paying.collector, "stream_repeated", at, "must name each stream once",
                             in_quotes(id), "Merge the two into one.");
            }
        }
        check_within_gross(paying.collector, contribution, place);
    }
}

/// The first stream with its own reserve that pays for the service; null where none does.
const Stream* stream_with_reserve(const Context& in, const Service& service)
{
    if (!is_in_fund(service)) { return nullptr; }
    for (const auto& [partner, contribution] : service.contributions) {
        for (const auto& entry : contribution.streams) {
            const auto stream = in.names.stream(entry.first);
            if (!stream || !in.terms.streams[*stream].underspend_to) { continue; }
            return &in.terms.streams[*stream];
        }
    }
    return nullptr;
}

/// True if the whole net contribution is money of one stream.
bool is_of_one_stream(const Service& service)
{
    if (service.contributions.size() != 1) { return false; }
    const Contribution& only = service.contributions.front().second;
    return only.streams.size() == 1 && only.gross >= 0_p && only.income >= 0_p &&
           only.streams.front().second == only.gross - only.income;
}

/// The money of a stream that a service has.
Money money_of(const Stream& stream, const Service& service)
{
    std::vector<Money> amounts;
    for (const auto& [partner, contribution] : service.contributions) {
        for (const auto& [id, amount] : contribution.streams) {
            if (id == stream.id) { amounts.push_back(amount); }
        }
    }
    return sum(amounts);
}

/// Reports money whose underspend goes to the stream's reserve, and that could be mixed up with
/// other money, or that a risk share could take.
void check_kept_apart(const Paying& paying, Money budget)
{
    const Stream* stream = stream_with_reserve(paying, paying.service);
    if (stream == nullptr || !paying.collector.readable(paying.place)) { return; }
    if (!paying.service.ring_fence) {
        paying.collector.report("ring_fence_missing", paying.place / "ring_fence",
                                fmt::format("is required: an underspend of {} goes to a reserve",
                                            in_quotes(stream->id)),
                                "found none for " + in_quotes(paying.service.id),
                                "Add \"ring_fence\" with the name of the grant.");
    }
    if (is_of_one_stream(paying.service)) { return; }
    paying.collector.report(
        "ring_fence_mixed", paying.place / "contributions",
        fmt::format("must be one contribution, all of it net from {}, whose underspend goes to a "
                    "reserve",
                    in_quotes(stream->id)),
        fmt::format("found {} of it in net contributions of {}",
                    in_quotes(to_text(money_of(*stream, paying.service))),
                    in_quotes(to_text(budget))),
        "Give a service of its own this money alone, net of income.");
}

/// Reports money that a variation brings to such a service from another partner.
void check_varied(const Context& in, const ContributionChange& change, const Place& place)
{
    const auto service = in.names.service(change.service);
    if (!service) { return; }
    const Service& stated = in.terms.services[*service];
    const Stream* stream = stream_with_reserve(in, stated);
    if (stream == nullptr || stream->partner == change.partner ||
        !in.names.partner(change.partner) ||
        !in.collector.readable(Place{"/services"} / *service)) {
        return;
    }
    in.collector.report(
        "ring_fence_mixed", place / "partner",
        fmt::format("must be {}: all money of {} comes from its stream {}, whose "
                    "underspend goes to a reserve",
                    in_quotes(stream->partner), in_quotes(stated.id), in_quotes(stream->id)),
        "found " + in_quotes(change.partner), "Add the money to a separate service.");
}

void check_variations_of_streams(const Context& in)
{
    for (std::size_t i = 0; i < in.terms.variations.size(); ++i) {
        const std::vector<ContributionChange>& changes = in.terms.variations[i].changes;
        for (std::size_t k = 0; k < changes.size() && in.collector.keeps_more(); ++k) {
            check_varied(in, changes[k], Place{"/variations"} / i / "changes" / k);
        }
    }
}

bool names_streams(const Service& service)
{
    return std::ranges::any_of(service.contributions,
                               [](const auto& entry) { return !entry.second.streams.empty(); });
}

/// Reports streams whose total a report could not print.
void check_total_of_streams(const Context& in)
{
    Wide total = 0;
    for (const Service& service : in.terms.services) {
        for (const auto& [partner, contribution] : service.contributions) {
            total += total_of(contribution.streams);
        }
    }
    if (!fits_money(total)) { report_total_too_large(in.collector, Place{"/streams"}); }
}

}  // namespace

void check_streams(const Context& in, std::span<const AgreedService> opening)
{
    for (std::size_t i = 0; i < in.terms.streams.size() && in.collector.keeps_more(); ++i) {
        const Stream& stream = in.terms.streams[i];
        const Place place = Place{"/streams"} / i;
        check_id(in.collector, stream.id, place / "id", in.names.stream(stream.id) == i);
        check_stream_terms(in, stream, place);
    }
    for (std::size_t i = 0; i < in.terms.services.size() && in.collector.keeps_more(); ++i) {
        if (!names_streams(in.terms.services[i])) { continue; }
        const Paying paying{in, in.terms.services[i], Place{"/services"} / i};
        check_contributed(paying);
        check_kept_apart(paying, opening[i].budget);
    }
    if (!in.terms.streams.empty()) { check_variations_of_streams(in); }
    check_total_of_streams(in);
}

}  // namespace riskshare::checks
