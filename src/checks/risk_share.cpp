#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "agreement_lists.hpp"
#include "text/printable_text.hpp"
#include "values/overloaded.hpp"

namespace riskshare::checks {
namespace {

using Covered = std::vector<std::size_t>;

/// One risk share, the services that it covers, and the stage of the year at which it is checked.
struct OfRiskShare : Context {
    const RiskShare& risk_share;
    const Covered& covered;
    Place place;
    const Stage& stage;

    /// The time of the base, for the end of a sentence; empty where it never moves.
    [[nodiscard]] std::string when() const
    {
        return risk_share.base_at == BaseAt::latest ? stage.when : "";
    }
};

void check_may_be_named(const Context& in, const Service& service, const Place& place)
{
    check_in_fund(in, service.id, place);
    if (service.fund == Fund::associated || !service.ring_fence) { return; }
    in.collector.report("ring_fenced_named", place, "must not name a ring-fenced service",
                        fmt::format("found {}, ring-fenced by {}", in_quotes(service.id),
                                    in_quotes(*service.ring_fence)),
                        "Remove it: ring-fenced money stays with the responsible partner.");
}

/// Reports a service that is capital where the first that is named is revenue, or the reverse.
void check_one_kind_of_money(const OfRiskShare& of, const std::vector<std::string>& named)
{
    if (!of.collector.readable(Place{"/services"})) { return; }
    const Service* first = nullptr;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto service = of.names.service(named[i]);
        if (!service) { continue; }
        const Service& stated = of.terms.services[*service];
        if (first == nullptr) { first = &stated; }
        if (stated.is_capital == first->is_capital) { continue; }
        const auto money = [](const Service& one) {
            return one.is_capital ? "capital" : "revenue";
        };
        of.collector.report("capital_and_revenue", of.place / "services" / i,
                            "must not mix capital and revenue services",
                            fmt::format("found {}, which is {}, and {}, which is {}",
                                        in_quotes(stated.id), money(stated), in_quotes(first->id),
                                        money(*first)),
                            "Make a separate risk share for the capital services.");
        return;
    }
}

void check_named_services(const OfRiskShare& of, const std::vector<std::string>& named)
{
    const Place place = of.place / "services";
    if (named.empty()) {
        of.collector.report("covers_nothing", place,
                            "must name at least one service, or be \"all\"", "found an empty list",
                            "Name the services whose variance is shared.");
    }
    Seen seen;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const Place at = place / i;
        check_service(of, named[i], at);
        check_service_once(of.collector, seen.is_first(named[i]), named[i], at);
        const auto service = of.names.service(named[i]);
        if (service && of.collector.readable(Place{"/services"} / *service)) {
            check_may_be_named(of, of.terms.services[*service], at);
        }
    }
    check_one_kind_of_money(of, named);
}

void check_bands_end(Collector& collector, const std::vector<Band>& bands, const Place& place)
{
    if (bands.empty()) {
        return collector.report("bands_missing", place,
                                "must say who bears it, in at least one band", "found none",
                                R"(Add [{"split": "responsible"}], or what was agreed.)");
    }
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        if (bands[i].up_to) { continue; }
        collector.report("band_unlimited", place / i,
                         "must have an upper limit, since another band follows",
                         "found no \"up_to\"", "Add \"up_to\", or remove the later bands.");
    }
    const Place last = place / (bands.size() - 1);
    if (bands.back().up_to) {
        collector.report("last_band_limited", last / "up_to",
                         "must not limit the last band, which takes all that is left",
                         "found a limit",
                         "Add a band without \"up_to\" that says who bears the rest.");
    }
    if (!bands.back().partner_limits.empty()) {
        collector.report("partner_limits_on_last_band", last / "partner_limits",
                         "must not limit partners in the last band: no band takes the rest",
                         "found limits", "Add a band that says who bears the rest.");
    }
}

/// The upper limit as an amount; absent where a rate has no base.
std::optional<Money> limit_in_pence(const Band& band, std::optional<Money> base_total)
{
    if (!band.up_to) { return std::nullopt; }
    const bool is_rate = std::holds_alternative<Percentage>(band.up_to->limit);
    if (is_rate && !base_total) { return std::nullopt; }
    return agree_limit(*band.up_to, base_total.value_or(0_p));
}

