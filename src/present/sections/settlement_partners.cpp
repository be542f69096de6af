#include "settlement_sections.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/variance.hpp>

#include "party_columns.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// One figure of every partner.
template <class Read>
std::vector<Money> of_each(const Subject& subject, Read read)
{
    std::vector<Money> amounts;
    for (const PartnerResult& partner : subject.settlement.partners) {
        amounts.push_back(read(partner));
    }
    return amounts;
}

/// Begins a table with a line for each figure that makes up the last one.
PartyColumns begin(Table& table, const Subject& subject)
{
    table.header = {""};
    return {table, subject, subject.settlement.reserve != 0_p};
}

/// How much of what a band holds is used, and what is left of it.
std::string use_of(const Subject& subject, const BandResult& band, bool is_only_limit)
{
    const Money size = *band.to - band.from;
    // Partners' own limits can let it hold less than its size.
    const Money holds = band.maximum_by_partner ? sum(*band.maximum_by_partner) : size;
    const Money used = magnitude(band.amount);
    std::string text = is_only_limit ? "Cap " + subject.money(size)
                                     : "Band " + limits(band.from, band.to, subject.unit);
    if (holds != *band.to) { text += fmt::format(" (holds {})", subject.money(holds)); }
    text += fmt::format(": used {}, left {}", subject.money(used), subject.money(holds - used));
    if (holds != 0_p) {
        const std::string part = percentages(std::array{used, holds - used}, 1).front();
        // Rounding must not call a limit reached that is not.
        text += fmt::format(", {} used", part == "100.0%" && used != holds ? "99.9%" : part);
    }
    return text + '.';
}

/// Two lines below a band: the most that each partner can be charged in it, and what is left of it.
void add_maximum(PartyColumns& columns, const BandResult& band)
{
    if (!band.maximum_by_partner) { return; }
    std::vector<Money> left = *band.maximum_by_partner;
    for (std::size_t i = 0; i < left.size(); ++i) { left[i] -= magnitude(band.by_partner[i]); }
    columns.add({"at most", ""}, Sense::quantity, *band.maximum_by_partner);
    columns.add({"left", ""}, Sense::quantity, left);
}

std::string how_shared(const Subject& subject, std::size_t index)
{
    const RiskShare& terms = subject.agreement().terms().risk_shares[index];
    const RiskShareResult& result = subject.settlement.risk_shares[index];
    const bool is_pro_rata =
        std::holds_alternative<ProRataToBase>(terms.shares) && uses_shares(terms);
    // Only a base that shares follow is never negative.
    const auto parts = is_pro_rata ? percentages(result.base, 3) : std::vector<std::string>{};
    std::vector<std::string> bases;
    for (std::size_t i = 0; i < subject.names.size(); ++i) {
        bases.push_back(fmt::format("{} {}{}", subject.names[i], subject.money(result.base[i]),
                                    is_pro_rata ? " (" + parts[i] + ")" : ""));
    }
    return fmt::format("{} Base by partner: {}.", base_and_shares(terms), listed(bases));
}

std::string direction_of_variance(const Subject& subject, const RiskShareResult& result)
{
    if (result.shareable_variance == 0_p) { return "Shareable variance: nothing."; }
    const bool is_overspend = result.direction == Direction::overspend;
    return fmt::format("Shareable variance: {} {}; the {} bands apply.",
                       is_overspend ? "an overspend of" : "an underspend of",
                       subject.money(magnitude(result.shareable_variance)),
                       is_overspend ? "overspend" : "underspend");
}

/// What of the variance the bands below this one could have taken by their limits, and did not:
/// partners' own limits or an empty reserve refused it.
Money refused_below(const RiskShareResult& result, std::size_t band)
{
    Money placed = 0_p;
    for (std::size_t i = 0; i < band; ++i) { placed += magnitude(result.bands[i].amount); }
    return std::min(magnitude(result.shareable_variance), result.bands[band].from) - placed;
}

std::string band_name(const Subject& subject, const RiskShareResult& result, std::size_t band)
{
    std::string name = limits(result.bands[band].from, result.bands[band].to, subject.unit);
    const Money refused = refused_below(result, band);
    if (refused == 0_p) { return name; }
    return fmt::format("{}, and {} refused below", name, subject.money(refused));
}

