#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/words.hpp>

#include "present/reports.hpp"
#include "settlement_view.hpp"

namespace riskshare::present {
namespace {

/// The partner in whose ledger a party's amounts are: the reserve's are in the host's.
std::size_t ledger_of(const Agreement& agreement, const std::string& party)
{
    return *agreement.find_partner(party == "reserve" ? *agreement.terms().host : party);
}

std::string words_of(const JournalLine& line)
{
    return line.clause.empty() ? line.narrative
                               : fmt::format("{} ({})", line.narrative, line.clause);
}

Section summary_section(const Journal& journal)
{
    const std::string month = month_name(journal.financial_year, journal.month);
    if (journal.lines.empty()) {
        return {"", {fmt::format("No lines to post: the ledgers hold what {} needs.", month)}};
    }
    const std::string before =
        journal.number == 1 ? ""
        : journal.number == 2
            ? ", less what journal 1 posted"
            : fmt::format(", less what journals 1 to {} posted", journal.number - 1);
    return {"", {fmt::format("What the ledgers need by the end of {}{}.", month, before)}};
}

Section ledger_section(const SettlementView& view, const Journal& journal, std::size_t ledger)
{
    constexpr auto kinds =
        one_each<AccountKind, std::string_view>({"spending", "balance", "reserve"});
    Section section{fmt::format("Ledger of {}", view.names[ledger])};
    Table& table = section.table;
    table.header = {"Account", "For", "With", "Narrative", "Debit", "Credit"};
    for (const JournalLine& line : journal.lines) {
        if (line.ledger != view.agreement().partners()[ledger].id) { continue; }
        const Cell amount = as_quantity(magnitude(line.amount));
        const bool is_debit = line.amount > 0_p;
        table.rows.push_back({line.account,
                              std::string{kinds[static_cast<std::size_t>(AccountKind{line.kind})]},
                              std::string{view.party(line.with)}, words_of(line),
                              is_debit ? amount : Cell{}, is_debit ? Cell{} : amount});
    }
    add_total(table);
    return section;
}

/// The amounts the earlier of two partners owes the later, to date and in the settlement.
struct PairBalance {
    Money to_date = Money::from_pence(0);
    Money settled = Money::from_pence(0);
};

using PairBalances = std::map<std::pair<std::size_t, std::size_t>, PairBalance>;

PairBalances balances_of(const SettlementView& view, const ByService& by_service)
{
    PairBalances balances;
    for (const JournalLine& line : journal_lines_needed(view.settlement, by_service)) {
        if (line.kind != AccountKind::balance) { continue; }
        const std::size_t ledger = ledger_of(view.agreement(), line.ledger);
        const std::size_t with = ledger_of(view.agreement(), line.with);
        if (ledger < with) { balances[{ledger, with}].to_date -= line.amount; }
    }
    for (const Payment& payment : view.settlement.payments) {
        if (payment.kind != PaymentKind::ledger_settlement) { continue; }
        const std::size_t from = ledger_of(view.agreement(), payment.from);
        const std::size_t to = ledger_of(view.agreement(), payment.to);
        if (from < to) { balances[{from, to}].settled += payment.amount; }
        if (from > to) { balances[{to, from}].settled -= payment.amount; }
    }
    return balances;
}

Section balances_section(const SettlementView& view, const ByService& by_service,
                         const Journal& journal)
{
    Section section{fmt::format("What partners owe each other at the end of {}",
                                month_name(journal.financial_year, journal.month))};
    section.table.header = {"From", "To", "To date", "In the settlement"};
    for (const auto& [pair, balance] : balances_of(view, by_service)) {
        const Money sign_of = balance.to_date == 0_p ? balance.settled : balance.to_date;
        if (sign_of == 0_p) { continue; }
        const bool is_turned = sign_of < 0_p;
        const auto shown = [&](Money amount) { return as_quantity(is_turned ? -amount : amount); };
        section.table.rows.push_back({view.names[is_turned ? pair.second : pair.first],
                                      view.names[is_turned ? pair.first : pair.second],
                                      shown(balance.to_date), shown(balance.settled)});
    }
    if (journal.basis == Basis::forecast) {
        section.footnotes.push_back(
            fmt::format("The settlement covers the whole year; {} of 12 months of the forecast are "
                        "posted.",
                        journal.month));
    }
    if (view.settlement.reserve != 0_p) {
        section.footnotes.push_back(
            fmt::format("The reserve is in the ledger of {}.",
                        view.names[ledger_of(view.agreement(), "reserve")]));
    }
    return section;
}

}  // namespace

Report journals_report(const Settlement& settlement, const ByService& by_service,
                       const Journal& journal)
{
    const SettlementView view{settlement};
    Report report{fmt::format("{} {}, journal {}: {}", journal.agreement,
                              to_text(journal.financial_year), journal.number,
                              period(journal.financial_year, journal.month, journal.basis)),
                  {summary_section(journal)}};
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        add_tables(report.sections, {ledger_section(view, journal, i)});
    }
    add_tables(report.sections, {balances_section(view, by_service, journal)});
    return report;
}

}  // namespace riskshare::present
