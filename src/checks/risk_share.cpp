#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"

namespace riskshare {
namespace {

/// What the checks of one risk share look at.
struct Subject {
    const RiskShare& risk_share;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;
    const Stage& stage;

    /// When the base is what it is, for the end of a sentence; empty where it never moves.
    [[nodiscard]] std::string when() const
    {
        return risk_share.base_at == BaseAt::latest ? stage.when : "";
    }
};

/// Why a risk share may not name the service; nothing where it may.
std::optional<Problem> refusal(const Service& service, const std::string& place)
{
    if (service.fund == Fund::associated) {
        return Problem{"associated_named", place, "must not name an associated service",
                       "found " + in_quotes(service.id) + ", which is only in view",
                       "Leave it out, or make the service pooled or aligned."};
    }
    if (service.ring_fence) {
        return Problem{"ring_fenced_named", place, "must not name a ring-fenced service",
                       "found " + in_quotes(service.id) + ", ring-fenced by " +
                           in_quotes(*service.ring_fence),
                       "Leave it out: ring-fenced money stays with the responsible partner."};
    }
    return std::nullopt;
}

/// Reports a service that is capital where the first that is named is revenue, or the reverse.
void check_one_kind_of_money(Findings& findings, const std::vector<std::string>& named,
                             const Subject& subject)
{
    if (!findings.readable("/services")) { return; }
    const Service* first = nullptr;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto service = subject.names.service(named[i]);
        if (!service) { continue; }
        const Service& stated = subject.terms.services[*service];
        if (first == nullptr) { first = &stated; }
        if (stated.is_capital == first->is_capital) { continue; }
        const auto money = [](const Service& of) { return of.is_capital ? "capital" : "revenue"; };
        findings.report(
            {"capital_and_revenue", fmt::format("{}/services/{}", subject.place, i),
             "must not name capital services with revenue services",
             fmt::format("found {}, which is {}, and {}, which is {}", in_quotes(stated.id),
                         money(stated), in_quotes(first->id), money(*first)),
             "Make a risk share of its own for the capital services."});
        return;
    }
}

void check_named_services(Findings& findings, const std::vector<std::string>& named,
                          const Subject& subject)
{
    const std::string place = subject.place + "/services";
    if (named.empty()) {
        findings.report({"covers_nothing", place, "must name at least one service, or say \"all\"",
                         "found an empty list", "Name the services whose variance is shared."});
    }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const std::string at = fmt::format("{}/{}", place, i);
        check_service(findings, named[i], at, subject.terms, subject.names);
        if (!seen.insert(named[i]).second) { findings.report(service_repeated(named[i], at)); }
        const auto service = subject.names.service(named[i]);
        if (!service || !findings.readable(fmt::format("/services/{}", *service))) { continue; }
        if (auto problem = refusal(subject.terms.services[*service], at)) {
            findings.report(*std::move(problem));
        }
    }
    check_one_kind_of_money(findings, named, subject);
}

void check_bands_end(Findings& findings, const std::vector<Band>& bands, const std::string& place)
{
    if (bands.empty()) {
        findings.report({"bands_missing", place, "must say who bears it, in one band at least",
                         "found none", R"(Add [{"split": "responsible"}], or what was agreed.)"});
        return;
    }
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        if (!bands[i].up_to) {
            findings.report({"band_unlimited", fmt::format("{}/{}", place, i),
                             "must have an upper limit, since another band follows",
                             "found no \"up_to\"", "Add \"up_to\", or take out the later bands."});
        }
    }
    const std::string last = fmt::format("{}/{}", place, bands.size() - 1);
    if (bands.back().up_to) {
        findings.report({"last_band_limited", last + "/up_to",
                         "must be absent: the last band takes all that is left", "found a limit",
                         "Add a band without \"up_to\" that says who bears the rest."});
    }
    if (!bands.back().partner_limits.empty()) {
        findings.report({"partner_limits_on_last_band", last + "/partner_limits",
                         "must be absent: what the last band refuses has nowhere to go",
                         "found limits", "Add a band that says who bears the rest."});
    }
}

