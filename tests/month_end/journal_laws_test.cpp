#include "../catch.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <riskshare/json.hpp>

#include "../generated/drawing.hpp"
#include "../laws/exact.hpp"
#include "../laws/laws.hpp"
#include "../laws/variations.hpp"
#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "journal_examples.hpp"

/// docs/rules.md 12, on generated agreements.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

using Key = std::tuple<std::string, AccountKind, std::string, std::string, std::string>;

Key key_of(const JournalLine& line)
{
    return {line.ledger, line.kind, line.account, line.service, line.with};
}

/// A case whose reserve is in somebody's ledger, and whose accounts have codes in some ledgers.
Case draw_postable_case()
{
    Case facts = *any_case();
    if (!facts.terms.host) { facts.terms.host = facts.terms.partners.front().id; }
    return with_month_end(std::move(facts));
}

/// The totals of a ledger's lines, by group.
template <class Group, class KeyOf>
std::map<Group, Exact> totals_by(const std::vector<JournalLine>& lines, KeyOf group)
{
    std::map<Group, Exact> totals;
    for (const JournalLine& line : lines) { totals[group(line)] += line.amount.pence(); }
    return totals;
}

void check_balanced(const std::vector<JournalLine>& lines)
{
    using Group = std::pair<std::string, std::string>;
    const auto by_service = [](const JournalLine& line) {
        return Group{line.ledger, line.service};
    };
    for (const auto& [group, total] : totals_by<Group>(lines, by_service)) {
        RC_ASSERT(total == 0);
    }
}

/// Every line has an equal and opposite one: a balance in the ledger of whom it is with; spending
/// that of the party that it is with, which for the reserve is in the host's ledger.
void check_mirrored(const std::vector<JournalLine>& lines)
{
    const auto party_of = [](const JournalLine& line) {
        return line.kind == AccountKind::reserve ? std::string{"reserve"} : line.ledger;
    };
    using Group = std::tuple<bool, std::string, std::string, std::string>;
    std::map<Group, Exact> amounts;
    for (const JournalLine& line : lines) {
        const Group group{line.kind == AccountKind::balance, line.service, party_of(line),
                          line.with};
        const bool is_new = amounts.try_emplace(group, line.amount.pence()).second;
        RC_ASSERT(is_new || line.kind == AccountKind::balance);
        if (!is_new) { amounts[group] += line.amount.pence(); }
    }
    for (const auto& [group, amount] : amounts) {
        const auto& [is_balance, service, party, with] = group;
        RC_ASSERT(amounts.contains({is_balance, service, with, party}));
        RC_ASSERT((amounts[{is_balance, service, with, party}] == -amount));
    }
}

/// In one order, each place once, and nothing that posts nothing.
void check_listed(const std::vector<JournalLine>& lines)
{
    std::map<Key, std::size_t> places;
    for (const JournalLine& line : lines) {
        RC_ASSERT(line.amount != 0_p);
        RC_ASSERT(!line.narrative.empty());
        RC_ASSERT(places.emplace(key_of(line), places.size()).second);
    }
}

/// The amount a partner or the reserve is charged, of one service or, without one, of all.
Exact charged(const std::vector<JournalLine>& lines, const std::string& party,
              const std::string* service)
{
    Exact total = 0;
    for (const JournalLine& line : lines) {
        const bool is_party = party == "reserve"
                                  ? line.kind == AccountKind::reserve
                                  : line.kind == AccountKind::service && line.ledger == party;
        if (is_party && (service == nullptr || line.service == *service)) {
            total += line.amount.pence();
        }
    }
    return total;
}

/// By partner and service an outturn's lines are what it put in and bears less what its own ledger
/// records; in all they are the settlement's.
void check_totals(const Settlement& settlement, const std::vector<JournalLine>& lines)
{
    const ByService analysis = by_service(settlement);
    const Agreement& agreement = settlement.agreement();
    for (std::size_t i = 0; i < analysis.services.size(); ++i) {
        const std::string& service = agreement.terms().services[i].id;
        if (!agreement.is_in_fund(i)) { continue; }
        RC_ASSERT(charged(lines, "reserve", &service) == analysis.services[i].reserve.pence());
        for (std::size_t partner = 0; partner < settlement.partners.size(); ++partner) {
            Exact need = borne(analysis.services[i].by_partner[partner]).pence();
            for (const Line& line : agreed_services(agreement)[i].budget_lines) {
                if (line.partner == partner) { need += line.gross.pence() - line.income.pence(); }
            }
            for (const Line& line : service_positions(settlement.position)[i].ledger_lines) {
                if (line.partner == partner) { need -= line.gross.pence() - line.income.pence(); }
            }
            RC_ASSERT(charged(lines, settlement.partners[partner].id, &service) == need);
        }
    }
    RC_ASSERT(charged(lines, "reserve", nullptr) == settlement.reserve.pence());
    for (const PartnerResult& partner : settlement.partners) {
        RC_ASSERT(charged(lines, partner.id, nullptr) == partner.ledger_settlement.pence());
    }
}

