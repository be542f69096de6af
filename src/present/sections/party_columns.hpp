#pragma once

#include <optional>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

#include "present/report.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {

/// The columns of a table that has one for each partner, one for the reserve where it takes part,
/// and one for all of them.
class PartyColumns {
public:
    PartyColumns(Table& table, const Subject& subject, bool with_reserve);

    /// Adds a row that starts with `first`. No reserve: it has no such figure.
    void add(std::vector<Cell> first, Sense sense, std::span<const Money> by_partner,
             std::optional<Money> reserve = std::nullopt);

private:
    Table& table_;
    bool with_reserve_;
};

/// Says in words which way each partner's figure in a row goes, whatever the sign convention.
void add_pays_or_receives(Table& table, std::size_t row);

}  // namespace riskshare::present
