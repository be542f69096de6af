#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "two_years.hpp"

namespace riskshare::present {
namespace {

struct FundingRow {
    FundingSource source;
    std::string stream;
    std::string name;
    Money now = 0_p;
    Money before = 0_p;
};

/// The rows of each partner by its id, those of one source and stream beside each other.
using FundingRows = std::map<std::string, std::vector<FundingRow>>;

std::string name_of(const FundingLine& line, const AgreementTerms& terms)
{
    switch (line.source) {
    case FundingSource::stream:
        return terms.streams[*line.stream].name;
    case FundingSource::other:
        return terms.streams.empty() ? "contributions" : "other contributions";
    case FundingSource::variations:
        return "variations since the year opened";
    case FundingSource::income:
        break;
    }
    return "less income expected with them";
}

void add_lines(FundingRows& rows, const MemorandumAccount& account, Money FundingRow::*figure)
{
    const AgreementTerms& terms = account.position.agreement().terms();
    for (const FundingLine& line : account.funding) {
        const std::string stream = line.stream ? terms.streams[*line.stream].id : "";
        std::vector<FundingRow>& list = rows[terms.partners[line.partner].id];
        auto row = std::ranges::find_if(list, [&](const FundingRow& known) {
            return known.source == line.source && known.stream == stream;
        });
        if (row == list.end()) {
            row = list.insert(row, FundingRow{line.source, stream, name_of(line, terms)});
        }
        (*row).*figure += line.amount;
    }
}

/// Adds the money one partner provides, with its total last.
void add_partner(Table& table, const std::string& name, const std::vector<FundingRow>& rows,
                 const TwoYears& years)
{
    Sum all{Sum::Of::rows, 0, {}};
    Money now = 0_p;
    Money before = 0_p;
    for (const FundingRow& row : rows) {
        all.added.push_back(table.rows.size());
        years.add_row(table, {fmt::format("{}: {}", name, row.name), as_quantity(row.now)},
                      {as_quantity(row.before)});
        now += row.now;
        before += row.before;
    }
    if (rows.size() == 1) { return; }
    all.total = table.rows.size();
    years.add_row(table, {name + " in all", as_quantity(now)}, {as_quantity(before)});
    table.sums.push_back(std::move(all));
}

}  // namespace

Section funding_section(const TwoYears& years)
{
    FundingRows rows;
    add_lines(rows, years.account, &FundingRow::now);
    if (years.prior != nullptr) { add_lines(rows, *years.prior, &FundingRow::before); }
    Section section{"Funding provided to the pool"};
    section.table.header = years.header("");
    std::vector<std::size_t> totals;
    for (const Matched& partner : years.partners()) {
        const auto found = rows.find(partner.id);
        if (found == rows.end()) { continue; }
        std::ranges::stable_sort(found->second, {}, &FundingRow::source);
        add_partner(section.table, partner.name, found->second, years);
        totals.push_back(section.table.rows.size() - 1);
    }
    years.add_quantity(section.table, "Funding in all",
                       [](const MemorandumAccount& of) { return of.funding_total; });
    section.table.sums.push_back({Sum::Of::rows, section.table.rows.size() - 1, std::move(totals)});
    return section;
}

}  // namespace riskshare::present
