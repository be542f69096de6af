#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "apportion.hpp"
#include "present/wording.hpp"
#include "rules.hpp"
#include "rules/bands.hpp"
#include "values/overloaded.hpp"

namespace riskshare::workbook {
namespace {

/// The cells that the bands of one risk share rest on.
struct Sharing {
    const Context& context;
    const RiskShare& stated;
    const AgreedRiskShare& agreed;
    Sheet& sheet;
    ByParty base;
    Formula base_total;
    std::vector<std::string> services;  ///< names of those it covers
    std::vector<Formula> responsible;   ///< one cell per covered service: the partner's number
    std::vector<Formula> shareable;     ///< likewise
    Formula total;
};

/// The number of a partner or a risk share, as a key of sums.
std::int64_t key_of(std::size_t index) { return number_of(index).value; }

ByParty work_base(const Context& context, std::size_t index, const StatedRiskShare& stated,
                  const WorkedServices& services, Sheet& sheet)
{
    const Cells contributions =
        std::visit(overloaded{[&](const GrossContribution&) { return Cells{services.gross}; },
                              [&](const NetContribution&) { return Cells{services.net}; },
                              [&](const Stated&) { return Cells{}; }},
                   context.terms().risk_shares[index].base);
    ByParty base;
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        const auto contributed = [&] {
            return sum_where(contributions, services.line_risk_share, key_of(index),
                             services.line_partner, key_of(i));
        };
        Formula amount = stated.base ? (*stated.base)[i] : contributed();
        if (stated.in_kind) { amount = amount + (*stated.in_kind)[i]; }
        base.push_back(sheet.line("Base, " + context.partners[i], amount));
    }
    return base;
}

void work_covered(Sharing& sharing, const WorkedServices& services)
{
    const std::vector<std::size_t>& covered = sharing.agreed.services;
    sharing.sheet.subheading("The services that it covers");
    Table table =
        sharing.sheet.table({"Service", "Responsible, no.", "Shareable variance"}, covered.size());
    for (std::size_t row = 0; row < covered.size(); ++row) {
        sharing.services.push_back(sharing.context.terms().services[covered[row]].name);
        table.name(row, sharing.services.back());
        sharing.responsible.push_back(table.put(row, 1, services.responsible[covered[row]]));
        sharing.shareable.push_back(table.put(row, 2, services.shareable[covered[row]]));
    }
    sharing.total = sharing.sheet.line("Shareable variance, together", sum(sharing.shareable));
}

/// One band in the making: amounts without sign.
struct BandInHand {
    std::string name;
    const Band& stated;
    const AgreedBand& agreed;
    const StatedBand& limits;
    Formula from;
    std::optional<Formula> to;
    Formula taken;
};

/// The amount each partner bears, and the most it can where that is known, before its own limit.
struct Parts {
    ByParty each;
    std::optional<ByParty> when_full;
};

/// The agreed weights of a band that is split by weights.
const std::vector<std::int64_t>& weights_of(const BandInHand& band)
{
    return std::get<BorneByWeights>(band.agreed.bearers).weights;
}

Parts all_to(const Sharing& sharing, const BandInHand& band, const std::string& partner)
{
    Parts parts;
    const std::size_t bearer = *sharing.context.agreement().find_partner(partner);
    parts.each.assign(sharing.context.partners.size(), number(0));
    parts.each[bearer] = band.taken;
    if (band.to) {
        parts.when_full = ByParty(sharing.context.partners.size(), number(0));
        (*parts.when_full)[bearer] = *band.to - band.from;
    }
    return parts;
}

/// The weights of a band that is split by the shares of its risk share.
Weights weights_by_shares(const Sharing& sharing, const BandInHand& band)
{
    const auto fixed = [&] { return fixed_weights(weights_of(band)); };
    return std::visit(overloaded{[&](const ProRataToBase&) {
                                     return Weights{sharing.base, sharing.context.most};
                                 },
                                 [&](const Equal&) { return fixed(); },
                                 [&](const Fixed&) { return fixed(); }},
                      sharing.stated.shares);
}

Parts split_by_weights(const Sharing& sharing, const BandInHand& band, const Weights& weights)
{
    Division division{band.name + ", what falls into it",
                      band.taken,
                      sharing.context.partners,
                      weights.each,
                      sharing.context.most,
                      weights.most};
    Parts parts;
    if (band.to) {
        Division full = division;
        full.what = band.name + ", the whole band";
        full.total = *band.to - band.from;
        parts.when_full = apportion(sharing.sheet, full);
        division.limits = *parts.when_full;
    }
    parts.each = apportion(sharing.sheet, division);
    return parts;
}

Parts split_by_responsibility(const Sharing& sharing, const BandInHand& band, bool is_overspend)
{
    Division division{band.name + ", services that went the same way",
                      band.taken,
                      sharing.services,
                      {},
                      sharing.context.most,
                      sharing.context.most};
    for (const Formula& shareable : sharing.shareable) {
        division.weights.push_back(larger(number(0), is_overspend ? shareable : -shareable));
    }
    const std::vector<Formula> by_service = apportion(sharing.sheet, division);
    Parts parts;
    for (std::size_t i = 0; i < sharing.context.partners.size(); ++i) {
        parts.each.push_back(sum_where(by_service, sharing.responsible, key_of(i)));
    }
    return parts;
}

/// Zero for each partner, where the reserve bears the band.
Parts none_to_partners(const Sharing& sharing, const BandInHand& band)
{
    const ByParty zero(sharing.context.partners.size(), number(0));
    return {zero, band.to ? std::optional{zero} : std::nullopt};
}

Parts split(const Sharing& sharing, const BandInHand& band, bool is_overspend)
{
    const auto by_weights = [&](const Weights& weights) {
        return split_by_weights(sharing, band, weights);
    };
    return std::visit(
        overloaded{[&](const ByShares&) { return by_weights(weights_by_shares(sharing, band)); },
                   [&](const Equal&) { return by_weights(fixed_weights(weights_of(band))); },
                   [&](const Fixed&) { return by_weights(fixed_weights(weights_of(band))); },
                   [&](const To& to) { return all_to(sharing, band, to.partner); },
                   [&](const FromReserve&) { return none_to_partners(sharing, band); },
                   [&](const ByResponsibility&) {
                       return split_by_responsibility(sharing, band, is_overspend);
                   }},
        band.stated.split);
}

/// A part once the partner's own limit applies.
Formula limited(const BandInHand& band, std::size_t partner, const Formula& part)
{
    const auto& limits = band.limits.partner_limits;
    if (limits.empty() || !limits[partner]) { return part; }
    return smaller(part, *limits[partner]);
}

void bear(const Sharing& sharing, const BandInHand& band, const Parts& parts, WorkedBand& result)
{
    Sheet& sheet = sharing.sheet;
    sheet.subheading(band.name + ", what each partner bears");
    Table table = sheet.table(parts.when_full ? std::vector<std::string>{"Partner", "Bears", "Most"}
                                              : std::vector<std::string>{"Partner", "Bears"},
                              sharing.context.partners.size());
    if (parts.when_full) { result.maximum.emplace(); }
    for (std::size_t i = 0; i < parts.each.size(); ++i) {
        table.name(i, sharing.context.partners[i]);
        result.by_partner.push_back(table.put(i, 1, limited(band, i, parts.each[i])));
        if (parts.when_full) {
            result.maximum->push_back(table.put(i, 2, limited(band, i, (*parts.when_full)[i])));
        }
    }
}

std::optional<Formula> work_limit(const Sharing& sharing, const Band& band,
                                  const StatedBand& limits)
{
    if (!band.up_to) { return std::nullopt; }
    return std::visit(
        overloaded{[&](Percentage rate) {
                       return percentage_of(sharing.sheet, "Limit of the band", sharing.base_total,
                                            rate, sharing.context.most);
                   },
                   [&](Money) { return sharing.sheet.line("Limit of the band", *limits.limit); }},
        band.up_to->limit);
}

void turn_sign(WorkedBand& band)
{
    band.amount = -band.amount;
    band.reserve = -band.reserve;
    for (Formula& part : band.by_partner) { part = -part; }
}

/// The bands of one direction, upwards from zero. Draws on the reserve in an overspend.
std::vector<WorkedBand> work_bands(const Sharing& sharing, bool is_overspend,
                                   const std::vector<StatedBand>& limits, Formula& reserve_left)
{
    Sheet& sheet = sharing.sheet;
    const auto& bands = is_overspend ? sharing.stated.overspend : sharing.stated.underspend;
    const auto& agreed = is_overspend ? sharing.agreed.overspend : sharing.agreed.underspend;
    const std::string direction = is_overspend ? "Overspend" : "Underspend";
    std::vector<WorkedBand> worked;
    Formula remaining =
        sheet.line(direction + " to be borne",
                   larger(number(0), is_overspend ? sharing.total : -sharing.total));
    Formula from = number(0);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string name = fmt::format("{}, band {}", direction, i + 1);
        sheet.heading(
            fmt::format("{} of {}: {}", name, sharing.stated.id, present::bearers(bands[i].split)));
        BandInHand band{name, bands[i], agreed[i], limits[i], from, std::nullopt, remaining};
        band.to = work_limit(sharing, bands[i], limits[i]);
        if (band.to) { band.taken = smaller(remaining, *band.to - from); }
        band.taken = sheet.line("Falls into the band", band.taken);

        WorkedBand result{from,
                          band.to,
                          number(0),
                          {},
                          std::nullopt,
                          number(0),
                          std::holds_alternative<BorneByResponsibility>(agreed[i].bearers)};
        bear(sharing, band, split(sharing, band, is_overspend), result);
        if (std::holds_alternative<BorneByReserve>(agreed[i].bearers)) {
            result.reserve = sheet.line(
                "The reserve bears", is_overspend ? smaller(band.taken, reserve_left) : band.taken);
        }
        if (is_overspend && std::holds_alternative<BorneByReserve>(agreed[i].bearers)) {
            reserve_left = sheet.line("Left in the reserve", reserve_left - result.reserve);
        }
        result.amount = sheet.line("The band carries", sum(result.by_partner) + result.reserve);
        remaining = sheet.line("Left for the next band", remaining - result.amount);
        if (band.to) { from = *band.to; }
        if (!is_overspend) { turn_sign(result); }
        worked.push_back(std::move(result));
    }
    return worked;
}

