#pragma once

#include <cstddef>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/rules/payments.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/values/money.hpp>

/// What must pass between the parties so that each ledger carries what its partner owes. A party is
/// a partner by its place in the agreement, or the reserve, which comes after the last of them.

namespace riskshare {

/// What one party owes another for one service.
struct ServiceTransfer {
    std::size_t service;
    std::size_t from;
    std::size_t to;
    Money of_year;
    Money to_date;
};

/// What of a year's amount is due by the end of a month: of an outturn all of it, of a forecast as
/// many twelfths as there were months, to the nearest penny.
///
/// Units: pence. Requires: 1 <= month <= 12. Source: docs/rules.md 12.
[[nodiscard]] Money due_to_date(Money of_year, int month, Basis basis);

/// Service by service, in the agreement's order, what each partner put in and bears of the service
/// less what its own ledger records, and what the reserve bears, cleared by payments().
///
/// Fails: MoneyOverflow. Source: docs/rules.md 12.
[[nodiscard]] std::vector<ServiceTransfer> service_transfers(const Settlement& settlement,
                                                             const ByService& by_service);

/// What each party owes another when its transfers to date are netted over all services.
///
/// Fails: MoneyOverflow. Source: docs/rules.md 12.
[[nodiscard]] std::vector<Transfer> netted(const std::vector<ServiceTransfer>& transfers,
                                           std::size_t parties);

}  // namespace riskshare
