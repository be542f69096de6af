#pragma once

#include <optional>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/month_end/statements.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

#include "display.hpp"
#include "import/reconcile.hpp"
#include "report.hpp"

namespace riskshare::present {

/// Pooled + aligned = integrated, and the agreement's services and risk shares.
[[nodiscard]] Report fund_report(const Agreement& agreement, Unit unit);

/// Only the table of pooled + aligned = integrated.
[[nodiscard]] Section fund_section(const Agreement& agreement);

/// The money recorded beside the fund; without rows where there is none.
[[nodiscard]] Section not_pooled_section(const Agreement& agreement);

/// The money streams put into the fund, and whether it meets their conditions; without rows where
/// the agreement has no streams.
[[nodiscard]] Section streams_section(const Agreement& agreement);

/// The partners' contributions: as the year opened and since, in kind, and by instalments. A
/// position adds the amounts due and paid, at the end of its month.
[[nodiscard]] Report contributions_report(const Agreement& agreement);
[[nodiscard]] Report contributions_report(const Position& position);

/// The duties under a mechanism, with their source.
[[nodiscard]] Report mechanism_report(Mechanism mechanism);

/// The settlement as a meeting sees it; service by service where `analysis` is given. The unit is
/// that of amounts in sentences.
[[nodiscard]] Report settlement_report(const Settlement& settlement, const ByService* analysis,
                                       Unit unit);

/// The lines to post in each ledger, and the amounts partners then owe each other.
[[nodiscard]] Report journals_report(const Settlement& settlement, const ByService& by_service,
                                     const Journal& journal);

/// A settlement, and the name for its agreement.
struct Compared {
    std::string name;
    const Settlement& settlement;
};

/// Each partner's gain or loss under a second agreement, and the rule it comes through.
[[nodiscard]] Report comparison_report(const Compared& first, const Compared& second, Unit unit);

/// The sums of a printed table, and a sentence on each that does not add up.
[[nodiscard]] Report reconciliation_report(const importing::Reconciliation& specification,
                                           const importing::Reconciled& reconciled);

/// The steps that concern a partner: its own and everybody's. All steps without a partner.
[[nodiscard]] Explanation steps_of(const Explanation& explanation,
                                   const std::optional<std::string>& partner);

/// The working, step by step. Steps keep their numbers where only those of one partner are shown.
[[nodiscard]] Report explanation_report(const Position& position, const Explanation& explanation,
                                        const std::optional<std::string>& partner);

/// Each ledger's balances with the other partners, beside what their ledgers have.
[[nodiscard]] Report balances_report(const AgreedBalances& balances);

/// The quarterly statement of the pooled fund, for the host to sign.
[[nodiscard]] Report quarter_report(const QuarterStatement& statement);

/// The memorandum account of the pooled fund, beside that of the year before if given.
[[nodiscard]] Report memorandum_report(const MemorandumAccount& account,
                                       const MemorandumAccount* prior_year);

/// The pool in the partners' own accounts, as a joint operation and with a lead.
[[nodiscard]] Report accounts_report(const AccountingViews& views);

}  // namespace riskshare::present
