#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/facts/figures.hpp>

#include "extracts.hpp"
#include "mapping.hpp"

/// Lines of ledgers added up by service and partner.

namespace riskshare::importing {

/// Services by their ids.
class Services {
public:
    explicit Services(std::vector<ImportedService>& services);

    /// The service with an id, and whether it is new. The reference holds until the next is added.
    [[nodiscard]] std::pair<ImportedService&, bool> find_or_add(const std::string& id);

private:
    std::vector<ImportedService>& services_;
    std::map<std::string, std::size_t, std::less<>> places_{};
};

/// Adds amounts to what a partner has. Fails: MoneyOverflow.
void add(ByPartner<Recorded>& list, const std::string& partner, const Recorded& amounts);

/// The same for one figure of a ledger.
void add(ByPartner<LedgerFigures>& list, const std::string& partner, const LedgerColumn& figure,
         const Recorded& amounts);

}  // namespace riskshare::importing