/// Shape of result: the limits as amounts; nothing where a rate has no base to be taken of.
std::optional<Money> limit_in_pence(const Band& band, std::optional<Money> base_total)
{
    if (!band.up_to) { return std::nullopt; }
    const bool is_rate = std::holds_alternative<Percentage>(band.up_to->limit);
    if (is_rate && !base_total) { return std::nullopt; }
    return resolve_limit(*band.up_to, base_total.value_or(0_p));
}

void check_limits_rise(Findings& findings, const std::vector<Band>& bands, const std::string& place,
                       std::optional<Money> base_total, const std::string& when)
{
    Money from = 0_p;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string at = fmt::format("{}/{}/up_to", place, i);
        try {
            const auto limit = limit_in_pence(bands[i], base_total);
            if (!limit) { continue; }
            if (*limit <= from) {
                findings.report({"limits_not_rising", at,
                                 i == 0 ? "must be above zero"
                                        : "must be above the limit of the band before it",
                                 fmt::format("found {} after {}{}", in_quotes(to_text(*limit)),
                                             in_quotes(to_text(from)), when),
                                 "Limits are on the cumulative amount: raise this one."});
            }
            from = *limit;
        } catch (const MoneyOverflow&) {
            findings.report({"total_too_large", at,
                             "must come to no more than 92233720368547758.07",
                             "found a larger limit", "Correct the rate."});
        }
    }
}

void check_bands(Findings& findings, const std::vector<Band>& bands, const std::string& place,
                 const Subject& subject, std::optional<Money> base_total)
{
    check_bands_end(findings, bands, place);
    check_limits_rise(findings, bands, place, base_total, subject.when());
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string at = fmt::format("{}/{}", place, i);
        if (const auto* fixed = std::get_if<Fixed>(&bands[i].split)) {
            check_fixed(findings, *fixed, at + "/split/fixed", subject.terms, subject.names);
        }
        if (const auto* to = std::get_if<To>(&bands[i].split)) {
            check_partner(findings, to->partner, at + "/split/to", subject.terms, subject.names);
        }
        check_partners(findings, bands[i].partner_limits, at + "/partner_limits", subject.terms,
                       subject.names);
        for (const auto& [id, limit] : bands[i].partner_limits) {
            check_not_negative(findings, limit, at + "/partner_limits/" + pointer_token(id));
        }
    }
}

/// Why the first band gives partners no part that could be the most they pay; empty where it does,
/// or where check_bands_end() reports that its limit is missing.
std::string why_no_maximum(const std::vector<Band>& bands)
{
    const Band& first = bands.front();
    if (std::holds_alternative<FromReserve>(first.split)) {
        return R"(found a first band with "split": "reserve")";
    }
    if (std::holds_alternative<ByResponsibility>(first.split)) {
        return R"(found a first band with "split": "responsible")";
    }
    return first.up_to || bands.size() > 1 ? "" : R"(found a first band with no "up_to")";
}

/// A cap on what partners pay needs a first band that says how much each of them pays at most.
void check_payment_cap(Findings& findings, const std::vector<Band>& bands, const std::string& place)
{
    if (bands.empty()) { return; }
    std::string found = why_no_maximum(bands);
    if (found.empty()) { return; }
    findings.report({"payment_cap_missing", place + "/0",
                     "must have a limit and be shared among partners, since their parts of it are "
                     "the most that they pay",
                     std::move(found), R"(Put such a band first, or leave out "cap_limits".)"});
}

bool some_band_uses_shares(const RiskShare& risk_share)
{
    const auto uses = [](const Band& band) { return std::holds_alternative<ByShares>(band.split); };
    return std::ranges::any_of(risk_share.overspend, uses) ||
           std::ranges::any_of(risk_share.underspend, uses);
}

bool some_limit_is_a_rate(const RiskShare& risk_share)
{
    const auto is_rate = [](const Band& band) {
        return band.up_to && std::holds_alternative<Percentage>(band.up_to->limit);
    };
    return std::ranges::any_of(risk_share.overspend, is_rate) ||
           std::ranges::any_of(risk_share.underspend, is_rate);
}