/// The amounts parties bear of the bands, the reserve last, and together.
ByParty work_borne(const Sharing& sharing, WorkedRiskShare& result)
{
    const std::size_t partners = sharing.context.partners.size();
    sharing.sheet.subheading("What the bands come to; an underspend is negative");
    Table table =
        sharing.sheet.table({"Party", "Shared", "By responsibility", "Together"}, partners + 1);
    ByParty together;
    for (std::size_t i = 0; i <= partners; ++i) {
        Formula shared = number(0);
        Formula by_responsibility = number(0);
        for (const auto* bands : {&result.overspend, &result.underspend}) {
            for (const WorkedBand& band : *bands) {
                const Formula& part = i < partners ? band.by_partner[i] : band.reserve;
                Formula& total = band.is_by_responsibility ? by_responsibility : shared;
                total = total + part;
            }
        }
        table.name(i, i < partners ? sharing.context.partners[i] : "Reserve");
        result.shared.push_back(table.put(i, 1, shared));
        result.by_responsibility.push_back(table.put(i, 2, by_responsibility));
        together.push_back(table.put(i, 3, result.shared.back() + result.by_responsibility.back()));
    }
    return together;
}

WorkedPaymentLimit limit_payments(const Sharing& sharing, const WorkedRiskShare& result,
                                  const ByParty& borne)
{
    Sheet& sheet = sharing.sheet;
    const std::size_t partners = sharing.context.partners.size();
    sheet.heading("What partners pay because of " + sharing.stated.id, "5, what the cap limits");
    Table table = sheet.table({"Party", "Bears of the bands", "Its services bring", "Would pay"},
                              partners + 1);
    WorkedPaymentLimit limit;
    for (std::size_t i = 0; i <= partners; ++i) {
        table.name(i, i < partners ? sharing.context.partners[i] : "Reserve");
        const Formula bears = table.put(i, 1, borne[i]);
        const Formula brings =
            table.put(i, 2,
                      i < partners ? sum_where(sharing.shareable, sharing.responsible, key_of(i))
                                   : number(0));
        limit.before.push_back(table.put(i, 3, bears - brings));
        if (i == partners) { break; }
        limit.maximum.push_back(when(is_less(sharing.total, number(0)),
                                     (*result.underspend.front().maximum)[i],
                                     (*result.overspend.front().maximum)[i]));
    }
    limit.change = held_to_maximum(sharing.context, limit.before, limit.maximum, sheet);
    return limit;
}

