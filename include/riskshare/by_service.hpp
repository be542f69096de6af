#pragma once

#include <vector>

#include <riskshare/rules/borne.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// Who bears the variance of one service. By partner in declared order: what the rules of the
/// settlement put there, as in PartnerResult::burden.
struct ServiceBurden {
    std::vector<Burden> by_partner;
    Money reserve;
};

/// A settlement service by service, in the agreement's order. An associated service has nothing.
struct ByService {
    std::vector<ServiceBurden> services;
};

/// Analyses a settlement by service: rows add up to each service's variance, columns to the
/// settlement's own figures, to the penny.
///
/// Requires: `settlement` is as settle() gave it.
/// Source:   docs/rules.md 7.
[[nodiscard]] ByService by_service(const Settlement& settlement);

}  // namespace riskshare
