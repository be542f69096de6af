#include "../catch.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "exact.hpp"
#include "places.hpp"
#include "settled.hpp"

/// "An explanation can be replayed" (docs/formats.md): whoever knows the operations, and no rule,
/// gets every figure of the settlement back.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::properties;

namespace {

using Values = std::vector<std::string>;

/// A decimal text as a whole number of billionths, with or without a `%`.
Exact billionths(std::string_view text)
{
    const bool is_negative = text.starts_with('-');
    if (is_negative) { text.remove_prefix(1); }
    if (text.ends_with('%')) { text.remove_suffix(1); }
    std::string digits{text.substr(0, text.find('.'))};
    std::string decimals{digits.size() < text.size() ? text.substr(digits.size() + 1) : ""};
    RC_ASSERT(decimals.size() <= 9u);
    decimals.append(9 - decimals.size(), '0');
    // A leading zero would make the number an octal one.
    digits = (digits + decimals)
                 .substr(std::min((digits + decimals).find_first_not_of('0'),
                                  (digits + decimals).size() - 1));
    const Exact number{digits};
    return is_negative ? Exact{-number} : number;
}

Exact pence(std::string_view text)
{
    RC_ASSERT(text.size() > 3u);
    RC_ASSERT(text[text.size() - 3] == '.');
    return billionths(text) / 10'000'000;
}

std::string money(const Exact& pence)
{
    RC_ASSERT(pence <= std::numeric_limits<std::int64_t>::max());
    RC_ASSERT(pence >= std::numeric_limits<std::int64_t>::min());
    return to_text(Money::from_pence(static_cast<std::int64_t>(pence)));
}

/// Nearest penny, halves away from zero.
Exact percentage_by_hand(const Exact& amount, const Exact& rate)
{
    const Exact hundred_percent = Exact{100} * 1'000'000'000;
    const Exact rounded = (2 * abs(amount) * rate + hundred_percent) / (2 * hundred_percent);
    return amount < 0 ? Exact{-rounded} : rounded;
}

Values of_role(const Step& step, std::string_view role)
{
    Values values;
    for (const Input& input : step.inputs) {
        if (input.role == role) { values.push_back(input.value); }
    }
    return values;
}

Values replay_apportion(const Step& step)
{
    const Values total = of_role(step, "total");
    const Values limit_texts = of_role(step, "limit");
    std::vector<Exact> weights;
    for (const std::string& text : of_role(step, "weight")) { weights.push_back(billionths(text)); }
    std::vector<Money> limits;
    for (const std::string& text : limit_texts) {
        limits.push_back(Money::from_pence(static_cast<std::int64_t>(pence(text))));
    }
    RC_ASSERT(total.size() == 1u);
    RC_ASSERT(limits.empty() || limits.size() == weights.size());
    RC_ASSERT(step.inputs.size() == 1 + weights.size() + limits.size());
    const auto parts = apportion_by_hand(
        Money::from_pence(static_cast<std::int64_t>(pence(total.front()))), weights, limits);
    RC_ASSERT(parts.has_value());
    Values result;
    for (const Money part : *parts) { result.push_back(to_text(part)); }
    return result;
}

/// Does what a step says, from its inputs alone.
Values replay(const Step& step)
{
    using enum Operation;
    if (step.operation == apportion) { return replay_apportion(step); }
    if (step.operation == choose) { return of_role(step, "used"); }
    if (step.operation == percentage) {
        RC_ASSERT(step.inputs.size() == 2u);
        RC_ASSERT(step.inputs[1].value.ends_with('%'));
        return {money(
            percentage_by_hand(pence(step.inputs[0].value), billionths(step.inputs[1].value)))};
    }
    std::vector<Exact> amounts;
    for (const Input& input : step.inputs) { amounts.push_back(pence(input.value)); }
    Exact total = 0;
    for (const Exact& amount : amounts) { total += amount; }
    if (step.operation == sum) { return {money(total)}; }

    RC_ASSERT(!amounts.empty());
    if (step.operation == difference) { return {money(2 * amounts.front() - total)}; }
    if (step.operation == minimum) { return {money(std::ranges::min(amounts))}; }
    if (step.operation == maximum) { return {money(std::ranges::max(amounts))}; }
    RC_ASSERT(amounts.size() == 1u);
    return {money(step.operation == negate ? Exact{-total} : total)};
}

/// Follows an input back to the step or the file that it comes from.
void check_origin(const Input& input, const std::map<std::string, Values>& earlier,
                  const Case& facts)
{
    if (input.from.starts_with("agreement:/") || input.from.starts_with("position:/")) {
        RC_ASSERT(stated_at(input.from, facts) == input.value);
        return;
    }
    const std::size_t hash = input.from.find('#');
    const auto step = earlier.find(input.from.substr(0, hash));
    RC_ASSERT((step != earlier.end()));
    if (hash == std::string::npos) {
        RC_ASSERT(step->second == Values{input.value});
    } else {
        const std::size_t part = std::stoul(input.from.substr(hash + 1));
        RC_ASSERT(part < step->second.size());
        RC_ASSERT(step->second[part] == input.value);
    }
}

/// Figures by their JSON Pointers.
using Figures = std::map<std::string, std::string>;

void add(Figures& figures, const std::string& pointer, Money amount)
{
    figures.emplace(pointer, to_text(amount));
}

void add(Figures& figures, const std::string& pointer, const std::vector<Money>& by_partner,
         const Settlement& settlement)
{
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        add(figures, fmt::format("{}/{}", pointer, settlement.partners[i].id), by_partner[i]);
    }
}

