#pragma once

#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The bearers of one service's variance: the burden of each partner, in declared order, and the
/// reserve's part.
struct ServiceBurden {
    std::vector<Burden> by_partner;
    Money reserve;

    bool operator==(const ServiceBurden&) const = default;
};

/// A settlement by service, in the agreement's order. An associated service has zeros.
struct ByService {
    std::vector<ServiceBurden> services;

    bool operator==(const ByService&) const = default;
};

/// Divides a settlement by service: rows add up to each service's variance, columns to the
/// settlement's own figures, to the penny.
///
/// Requires: `settlement` is as settle() gave it; throws Misuse where a list has another length.
/// Cost:     partners times services.
/// Source:   docs/rules.md 7.
[[nodiscard]] RISKSHARE_EXPORT ByService by_service(const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
