#include <string>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/words.hpp>

#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// The two ledgers' words for one kind of balance.
struct BalanceWords {
    std::string_view title;
    std::string_view creditors;
    std::string_view debtors;
    std::string_view debtors_in_sentence;
};

const BalanceWords& words_of(BalanceKind kind)
{
    static constexpr auto words = one_each<BalanceKind, BalanceWords>(
        {{"Receivables and payables", "Receivable", "Payable", "payable"},
         {"Income and expenditure", "Income", "Expenditure", "expenditure"}});
    return words[static_cast<std::size_t>(kind)];
}

/// Names the usual source of a difference, by the ledger that has more.
std::string what_to_look_for(const ComparedBalance& balance, std::string_view creditor,
                             std::string_view debtor)
{
    const bool creditor_has_more = balance.difference > 0_p;
    if (balance.kind == BalanceKind::receivables_and_payables) {
        return creditor_has_more
                   ? fmt::format("an invoice or journal that {} has not entered, or a payment that "
                                 "{} has not entered",
                                 debtor, creditor)
                   : fmt::format("an accrual for which {} has no invoice, or a credit note or "
                                 "payment that {} has not entered",
                                 creditor, debtor);
    }
    return fmt::format("a recharge that {} has not accrued or has set off against its own {}, or "
                       "one of another year",
                       creditor_has_more ? debtor : creditor,
                       creditor_has_more ? "income" : "expenditure");
}

/// Balances to the penny: rounding could hide a difference.
std::string to_the_penny(Money amount) { return in_sentence(amount, Unit::pounds); }

class BalancesReport {
public:
    explicit BalancesReport(const AgreedBalances& balances)
        : balances_{balances}, names_{partner_names(balances.position.agreement())}
    {}

    [[nodiscard]] Report report() const
    {
        const PositionFigures& figures = balances_.position.figures();
        const std::string month = month_name(figures.financial_year, figures.month);
        Report report{fmt::format("{}: agreement of balances at the end of {}",
                                  name_and_year(balances_.position.agreement()), month)};
        report.sections.push_back(
            {"",
             {balances_.is_agreed() ? "Agreed: no difference is above its threshold."
                                    : "Not agreed: some differences are above their thresholds."}});
        for (const auto kind :
             {BalanceKind::receivables_and_payables, BalanceKind::income_and_expenditure}) {
            report.sections.push_back(section(kind));
        }
        if (Section section = to_look_into(); !section.points.empty()) {
            report.sections.push_back(std::move(section));
        }
        return report;
    }

private:
    [[nodiscard]] Section section(BalanceKind kind) const
    {
        const BalanceWords& words = words_of(kind);
        Section section{std::string{words.title}};
        section.table.header = {fmt::format("{} of", words.creditors),
                                fmt::format("{} of", words.debtors),
                                std::string{words.creditors},
                                std::string{words.debtors},
                                "Difference",
                                "Outcome"};
        section.table.sums = {{Sum::Of::columns, 4, {2}, {3}}};
        for (const ComparedBalance& balance : balances_.compared) {
            if (balance.kind != kind) { continue; }
            section.table.rows.push_back({names_[balance.creditor], names_[balance.debtor],
                                          as_quantity(balance.creditor_says),
                                          as_quantity(balance.debtor_says),
                                          as_quantity(balance.difference), outcome(balance)});
        }
        const Money threshold = thresholds().value_or(BalanceThresholds{}).*
                                (kind == BalanceKind::receivables_and_payables
                                     ? &BalanceThresholds::receivables_and_payables
                                     : &BalanceThresholds::income_and_expenditure);
        section.footnotes.push_back(
            thresholds()
                ? fmt::format("Threshold: {}. A difference of exactly that amount is within it.",
                              to_the_penny(threshold))
                : "The agreement states no threshold, so every difference is above it.");
        return section;
    }

    [[nodiscard]] const std::optional<BalanceThresholds>& thresholds() const
    {
        return balances_.position.agreement().terms().agreement_of_balances;
    }

    [[nodiscard]] static std::string outcome(const ComparedBalance& balance)
    {
        if (!balance.is_within_threshold()) { return "above"; }
        return balance.is_the_same() ? "agreed" : "within";
    }

    /// Differences above their threshold, and ledgers without a balance where the other one has
    /// one.
    [[nodiscard]] Section to_look_into() const
    {
        Section section{"To look into"};
        for (const ComparedBalance& balance : balances_.compared) {
            const bool is_silent = !balance.creditor_says || !balance.debtor_says;
            const bool speaks = balance.creditor_says.value_or(0_p) != 0_p ||
                                balance.debtor_says.value_or(0_p) != 0_p;
            if (is_silent ? !speaks : balance.is_within_threshold()) { continue; }
            section.points.push_back(is_silent ? silence(balance) : difference(balance));
            section.points.back().number = fmt::format("{}", section.points.size());
        }
        return section;
    }

    [[nodiscard]] Point silence(const ComparedBalance& balance) const
    {
        const bool creditor_speaks = balance.creditor_says.has_value();
        const BalanceWords& words = words_of(balance.kind);
        const std::string& speaks = names_[creditor_speaks ? balance.creditor : balance.debtor];
        const std::string& is_silent = names_[creditor_speaks ? balance.debtor : balance.creditor];
        return {"",
                fmt::format("{} of {}: {} with {}, whose ledger has no balance with {}",
                            creditor_speaks ? words.creditors : words.debtors, speaks,
                            to_the_penny(magnitude(balance.difference)), is_silent, speaks),
                {{"Look for", fmt::format("the balance of {} with {}; state it even if it is 0.00",
                                          is_silent, speaks)}}};
    }

    [[nodiscard]] Point difference(const ComparedBalance& balance) const
    {
        const BalanceWords& words = words_of(balance.kind);
        const std::string& creditor = names_[balance.creditor];
        const std::string& debtor = names_[balance.debtor];
        return {"",
                fmt::format("{} of {} and {} of {}: {} has {} more", words.creditors, creditor,
                            words.debtors_in_sentence, debtor,
                            balance.difference > 0_p ? creditor : debtor,
                            to_the_penny(magnitude(balance.difference))),
                {{"Look for", what_to_look_for(balance, creditor, debtor)}}};
    }

    const AgreedBalances& balances_;
    std::vector<std::string> names_;
};

}  // namespace

Report balances_report(const AgreedBalances& balances) { return BalancesReport{balances}.report(); }

}  // namespace riskshare::present
