#pragma once

#include <string>
#include <utility>
#include <vector>

#include <riskshare/month_end/journals.hpp>
#include <riskshare/riskshare.hpp>

/// Two agreements small enough to be worked by hand.

namespace riskshare::journals_by_hand {

inline Settlement settled(const AgreementTerms& terms, const PositionFigures& figures)
{
    const Agreement agreement{terms};
    return settle(Position{figures, agreement});
}

/// One service, which north's ledger records and which both put into.
inline AgreementTerms two_partners()
{
    return {.name = "Home care fund",
            .financial_year = FinancialYear::starting(2025),
            .partners = {{"icb", "Example ICB", PartnerKind::nhs},
                         {"north", "North Council", PartnerKind::local_authority}},
            .host = "north",
            .services = {{.id = "home-care",
                          .name = "Home care",
                          .fund = Fund::pooled,
                          .contributions = {{"icb", {.gross = 60'000_gbp}},
                                            {"north", {.gross = 40'000_gbp}}},
                          .responsible = {.statutory = "north"},
                          .clause = "Schedule 3, 4.1"}},
            .risk_shares = {{.id = "all",
                             .services = AllServices{},
                             .base = NetContribution{},
                             .overspend = {{.split = Equal{}}},
                             .underspend = {{.split = Equal{}}}}}};
}

/// North records £100,001.00: £1.00 over budget, shared equally. The ICB owes its £60,000 and 50p.
inline PositionFigures of_two_partners(int month, Basis basis,
                                       Money recorded = Money::from_pence(100'001'00))
{
    return {.agreement = "Home care fund",
            .financial_year = FinancialYear::starting(2025),
            .month = month,
            .basis = basis,
            .services = {{.id = "home-care", .outturn = {{"north", {.gross = recorded}}}}}};
}

/// Three partners and a reserve of £30, in the ledger of the ICB.
inline AgreementTerms three_partners()
{
    return {.name = "Three partners",
            .financial_year = FinancialYear::starting(2025),
            .partners = {{"icb", "Example ICB", PartnerKind::nhs},
                         {"north", "North Council", PartnerKind::local_authority},
                         {"south", "South Council", PartnerKind::local_authority}},
            .host = "icb",
            .reserve = Reserve{30_gbp},
            .services = {{.id = "beds",
                          .name = "Beds",
                          .fund = Fund::pooled,
                          .contributions = {{"icb", {.gross = 300_gbp}}},
                          .responsible = {.statutory = "north"}},
                         {.id = "day-care",
                          .name = "Day care",
                          .fund = Fund::aligned,
                          .contributions = {{"south", {.gross = 120_gbp}}},
                          .responsible = {.statutory = "south"}}},
            .risk_shares = {{.id = "beds",
                             .services = std::vector<std::string>{"beds"},
                             .base = NetContribution{},
                             .overspend = {{.up_to = UpTo{30_gbp}, .split = FromReserve{}},
                                           {.split = Equal{}}},
                             .underspend = {{.split = Equal{}}}}},
            .clause = "Deed of 1 April 2025"};
}

/// Beds cost £360 in north's ledger: of £60 over budget the reserve bears £30, each partner £10.
/// Day care is on budget, in the ICB's ledger.
inline PositionFigures of_three_partners(Basis basis)
{
    return {.agreement = "Three partners",
            .financial_year = FinancialYear::starting(2025),
            .month = 12,
            .basis = basis,
            .services = {{.id = "beds", .outturn = {{"north", {.gross = 360_gbp}}}},
                         {.id = "day-care", .outturn = {{"icb", {.gross = 120_gbp}}}}}};
}

/// `icb service 4410 home-care north 60000.50`: each line without its words.
inline std::vector<std::string> in_short(const std::vector<JournalLine>& lines)
{
    std::vector<std::string> texts;
    for (const JournalLine& line : lines) {
        const std::string kind = line.kind == AccountKind::service   ? "service"
                                 : line.kind == AccountKind::balance ? "balance"
                                                                     : "reserve";
        texts.push_back(line.ledger + ' ' + kind + ' ' + line.account + ' ' +
                        (line.service.empty() ? "-" : line.service) + ' ' + line.with + ' ' +
                        to_text(line.amount));
    }
    return texts;
}

}  // namespace riskshare::journals_by_hand
