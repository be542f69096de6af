#pragma once

#include <span>

#include <riskshare/position.hpp>

#include "agreed/position.hpp"
#include "vocabulary.hpp"

/// The checks of the lists of a position. Each reports the problems that its comment names.

namespace riskshare::checks {

/// The context in which a position is checked.
struct PositionContext : Context {
    const PositionFigures& figures;
    const Agreement& agreement;  ///< at the end of the month
    bool month_is_sound;         ///< if not, contributions to date are not known
};

/// VAT that the agreement does not ask for, or that contradicts itself or the outturn.
void check_vat(const PositionContext& in);

/// Irrecoverable VAT that exceeds the gross outturn of the service at the place. `outturn` is that
/// amount.
void check_vat_within_outturn(Collector& collector, const VatFigures& vat, const Vat& agreed,
                              const Wide& outturn, const Place& service);

/// Figures of ledgers that leave a ledger out, and budgets that differ from the contributions.
void check_ledgers(const PositionContext& in);

/// Ledgers of one service that lack a figure that another has. `ledgers` is their place.
void check_columns_are_whole(const Context& in, const ServiceFigures& figures,
                             const Place& ledgers);

/// Impossible balances with other partners.
void check_balances(const PositionContext& in);

/// Decisions that say too little, or that the reserve cannot bear.
void check_decisions(const PositionContext& in);

/// A decision that does not add up to the shareable variance of its risk share. Requires: the
/// services, one per service of the agreement, have no problem.
void check_decision_fits(const PositionContext& in, std::size_t decision,
                         std::span<const ServicePosition> services);

/// Items that the agreement cannot divide at the end.
void check_ending(const PositionContext& in);

}  // namespace riskshare::checks
