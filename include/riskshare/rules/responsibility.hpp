#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// The reason a partner is responsible for a service.
enum class ResponsibleBy { statute, regulation, tradition };

struct ResponsiblePartner {
    std::string id;
    ResponsibleBy ground;

    bool operator==(const ResponsiblePartner&) const = default;
};

/// The partner responsible for a service: by statute, else by regulation, else by tradition. Empty
/// where none is stated.
///
/// Source: docs/rules.md 3; Plymouth's risk cap model, last clause.
[[nodiscard]] std::optional<ResponsiblePartner> responsible_partner(const Responsibility& stated);

/// Attributes an amount to services in proportion to their variances of the same sign: overspends
/// bear an overspend, underspends keep an underspend.
///
/// Shapes:   one amount per covered service. Pence.
/// Requires: some variance has the sign of the amount, unless that is zero (see apportion()).
/// Source:   docs/rules.md 5, `responsible`.
[[nodiscard]] std::vector<Money> attribute(Money amount,
                                           std::span<const Money> shareable_variances);

}  // namespace riskshare