/// What the reserve bears of the bands of one risk share.
Money reserve_of_bands(const RiskShareResult& result)
{
    Money reserve = 0_p;
    for (const BandResult& band : result.bands) { reserve += band.reserve; }
    return reserve;
}

/// What limits on payments leave to the reserve.
Money payment_limits_of_reserve(const Settlement& settlement)
{
    Money passed = 0_p;
    for (const RiskShareResult& result : settlement.risk_shares) {
        if (result.payment_limit) { passed += result.payment_limit->reserve; }
    }
    return passed;
}

/// What decisions lay on the reserve more than the formula does.
Money decided_on_reserve(const Settlement& settlement)
{
    Money changed = 0_p;
    for (const RiskShareResult& result : settlement.risk_shares) {
        if (result.decision) { changed += result.decision->difference.back(); }
    }
    return changed;
}

/// Who would pay more than its limit, and with whom that stays.
std::vector<std::string> who_keeps(const Subject& subject, const PaymentLimit& limit)
{
    std::vector<std::string> payers;
    std::vector<std::string> keepers;
    const auto keeps = [&](std::string_view party, Money amount) {
        keepers.push_back(fmt::format("{} keeps {}", party, subject.money(amount)));
    };
    for (std::size_t i = 0; i < limit.change.size(); ++i) {
        if (limit.change[i] < 0_p) {
            payers.push_back(fmt::format("{} would pay {} and pays at most {}", subject.names[i],
                                         subject.money(limit.before[i]),
                                         subject.money(limit.maximum[i])));
        }
        if (limit.change[i] > 0_p) { keeps(subject.names[i], limit.change[i]); }
    }
    if (limit.reserve > 0_p) { keeps("the reserve", limit.reserve); }
    if (payers.empty()) { return {"No payment is above its limit."}; }
    return {listed(payers) + '.',
            "What is not paid stays where it would have been received: " + listed(keepers) + '.'};
}

}  // namespace

Section risk_share_section(const Subject& subject, std::size_t index)
{
    const RiskShare& terms = subject.agreement().terms().risk_shares[index];
    const RiskShareResult& result = subject.settlement.risk_shares[index];
    const auto& stated =
        result.direction == Direction::overspend ? terms.overspend : terms.underspend;
    Section section{"Risk share " + terms.id,
                    {how_shared(subject, index), direction_of_variance(subject, result)}};
    if (auto text = what_cap_limits(terms.cap_limits, stated)) {
        section.paragraphs.push_back(std::move(*text));
    }
    Table& table = section.table;
    table.header = {"Band", "Borne"};
    const bool has_reserve = std::ranges::any_of(
        result.bands, [](const BandResult& band) { return band.reserve != 0_p; });
    PartyColumns columns{table, subject, has_reserve};
    std::vector<std::size_t> rows;
    std::vector<Money> total(result.base.size(), 0_p);
    Money reserve = 0_p;
    for (std::size_t i = 0; i < result.bands.size(); ++i) {
        const BandResult& band = result.bands[i];
        rows.push_back(table.rows.size());
        columns.add({band_name(subject, result, i), bearers(stated[i].split)}, Sense::variance,
                    band.by_partner, band.reserve);
        // What is left of the reserve is its balance, not what is left of the band.
        if (band.to && !std::holds_alternative<FromReserve>(stated[i].split)) {
            add_maximum(columns, band);
            section.paragraphs.push_back(use_of(subject, band, result.bands.size() == 2));
        }
        for (std::size_t k = 0; k < total.size(); ++k) { total[k] += band.by_partner[k]; }
        reserve += band.reserve;
    }
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, table.rows.size(), rows});
    columns.add({"All bands", ""}, Sense::variance, total, reserve);
    return section;
}

Section payment_limit_section(const Subject& subject, std::size_t index)
{
    const RiskShareResult& result = subject.settlement.risk_shares[index];
    Section section{fmt::format("Risk share {}: what partners pay", result.id)};
    const PaymentLimit& limit = *result.payment_limit;
    section.paragraphs = who_keeps(subject, limit);
    const Money reserve = reserve_of_bands(result);
    std::vector<Money> after = limit.before;
    for (std::size_t i = 0; i < after.size(); ++i) { after[i] += limit.change[i]; }
    section.table.header = {""};
    PartyColumns columns{section.table, subject, reserve != 0_p};
    columns.add({"Borne, less own services"}, Sense::variance, limit.before, reserve);
    columns.add({"Not paid, kept"}, Sense::variance, limit.change, limit.reserve);
    columns.add({"Net risk payment"}, Sense::variance, after, reserve + limit.reserve);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 2, {0, 1}});
    add_pays_or_receives(section.table, 2);
    columns.add({"at most"}, Sense::quantity, limit.maximum);
    return section;
}

