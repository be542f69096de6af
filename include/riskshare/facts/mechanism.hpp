#pragma once

#include <array>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>

namespace riskshare {
inline namespace v0 {

inline constexpr std::array all_mechanisms{Mechanism::aligned_budget, Mechanism::lead_body,
                                           Mechanism::joint_commissioning,
                                           Mechanism::joint_venture};

/// One thing that a mechanism asks of the partners, in words of this library.
struct Duty {
    std::string_view subject;  ///< `income_and_expenditure`, `funding` and so on
    std::string_view text;     ///< a sentence
    std::string_view section;  ///< of the source, which says so

    bool operator==(const Duty&) const = default;
};

struct Duties {
    Required<Mechanism> mechanism;
    std::vector<Duty> list;

    bool operator==(const Duties&) const = default;
};

inline constexpr std::string_view source_of_duties =
    "CIPFA, Pooling budgets and integrated care, LIB07, June 2011";

/// The duties under a mechanism, always on the same subjects in this order: recording income and
/// expenditure, the flow of funding, reporting, holding assets and liabilities, internal and
/// external audit, and assurance for a chief financial officer (CFO).
///
/// Requires: the value is an enumerator; throws Misuse otherwise.
[[nodiscard]] RISKSHARE_EXPORT Duties duties(Mechanism mechanism);

}  // namespace v0
}  // namespace riskshare
