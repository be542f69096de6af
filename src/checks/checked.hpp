#pragma once

#include <optional>
#include <utility>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/position.hpp>

#include "facts/places.hpp"

namespace riskshare::checks {

/// The result of a check: problems, or the value where there are none.
template <class T>
struct Checked {
    Problems problems;
    std::optional<T> value;  ///< absent where there are problems or unreadable places
};

/// Checks the terms, and makes an agreement from the results.
[[nodiscard]] RISKSHARE_EXPORT Checked<Agreement> agreement_of(AgreementTerms terms,
                                                               const UnreadablePlaces& unreadable);

/// Checks the figures against the agreement, and makes a position from the results.
[[nodiscard]] RISKSHARE_EXPORT Checked<Position> position_of(PositionFigures figures,
                                                             const Agreement& agreement,
                                                             const UnreadablePlaces& unreadable);

/// The value. Fails: InputError where there are problems.
template <class T>
[[nodiscard]] T accept(Checked<T> checked)
{
    if (!checked.problems.empty()) { throw InputError{std::move(checked.problems)}; }
    return *std::move(checked.value);
}

}  // namespace riskshare::checks