std::string who_decided(const Subject& subject, std::size_t index)
{
    const std::size_t place = subject.position().decisions()[index]->place;
    const Decision& stated = subject.position().figures().decisions[place];
    return fmt::format("decided by {} on {}, minute {}", stated.decided_by, to_text(stated.date),
                       stated.minute);
}

Section decision_section(const Subject& subject, std::size_t index)
{
    const RiskShareResult& result = subject.settlement.risk_shares[index];
    const DecisionResult& decision = *result.decision;
    Section section{fmt::format("Risk share {}: decided beside the formula", result.id),
                    {fmt::format("What each party bears was {}.", who_decided(subject, index))}};
    section.table.header = {""};
    const bool has_reserve = decision.formula.back() != 0_p || decision.decided.back() != 0_p;
    PartyColumns columns{section.table, subject, has_reserve};
    const auto add = [&](std::string name, std::span<const Money> amounts) {
        columns.add({std::move(name)}, Sense::variance, amounts.first(amounts.size() - 1),
                    amounts.back());
    };
    add("By the formula", decision.formula);
    add("As decided", decision.decided);
    add("Difference", decision.difference);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 2, {1}, {0}});
    const std::size_t place = subject.position().decisions()[index]->place;
    const std::string& note = subject.position().figures().decisions[place].note;
    if (!note.empty()) { section.footnotes.push_back(note); }
    return section;
}

Section borne_section(const Subject& subject)
{
    Section section{"What each partner bears"};
    const Money reserve = subject.settlement.reserve;
    const Money passed_to_reserve = payment_limits_of_reserve(subject.settlement);
    const Money decided = decided_on_reserve(subject.settlement);
    const Money shared_by_reserve = reserve - passed_to_reserve - decided;
    section.table.header = {""};
    PartyColumns columns{section.table, subject,
                         shared_by_reserve != 0_p || passed_to_reserve != 0_p || decided != 0_p};
    const auto add = [&](std::string name, std::optional<Money> of_reserve, auto read) {
        columns.add({std::move(name)}, Sense::variance, of_each(subject, read), of_reserve);
    };
    using P = const PartnerResult&;
    add("Shared", shared_by_reserve, [](P p) { return p.burden.shared; });
    add("By responsibility", {}, [](P p) { return p.burden.by_responsibility; });
    add("Outside any risk share", {}, [](P p) { return p.burden.outside_risk_share; });
    if (subject.settlement.limits_payments()) {
        add("By limits on payments", passed_to_reserve, [](P p) { return p.burden.payment_limit; });
    }
    if (subject.settlement.has_decisions()) {
        add("By decisions", decided, [](P p) { return p.burden.decision; });
    }
    if (subject.agreement().has_stream_reserve()) {
        add("Ring-fenced underspends", {}, [](P p) { return p.burden.ring_fenced; });
    }
    add("Planned overspends", {}, [](P p) { return p.burden.adjustments.planned_overspend; });
    add("Service developments", {}, [](P p) { return p.burden.adjustments.service_development; });
    add("Attributed", {}, [](P p) { return p.burden.adjustments.attributed; });
    const std::size_t parts = section.table.rows.size();
    add("Borne", reserve, [](P p) { return p.borne; });
    Sum all{Sum::Of::rows, parts, {}};
    for (std::size_t row = 0; row < parts; ++row) { all.added.push_back(row); }
    section.table.sums.insert(section.table.sums.begin(), std::move(all));
    return section;
}

