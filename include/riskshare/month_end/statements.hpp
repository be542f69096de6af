#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/contributions.hpp>
#include <riskshare/month_end/months.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

/// Statements of the pooled fund. An agreement has one: its pooled services. Aligned services stay
/// in their owners' books and are in none of these.

namespace riskshare {

/// One pooled service in a quarterly statement.
struct PooledMonth {
    std::size_t service;
    MonthFigures figures;
};

/// Income and expenditure of the pooled fund to the end of a month.
struct QuarterStatement {
    Position position;
    std::vector<PooledMonth> services;
    MonthFigures total;
    /// One per partner; nothing for one without instalments to the pool.
    std::vector<std::optional<PaidAgainstDue>> paid_in;
    std::optional<PaidAgainstDue> all_paid_in;  ///< nothing where nobody has instalments
    /// What was paid in less what was spent, net, by the end of the month. There where every
    /// contribution to the pool has instalments and every pooled service an actual to date.
    std::optional<Money> in_hand;
};

/// Does the month end a quarter of the financial year?
[[nodiscard]] constexpr bool ends_quarter(int month) { return month % 3 == 0; }

/// Units: pence. Fails: MoneyOverflow. Source: SI 2000/617 regulation 7.
[[nodiscard]] QuarterStatement quarter_statement(const Position& position);

/// Where money of a partner comes from: a stream of the agreement; other money as the year opens;
/// the variations since; and, taken off, the income that its services expect.
enum class FundingSource { stream, other, variations, income };
constexpr auto words_for(FundingSource)
{
    return words<FundingSource>({"stream", "other", "variations", "income"});
}

struct FundingLine {
    std::size_t partner;
    FundingSource source;
    std::optional<std::size_t> stream;  ///< of `stream` only
    Money amount;                       ///< never nil
};

/// What one ledger paid out for a service, and the income that came with it.
struct LedgerSpending {
    std::size_t partner;
    GrossAndIncome spending;
};

struct PooledSpending {
    std::size_t service;
    GrossAndIncome spending;
    std::vector<LedgerSpending> by_ledger;
};

/// What a partner has to do with the pool in the end.
struct PooledPartner {
    Money funding;                      ///< its net contributions to pooled services
    Money borne;                        ///< of their variances
    Money share;                        ///< the two together: what the pool cost it
    std::optional<Percentage> percent;  ///< of all shares; nothing where one is negative or all nil
};

/// The fund's reserve, opened with its balance of the agreement.
struct ReserveMovement {
    Money opening;
    Money pooled;   ///< what it bore of pooled services: negative, what was added
    Money aligned;  ///< of aligned services
    Money closing;
};

/// The memorandum account of the pooled fund for a year. What was provided less what was spent is
/// the surplus; partners and reserve bear a deficit, and keep a surplus, to the penny.
struct MemorandumAccount {
    Position position;
    std::vector<FundingLine> funding;  ///< partner by partner in declared order
    Money funding_total;
    std::vector<PooledSpending> services;
    GrossAndIncome spending;              ///< of all of them
    Money surplus;                        ///< negative: a deficit
    std::vector<PooledPartner> partners;  ///< one per partner
    Money borne_by_reserve;
    std::optional<ReserveMovement> reserve;  ///< where the agreement has one
    /// What goes into reserves of streams: the part of underspends that a partner must not spend
    /// on anything else. One per pooled service that such a stream pays for.
    std::vector<RingFencedResult> ring_fenced;
};

/// Requires: `settlement` is as settle() gave it and `analysis` is of it.
/// Units:    pence. Fails: MoneyOverflow. Source: docs/rules.md 14.
[[nodiscard]] MemorandumAccount memorandum_account(const Settlement& settlement,
                                                   const ByService& analysis);

/// Who books what of one pooled service in a joint operation. Shape: one per partner.
struct BookedShares {
    std::size_t service;
    std::vector<Money> by_partner;
    Money reserve;
};

/// Each partner books its own share of every pooled service, net.
struct JointOperation {
    std::vector<BookedShares> services;
    std::vector<Money> net_cost;  ///< one per partner
    Money reserve;
};

/// The host books everything gross, and what the others pay as its income; each other partner books
/// what it pays as one line of expenditure.
struct LeadBooks {
    std::size_t host;
    GrossAndIncome spending;      ///< of the pool, with the income from outside
    std::vector<Money> net_cost;  ///< one per partner: what it pays, and what the host is left with
    Money reserve;                ///< what the host takes from the reserve
};

/// One pool in the partners' own accounts, both ways. Which applies is for them to judge and to
/// decide before they sign. Either comes to the same net cost for each partner.
struct AccountingViews {
    Position position;
    JointOperation joint_operation;
    std::optional<LeadBooks> lead;  ///< nothing where no host keeps a pool
};

/// Requires: `settlement` is as settle() gave it and `analysis` is of it.
/// Units:    pence. Fails: MoneyOverflow. Source: docs/rules.md 14; IFRS 10 and IFRS 11.
[[nodiscard]] AccountingViews accounting_views(const Settlement& settlement,
                                               const ByService& analysis);

/// Each in the form of docs/formats.md, ending in a newline; the account with that of the year
/// before, where it is given.
[[nodiscard]] std::string to_json(const QuarterStatement& statement);
[[nodiscard]] std::string to_json(const MemorandumAccount& account,
                                  const MemorandumAccount* prior_year = nullptr);
[[nodiscard]] std::string to_json(const AccountingViews& views);

/// The JSON Schema of all of them, and of the agreement of balances.
[[nodiscard]] std::string_view statement_schema();

}  // namespace riskshare
