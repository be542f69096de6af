#include <fmt/format.h>

#include "rules.hpp"
#include "rules/burden_parts.hpp"

namespace riskshare::workbook {
namespace {

/// The sum of one figure over all risk shares.
template <class Read>
Formula over_all(const std::vector<WorkedRiskShare>& risk_shares, Read read)
{
    Formula total = number(0);
    for (const WorkedRiskShare& risk_share : risk_shares) {
        if (const std::optional<Formula> figure = read(risk_share)) { total = total + *figure; }
    }
    return total;
}

Formula payment_limit(const std::vector<WorkedRiskShare>& risk_shares, std::size_t partner)
{
    return over_all(risk_shares, [&](const WorkedRiskShare& risk_share) {
        return risk_share.payment_limit ? std::optional{risk_share.payment_limit->change[partner]}
                                        : std::nullopt;
    });
}

Formula decision(const std::vector<WorkedRiskShare>& risk_shares, std::size_t partner)
{
    return over_all(risk_shares, [&](const WorkedRiskShare& risk_share) {
        return risk_share.decision ? std::optional{risk_share.decision->difference[partner]}
                                   : std::nullopt;
    });
}

static_assert(burden_parts.size() == 7, "a new part of a burden needs its formula below");

/// Each part of a partner's burden, in the order of the table of parts.
BurdenCells burden_of(const WorkedServices& services,
                      const std::vector<WorkedRiskShare>& risk_shares, std::size_t partner)
{
    const std::int64_t key = number_of(partner).value;
    return {over_all(risk_shares,
                     [&](const WorkedRiskShare& worked) {
                         return std::optional{worked.shared[partner]};
                     }),
            over_all(risk_shares,
                     [&](const WorkedRiskShare& worked) {
                         return std::optional{worked.by_responsibility[partner]};
                     }),
            sum_where(services.outside, services.responsible, key),
            payment_limit(risk_shares, partner),
            decision(risk_shares, partner),
            sum_where(services.ring_fenced, services.ring_fenced_for, key),
            sum_where(services.adjustment, services.adjustment_partner, key)};
}

}  // namespace

std::vector<WorkedPartner> work_partners(const Context& context, const WorkedServices& services,
                                         const WorkedFund& fund,
                                         const std::vector<WorkedRiskShare>& risk_shares,
                                         Sheet& sheet)
{
    sheet.heading("What each partner bears, pays and receives, in pence", "6");
    std::vector<std::string> headings{"Partner", "Funding", "Recorded"};
    for (const BurdenPart& part : burden_parts) { headings.emplace_back(part.title); }
    for (const char* heading :
         {"Borne", "Without risk share", "Net risk payment", "Ledger settlement"}) {
        headings.emplace_back(heading);
    }
    Table table = sheet.table(headings, context.partners.size());
    std::vector<WorkedPartner> partners;
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        std::size_t column = 0;
        const auto put = [&](const Formula& formula) { return table.put(i, ++column, formula); };
        table.name(i, context.partners[i]);
        const std::int64_t key = number_of(i).value;
        const Formula funding = put(fund.integrated.net_by_partner[i]);
        const Formula recorded =
            put(sum_where(services.spent, services.line_in_fund, 1, services.line_partner, key));
        BurdenCells burden = burden_of(services, risk_shares, i);
        Formula in_net_payment = number(0);
        for (std::size_t k = 0; k < burden.size(); ++k) {
            burden[k] = put(burden[k]);
            if (burden_parts[k].is_in_net_payment) { in_net_payment = in_net_payment + burden[k]; }
        }
        const Formula borne = put(sum(burden));
        const Formula without = put(sum_where(services.unfenced, services.responsible, key) +
                                    sum_where(services.ring_fenced, services.ring_fenced_for, key));
        const Formula payment = put(in_net_payment - without);
        const Formula settlement = put(funding + borne - recorded);
        partners.push_back({funding, recorded, burden, borne, without, payment, settlement});
    }
    return partners;
}

std::vector<WorkedTransfer> payments(const StatedTerms& terms, std::string_view what,
                                     const std::vector<Formula>& owed, const Formula& before,
                                     Sheet& sheet)
{
    sheet.heading(what, "6, payments");
    std::vector<std::string> headings{"The largest payer pays the largest receiver", "Payer no.",
                                      "Receiver no.", "Amount", "Payment no."};
    for (std::size_t i = 0; i < owed.size(); ++i) {
        headings.push_back(terms.names[i].value + " still owes");
    }
    Table table = sheet.table(headings, owed.size());
    constexpr std::size_t first_balance = 5;
    table.name(0, "At first");
    std::vector<Formula> balance;
    for (std::size_t i = 0; i < owed.size(); ++i) {
        balance.push_back(table.put(0, first_balance + i, owed[i]));
    }
    std::vector<WorkedTransfer> transfers;
    Formula last_number = before;
    for (std::size_t row = 1; row < owed.size(); ++row) {
        table.name(row, fmt::format("Step {}", row));
        const Formula payer = table.put(row, 1, match(greatest(balance), balance));
        const Formula receiver = table.put(row, 2, match(least(balance), balance));
        const Formula amount = table.put(row, 3, smaller(greatest(balance), -least(balance)));
        const Formula is_any = when(is_less(number(0), amount), number(1), number(0));
        last_number = table.put(row, 4, last_number + is_any);
        for (std::size_t i = 0; i < owed.size(); ++i) {
            const Formula here = number_of(i);
            balance[i] =
                table.put(row, first_balance + i,
                          when(is_equal(payer, here), balance[i] - amount,
                               when(is_equal(receiver, here), balance[i] + amount, balance[i])));
        }
        transfers.push_back({last_number, amount, word_at(payer, terms.ids),
                             word_at(receiver, terms.ids), word_at(payer, terms.names),
                             word_at(receiver, terms.names)});
    }
    return transfers;
}

}  // namespace riskshare::workbook