Section by_service_section(const Subject& subject, const ByService& analysis)
{
    Section section{
        "What each partner bears, service by service",
        {"Rows add up to each service's variance, columns to what each partner bears."}};
    Table& table = section.table;
    table.header = {"Service"};
    const std::vector<std::size_t> services = settled_services(subject);
    const auto concerns_reserve = [&](std::size_t i) {
        return analysis.services[i].reserve != 0_p;
    };
    PartyColumns columns{table, subject, std::ranges::any_of(services, concerns_reserve)};
    std::vector<std::size_t> rows;
    for (const std::size_t i : services) {
        const ServiceBurden& service = analysis.services[i];
        std::vector<Money> amounts;
        for (const Burden& burden : service.by_partner) { amounts.push_back(borne(burden)); }
        rows.push_back(table.rows.size());
        columns.add({subject.agreement().terms().services[i].name}, Sense::variance, amounts,
                    service.reserve);
    }
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, table.rows.size(), rows});
    columns.add({"All services"}, Sense::variance,
                of_each(subject, [](const PartnerResult& p) { return p.borne; }),
                subject.settlement.reserve);
    return section;
}

std::string shared_part(const Settlement& settlement)
{
    const auto part = settlement.risk_shared();
    if (part) { return to_text(*part); }
    return settlement.has_decisions()
               ? "no percentage, as there is no variance, or next to none beside what was decided,"
               : "none, as there is no variance,";
}

Section net_risk_payment_section(const Subject& subject)
{
    Section section{"Net risk payment",
                    {"What each partner bears but for adjustments, less what it would bear without "
                     "any risk share."}};
    section.footnotes.push_back(fmt::format(
        "How much of the risk is shared: {}, net risk payments over the shareable variances of all "
        "services, each without its sign.",
        shared_part(subject.settlement)));
    PartyColumns columns = begin(section.table, subject);
    const Money reserve = subject.settlement.reserve;
    using P = const PartnerResult&;
    columns.add({"Borne, without adjustments"}, Sense::variance,
                of_each(subject, [](P p) { return p.borne - total(p.burden.adjustments); }),
                reserve);
    columns.add({"Without any risk share"}, Sense::variance,
                of_each(subject, [](P p) { return p.without_risk_share; }));
    columns.add({"Net risk payment"}, Sense::variance,
                of_each(subject, [](P p) { return p.net_risk_payment; }), reserve);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 2, {0}, {1}});
    add_pays_or_receives(section.table, 2);
    return section;
}

Section ledger_settlement_section(const Subject& subject)
{
    Section section{"Settlement between the ledgers",
                    {"What each partner bears, less the variance that its own ledger carries "
                     "already."}};
    PartyColumns columns = begin(section.table, subject);
    const Money reserve = subject.settlement.reserve;
    using P = const PartnerResult&;
    columns.add({"Funding, net contributions"}, Sense::quantity,
                of_each(subject, [](P p) { return p.funding; }));
    columns.add({"Recorded in own ledger"}, Sense::quantity,
                of_each(subject, [](P p) { return p.recorded; }));
    columns.add({"Own ledger's variance"}, Sense::variance,
                of_each(subject, [](P p) { return variance(p.recorded, p.funding); }));
    columns.add({"Borne"}, Sense::variance, of_each(subject, [](P p) { return p.borne; }), reserve);
    columns.add({"Ledger settlement"}, Sense::variance,
                of_each(subject, [](P p) { return p.ledger_settlement; }), reserve);
    section.table.sums.insert(section.table.sums.begin(),
                              {{Sum::Of::rows, 2, {1}, {0}}, {Sum::Of::rows, 4, {3}, {2}}});
    add_pays_or_receives(section.table, 4);
    return section;
}

Section payments_section(const Subject& subject)
{
    Section section{"Payments", {"The ledger settlement is what is to be paid."}};
    if (!subject.settlement.risk_shares.empty()) {
        section.paragraphs.back() += " It includes the net risk payment, which shows what the risk "
                                     "share alone moves and is not paid again.";
    }
    if (subject.settlement.ending) {
        section.paragraphs.back() += " What is paid on the ending comes on top.";
    }
    section.table.header = {"For", "From", "To", "Amount"};
    for (const Payment& payment : subject.settlement.payments) {
        section.table.rows.push_back(
            {std::string{to_words(payment.kind)}, std::string{subject.party(payment.from)},
             std::string{subject.party(payment.to)}, as_quantity(payment.amount)});
    }
    if (subject.settlement.payments.empty()) { section.paragraphs = {"Nobody pays anything."}; }
    return section;
}

}  // namespace riskshare::present
