#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/rules/borne.hpp>
#include <riskshare/settlement.hpp>

#include "rules/burden_parts.hpp"
#include "sheet.hpp"

/// The cells that sheets of a workbook share, in the shapes of settlement.hpp.

namespace riskshare::workbook {

/// One figure per partner, in declared order.
using ByParty = std::vector<Formula>;

/// The settlement, and the largest amounts it may have in the workbook.
struct Context {
    const Settlement& settlement;
    std::vector<std::string> partners;  ///< their names
    std::int64_t most;                  ///< pence: the most that all amounts together come to

    [[nodiscard]] const Agreement& agreement() const { return settlement.agreement(); }
    [[nodiscard]] const AgreementTerms& terms() const { return agreement().terms(); }
};

/// The number of a partner or a risk share, by which sums are taken: 1 for the first, 0 for none.
[[nodiscard]] inline Formula number_of(std::optional<std::size_t> index)
{
    return number(index ? static_cast<std::int64_t>(*index) + 1 : 0);
}

/// A row of the sheet Services: one partner's line on one service. Amounts are in pence.
struct LedgerRow {
    std::size_t service;
    std::size_t partner;
    std::size_t row;
    Formula budget_gross;
    Formula budget_income;
    Formula outturn_gross;
    Formula outturn_income;
};

/// The amount one partner bears of one adjustment.
struct AdjustmentRow {
    std::size_t service;
    std::size_t partner;
    AdjustmentKind kind;
    Formula amount;
};

/// The VAT of a service as position and agreement state it.
struct VatRow {
    std::size_t service;
    Formula incurred;
    Formula exempt;
    Formula budgeted;
};

struct PartialExemptionRow {
    std::size_t partner;
    Formula vat;
    Formula exempt;
};

/// The figures of the position, and the contributions.
struct StatedFigures {
    std::vector<LedgerRow> ledgers;                 ///< by service, in the agreement's order
    std::vector<AdjustmentRow> adjustments;         ///< likewise
    std::vector<std::optional<ByParty>> decisions;  ///< one per risk share; the reserve last
    std::vector<Formula> ending;                    ///< one per item
    std::vector<VatRow> vat;                        ///< one per service with VAT terms
    std::vector<PartialExemptionRow> exemption;
    std::size_t first_row;  ///< of the table of ledgers
};

struct StatedBand {
    std::optional<Formula> limit;                        ///< where it is an amount
    std::vector<std::optional<Formula>> partner_limits;  ///< one per partner, or empty for none
};

struct StatedRiskShare {
    std::optional<ByParty> base;     ///< where it does not follow from the contributions
    std::optional<ByParty> in_kind;  ///< what else counts towards the base
    std::vector<StatedBand> overspend;
    std::vector<StatedBand> underspend;
};

/// The names and figures of the agreement.
struct StatedTerms {
    std::vector<Words> ids;          ///< of the parties: the partners, and the reserve
    std::vector<Words> names;        ///< of the same
    std::optional<Formula> reserve;  ///< its opening balance
    std::vector<StatedRiskShare> risk_shares;
    std::vector<Formula> not_pooled;
};

struct WorkedTotals {
    Formula gross;
    Formula income;
    Formula net;
    ByParty net_by_partner;
};

struct WorkedFund {
    WorkedTotals pooled;
    WorkedTotals aligned;
    WorkedTotals integrated;
    std::optional<WorkedTotals> capital;
};

struct WorkedService {
    Formula budget;
    Formula outturn;
    Formula variance;
    Formula adjustments;
    Formula shareable;
};

/// The figures of services and ledgers as columns, from which others are summed. One cell per
/// service, or per row of ledgers.
struct WorkedServices {
    std::vector<WorkedService> services;
    std::vector<Formula> shareable;
    std::vector<Formula> risk_share;   ///< its number, 0 where none covers
    std::vector<Formula> responsible;  ///< the partner's number
    std::vector<Formula> ring_fenced_for;
    std::vector<Formula> ring_fenced;
    std::vector<Formula> unfenced;  ///< shareable variance less the ring-fenced part
    std::vector<Formula> outside;   ///< of that, the part that no risk share covers

