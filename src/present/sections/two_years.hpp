#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <riskshare/month_end/statements.hpp>

#include "present/report.hpp"

namespace riskshare::present {

/// Something that has an id in either year, and its place in each. What is new has none in the year
/// before, and what has ceased none in this year.
struct Matched {
    std::string id;
    std::string name;
    std::optional<std::size_t> now;
    std::optional<std::size_t> before;
};

/// A memorandum account and, where it was asked for, that of the year before.
struct TwoYears {
    const MemorandumAccount& account;
    const MemorandumAccount* prior;

    [[nodiscard]] const AgreementTerms& terms() const
    {
        return account.position.agreement().terms();
    }
    [[nodiscard]] std::string year() const { return to_text(terms().financial_year); }
    /// Requires: there is one.
    [[nodiscard]] std::string year_before() const
    {
        return to_text(prior->position.figures().financial_year);
    }
    /// A figure of the year before; nil where there is none.
    template <class Get>
    [[nodiscard]] Money before(Get get) const
    {
        return prior != nullptr ? get(*prior) : Money::from_pence(0);
    }

    /// Those of this year in their order, then those that have ceased. Places of services are those
    /// in the accounts.
    [[nodiscard]] std::vector<Matched> partners() const;
    [[nodiscard]] std::vector<Matched> services() const;

    [[nodiscard]] std::vector<std::string> header(std::string first) const;
    /// A figure of this year, and beside it that of the year before.
    void add_row(Table& table, const std::string& name, Money now, Money before) const;
};

/// What each partner provides, stream by stream.
[[nodiscard]] Section funding_section(const TwoYears& years);

}  // namespace riskshare::present
