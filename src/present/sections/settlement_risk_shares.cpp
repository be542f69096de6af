#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "agreed/position.hpp"
#include "party_columns.hpp"
#include "rules/bands.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// The used part of the amount a band holds.
std::string use_of(const SettlementView& view, const BandResult& band, bool is_only_limit)
{
    const Money size = *band.to - band.from;
    // Partners' own limits can let it hold less than its size.
    const Money holds = band.maximum_by_partner ? sum(*band.maximum_by_partner) : size;
    const Money used = magnitude(band.amount);
    std::string text =
        is_only_limit ? "Cap " + view.money(size) : "Band " + limits(band.from, band.to, view.unit);
    if (holds != *band.to) { text += fmt::format(" (holds {})", view.money(holds)); }
    if (used == 0_p) { return text + ": none used."; }
    if (used == holds) { return text + ": all used."; }
    return fmt::format("{}: {} used{}, {} left.", text, view.money(used),
                       in_brackets(part_of(used, holds)), view.money(holds - used));
}

/// Two rows below a band: the most that each partner can be charged in it, and the rest of that.
void add_maximum(PartyColumns& columns, const BandResult& band)
{
    if (!band.maximum_by_partner) { return; }
    std::vector<Money> left = *band.maximum_by_partner;
    for (std::size_t i = 0; i < left.size(); ++i) { left[i] -= magnitude(band.by_partner[i]); }
    columns.add({"at most", ""}, Sense::quantity, *band.maximum_by_partner);
    columns.add({"left", ""}, Sense::quantity, left);
}

std::string how_shared(const SettlementView& view, std::size_t index)
{
    const RiskShare& terms = view.terms().risk_shares[index];
    const RiskShareResult& result = view.settlement.risk_shares[index];
    const bool is_pro_rata =
        std::holds_alternative<ProRataToBase>(terms.shares) && uses_shares(terms);
    // Only a base that shares follow is never negative.
    const auto parts = is_pro_rata ? percentages(result.base, 3) : std::vector<std::string>{};
    std::vector<std::string> bases;
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        bases.push_back(fmt::format("{} {}{}", view.names[i], view.money(result.base[i]),
                                    is_pro_rata ? in_brackets(parts[i]) : ""));
    }
    return fmt::format("{} Base by partner: {}.", base_and_shares(terms), listed(bases));
}

std::string direction_of_variance(const SettlementView& view, const RiskShareResult& result)
{
    if (result.shareable_variance == 0_p) { return "Shareable variance: none."; }
    const std::string_view direction =
        result.direction == Direction::overspend ? "overspend" : "underspend";
    return fmt::format("Shareable variance: an {0} of {1}, so the {0} bands apply.", direction,
                       view.money(magnitude(result.shareable_variance)));
}

/// The part of the variance that the bands below this one had room for and did not take: partners'
/// own limits or an empty reserve refused it.
Money refused_below(const RiskShareResult& result, std::size_t band)
{
    Money placed = 0_p;
    for (std::size_t i = 0; i < band; ++i) { placed += magnitude(result.bands[i].amount); }
    return std::min(magnitude(result.shareable_variance), result.bands[band].from) - placed;
}

std::string band_name(const SettlementView& view, const RiskShareResult& result, std::size_t band)
{
    std::string name = limits(result.bands[band].from, result.bands[band].to, view.unit);
    const Money refused = refused_below(result, band);
    if (refused == 0_p) { return name; }
    return fmt::format("{}, plus {} refused below", name, view.money(refused));
}

/// The amount the reserve bears of the bands of one risk share.
Money reserve_of_bands(const RiskShareResult& result)
{
    Money reserve = 0_p;
    for (const BandResult& band : result.bands) { reserve += band.reserve; }
    return reserve;
}

Section bands_section(const SettlementView& view, std::size_t index)
{
    const RiskShare& terms = view.terms().risk_shares[index];
    const RiskShareResult& result = view.settlement.risk_shares[index];
    const auto& stated =
        result.direction == Direction::overspend ? terms.overspend : terms.underspend;
    Section section{"Risk share " + terms.id,
                    {how_shared(view, index), direction_of_variance(view, result)}};
    if (auto text = what_cap_limits(terms.cap_limits, stated)) {
        section.paragraphs.push_back(std::move(*text));
    }
    Table& table = section.table;
    table.header = {"Band", "Borne"};
    const bool has_reserve = std::ranges::any_of(
        result.bands, [](const BandResult& band) { return band.reserve != 0_p; });
    PartyColumns columns{table, view.names, has_reserve};
    std::vector<std::size_t> rows;
    std::vector<Money> total(result.base.size(), 0_p);
    for (std::size_t i = 0; i < result.bands.size(); ++i) {
        const BandResult& band = result.bands[i];
        rows.push_back(table.rows.size());
        columns.add({band_name(view, result, i), bearers(stated[i].split)}, Sense::variance,
                    band.by_partner, band.reserve);
        // The rest of the reserve is its balance, not the rest of the band.
        if (band.to && !std::holds_alternative<FromReserve>(stated[i].split)) {
            add_maximum(columns, band);
            section.paragraphs.push_back(use_of(view, band, result.bands.size() == 2));
        }
        for (std::size_t k = 0; k < total.size(); ++k) { total[k] += band.by_partner[k]; }
    }
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, table.rows.size(), rows});
    columns.add({"All bands", ""}, Sense::variance, total, reserve_of_bands(result));
    return section;
}