    std::vector<Formula> line_partner;
    std::vector<Formula> line_fund;  ///< 1 pooled, 2 aligned, 0 neither
    std::vector<Formula> line_risk_share;
    std::vector<Formula> line_capital;
    std::vector<Formula> line_in_fund;
    std::vector<Formula> gross;
    std::vector<Formula> income;
    std::vector<Formula> net;
    std::vector<Formula> spent;

    std::vector<Formula> adjustment;  ///< one per row of adjustments
    std::vector<Formula> adjustment_partner;
};

/// Amounts have the sign of the variance, as in BandResult. They are zero in a direction that does
/// not apply.
struct WorkedBand {
    Formula from;
    std::optional<Formula> to;
    Formula amount;
    ByParty by_partner;
    std::optional<ByParty> maximum;
    Formula reserve;
    bool is_by_responsibility;
};

/// The amounts parties bear or pay, the reserve last.
struct WorkedPaymentLimit {
    ByParty before;
    ByParty maximum;  ///< without the reserve, which has none
    ByParty change;
};

struct WorkedDecision {
    ByParty formula;
    ByParty decided;
    ByParty difference;
    Formula missing;  ///< from the decided amounts to the shareable variance
};

struct WorkedRiskShare {
    ByParty base;
    Formula base_total;
    Formula shareable;
    std::vector<WorkedBand> overspend;
    std::vector<WorkedBand> underspend;
    std::optional<WorkedPaymentLimit> payment_limit;
    std::optional<WorkedDecision> decision;
    ByParty shared;
    ByParty by_responsibility;
    Formula reserve;
};

/// The parts of a burden, in the order of their table.
using BurdenCells = std::array<Formula, burden_parts.size()>;

struct WorkedPartner {
    Formula funding;
    Formula recorded;
    BurdenCells burden;
    Formula borne;
    Formula without;
    Formula net_risk_payment;
    Formula ledger_settlement;
};

struct WorkedTransfer {
    Formula number;  ///< among all payments of the settlement, 1 for the first
    Formula amount;  ///< zero once all is paid
    Words from;
    Words to;
    Words from_name;
    Words to_name;
};

struct WorkedEnding {
    std::vector<Formula> amounts;
    std::vector<ByParty> parts;  ///< one list per item
    ByParty assets_held;
    ByParty assets;
    ByParty liabilities_met;
    ByParty liabilities;
    ByParty settlement;
};

struct WorkedVatAmounts {
    Formula incurred;
    Formula recovered;
    Formula irrecoverable;
    Formula budgeted;
    Formula of_variance;
};

struct WorkedServiceVat {
    WorkedVatAmounts amounts;
    std::vector<std::pair<Formula, Formula>> moving;  ///< irrecoverable and cost
};

struct WorkedPartialExemption {
    Formula vat;
    Formula exempt;
    Formula limit;
    Formula headroom;
};

struct WorkedVat {
    std::vector<WorkedServiceVat> services;
    WorkedVatAmounts total;
    std::vector<WorkedPartialExemption> partial_exemption;
};

/// A figure that must be zero.
struct Check {
    std::string what;
    Formula amiss;
};

struct Worked {
    WorkedFund fund;
    WorkedServices services;
    std::vector<WorkedRiskShare> risk_shares;
    std::vector<WorkedPartner> partners;
    Formula reserve;
    std::vector<WorkedTransfer> risk_payments;
    std::vector<WorkedTransfer> ledger_payments;
    std::vector<WorkedTransfer> ending_payments;
    std::optional<WorkedEnding> ending;
    std::optional<WorkedVat> vat;
    std::vector<Check> checks;
};

}  // namespace riskshare::workbook
