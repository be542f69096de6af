#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/month_end/journals.hpp>

#include "agreed/agreement.hpp"
#include "engine/shape.hpp"
#include "ledger_accounts.hpp"
#include "line_key.hpp"
#include "transfers.hpp"
#include "values/naming.hpp"

namespace riskshare {
namespace month_end {
namespace {

/// The amount two partners owe each other. Positive: the earlier owes the later.
struct Owed {
    std::vector<Money> by_services{};
    std::vector<Money> netted{};
};

/// Fails: InputError.
std::size_t host_of(const Agreement& agreement)
{
    const auto& host = agreement.terms().host;
    if (host) { return *agreement.find_partner(*host); }
    Problems problems;
    problems.add({"host_missing", "/host", "must name the partner whose ledger has the reserve",
                  "found none, and the reserve takes part in the settlement",
                  "Add \"host\" with the id of a partner."});
    throw InputError{problems};
}

/// Makes the lines of the ledgers.
class Lines {
public:
    explicit Lines(const Settlement& settlement)
        : settlement_{settlement}, reserve_{agreement().partners().size()}
    {}

    void post(const ServiceTransfer& transfer)
    {
        const Service& service = agreement().terms().services[transfer.service];
        const std::string clause = clause_of(transfer.service);
        const std::string owed = what_is_owed(transfer);
        const std::size_t from = ledger_of(transfer.from);
        const std::size_t to = ledger_of(transfer.to);
        const auto add_line = [&](std::size_t ledger, AccountKind kind, std::string_view account,
                                  std::size_t with, Money amount) {
            add({name(ledger), kind, std::string{account}, service.id, name(with), amount,
                 fmt::format("{}: {}", service.name, owed), clause},
                owed);
        };
        const auto add_spending = [&](std::size_t party, std::size_t other, Money amount) {
            const std::size_t ledger = ledger_of(party);
            if (party == reserve_) {
                add_line(ledger, AccountKind::reserve, accounts_.reserve(ledger), other, amount);
            } else {
                add_line(ledger, AccountKind::service, accounts_.service(ledger, transfer.service),
                         other, amount);
            }
        };
        add_spending(transfer.from, transfer.to, transfer.to_date);
        add_spending(transfer.to, transfer.from, -transfer.to_date);
        if (from == to) { return; }
        add_line(from, AccountKind::balance, accounts_.balance(from, to), to, -transfer.to_date);
        add_line(to, AccountKind::balance, accounts_.balance(to, from), from, transfer.to_date);
        note(&Owed::by_services, from, to, transfer.to_date);
    }

    /// Moves the balances of the services to the amounts owed once all are netted.
    void net(const std::vector<Transfer>& transfers)
    {
        for (const Transfer& transfer : transfers) {
            const std::size_t from = ledger_of(transfer.from);
            const std::size_t to = ledger_of(transfer.to);
            if (from != to) { note(&Owed::netted, from, to, transfer.amount); }
        }
        for (const auto& [pair, owed] : owed_) {
            const Money by_services = sum(owed.by_services);
            const Money netted = sum(owed.netted);
            if (by_services == netted) { continue; }
            const std::string narrative =
                fmt::format("Netting: {} for services; {} once all is netted",
                            who_owes(pair, by_services), who_owes(pair, netted));
            const auto add_line = [&](std::size_t ledger, std::size_t with, Money amount) {
                add({name(ledger), AccountKind::balance,
                     std::string{accounts_.balance(ledger, with)}, "", name(with), amount,
                     narrative, agreement().terms().clause},
                    "");
            };
            add_line(pair.first, pair.second, by_services - netted);
            add_line(pair.second, pair.first, netted - by_services);
        }
    }

    [[nodiscard]] std::vector<JournalLine> take() &&
    {
        std::vector<JournalLine> lines;
        lines.reserve(lines_.size());
        for (auto& entry : lines_) { lines.push_back(std::move(entry.second)); }
        return lines;
    }

private:
    [[nodiscard]] const Agreement& agreement() const { return settlement_.agreement(); }