/// The partners that would pay more than their limits, and the parties the excess stays with.
std::vector<std::string> who_keeps(const SettlementView& view, const PaymentLimit& limit)
{
    std::vector<std::string> payers;
    std::vector<std::string> keepers;
    const auto keeps = [&](std::string_view party, Money amount) {
        keepers.push_back(fmt::format("{} keeps {}", party, view.money(amount)));
    };
    for (std::size_t i = 0; i < limit.change.size(); ++i) {
        if (limit.change[i] < 0_p) {
            payers.push_back(fmt::format("{} would pay {} but pays at most {}", view.names[i],
                                         view.money(limit.before[i]),
                                         view.money(limit.maximum[i])));
        }
        if (limit.change[i] > 0_p) { keeps(view.names[i], limit.change[i]); }
    }
    if (limit.reserve > 0_p) { keeps("the reserve", limit.reserve); }
    if (payers.empty()) { return {"No payment is above its limit."}; }
    return {
        as_sentence(listed(payers)),
        fmt::format("The rest stays with those who would have received it: {}.", listed(keepers))};
}

Section payment_limit_section(const SettlementView& view, const RiskShareResult& result)
{
    const PaymentLimit& limit = *result.payment_limit;
    Section section{fmt::format("Risk share {}: what partners pay", result.id),
                    who_keeps(view, limit)};
    const Money reserve = reserve_of_bands(result);
    std::vector<Money> after = limit.before;
    for (std::size_t i = 0; i < after.size(); ++i) { after[i] += limit.change[i]; }
    PartyColumns columns{section.table, view.names, reserve != 0_p};
    columns.add({"Borne, less own services"}, Sense::variance, limit.before, reserve);
    columns.add({"Not paid, kept"}, Sense::variance, limit.change, limit.reserve);
    columns.add({"Net risk payment"}, Sense::variance, after, reserve + limit.reserve);
    total_last_row(section.table);
    add_pays_or_receives(section.table);
    columns.add({"at most"}, Sense::quantity, limit.maximum);
    return section;
}

/// The decision on a risk share as it is stated.
const Decision& decision_on(const SettlementView& view, std::size_t index)
{
    return view.position().figures().decisions[agreed_decisions(view.position())[index]->place];
}

/// The amount a decision lays on each party, beside the formula's.
Section decision_section(const SettlementView& view, std::size_t index)
{
    const RiskShareResult& result = view.settlement.risk_shares[index];
    const DecisionResult& decision = *result.decision;
    Section section{fmt::format("Risk share {}: the decision beside the formula", result.id),
                    {fmt::format("What each party bears was {}.", who_decided(view, index))}};
    const bool has_reserve = decision.formula.back() != 0_p || decision.decided.back() != 0_p;
    PartyColumns columns{section.table, view.names, has_reserve};
    const auto add = [&](std::string name, std::span<const Money> amounts) {
        columns.add({std::move(name)}, Sense::variance, amounts.first(amounts.size() - 1),
                    amounts.back());
    };
    add("By the formula", decision.formula);
    add("As decided", decision.decided);
    add("Difference", decision.difference);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 2, {1}, {0}});
    if (const std::string& note = decision_on(view, index).note; !note.empty()) {
        section.footnotes.push_back(note);
    }
    return section;
}

}  // namespace

std::string who_decided(const SettlementView& view, std::size_t risk_share)
{
    const Decision& stated = decision_on(view, risk_share);
    return fmt::format("decided by {} on {}, minute {}", stated.decided_by, to_text(stated.date),
                       stated.minute);
}

std::vector<Section> risk_share_sections(const SettlementView& view)
{
    std::vector<Section> sections;
    for (std::size_t i = 0; i < view.settlement.risk_shares.size(); ++i) {
        const RiskShareResult& result = view.settlement.risk_shares[i];
        sections.push_back(bands_section(view, i));
        if (result.payment_limit) { sections.push_back(payment_limit_section(view, result)); }
        if (result.decision) { sections.push_back(decision_section(view, i)); }
    }
    return sections;
}

}  // namespace riskshare::present