template <class InFund>
void add(Figures& figures, const std::string& pointer, const FundTotals<InFund>& totals,
         const Settlement& settlement)
{
    add(figures, pointer + "/gross", totals.gross.amount());
    add(figures, pointer + "/income", totals.income.amount());
    add(figures, pointer + "/net", totals.net.amount());
    std::vector<Money> by_partner;
    for (const InFund& net : totals.net_by_partner) { by_partner.push_back(net.amount()); }
    add(figures, pointer + "/net_by_partner", by_partner, settlement);
}

void add(Figures& figures, const std::string& pointer, const RiskShareResult& result,
         const Settlement& settlement)
{
    add(figures, pointer + "/base", result.base, settlement);
    add(figures, pointer + "/shareable_variance", result.shareable_variance);
    for (std::size_t k = 0; k < result.bands.size(); ++k) {
        const BandResult& band = result.bands[k];
        const std::string at = fmt::format("{}/bands/{}", pointer, k);
        add(figures, at + "/from", band.from);
        if (band.to) { add(figures, at + "/to", *band.to); }
        add(figures, at + "/amount", band.amount);
        add(figures, at + "/by_partner", band.by_partner, settlement);
        if (!band.maximum_by_partner) { continue; }
        add(figures, at + "/maximum_by_partner", *band.maximum_by_partner, settlement);
    }
}

void add(Figures& figures, const std::string& pointer, const PartnerResult& partner)
{
    add(figures, pointer + "/funding", partner.funding);
    add(figures, pointer + "/recorded", partner.recorded);
    add(figures, pointer + "/shared", partner.burden.shared);
    add(figures, pointer + "/by_responsibility", partner.burden.by_responsibility);
    add(figures, pointer + "/outside_risk_share", partner.burden.outside_risk_share);
    add(figures, pointer + "/adjustments", total(partner.burden.adjustments));
    add(figures, pointer + "/borne", partner.borne);
    add(figures, pointer + "/without_risk_share", partner.without_risk_share);
    add(figures, pointer + "/net_risk_payment", partner.net_risk_payment);
    add(figures, pointer + "/ledger_settlement", partner.ledger_settlement);
}

/// Every figure that a settlement's file has.
Figures figures_of(const Settlement& settlement)
{
    Figures figures;
    add(figures, "/fund/pooled", settlement.agreement().fund().pooled, settlement);
    add(figures, "/fund/aligned", settlement.agreement().fund().aligned, settlement);
    add(figures, "/fund/integrated", settlement.agreement().fund().integrated, settlement);
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        add(figures, fmt::format("/risk_shares/{}", i), settlement.risk_shares[i], settlement);
    }
    for (std::size_t i = 0; i < settlement.partners.size(); ++i) {
        add(figures, fmt::format("/partners/{}", i), settlement.partners[i]);
    }
    add(figures, "/reserve", settlement.reserve);
    for (std::size_t i = 0; i < settlement.payments.size(); ++i) {
        add(figures, fmt::format("/payments/{}/amount", i), settlement.payments[i].amount);
    }
    return figures;
}

/// The figures that steps say they give: a step with a list gives one to each partner.
Figures figures_given(const Explanation& explanation, const Settlement& settlement)
{
    Figures given;
    for (const Step& step : explanation) {
        for (const std::string& pointer : step.figures) {
            if (step.operation != Operation::apportion) {
                RC_ASSERT(given.emplace(pointer, step.result.at(0)).second);
                continue;
            }
            RC_ASSERT(step.result.size() == settlement.partners.size());
            for (std::size_t i = 0; i < step.result.size(); ++i) {
                const std::string at = fmt::format("{}/{}", pointer, settlement.partners[i].id);
                RC_ASSERT(given.emplace(at, step.result[i]).second);
            }
        }
    }
    return given;
}

}  // namespace

TEST_CASE("An explanation can be replayed by whoever knows the operations alone", "[explanation]")
{
    const bool holds = rc::check("An explanation can be replayed", [] {
        const Case facts = *any_case();
        const Settled settled{facts};
        std::map<std::string, Values> earlier;
        for (const Step& step : explain(settled.settlement)) {
            RC_ASSERT(!step.rule.empty());
            RC_ASSERT(!step.text.empty());
            for (const Input& input : step.inputs) { check_origin(input, earlier, facts); }
            RC_ASSERT(step.result == replay(step));
            const bool is_new = earlier.emplace(step.id, step.result).second;
            if (!is_new) { RC_FAIL("two steps are called " + step.id); }
        }
    });
    CHECK(holds);
}

TEST_CASE("Every figure of a settlement is the result of one step", "[explanation]")
{
    const bool holds = rc::check("Every figure of a settlement is the result of one step", [] {
        const Settled settled{*any_case()};
        const Explanation explanation = explain(settled.settlement);
        const Figures expected = figures_of(settled.settlement);
        const Figures given = figures_given(explanation, settled.settlement);
        for (const auto& [pointer, value] : expected) {
            const auto found = given.find(pointer);
            if (found == given.end()) { RC_FAIL("no step gives " + pointer); }
            RC_ASSERT(found->second == value);
        }
        for (const auto& entry : given) {
            if (!expected.contains(entry.first)) { RC_FAIL("no such figure: " + entry.first); }
        }
    });
    CHECK(holds);
}
