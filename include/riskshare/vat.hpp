#pragma once

#include <string>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The VAT of a service, or of all services: recovered, and left as a cost.
struct VatAmounts {
    Money incurred = 0_p;
    Money recovered = 0_p;
    Money irrecoverable = 0_p;  ///< a cost: the outturn holds it already
    Money budgeted = 0_p;       ///< the part of it that the budget holds
    Money of_variance = 0_p;    ///< irrecoverable less budgeted: the variance holds it already

    bool operator==(const VatAmounts&) const = default;
};

/// The VAT of a service under another partner's regime, on the same purchases.
struct VatMove {
    std::string to;
    Money irrecoverable;
    Money cost;  ///< positive: dearer than it is now

    bool operator==(const VatMove&) const = default;
};

struct ServiceVat {
    std::string id;
    VatAmounts amounts;
    std::vector<VatMove> moving;  ///< to each other partner whose recovery the agreement states

    bool operator==(const ServiceVat&) const = default;
};

/// The 5% test of a local authority. It is within the limit where the headroom is not negative.
struct PartialExemption {
    std::string partner;
    Money vat;     ///< incurred on all its purchases
    Money exempt;  ///< of this fund under its regime, and outside it
    Money limit;
    Money headroom;

    bool operator==(const PartialExemption&) const = default;
};

/// Services and partners are in declared order; services without VAT terms are left out.
struct VatTable {
    std::vector<ServiceVat> services;
    VatAmounts total;
    std::vector<PartialExemption> partial_exemption;

    bool operator==(const VatTable&) const = default;
};

/// The VAT within a position, shown apart. The ledgers' figures hold it already, so no figure of a
/// settlement depends on it. The partners must judge whether they may treat VAT so.
///
/// Source: docs/rules.md 4.
[[nodiscard]] RISKSHARE_EXPORT VatTable vat(const Position& position);

}  // namespace v0
}  // namespace riskshare