/// The amount each ledger says it owes another.
using Balances = std::map<std::pair<std::string, std::string>, Exact>;

Balances balances_of(const std::vector<JournalLine>& lines)
{
    Balances balances;
    for (const JournalLine& line : lines) {
        if (line.kind != AccountKind::balance) { continue; }
        balances[{line.ledger, line.with}] -= line.amount.pence();
    }
    std::erase_if(balances, [](const auto& entry) { return entry.second == 0; });
    return balances;
}

Balances payments_of(const Settlement& settlement)
{
    const auto ledger_of = [&](const std::string& party) {
        return party == "reserve" ? *settlement.agreement().terms().host : party;
    };
    Balances balances;
    for (const Payment& payment : settlement.payments) {
        if (payment.kind != PaymentKind::ledger_settlement) { continue; }
        const std::string from = ledger_of(payment.from);
        const std::string to = ledger_of(payment.to);
        if (from == to) { continue; }
        balances[{from, to}] += payment.amount.pence();
        balances[{to, from}] -= payment.amount.pence();
    }
    std::erase_if(balances, [](const auto& entry) { return entry.second == 0; });
    return balances;
}

/// Everything that journals post, place by place.
std::map<Key, Exact> held_after(const std::vector<Journal>& journals)
{
    std::map<Key, Exact> held;
    for (const Journal& journal : journals) {
        for (const JournalLine& line : journal.lines) { held[key_of(line)] += line.amount.pence(); }
    }
    std::erase_if(held, [](const auto& entry) { return entry.second == 0; });
    return held;
}

}  // namespace

TEST_CASE("Ledgers balance service by service, and mirror each other", "[journals]")
{
    CHECK(rc::check("Section 12: ledgers balance and mirror each other", [] {
        const Settled settled{draw_postable_case()};
        const auto lines = journal_lines_needed(settled.settlement);
        check_balanced(lines);
        check_mirrored(lines);
        check_listed(lines);
    }));
}

TEST_CASE("An outturn's lines come to the settlement, and its balances to the payments",
          "[journals]")
{
    CHECK(rc::check("Section 12: an outturn's lines come to the settlement", [] {
        Case facts = draw_postable_case();
        facts.figures.basis = Basis::outturn;
        const Settled settled{facts};
        const auto lines = journal_lines_needed(settled.settlement);
        check_totals(settled.settlement, lines);
        RC_ASSERT(balances_of(lines) == payments_of(settled.settlement));
    }));
}

TEST_CASE("Any months, skipped, corrected or posted again, end at what the last one needs",
          "[journals]")
{
    CHECK(rc::check("Section 12: journals are cumulative", [] {
        const Case facts = without_decisions(without_vat(draw_postable_case()));
        std::vector<Journal> posted;
        const std::int64_t count = draw(1, 4);
        int month = 1;
        for (std::int64_t i = 1; i <= count; ++i) {
            month = static_cast<int>(draw(month, 12));
            const bool is_last = i == count;
            const Case then =
                at_month(facts, month, is_last && chance(50) ? Basis::outturn : Basis::forecast);
            const Settled settled{then};
            const Journal journal = riskshare::journal(settled.settlement, posted);
            check_balanced(journal.lines);
            check_listed(journal.lines);
            RC_ASSERT(problems_in(journal, settled.agreement).empty());
            RC_ASSERT(parse_journal(to_json(journal), settled.agreement) == journal);
            RC_ASSERT(journal.number == static_cast<int>(i));
            posted.push_back(journal);
            RC_ASSERT(riskshare::journal(settled.settlement, posted).lines.empty());
            const Journal alone = riskshare::journal(settled.settlement, {});
            RC_ASSERT(held_after(posted) == held_after({alone}));
        }
    }));
}