/// The base, where it can be worked out.
std::optional<std::vector<Money>> base_of(Findings& findings, const Subject& subject,
                                          const std::string& place)
{
    const bool is_stated = std::holds_alternative<Stated>(subject.risk_share.base);
    const auto* named = std::get_if<std::vector<std::string>>(&subject.risk_share.services);
    const auto is_known = [&](const std::string& id) {
        return subject.names.service(id).has_value();
    };
    if (!findings.readable(is_stated ? place : "/services") ||
        !findings.readable(subject.place + "/services") || !findings.knows_partners() ||
        (!is_stated && named != nullptr && !std::ranges::all_of(*named, is_known))) {
        return std::nullopt;
    }
    const auto covered =
        covered_services(subject.risk_share.services, subject.terms, subject.names);
    try {
        if (subject.risk_share.count_in_kind) {
            // Its explanation adds up gross amounts and what is in kind before it takes income off.
            RiskShare gross = subject.risk_share;
            gross.base = GrossContribution{};
            static_cast<void>(sum(resolve_base(gross, subject.terms, subject.names,
                                               subject.stage.services, covered)));
        }
        auto base = resolve_base(subject.risk_share, subject.terms, subject.names,
                                 subject.stage.services, covered);
        static_cast<void>(sum(base));
        return base;
    } catch (const MoneyOverflow&) {
        findings.report({"total_too_large", place, "must come to no more than 92233720368547758.07",
                         "found a larger base" + subject.when(),
                         "Look for an amount with digits too many."});
        return std::nullopt;
    }
}

/// Shape of result: the total that rates are taken of, where there is one.
std::optional<Money> check_base(Findings& findings, const Subject& subject)
{
    const std::string place = subject.place + "/base";
    if (const auto* stated = std::get_if<Stated>(&subject.risk_share.base)) {
        check_partners(findings, stated->amounts, place + "/stated", subject.terms, subject.names);
        for (const auto& [id, amount] : stated->amounts) {
            check_not_negative(findings, amount, place + "/stated/" + pointer_token(id));
        }
    }
    const auto base = base_of(findings, subject, place);
    if (!base) { return std::nullopt; }

    const Money total = sum(*base);
    const bool gives_shares = std::holds_alternative<ProRataToBase>(subject.risk_share.shares) &&
                              some_band_uses_shares(subject.risk_share);
    if (gives_shares) {
        const auto least = std::ranges::min_element(*base);
        if (least != base->end() && *least < 0_p) {
            const auto partner = static_cast<std::size_t>(least - base->begin());
            findings.report(
                {"base_negative", place,
                 "must not be negative for a partner, since shares are taken from it",
                 fmt::format("found {} for {}{}", in_quotes(to_text(*least)),
                             in_quotes(subject.terms.partners[partner].id), subject.when()),
                 "State the base, or share equally or by fixed percentages."});
            return std::nullopt;
        }
    }
    if (total <= 0_p && (gives_shares || some_limit_is_a_rate(subject.risk_share))) {
        findings.report({"base_zero", place,
                         gives_shares ? "must be above zero, since shares are taken from it"
                                      : "must be above zero, since a limit is a rate of it",
                         "found a total of " + in_quotes(to_text(total)) + subject.when(),
                         "State a base, or cover services that have contributions."});
        return std::nullopt;
    }
    return total;
}

/// Reports a base that does not say which contributions it is taken of, or says it of amounts that
/// are stated.
void check_choices_of_base(Findings& findings, const Subject& subject)
{
    const RiskShare& risk_share = subject.risk_share;
    if (!findings.readable(subject.place + "/base")) { return; }
    if (!std::holds_alternative<Stated>(risk_share.base)) {
        if (!risk_share.base_at && !subject.terms.variations.empty()) {
            findings.report({"base_at_missing", subject.place + "/base_at",
                             "must say whether the base is of the opening or the latest "
                             "contributions",
                             "found nothing, and the agreement has variations",
                             R"(Add "base_at": "opening" or "latest".)"});
        }
        return;
    }
    const std::string_view expected = "must be absent: the agreement states the base";
    const std::string_view remedy = "Leave it out, or take the base of contributions.";
    if (risk_share.base_at) {
        findings.report({"base_is_stated", subject.place + "/base_at", std::string{expected},
                         "found it beside stated amounts", std::string{remedy}});
    }
    if (risk_share.count_in_kind) {
        findings.report({"base_is_stated", subject.place + "/count_in_kind", std::string{expected},
                         "found it beside stated amounts", std::string{remedy}});
    }
}

