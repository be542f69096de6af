#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/contributions.hpp>
#include <riskshare/export.hpp>
#include <riskshare/month_end/months.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

/// Statements of the pooled fund, which is the pooled services. Aligned services stay in their
/// owners' books and are in no statement.

namespace riskshare {
inline namespace v0 {

/// One pooled service in a quarterly statement.
struct PooledMonth {
    std::size_t service;
    MonthFigures figures;

    bool operator==(const PooledMonth&) const = default;
};

/// Income and expenditure of the pooled fund to the end of a month.
struct QuarterStatement {
    Position position;
    std::vector<PooledMonth> services;
    MonthFigures total;
    /// One per partner; absent for one without instalments to the pool.
    std::vector<std::optional<PaidAgainstDue>> paid_in;
    std::optional<PaidAgainstDue> all_paid_in;  ///< absent if no partner has instalments
    /// The amount paid in less the amount spent, net, by the end of the month. Absent unless every
    /// contribution to the pool has instalments and every pooled service an actual to date.
    std::optional<Money> in_hand;

    bool operator==(const QuarterStatement&) const = default;
};

/// True if the month ends a quarter of the financial year: June, September, December or March.
[[nodiscard]] constexpr bool ends_quarter(int month) { return is_month(month) && month % 3 == 0; }

/// The year to date at the end of the position's month, whichever month that is: the regulation
/// asks for a statement where ends_quarter() is true.
///
/// Units: pence. Fails: MoneyOverflow. Source: SI 2000/617 regulation 7.
[[nodiscard]] RISKSHARE_EXPORT QuarterStatement quarter_statement(const Position& position);

/// The source of a partner's funding: a stream; other money as the year opens; the variations
/// since; and, subtracted, the income that its services expect.
enum class FundingSource { stream, other, variations, income };
constexpr auto words_for(FundingSource)
{
    return words<FundingSource>({"stream", "other", "variations", "income"});
}

struct FundingLine {
    std::size_t partner;
    FundingSource source;
    std::optional<std::size_t> stream;  ///< of `stream` only
    Money amount;                       ///< never zero

    bool operator==(const FundingLine&) const = default;
};

struct PooledSpending {
    std::size_t service;
    GrossAndIncome spending;
    std::vector<Line> by_ledger;  ///< outturns

    bool operator==(const PooledSpending&) const = default;
};

/// A partner's final position in the pool.
struct PooledPartner {
    Money funding;  ///< its net contributions to pooled services
    Money borne;    ///< of their variances
    Money share;    ///< funding and borne: the cost of the pool to it
    std::optional<Percentage>
        percent;  ///< of all shares; absent if one is negative or all are zero

    bool operator==(const PooledPartner&) const = default;
};

/// The fund's reserve, from its balance in the agreement.
struct ReserveMovement {
    Money opening;
    Money pooled;   ///< borne of pooled services; negative: added
    Money aligned;  ///< of aligned services
    Money closing;

    bool operator==(const ReserveMovement&) const = default;
};

/// The memorandum account of the pooled fund for a year. The surplus is the funding less the
/// spending; partners and reserve bear a deficit, and keep a surplus, to the penny.
struct MemorandumAccount {
    Position position;
    std::vector<FundingLine> funding;  ///< partner by partner in declared order
    Money funding_total;
    std::vector<PooledSpending> services;
    GrossAndIncome spending;              ///< of all of them
    Money surplus;                        ///< negative: a deficit
    std::vector<PooledPartner> partners;  ///< one per partner
    Money borne_by_reserve;
    std::optional<ReserveMovement> reserve;  ///< if the agreement has one
    /// Ring-fenced underspends, which go to the streams' reserves. One per pooled service that such
    /// a stream pays for.
    std::vector<RingFencedResult> ring_fenced;

    bool operator==(const MemorandumAccount&) const = default;
};

/// Requires: `settlement` is as settle() gave it and `by_service` is of it.
/// Units:    pence. Fails: MoneyOverflow. Source: docs/rules.md 14.
[[nodiscard]] RISKSHARE_EXPORT MemorandumAccount memorandum_account(const Settlement& settlement,
                                                                    const ByService& by_service);

/// Each partner's booking of one pooled service in a joint operation. Shape: one per partner.
struct BookedShares {
    std::size_t service;
    std::vector<Money> by_partner;
    Money reserve;

    bool operator==(const BookedShares&) const = default;
};

/// Each partner books its own share of every pooled service, net.
struct JointOperation {
    std::vector<BookedShares> services;
    std::vector<Money> net_cost;  ///< one per partner
    Money reserve;

    bool operator==(const JointOperation&) const = default;
};

/// The host books all spending gross and the others' payments as income; each other partner books
/// its payment as one line of expenditure.
struct LeadBooks {
    std::size_t host;
    GrossAndIncome spending;      ///< of the pool, with the income from outside
    std::vector<Money> net_cost;  ///< one per partner: its payment; for the host the rest
    Money reserve;                ///< taken from the reserve by the host

    bool operator==(const LeadBooks&) const = default;
};

/// One pool in the partners' own accounts, both ways. The partners must judge which applies, before
/// they sign. Either gives each partner the same net cost.
struct AccountingViews {
    Position position;
    JointOperation joint_operation;
    std::optional<LeadBooks> lead;  ///< absent if no host keeps a pool

    bool operator==(const AccountingViews&) const = default;
};

/// Requires: `settlement` is as settle() gave it and `by_service` is of it.
/// Units:    pence. Fails: MoneyOverflow. Source: docs/rules.md 14; IFRS 10 and IFRS 11.
[[nodiscard]] RISKSHARE_EXPORT AccountingViews accounting_views(const Settlement& settlement,
                                                                const ByService& by_service);

/// Each in the form of docs/formats.md, ending in a newline; the account with last year's beside
/// it, if given.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const QuarterStatement& statement);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const MemorandumAccount& account,
                                                   const MemorandumAccount* prior_year = nullptr);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const AccountingViews& views);

/// The JSON Schema of all of them, and of the agreement of balances.
[[nodiscard]] RISKSHARE_EXPORT std::string_view statement_schema();

}  // namespace v0
}  // namespace riskshare
