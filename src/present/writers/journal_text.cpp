#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <riskshare/values/date.hpp>

#include "journal_writers.hpp"
#include "present/text.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// The lines of one ledger for one service, which balance by themselves.
using Transaction = std::span<const JournalLine>;

std::vector<Transaction> transactions_of(const Journal& journal)
{
    const auto is_apart = [](const JournalLine& a, const JournalLine& b) {
        return a.ledger != b.ledger || a.service != b.service;
    };
    std::vector<Transaction> transactions;
    for (Transaction rest{journal.lines}; !rest.empty();) {
        const auto last = std::ranges::adjacent_find(rest, is_apart);
        const auto count = last == rest.end() ? std::ssize(rest) : last - rest.begin() + 1;
        transactions.push_back(rest.first(static_cast<std::size_t>(count)));
        rest = rest.subspan(static_cast<std::size_t>(count));
    }
    return transactions;
}

/// The subject of a transaction, and its ledger.
std::string title_of(Transaction lines, const Agreement& agreement)
{
    const JournalLine& first = lines.front();
    const auto service = agreement.find_service(first.service);
    const std::string& subject =
        service ? agreement.terms().services[*service].name : first.service;
    return fmt::format("{}, {}", subject.empty() ? "Netting" : subject,
                       agreement.partners()[*agreement.find_partner(first.ledger)].name);
}

std::string heading_of(const Journal& journal)
{
    return fmt::format("{} {}, journal {}, {}{}", journal.agreement,
                       to_text(journal.financial_year), journal.number,
                       period(journal.financial_year, journal.month, journal.basis),
                       journal.lines.empty() ? ", nothing to post" : "");
}

/// Text in a comment or a description: without anything that starts a comment, names a tag, or
/// gives another date there.
std::string plain_remark(std::string_view text)
{
    std::string result = one_line(text);
    for (char& c : result) {
        constexpr std::string_view steering = ":;[]|";
        constexpr std::string_view harmless = ",,()/";
        if (const auto at = steering.find(c); at != std::string_view::npos) { c = harmless[at]; }
    }
    return result;
}

/// `Expenses:ccg:home-care`. Components are ids, made fit by `fit`.
template <class Fit>
std::string account_name(const JournalLine& line, Fit fit)
{
    switch (line.kind) {
    case AccountKind::service:
        return fmt::format("Expenses:{}:{}", fit(line.ledger), fit(line.service));
    case AccountKind::balance:
        return fmt::format("Assets:{}:{}", fit(line.ledger), fit(line.with));
    case AccountKind::reserve:
        break;
    }
    return fmt::format("Equity:{}:{}", fit(line.ledger), fit("reserve"));
}

std::string as_it_is(std::string_view id) { return std::string{id}; }

/// An id as a component of beancount's accounts: its first letter is a capital, and `-U-` replaces
/// `_`, which they do not have. No two ids become one, since ids have no capitals.
std::string capitalised(std::string_view id)
{
    std::string result;
    for (const char c : id) {
        if (c == '_') {
            result += "-U-";
        } else {
            result += c;
        }
    }
    result.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(result.front())));
    return result;
}

std::string beancount_account(const JournalLine& line) { return account_name(line, capitalised); }

std::string beancount_string(std::string_view text)
{
    std::string result = "\"";
    for (const char c : one_line(text)) {
        if (c == '"' || c == '\\') { result += '\\'; }
        result += c;
    }
    return result + '"';
}

void add_beancount_line(std::string& text, const JournalLine& line)
{
    text += fmt::format("  {}  {} GBP\n    code: {}\n    narrative: {}\n", beancount_account(line),
                        to_text(line.amount), beancount_string(line.account),
                        beancount_string(line.narrative));
    if (!line.clause.empty()) {
        text += fmt::format("    clause: {}\n", beancount_string(line.clause));
    }
}

}  // namespace

std::string to_ledger_text(const Journal& journal, const Agreement& agreement)
{
    std::string text = fmt::format("; {}\n", plain_remark(heading_of(journal)));
    const std::string date = to_text(last_day_of(journal.financial_year, journal.month));
    for (const Transaction& lines : transactions_of(journal)) {
        text += fmt::format("\n{} * ({}) {}\n", date, journal.number,
                            plain_remark(title_of(lines, agreement)));
        for (const JournalLine& line : lines) {
            text += fmt::format("    {}  {} GBP\n    ; account {}\n    ; narrative {}\n",
                                account_name(line, as_it_is), to_text(line.amount),
                                plain_remark(line.account), plain_remark(line.narrative));
            if (!line.clause.empty()) {
                text += fmt::format("    ; clause {}\n", plain_remark(line.clause));
            }
        }
    }
    return text;
}

std::string to_beancount_text(const Journal& journal, const Agreement& agreement,
                              std::span<const Journal> posted)
{
    std::string text = fmt::format("; {}\noption \"operating_currency\" \"GBP\"\n\n",
                                   one_line(heading_of(journal)));
    std::set<std::string> opened;
    for (const Journal& before : posted) {
        for (const JournalLine& line : before.lines) { opened.insert(beancount_account(line)); }
    }
    for (const JournalLine& line : journal.lines) {
        const auto [account, is_new] = opened.insert(beancount_account(line));
        if (!is_new) { continue; }
        text += fmt::format("{}-04-01 open {} GBP\n", journal.financial_year.start(), *account);
    }
    const std::string date = to_text(last_day_of(journal.financial_year, journal.month));
    for (const Transaction& lines : transactions_of(journal)) {
        text += fmt::format("\n{} * {}\n  journal: \"{}\"\n", date,
                            beancount_string(title_of(lines, agreement)), journal.number);
        for (const JournalLine& line : lines) { add_beancount_line(text, line); }
    }
    return text;
}

}  // namespace riskshare::present
