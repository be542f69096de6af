#include "rules.hpp"

namespace riskshare::workbook {
namespace {

/// Figures that must be zero; any other value shows a fault.
std::vector<Check> work_checks(const Context& context, const Worked& worked, Sheet& sheet)
{
    sheet.heading("Checks: each must be zero");
    std::vector<Check> checks;
    const auto add = [&](const std::string& what, const Formula& amiss) {
        checks.push_back({what, sheet.line(what, amiss)});
    };
    Formula borne = worked.reserve;
    Formula paid = worked.reserve;
    Formula settled = worked.reserve;
    for (const WorkedPartner& partner : worked.partners) {
        borne = borne + partner.borne;
        paid = paid + partner.net_risk_payment;
        settled = settled + partner.ledger_settlement;
    }
    const Formula variances = sum_where(worked.services.spent, worked.services.line_in_fund, 1) -
                              worked.fund.integrated.net;
    add("What partners and reserve bear, less all variances", borne - variances);
    add("Net risk payments and what is drawn on the reserve", paid);
    add("Ledger settlements and what is drawn on the reserve", settled);
    for (std::size_t i = 0; i < worked.risk_shares.size(); ++i) {
        if (const auto& decision = worked.risk_shares[i].decision) {
            add("Missing from the amounts decided on " + context.terms().risk_shares[i].id,
                decision->missing);
        }
    }
    Formula amounts =
        sum_without_sign(worked.services.gross) + sum_without_sign(worked.services.income) +
        sum_without_sign(worked.services.spent) + sum_without_sign(worked.services.adjustment);
    for (const WorkedRiskShare& risk_share : worked.risk_shares) {
        amounts = amounts + risk_share.base_total;
    }
    add("Pence beyond what this workbook works out exactly",
        larger(number(0), amounts - number(context.most)));
    return checks;
}

}  // namespace

Worked work_out(const Context& context, const StatedTerms& terms, const StatedFigures& figures,
                Sheet& sheet)
{
    sheet.set_width(0, 0, 52);
    sheet.set_width(1, 40, 17);
    sheet.title("Working: every rule in the order of docs/rules.md, in whole pence");
    sheet.note(
        "Type nothing here. Parties and risk shares are numbered in the order of the agreement, 1 "
        "for the first. An overspend is positive.");
    sheet.freeze_here(1);

    WorkedServices services = work_services(context, figures, sheet);
    WorkedFund fund = work_fund(context, services, sheet);
    std::vector<WorkedRiskShare> risk_shares =
        work_risk_shares(context, terms, figures, services, sheet);
    std::vector<WorkedPartner> partners =
        work_partners(context, services, fund, risk_shares, sheet);
    Formula drawn = number(0);
    for (const WorkedRiskShare& risk_share : risk_shares) { drawn = drawn + risk_share.reserve; }
    const Formula reserve = sheet.line("What the reserve bears", drawn);

    std::vector<Formula> risk_owed;
    std::vector<Formula> ledger_owed;
    for (const WorkedPartner& partner : partners) {
        risk_owed.push_back(partner.net_risk_payment);
        ledger_owed.push_back(partner.ledger_settlement);
    }
    risk_owed.push_back(reserve);
    ledger_owed.push_back(reserve);
    Worked worked{std::move(fund),
                  std::move(services),
                  std::move(risk_shares),
                  std::move(partners),
                  reserve,
                  payments(terms, "Payments for the risk share", risk_owed, number(0), sheet),
                  {},
                  {},
                  std::nullopt,
                  std::nullopt,
                  {}};
    // A partner and the reserve are two parties, so that there is a step before each of these.
    worked.ledger_payments = payments(terms, "Payments to settle the ledgers", ledger_owed,
                                      worked.risk_payments.back().number, sheet);
    if (context.settlement.ending) {
        worked.ending = work_ending(context, terms, figures, worked.fund, reserve, sheet);
        worked.ending_payments =
            payments(terms, "Payments on the ending", worked.ending->settlement,
                     worked.ledger_payments.back().number, sheet);
    }
    if (!figures.vat.empty()) { worked.vat = work_vat(context, figures, sheet); }
    worked.checks = work_checks(context, worked, sheet);
    return worked;
}

}  // namespace riskshare::workbook
