#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// A journal and what it rests on.
struct Posting {
    const Settlement& settlement;
    const ByService& by_service;
    const Journal& journal;
    std::vector<std::string> names = partner_names(settlement.agreement());

    [[nodiscard]] const Agreement& agreement() const { return settlement.agreement(); }
    /// The name of a partner, or `the reserve`.
    [[nodiscard]] std::string party(const std::string& id) const
    {
        const auto partner = agreement().find_partner(id);
        return partner ? names[*partner] : "the reserve";
    }
    /// The reserve is in the host's ledger.
    [[nodiscard]] std::size_t ledger_of(const std::string& id) const
    {
        return *agreement().find_partner(id == "reserve" ? *agreement().terms().host : id);
    }
};

std::string_view use_of(AccountKind kind)
{
    switch (kind) {
    case AccountKind::service:
        return "spending";
    case AccountKind::balance:
        return "balance";
    case AccountKind::reserve:
        break;
    }
    return "reserve";
}

std::string words_of(const JournalLine& line)
{
    return line.clause.empty() ? line.narrative
                               : fmt::format("{} ({})", line.narrative, line.clause);
}

Section summary_section(const Posting& posting)
{
    const Journal& journal = posting.journal;
    const std::string month = month_name(journal.financial_year, journal.month);
    if (journal.lines.empty()) {
        return {"", {fmt::format("Nothing to post: the ledgers hold what {} needs.", month)}};
    }
    const std::string before =
        journal.number == 1 ? "Nothing was posted before."
        : journal.number == 2
            ? "What one journal posted before is taken off."
            : fmt::format("What {} journals posted before is taken off.", journal.number - 1);
    return {"", {fmt::format("What the ledgers need by the end of {}. {}", month, before)}};
}

Section ledger_section(const Posting& posting, std::size_t ledger)
{
    Section section{fmt::format("Ledger of {}", posting.names[ledger])};
    Table& table = section.table;
    table.header = {"Account", "For", "With", "Narrative", "Debit", "Credit"};
    Money debits = 0_p;
    Money credits = 0_p;
    Sum sum{Sum::Of::rows, 0, {}};
    for (const JournalLine& line : posting.journal.lines) {
        if (line.ledger != posting.agreement().partners()[ledger].id) { continue; }
        const Cell amount = as_quantity(magnitude(line.amount));
        const bool is_debit = line.amount > 0_p;
        (is_debit ? debits : credits) += magnitude(line.amount);
        sum.added.push_back(table.rows.size());
        table.rows.push_back({line.account, std::string{use_of(line.kind)},
                              posting.party(line.with), words_of(line),
                              is_debit ? amount : Cell{""}, is_debit ? Cell{""} : amount});
    }
    if (table.rows.empty()) { return section; }
    sum.total = table.rows.size();
    table.rows.push_back({"All", "", "", "", as_quantity(debits), as_quantity(credits)});
    table.sums.push_back(std::move(sum));
    return section;
}

/// What the earlier of two partners owes the later, to date and in the settlement.
struct PairBalance {
    Money to_date = Money::from_pence(0);
    Money settled = Money::from_pence(0);
};

using PairBalances = std::map<std::pair<std::size_t, std::size_t>, PairBalance>;

PairBalances balances_of(const Posting& posting)
{
    PairBalances balances;
    for (const JournalLine& line : journal_lines_needed(posting.settlement, posting.by_service)) {
        if (line.kind != AccountKind::balance) { continue; }
        const std::size_t ledger = posting.ledger_of(line.ledger);
        const std::size_t with = posting.ledger_of(line.with);
        if (ledger < with) { balances[{ledger, with}].to_date -= line.amount; }
    }
    for (const Payment& payment : posting.settlement.payments) {
        if (payment.kind != PaymentKind::ledger_settlement) { continue; }
        const std::size_t from = posting.ledger_of(payment.from);
        const std::size_t to = posting.ledger_of(payment.to);
        if (from < to) { balances[{from, to}].settled += payment.amount; }
        if (from > to) { balances[{to, from}].settled -= payment.amount; }
    }
    return balances;
}

Section balances_section(const Posting& posting)
{
    const Journal& journal = posting.journal;
    Section section{fmt::format("What partners owe each other at the end of {}",
                                month_name(journal.financial_year, journal.month))};
    section.table.header = {"From", "To", "To date", "In the settlement"};
    for (const auto& [pair, balance] : balances_of(posting)) {
        const Money sign_of = balance.to_date == 0_p ? balance.settled : balance.to_date;
        if (sign_of == 0_p) { continue; }
        const bool is_turned = sign_of < 0_p;
        const auto shown = [&](Money amount) { return as_quantity(is_turned ? -amount : amount); };
        section.table.rows.push_back({posting.names[is_turned ? pair.second : pair.first],
                                      posting.names[is_turned ? pair.first : pair.second],
                                      shown(balance.to_date), shown(balance.settled)});
    }
    if (section.table.rows.empty()) { return {}; }
    if (journal.basis == Basis::forecast) {
        section.footnotes.push_back(
            fmt::format("The settlement is of the whole year; of a forecast, {} of 12 months are "
                        "posted.",
                        journal.month));
    }
    if (posting.settlement.reserve != 0_p) {
        section.footnotes.push_back(fmt::format("The reserve is in the ledger of {}.",
                                                posting.names[posting.ledger_of("reserve")]));
    }
    return section;
}

}  // namespace

Report journals_report(const Settlement& settlement, const ByService& by_service,
                       const Journal& journal)
{
    const Posting posting{settlement, by_service, journal};
    Report report{fmt::format("{} {}, journal {}: {}", journal.agreement,
                              to_text(journal.financial_year), journal.number,
                              period(journal.financial_year, journal.month, journal.basis))};
    report.sections.push_back(summary_section(posting));
    for (std::size_t i = 0; i < posting.names.size(); ++i) {
        if (Section section = ledger_section(posting, i); !section.table.rows.empty()) {
            report.sections.push_back(std::move(section));
        }
    }
    if (Section section = balances_section(posting); !section.table.rows.empty()) {
        report.sections.push_back(std::move(section));
    }
    return report;
}

}  // namespace riskshare::present
