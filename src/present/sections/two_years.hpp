#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/month_end/statements.hpp>

#include "present/report.hpp"

namespace riskshare::present {

/// Something with an id in either year, and its index in each: absent in the year before where it
/// is new, and in this year where it has ceased.
struct Matched {
    std::string id;
    std::string name;
    std::optional<std::size_t> now;
    std::optional<std::size_t> before;
};

/// A memorandum account and, where asked for, that of the year before.
struct TwoYears {
    const MemorandumAccount& account;
    const MemorandumAccount* prior;

    [[nodiscard]] const AgreementTerms& terms() const
    {
        return account.position.agreement().terms();
    }
    [[nodiscard]] std::string year() const { return to_text(terms().financial_year); }
    /// Requires: an account of the year before.
    [[nodiscard]] std::string year_before() const
    {
        return to_text(prior->position.figures().financial_year);
    }
    /// A figure of the year before; zero without one.
    template <class Get>
    [[nodiscard]] Money before(Get get) const
    {
        return prior != nullptr ? get(*prior) : Money::from_pence(0);
    }

    /// Those of this year in their order, then those that have ceased. Services are indexed as in
    /// the accounts.
    [[nodiscard]] std::vector<Matched> partners() const;
    [[nodiscard]] std::vector<Matched> services() const;

    /// The titles of this year's columns and, followed by its name, of those of the year before.
    [[nodiscard]] std::vector<std::string> header(std::vector<std::string> now,
                                                  const std::vector<std::string>& before) const;
    /// Columns that are headed by the years alone.
    [[nodiscard]] std::vector<std::string> header(std::string first) const;
    /// Adds a row of this year and, beside it, the cells of the year before.
    void add_row(Table& table, Row now, const Row& before) const;
    /// The same of one quantity in each account.
    template <class Get>
    void add_quantity(Table& table, std::string name, Get get) const
    {
        add_row(table, {std::move(name), as_quantity(get(account))}, {as_quantity(before(get))});
    }
};

/// The money each partner provides, stream by stream.
[[nodiscard]] Section funding_section(const TwoYears& years);

}  // namespace riskshare::present
