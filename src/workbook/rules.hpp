#pragma once

#include "worked.hpp"

/// The rules of docs/rules.md as formulas on the sheet Working, one function per rule, each below
/// the last. Amounts are whole pence.

namespace riskshare::workbook {

/// From the ledgers to each service's shareable variance. Source: docs/rules.md 3 and 4.
[[nodiscard]] WorkedServices work_services(const Context& context, const StatedFigures& stated,
                                           Sheet& sheet);

/// Pooled + aligned = integrated. Source: docs/rules.md 3.
[[nodiscard]] WorkedFund work_fund(const Context& context, const WorkedServices& services,
                                   Sheet& sheet);

/// Everything a risk share does, in both directions. Draws on the rest of the reserve.
/// Source: docs/rules.md 5.
[[nodiscard]] WorkedRiskShare work_risk_share(const Context& context, std::size_t index,
                                              const StatedRiskShare& stated,
                                              const std::optional<ByParty>& decided,
                                              const WorkedServices& services, Formula& reserve_left,
                                              Sheet& sheet);

/// Holds each partner's payment to its maximum. Shapes: before: the reserve last; result: the same.
/// Source: docs/rules.md 5, what the cap limits.
[[nodiscard]] ByParty held_to_maximum(const Context& context, const ByParty& before,
                                      const ByParty& maximum, Sheet& sheet);

/// All risk shares in their order. Source: docs/rules.md 5.
[[nodiscard]] std::vector<WorkedRiskShare>
work_risk_shares(const Context& context, const StatedTerms& terms, const StatedFigures& figures,
                 const WorkedServices& services, Sheet& sheet);

/// The amounts each partner bears and pays. Source: docs/rules.md 6.
[[nodiscard]] std::vector<WorkedPartner>
work_partners(const Context& context, const WorkedServices& services, const WorkedFund& fund,
              const std::vector<WorkedRiskShare>& risk_shares, Sheet& sheet);

/// The largest payer pays the largest receiver until all is paid. Payments are numbered after
/// those before them. Shape: owed: one per party. Source: docs/rules.md 6, payments.
[[nodiscard]] std::vector<WorkedTransfer> payments(const StatedTerms& terms, std::string_view what,
                                                   const std::vector<Formula>& owed,
                                                   const Formula& before, Sheet& sheet);

/// Source: docs/rules.md 10.
[[nodiscard]] WorkedEnding work_ending(const Context& context, const StatedTerms& terms,
                                       const StatedFigures& figures, const WorkedFund& fund,
                                       const Formula& reserve, Sheet& sheet);

/// Source: docs/rules.md 4.
[[nodiscard]] WorkedVat work_vat(const Context& context, const StatedFigures& stated, Sheet& sheet);

/// All of it, in the order of docs/rules.md.
[[nodiscard]] Worked work_out(const Context& context, const StatedTerms& terms,
                              const StatedFigures& figures, Sheet& sheet);

}  // namespace riskshare::workbook
