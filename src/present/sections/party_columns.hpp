#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <riskshare/values/money.hpp>

#include "present/report.hpp"

namespace riskshare::present {

/// The columns of a table that has one for each partner, one for the reserve where it takes part,
/// and one for all of them.
class PartyColumns {
public:
    PartyColumns(Table& table, std::span<const std::string> names, bool with_reserve);

    /// Adds a row that starts with `first`. No reserve: the reserve has no such amount.
    void add(Row first, Sense sense, std::span<const Money> by_partner,
             std::optional<Money> reserve = std::nullopt);

    /// Adds a row named `name`, read from a list with one entry per partner.
    template <class List, class Read>
    void add_each(std::string name, Sense sense, const List& by_partner, Read read,
                  std::optional<Money> reserve = std::nullopt)
    {
        std::vector<Money> amounts;
        for (const auto& partner : by_partner) { amounts.push_back(std::invoke(read, partner)); }
        add({std::move(name)}, sense, amounts, reserve);
    }

private:
    Table& table_;
    bool with_reserve_;
};

/// Says in words which way each partner's amount in the last row goes, whatever the sign
/// convention.
void add_pays_or_receives(Table& table);

}  // namespace riskshare::present