void check_limits_rise(Collector& collector, const std::vector<Band>& bands, const Place& place,
                       std::optional<Money> base_total, const std::string& when)
{
    Money from = 0_p;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const Place at = place / i / "up_to";
        try {
            const auto limit = limit_in_pence(bands[i], base_total);
            if (!limit) { continue; }
            if (*limit <= from) {
                collector.report("limits_not_rising", at,
                                 i == 0 ? "must be above zero"
                                        : "must be above the limit of the band before it",
                                 fmt::format("found {} after {}{}", in_quotes(to_text(*limit)),
                                             in_quotes(to_text(from)), when),
                                 "Limits are cumulative: raise this one.");
            }
            from = *limit;
        } catch (const MoneyOverflow&) {
            report_total_too_large(collector, at, "found a larger limit", "Correct the rate.");
        }
    }
}

/// The names and percentages of those who bear a band.
void check_split(const Context& in, const Split& split, const Place& place)
{
    std::visit(overloaded{[](const ByShares&) {}, [](const Equal&) {}, [](const FromReserve&) {},
                          [](const ByResponsibility&) {},
                          [&](const Fixed& fixed) { check_fixed(in, fixed, place / "fixed"); },
                          [&](const To& to) { check_partner(in, to.partner, place / "to"); }},
               split);
}

void check_bands(const OfRiskShare& of, const std::vector<Band>& bands, std::string_view direction,
                 std::optional<Money> base_total)
{
    const Place place = of.place / direction;
    check_bands_end(of.collector, bands, place);
    check_limits_rise(of.collector, bands, place, base_total, of.when());
    for (std::size_t i = 0; i < bands.size(); ++i) {
        check_split(of, bands[i].split, place / i / "split");
        const Place limits = place / i / "partner_limits";
        check_partners(of, bands[i].partner_limits, limits);
        for (const auto& [id, limit] : bands[i].partner_limits) {
            check_not_negative(of.collector, limit, limits / id);
        }
    }
}

/// The reason the first band gives partners no part that could be the most they pay; empty where it
/// gives one, or where check_bands_end() reports that its limit is missing.
std::string why_no_maximum(const std::vector<Band>& bands)
{
    const Band& first = bands.front();
    const std::string no_limit =
        first.up_to || bands.size() > 1 ? "" : R"(found a first band with no "up_to")";
    return std::visit(overloaded{[](const FromReserve&) -> std::string {
                                     return R"(found a first band with "split": "reserve")";
                                 },
                                 [](const ByResponsibility&) -> std::string {
                                     return R"(found a first band with "split": "responsible")";
                                 },
                                 [&](const ByShares&) { return no_limit; },
                                 [&](const Equal&) { return no_limit; },
                                 [&](const Fixed&) { return no_limit; },
                                 [&](const To&) { return no_limit; }},
                      first.split);
}

/// A cap on payments needs a first band that limits what each partner pays.
void check_payment_cap(Collector& collector, const std::vector<Band>& bands, const Place& place)
{
    if (bands.empty()) { return; }
    std::string found = why_no_maximum(bands);
    if (found.empty()) { return; }
    collector.report("payment_cap_missing", place / std::size_t{0},
                     "must have a limit and be shared among partners, since their parts of it are "
                     "the most that they pay",
                     std::move(found), R"(Put such a band first, or remove "cap_limits".)");
}

/// The last overspend band must bear all that is left, and a reserve can run out.
void check_last_bearer(const OfRiskShare& of)
{
    const std::vector<Band>& bands = of.risk_share.overspend;
    if (bands.empty() || !std::holds_alternative<FromReserve>(bands.back().split)) { return; }
    of.collector.report("reserve_last", of.place / "overspend" / (bands.size() - 1) / "split",
                        "must not be the reserve: it can run out, and no band follows",
                        "found \"reserve\" in the last overspend band",
                        "Add a band after it that says who bears the rest.");
}

template <class Test>
bool some_band(const RiskShare& risk_share, Test test)
{
    return std::ranges::any_of(risk_share.overspend, test) ||
           std::ranges::any_of(risk_share.underspend, test);
}

