#pragma once

#include <filesystem>
#include <string>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

/// The files in statements/: a pool of three partners with a reserve, and that of the year before.

namespace riskshare::example {

inline const std::filesystem::path folder =
    std::filesystem::path{RISKSHARE_TESTS} / "month_end/statements";

inline Position position()
{
    return read_position(folder / "position.json", read_agreement(folder / "agreement.json"));
}

inline Position position_before()
{
    return read_position(folder / "position-before.json",
                         read_agreement(folder / "agreement-before.json"));
}

/// The same position with other figures.
template <class Change>
Position changed(Change change)
{
    const Position stated = position();
    PositionFigures figures = stated.figures();
    change(figures);
    return Position{std::move(figures), stated.agreement()};
}

/// The position under the agreement with other terms.
template <class Change>
Position under_changed_terms(Change change)
{
    const Position stated = position();
    AgreementTerms terms = stated.agreement().terms();
    change(terms);
    return Position{stated.figures(), Agreement{std::move(terms)}};
}

}  // namespace riskshare::example
