#include <array>

#include <fmt/format.h>

#include "rules.hpp"

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

std::vector<std::string> headings_of_partners()
{
    std::vector<std::string> headings{"Partner", "Funding", "Recorded"};
    for (const BurdenPart& part : burden_parts) { headings.emplace_back(part.title); }
    for (const std::string_view last :
         {"Borne", "Without risk share", "Net risk payment", "Ledger settlement"}) {
        headings.emplace_back(last);
    }
    return headings;
}

}  // namespace

std::vector<WorkedPartner> work_partners(const Facts& facts, const WorkedServices& services,
                                         const WorkedFund& fund,
                                         const std::vector<WorkedRiskShare>& risk_shares,
                                         Sheet& sheet)
{
    sheet.heading("What each partner bears, pays and receives, in pence", "6");
    Table table = sheet.table(headings_of_partners(), facts.partners.size());
    std::vector<WorkedPartner> partners;
    for (std::size_t i = 0; i < facts.partners.size(); ++i) {
        const auto key = static_cast<std::int64_t>(i) + 1;
        const auto put = [&](std::size_t column, const Formula& formula) {
            return table.put(i, column, formula);
        };
        table.name(i, facts.partners[i]);
        const Formula funding = put(1, fund.integrated.net_by_partner[i]);
        const Formula recorded =
            put(2, sum_where(services.spent, services.line_settled, 1, services.line_partner, key));
        const Formula shared = put(3, over_all(risk_shares, [&](const WorkedRiskShare& risk_share) {
                                       return std::optional{risk_share.shared[i]};
                                   }));
        const Formula by_responsibility =
            put(4, over_all(risk_shares, [&](const WorkedRiskShare& risk_share) {
                    return std::optional{risk_share.by_responsibility[i]};
                }));
        const Formula outside = put(5, sum_where(services.outside, services.responsible, key));
        const Formula limit = put(6, payment_limit(risk_shares, i));
        const Formula decided = put(7, decision(risk_shares, i));
        const Formula fenced =
            put(8, sum_where(services.ring_fenced, services.ring_fenced_for, key));
        const Formula adjustments =
            put(9, sum_where(services.adjustment, services.adjustment_partner, key));
        const std::array<Formula, burden_parts.size()> parts{
            {shared, by_responsibility, outside, limit, decided, fenced, adjustments}};
        Formula all = number(0);
        Formula in_net_payment = number(0);
        for (std::size_t part = 0; part < parts.size(); ++part) {
            all = all + parts[part];
            if (burden_parts[part].is_in_net_payment) {
                in_net_payment = in_net_payment + parts[part];
            }
        }
        constexpr std::size_t next = 3 + burden_parts.size();
        const Formula borne = put(next, all);
        const Formula without =
            put(next + 1, sum_where(services.unfenced, services.responsible, key) + fenced);
        const Formula payment = put(next + 2, in_net_payment - without);
        const Formula settlement = put(next + 3, funding + borne - recorded);
        partners.push_back({funding, recorded, parts, borne, without, payment, settlement});
    }
    return partners;
}

std::vector<WorkedTransfer> payments(const StatedTerms& terms, std::string_view what,
                                     const std::vector<Formula>& owed, const Formula& before,
                                     Sheet& sheet)
{
    sheet.heading(what, "6, payments");
    std::vector<std::string> headings{"The largest payer pays the largest receiver", "Payer, place",
                                      "Receiver, place", "Amount", "Payment no."};
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
        const Formula payer = table.put(row, 1, place_of(greatest(balance), balance));
        const Formula receiver = table.put(row, 2, place_of(least(balance), balance));
        const Formula amount = table.put(row, 3, smaller(greatest(balance), -least(balance)));
        const Formula is_any = when(is_less(number(0), amount), number(1), number(0));
        last_number = table.put(row, 4, last_number + is_any);
        for (std::size_t i = 0; i < owed.size(); ++i) {
            const Formula here = number(static_cast<std::int64_t>(i) + 1);
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
