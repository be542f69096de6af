#pragma once

#include <cstddef>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/month_end/journals.hpp>

namespace riskshare {

/// Where a line is posted: what is posted in one place is added up. In the order in which journals
/// list their lines.
struct LinePlace {
    std::size_t ledger;
    std::size_t service;       ///< those that the agreement lacks come after it; netting is last
    std::string service_id{};  ///< empty on a line that nets balances
    AccountKind kind;
    std::size_t with;  ///< the reserve comes after the partners
    std::string account;

    friend auto operator<=>(const LinePlace&, const LinePlace&) = default;
};

/// Requires: partners of the agreement.
[[nodiscard]] LinePlace place_of(const JournalLine& line, const Agreement& agreement);

/// How messages and narratives name what a line is for: a service, or the netting of balances.
[[nodiscard]] std::string subject_of(const std::string& service, const Agreement& agreement);

}  // namespace riskshare
