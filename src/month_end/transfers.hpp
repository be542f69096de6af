#pragma once

#include <cstddef>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/rules/payments.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/values/money.hpp>

/// The amounts the parties must pass to each other so that each ledger carries what its partner
/// bears. A party is the index of a partner, or one past the last for the reserve.

namespace riskshare::month_end {

/// The amount one party owes another for one service.
struct ServiceTransfer {
    std::size_t service;
    std::size_t from;
    std::size_t to;
    Money of_year;
    Money to_date;
};

/// The part of a year's amount that is due by the end of a month: all of an outturn; of a forecast
/// a twelfth for each month, to the nearest penny.
///
/// Units: pence. Requires: 1 <= month <= 12. Source: docs/rules.md 12.
[[nodiscard]] Money due_to_date(Money of_year, int month, Basis basis);

/// The transfers of each service, in the agreement's order. A partner owes what it contributed and
/// bears less what its own ledger records, the reserve what it bears; clearing_payments() clears
/// them.
///
/// Fails: MoneyOverflow. Source: docs/rules.md 12.
[[nodiscard]] std::vector<ServiceTransfer> service_transfers(const Settlement& settlement,
                                                             const ByService& by_service);

/// The transfers to date netted over all services.
///
/// Fails: MoneyOverflow. Source: docs/rules.md 12.
[[nodiscard]] std::vector<Transfer> netted(const std::vector<ServiceTransfer>& transfers,
                                           std::size_t parties);

}  // namespace riskshare::month_end
