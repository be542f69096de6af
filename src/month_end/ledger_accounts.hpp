#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>

namespace riskshare::month_end {

/// The account codes of each partner's ledger: as the agreement maps them, else ids. Refers to the
/// agreement it was made from.
class LedgerAccounts {
public:
    explicit LedgerAccounts(const Agreement& agreement);

    [[nodiscard]] std::string_view service(std::size_t ledger, std::size_t service) const;
    [[nodiscard]] std::string_view balance(std::size_t ledger, std::size_t with) const;
    [[nodiscard]] std::string_view reserve(std::size_t ledger) const;

private:
    /// Shapes: one per service or partner; empty unless the agreement maps the ledger's accounts.
    struct Codes {
        std::vector<std::string_view> services;
        std::vector<std::string_view> balances;
    };

    const Agreement& agreement_;
    std::vector<Codes> ledgers_;
};

}  // namespace riskshare::month_end