    /// Adds a line, or adds its amount and narrative to the line with the same key.
    void add(JournalLine line, std::string_view owed)
    {
        if (line.amount == 0_p) { return; }
        const Money amount = line.amount;
        LineKey key = key_of(line, agreement());
        const auto [entry, is_new] = lines_.try_emplace(std::move(key), std::move(line));
        if (is_new) { return; }
        entry->second.amount += amount;
        entry->second.narrative += fmt::format("; {}", owed);
    }

    void note(std::vector<Money> Owed::*list, std::size_t from, std::size_t to, Money amount)
    {
        (owed_[std::minmax(from, to)].*list).push_back(from < to ? amount : -amount);
    }

    /// The reserve is in the host's ledger.
    [[nodiscard]] std::size_t ledger_of(std::size_t party) const
    {
        return party == reserve_ ? host_of(agreement()) : party;
    }

    [[nodiscard]] std::string name(std::size_t party) const
    {
        return party == reserve_ ? "reserve" : agreement().partners()[party].id;
    }

    [[nodiscard]] std::string_view in_words(std::size_t party) const
    {
        return party == reserve_ ? std::string_view{"the reserve"}
                                 : agreement().partners()[party].name;
    }

    /// `6 of 12 months of £1,234.56 that Example City Council owes Example ICB`.
    [[nodiscard]] std::string what_is_owed(const ServiceTransfer& transfer) const
    {
        const PositionFigures& figures = settlement_.position.figures();
        const std::string months = figures.basis == Basis::outturn
                                       ? ""
                                       : fmt::format("{} of 12 months of ", figures.month);
        return fmt::format("{}{} that {} owes {}", months, transfer.of_year,
                           in_words(transfer.from), in_words(transfer.to));
    }

    [[nodiscard]] std::string who_owes(const std::pair<std::size_t, std::size_t>& pair,
                                       Money amount) const
    {
        const auto [from, to] = amount < 0_p ? std::pair{pair.second, pair.first} : pair;
        return fmt::format("{} owes {} {}", in_words(from), in_words(to), magnitude(amount));
    }

    /// The clause of the service, else of the risk share that covers it, else of the agreement.
    [[nodiscard]] std::string clause_of(std::size_t service) const
    {
        const AgreementTerms& terms = agreement().terms();
        const auto risk_share = agreed_services(agreement())[service].risk_share;
        if (!terms.services[service].clause.empty()) { return terms.services[service].clause; }
        if (risk_share && !terms.risk_shares[*risk_share].clause.empty()) {
            return terms.risk_shares[*risk_share].clause;
        }
        return terms.clause;
    }

    const Settlement& settlement_;
    std::size_t reserve_;  ///< its index among the parties
    LedgerAccounts accounts_{agreement()};
    std::map<LineKey, JournalLine> lines_;
    std::map<std::pair<std::size_t, std::size_t>, Owed> owed_;
};

}  // namespace
}  // namespace month_end

inline namespace v0 {

std::vector<JournalLine> journal_lines_needed(const Settlement& settlement,
                                              const ByService& by_service)
{
    require_shape(by_service, settlement);
    const auto transfers = month_end::service_transfers(settlement, by_service);
    month_end::Lines lines{settlement};
    for (const auto& transfer : transfers) {
        naming("a journal line of service",
               settlement.agreement().terms().services[transfer.service].id,
               [&] { lines.post(transfer); });
    }
    naming("what partners owe each other", "",
           [&] { lines.net(month_end::netted(transfers, settlement.partners.size() + 1)); });
    return std::move(lines).take();
}

std::vector<JournalLine> journal_lines_needed(const Settlement& settlement)
{
    return journal_lines_needed(settlement, by_service(settlement));
}

}  // namespace v0
}  // namespace riskshare