bool some_band_uses_shares(const RiskShare& risk_share)
{
    return some_band(risk_share,
                     [](const Band& band) { return std::holds_alternative<ByShares>(band.split); });
}

bool some_limit_is_a_rate(const RiskShare& risk_share)
{
    return some_band(risk_share, [](const Band& band) {
        return band.up_to && std::holds_alternative<Percentage>(band.up_to->limit);
    });
}

/// True if all that the base is taken of could be read and is known.
bool knows_base(const OfRiskShare& of)
{
    if (!of.collector.readable(of.place / "services") || !of.knows_partners) { return false; }
    if (std::holds_alternative<Stated>(of.risk_share.base)) {
        return of.collector.readable(of.place / "base");
    }
    const auto* named = std::get_if<std::vector<std::string>>(&of.risk_share.services);
    return of.collector.readable(Place{"/services"}) &&
           (named == nullptr || std::ranges::all_of(*named, [&](const std::string& id) {
                return of.names.service(id).has_value();
            }));
}

/// The base, where it can be worked out.
std::optional<std::vector<Money>> base_of(const OfRiskShare& of)
{
    if (!knows_base(of)) { return std::nullopt; }
    try {
        if (of.risk_share.count_in_kind) {
            // Its explanation adds up gross amounts and amounts in kind before it takes income off.
            RiskShare gross = of.risk_share;
            gross.base = GrossContribution{};
            static_cast<void>(
                sum(agree_base(gross, of.terms, of.names, of.stage.services, of.covered)));
        }
        auto base = agree_base(of.risk_share, of.terms, of.names, of.stage.services, of.covered);
        static_cast<void>(sum(base));
        return base;
    } catch (const MoneyOverflow&) {
        report_total_too_large(of.collector, of.place / "base", "found a larger base" + of.when());
        return std::nullopt;
    }
}

/// Reports a base that no shares can be taken from. False where it does.
bool check_base_gives_shares(const OfRiskShare& of, const std::vector<Money>& base)
{
    const auto least = std::ranges::min_element(base);
    if (least == base.end() || *least >= 0_p) { return true; }
    const auto partner = static_cast<std::size_t>(least - base.begin());
    of.collector.report("base_negative", of.place / "base",
                        "must not be negative for a partner, since shares are taken from it",
                        fmt::format("found {} for {}{}", in_quotes(to_text(*least)),
                                    in_quotes(of.terms.partners[partner].id), of.when()),
                        "State the base, or share equally or by fixed percentages.");
    return false;
}

void check_stated_base(const OfRiskShare& of)
{
    const auto* stated = std::get_if<Stated>(&of.risk_share.base);
    if (stated == nullptr) { return; }
    const Place place = of.place / "base" / "stated";
    check_partners(of, stated->amounts, place);
    for (const auto& [id, amount] : stated->amounts) {
        check_not_negative(of.collector, amount, place / id);
    }
}

/// Checks the base. Returns the total that rates are taken of, where there is one.
std::optional<Money> check_base(const OfRiskShare& of)
{
    check_stated_base(of);
    const auto base = base_of(of);
    if (!base) { return std::nullopt; }
    const Money total = sum(*base);
    const bool gives_shares = std::holds_alternative<ProRataToBase>(of.risk_share.shares) &&
                              some_band_uses_shares(of.risk_share);
    if (gives_shares && !check_base_gives_shares(of, *base)) { return std::nullopt; }
    if (total > 0_p || (!gives_shares && !some_limit_is_a_rate(of.risk_share))) { return total; }
    of.collector.report("base_zero", of.place / "base",
                        gives_shares ? "must be above zero, since shares are taken from it"
                                     : "must be above zero, since a limit is a rate of it",
                        "found a total of " + in_quotes(to_text(total)) + of.when(),
                        "State a base, or cover services that have contributions.");
    return std::nullopt;
}

