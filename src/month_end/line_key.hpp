#pragma once

#include <cstddef>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/month_end/journals.hpp>

namespace riskshare::month_end {

/// Lines with the same key are added up. Keys sort as journals list their lines.
struct LineKey {
    std::size_t ledger;
    std::size_t service;       ///< unknown services come after the agreement's; netting is last
    std::string service_id{};  ///< empty on a line that nets balances
    AccountKind kind;
    std::size_t with;  ///< the reserve comes after the partners
    std::string account;

    friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

/// Requires: partners of the agreement.
[[nodiscard]] LineKey key_of(const JournalLine& line, const Agreement& agreement);

/// The name of a line's service in messages and narratives, or `Netting`.
[[nodiscard]] std::string subject_of(const std::string& service, const Agreement& agreement);

}  // namespace riskshare::month_end