WorkedDecision decide(const Sharing& sharing, const ByParty& formula, const ByParty& decided)
{
    Sheet& sheet = sharing.sheet;
    const std::size_t partners = sharing.context.partners.size();
    sheet.heading("What was decided on " + sharing.stated.id, "5, decisions");
    Table table = sheet.table({"Party", "By the formula", "Decided", "Difference"}, partners + 1);
    WorkedDecision decision{{}, {}, {}, number(0)};
    for (std::size_t i = 0; i <= partners; ++i) {
        table.name(i, i < partners ? sharing.context.partners[i] : "Reserve");
        decision.formula.push_back(table.put(i, 1, formula[i]));
        decision.decided.push_back(table.put(i, 2, decided[i]));
        decision.difference.push_back(
            table.put(i, 3, decision.decided.back() - decision.formula.back()));
    }
    decision.missing =
        sheet.line("Missing from the amounts decided", sharing.total - sum(decision.decided));
    return decision;
}

}  // namespace

WorkedRiskShare work_risk_share(const Context& context, std::size_t index,
                                const StatedRiskShare& stated,
                                const std::optional<ByParty>& decided,
                                const WorkedServices& services, Formula& reserve_left, Sheet& sheet)
{
    const RiskShare& terms = context.terms().risk_shares[index];
    sheet.heading("Risk share " + terms.id, "5");
    Sharing sharing{context,
                    terms,
                    agreed_risk_shares(context.agreement())[index],
                    sheet,
                    work_base(context, index, stated, services, sheet),
                    number(0),
                    {},
                    {},
                    {},
                    number(0)};
    sharing.base_total = sheet.line("Base, together", sum(sharing.base));
    work_covered(sharing, services);

    WorkedRiskShare result{sharing.base, sharing.base_total, sharing.total, {},
                           {},           std::nullopt,       std::nullopt,  {},
                           {},           number(0)};
    result.overspend = work_bands(sharing, true, stated.overspend, reserve_left);
    result.underspend = work_bands(sharing, false, stated.underspend, reserve_left);
    ByParty borne = work_borne(sharing, result);
    if (terms.cap_limits == CapLimits::payment) {
        result.payment_limit = limit_payments(sharing, result, borne);
        for (std::size_t i = 0; i < borne.size(); ++i) {
            borne[i] = borne[i] + result.payment_limit->change[i];
        }
    }
    result.reserve = borne.back();
    if (decided) {
        result.decision = decide(sharing, borne, *decided);
        result.reserve = result.decision->decided.back();
    }
    return result;
}

std::vector<WorkedRiskShare> work_risk_shares(const Context& context, const StatedTerms& terms,
                                              const StatedFigures& figures,
                                              const WorkedServices& services, Sheet& sheet)
{
    sheet.heading("The reserve", "5");
    Formula left = sheet.line("Opening balance", terms.reserve.value_or(number(0)));
    for (const auto& decided : figures.decisions) {
        if (!decided) { continue; }
        left =
            sheet.line("Without what a decision draws", left - larger(number(0), decided->back()));
    }
    std::vector<WorkedRiskShare> worked;
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        const auto& decided = figures.decisions[i];
        Formula here = decided ? left + larger(number(0), decided->back()) : left;
        worked.push_back(
            work_risk_share(context, i, terms.risk_shares[i], decided, services, here, sheet));
        if (!decided) { left = here; }
    }
    return worked;
}

}  // namespace riskshare::workbook