/// The stage to check the base and its limits at: the first that has problems, or else the last.
/// There is more than one only where the base moves.
const Stage& stage_to_check(const Findings& findings, const Subject& at_opening,
                            std::span<const Stage> stages)
{
    if (at_opening.risk_share.base_at != BaseAt::latest) { return stages.front(); }
    for (const Stage& stage : stages) {
        const auto& [risk_share, place, terms, names, opening] = at_opening;
        Findings trial = findings.trial();
        const auto base_total = check_base(trial, {risk_share, place, terms, names, stage});
        check_limits_rise(trial, risk_share.overspend, place + "/overspend", base_total, "");
        check_limits_rise(trial, risk_share.underspend, place + "/underspend", base_total, "");
        if (!trial.take().empty()) { return stage; }
    }
    return stages.back();
}

/// Reports services that more than one risk share covers.
void check_covered_once(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    std::vector<std::optional<std::size_t>> covered_by(terms.services.size());
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        const std::string place = fmt::format("/risk_shares/{}/services", i);
        if (!findings.readable(place) || !findings.knows_services()) { continue; }
        if (!findings.keeps_more()) { return; }
        for (const std::size_t service :
             covered_services(terms.risk_shares[i].services, terms, names)) {
            auto& first = covered_by[service];
            if (first && *first != i) {
                findings.report({"covered_twice", place,
                                 "must not cover a service that another risk share covers",
                                 fmt::format("found {}, which {} covers too",
                                             in_quotes(terms.services[service].id),
                                             in_quotes(terms.risk_shares[*first].id)),
                                 "Leave it out of one of them."});
            }
            if (!first) { first = i; }
        }
    }
}

}  // namespace

void check_risk_shares(Findings& findings, const AgreementTerms& terms, const Names& names,
                       std::span<const Stage> stages)
{
    check_covered_once(findings, terms, names);
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.risk_shares.size() && findings.keeps_more(); ++i) {
        const RiskShare& risk_share = terms.risk_shares[i];
        const Subject at_opening{risk_share, fmt::format("/risk_shares/{}", i), terms, names,
                                 stages.front()};
        const Subject subject{risk_share, at_opening.place, terms, names,
                              stage_to_check(findings, at_opening, stages)};
        check_id(findings, risk_share.id, subject.place + "/id", seen.insert(risk_share.id).second);
        if (const auto* named = std::get_if<std::vector<std::string>>(&risk_share.services)) {
            check_named_services(findings, *named, subject);
        }
        if (const auto* fixed = std::get_if<Fixed>(&risk_share.shares)) {
            check_fixed(findings, *fixed, subject.place + "/shares/fixed", terms, names);
        }
        check_choices_of_base(findings, subject);
        const auto base_total = check_base(findings, subject);
        check_bands(findings, risk_share.overspend, subject.place + "/overspend", subject,
                    base_total);
        check_bands(findings, risk_share.underspend, subject.place + "/underspend", subject,
                    base_total);
        if (risk_share.cap_limits == CapLimits::payment) {
            check_payment_cap(findings, risk_share.overspend, subject.place + "/overspend");
            check_payment_cap(findings, risk_share.underspend, subject.place + "/underspend");
        }
        const std::string overspend = subject.place + "/overspend";
        if (!risk_share.overspend.empty() &&
            std::holds_alternative<FromReserve>(risk_share.overspend.back().split)) {
            findings.report({"reserve_last",
                             fmt::format("{}/{}/split", overspend, risk_share.overspend.size() - 1),
                             "must not be the reserve: it can run out, and nothing follows",
                             "found \"reserve\" in the last overspend band",
                             "Add a band after it that says who bears the rest."});
        }
    }
}

}  // namespace riskshare
