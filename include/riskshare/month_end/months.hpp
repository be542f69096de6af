#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The rating of a forecast over the budget: green below 2%, amber up to 5%, red above; each limit
/// to the nearest penny. Green also if not over budget.
enum class Rag { green, amber, red };
constexpr auto words_for(Rag) { return words<Rag>({"green", "amber", "red"}); }

/// The columns of a month's report for one service, one ledger or a whole fund. Absent where the
/// position does not state them.
struct RISKSHARE_EXPORT MonthFigures {
    GrossAndIncome original_budget;
    GrossAndIncome latest_budget;
    std::optional<GrossAndIncome> budget_to_date{};
    std::optional<GrossAndIncome> actual_to_date{};
    std::optional<GrossAndIncome> previous_forecast{};
    GrossAndIncome outturn;  ///< the latest forecast, or the outturn itself

    /// Outturn less latest budget, net: positive is over budget.
    [[nodiscard]] Money variance() const;
    /// Actual less budget to date, net.
    [[nodiscard]] std::optional<Money> variance_to_date() const;
    /// The outturn less the forecast of a month before, net: positive is worse.
    [[nodiscard]] std::optional<Money> movement() const;
    [[nodiscard]] Rag rag() const;

    bool operator==(const MonthFigures&) const = default;
};

/// A ledger's columns. Absent where the position does not state them.
struct LedgerMonth {
    std::size_t partner;
    std::optional<GrossAndIncome> original_budget{};
    std::optional<GrossAndIncome> latest_budget{};
    std::optional<GrossAndIncome> budget_to_date{};
    std::optional<GrossAndIncome> actual_to_date{};
    std::optional<GrossAndIncome> previous_forecast{};
    std::optional<GrossAndIncome> outturn{};

    bool operator==(const LedgerMonth&) const = default;
};

/// One service, in total and in each ledger that the position has for it, in declared order of
/// partners.
struct ServiceMonth {
    MonthFigures total;
    std::vector<LedgerMonth> ledgers;
    bool is_reported;  ///< false only for an associated service that the position leaves out

    bool operator==(const ServiceMonth&) const = default;
};

/// The month, service by service in the agreement's order, and the funds, capital included. A fund
/// has a figure to date, or a previous forecast, only if it has services and each has one.
struct Months {
    std::vector<ServiceMonth> services;
    MonthFigures pooled;
    MonthFigures aligned;
    MonthFigures integrated;

    bool operator==(const Months&) const = default;
};

/// The columns of a month's report. A service's budgets are its contributions: as the year opened,
/// and at the end of the month. The other columns are totals of the ledgers.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 1; docs/decisions.md 36.
[[nodiscard]] RISKSHARE_EXPORT Months months(const Position& position);

}  // namespace v0
}  // namespace riskshare
