#pragma once

#include <optional>
#include <string>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>

namespace riskshare {
inline namespace v0 {

/// The reason a partner is responsible for a service.
enum class ResponsibleBy { statute, regulation, tradition };
constexpr auto words_for(ResponsibleBy)
{
    return words<ResponsibleBy>({"statute", "regulation", "tradition"});
}

struct ResponsiblePartner {
    std::string id;
    ResponsibleBy ground;

    bool operator==(const ResponsiblePartner&) const = default;
};

/// The partner responsible for a service: by statute, else by regulation, else by tradition. Empty
/// where none is stated.
///
/// Source: docs/rules.md 3; Plymouth's risk cap model, last clause.
[[nodiscard]] RISKSHARE_EXPORT std::optional<ResponsiblePartner>
responsible_partner(const Responsibility& stated);

}  // namespace v0
}  // namespace riskshare