/// Reports a base that does not say which contributions it is taken of, or says so although its
/// amounts are stated.
void check_choices_of_base(const OfRiskShare& of)
{
    const RiskShare& risk_share = of.risk_share;
    if (!of.collector.readable(of.place / "base")) { return; }
    if (!std::holds_alternative<Stated>(risk_share.base)) {
        if (risk_share.base_at || of.terms.variations.empty()) { return; }
        return of.collector.report(
            "base_at_missing", of.place / "base_at",
            "must say whether the base is of the opening or the latest contributions",
            "found none, and the agreement has variations",
            R"(Add "base_at": "opening" or "latest".)");
    }
    const auto report = [&](std::string_view key) {
        of.collector.report(
            "base_is_stated", of.place / key, "has no effect where the agreement states the base",
            "found it beside stated amounts", "Remove it, or take the base from contributions.");
    };
    if (risk_share.base_at) { report("base_at"); }
    if (risk_share.count_in_kind) { report("count_in_kind"); }
}

/// The stage to check the base and its limits at: the first that has problems, or else the last.
/// There is more than one only where the base moves.
const Stage& stage_to_check(const OfRiskShare& of, std::span<const Stage> stages)
{
    if (of.risk_share.base_at != BaseAt::latest) { return stages.front(); }
    for (const Stage& stage : settled_stages(stages)) {
        Collector trial = of.collector.trial();
        const Context in{trial,           of.terms, of.names, of.knows_partners, of.knows_services,
                         of.knows_streams};
        const auto base_total = check_base({in, of.risk_share, of.covered, of.place, stage});
        check_limits_rise(trial, of.risk_share.overspend, of.place / "overspend", base_total, "");
        check_limits_rise(trial, of.risk_share.underspend, of.place / "underspend", base_total, "");
        if (trial.count() > 0) { return stage; }
    }
    return stages.back();
}

/// Reports services that an earlier risk share covers, too. `covered_by`: one per service.
void check_covered_once(const OfRiskShare& of, std::size_t index,
                        std::vector<std::optional<std::size_t>>& covered_by)
{
    const Place place = of.place / "services";
    if (!of.collector.readable(place) || !of.knows_services) { return; }
    for (const std::size_t service : of.covered) {
        auto& first = covered_by[service];
        if (first && *first != index) {
            of.collector.report("covered_twice", place,
                                "must not cover a service that another risk share covers",
                                fmt::format("found {}, which {} covers too",
                                            in_quotes(of.terms.services[service].id),
                                            in_quotes(of.terms.risk_shares[*first].id)),
                                "Remove it from one of them.");
        }
        if (!first) { first = index; }
    }
}

void check_one(const OfRiskShare& of, bool is_first_of_its_name)
{
    const RiskShare& risk_share = of.risk_share;
    check_id(of.collector, risk_share.id, of.place / "id", is_first_of_its_name);
    if (const auto* named = std::get_if<std::vector<std::string>>(&risk_share.services)) {
        check_named_services(of, *named);
    }
    if (const auto* fixed = std::get_if<Fixed>(&risk_share.shares)) {
        check_fixed(of, *fixed, of.place / "shares" / "fixed");
    }
    check_choices_of_base(of);
    const auto base_total = check_base(of);
    check_bands(of, risk_share.overspend, "overspend", base_total);
    check_bands(of, risk_share.underspend, "underspend", base_total);
    if (risk_share.cap_limits == CapLimits::payment) {
        check_payment_cap(of.collector, risk_share.overspend, of.place / "overspend");
        check_payment_cap(of.collector, risk_share.underspend, of.place / "underspend");
    }
    check_last_bearer(of);
}

}  // namespace

void check_risk_shares(const Context& in, std::span<const Stage> stages)
{
    std::vector<std::optional<std::size_t>> covered_by(in.terms.services.size());
    for (std::size_t i = 0; i < in.terms.risk_shares.size() && in.collector.keeps_more(); ++i) {
        const RiskShare& risk_share = in.terms.risk_shares[i];
        const Covered covered = covered_services(risk_share.services, in.terms, in.names);
        const OfRiskShare at_opening{in, risk_share, covered, Place{"/risk_shares"} / i,
                                     stages.front()};
        check_covered_once(at_opening, i, covered_by);
        check_one({in, risk_share, covered, at_opening.place, stage_to_check(at_opening, stages)},
                  in.names.risk_share(risk_share.id) == i);
    }
}

}  // namespace riskshare::checks
