#include "present/reports.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "present/wording.hpp"
#include "two_years.hpp"

namespace riskshare::present {
namespace {

Section opening_section(const TwoYears& years)
{
    const auto period_of = [](const MemorandumAccount& account) {
        return period(account.position.figures()) + ".";
    };
    Section section{"", {period_of(years.account)}};
    if (years.prior != nullptr) {
        section.paragraphs.push_back("Compared with: " + period_of(*years.prior));
    }
    return section;
}

/// A table of gross, income and net, with the net of the year before.
Section spending_section(const TwoYears& years, std::string title, std::string first)
{
    Section section{std::move(title)};
    section.table.header =
        years.header({std::move(first), "Expenditure", "Income", "Net"}, {"Net"});
    return section;
}

void add_spending(Table& table, const TwoYears& years, const std::string& name,
                  const GrossAndIncome& now, Money before)
{
    years.add_row(table,
                  {name, as_quantity(now.gross), as_quantity(now.income), as_quantity(net(now))},
                  {as_quantity(before)});
}

void end_spending(Table& table, const TwoYears& years)
{
    add_spending(table, years, "Pooled fund", years.account.spending,
                 years.before([](const MemorandumAccount& of) { return net(of.spending); }));
    table.sums = {{Sum::Of::columns, 3, {1}, {2}}};
    total_last_row(table);
}

Section expenditure_section(const TwoYears& years)
{
    Section section = spending_section(years, "Expenditure met from the pool", "Service");
    for (const Matched& service : years.services()) {
        add_spending(section.table, years, service.name,
                     service.now ? years.account.services[*service.now].spending : GrossAndIncome{},
                     service.before ? net(years.prior->services[*service.before].spending) : 0_p);
    }
    end_spending(section.table, years);
    return section;
}

/// The amount each partner's ledger paid. Shape: one per partner of the account's agreement.
std::vector<GrossAndIncome> paid_by_ledger(const MemorandumAccount& account)
{
    std::vector<GrossAndIncome> paid(account.partners.size());
    for (const PooledSpending& service : account.services) {
        for (const Line& line : service.by_ledger) { paid[line.partner] += line; }
    }
    return paid;
}

Section ledgers_section(const TwoYears& years)
{
    Section section = spending_section(years, "By the ledger that paid it", "Ledger");
    const std::vector<GrossAndIncome> now = paid_by_ledger(years.account);
    const auto before =
        years.prior != nullptr ? paid_by_ledger(*years.prior) : std::vector<GrossAndIncome>{};
    for (const Matched& partner : years.partners()) {
        add_spending(section.table, years, partner.name,
                     partner.now ? now[*partner.now] : GrossAndIncome{},
                     partner.before ? net(before[*partner.before]) : 0_p);
    }
    end_spending(section.table, years);
    return section;
}

Section surplus_section(const TwoYears& years)
{
    using A = const MemorandumAccount&;
    Section section{"Net surplus, or deficit (-)"};
    Table& table = section.table;
    table.header = years.header("");
    years.add_quantity(table, "Funding provided", [](A of) { return of.funding_total; });
    years.add_quantity(table, "Expenditure, net", [](A of) { return net(of.spending); });
    years.add_quantity(table, "Surplus, or deficit (-)", [](A of) { return of.surplus; });
    table.sums = {{Sum::Of::rows, 2, {0}, {1}}};
    return section;
}

/// A variance, and its word beside it.
Row with_word(Money variance)
{
    return {as_variance(variance), std::string{adverse_word(variance)}};
}

/// A part of the variance of this year and of the year before.
void add_borne(Table& table, const TwoYears& years, const std::string& name, Money now,
               Money before)
{
    Row row = with_word(now);
    row.insert(row.begin(), name);
    years.add_row(table, std::move(row), with_word(before));
}

bool has_reserve(const TwoYears& years)
{
    return years.account.reserve || (years.prior != nullptr && years.prior->reserve);
}

std::string where_it_goes(const RingFencedResult& kept, const Agreement& agreement)
{
    return fmt::format("{} of the underspend of {} goes to the reserve of {}: {}.",
                       in_sentence(kept.amount, Unit::pounds),
                       agreement.terms().services[*agreement.find_service(kept.service)].name,
                       partner_names(agreement)[*agreement.find_partner(kept.partner)],
                       kept.reserve);
}

Section bearing_section(const TwoYears& years)
{
    Section section{"Who bears an overspend or keeps an underspend"};
    Table& table = section.table;
    table.header = {"", years.year(), fmt::format("ADV or FAV, {}", years.year())};
    if (years.prior != nullptr) {
        table.header.push_back(years.year_before());
        table.header.push_back(fmt::format("ADV or FAV, {}", years.year_before()));
    }
    for (const Matched& partner : years.partners()) {
        add_borne(table, years, partner.name,
                  partner.now ? years.account.partners[*partner.now].borne : 0_p,
                  partner.before ? years.prior->partners[*partner.before].borne : 0_p);
    }
    const auto add = [&](const std::string& name, auto figure) {
        add_borne(table, years, name, figure(years.account), years.before(figure));
    };
    if (has_reserve(years)) {
        add("The reserve", [](const MemorandumAccount& of) { return of.borne_by_reserve; });
    }
    add("Total", [](const MemorandumAccount& of) { return -of.surplus; });
    total_last_row(table);
    for (const RingFencedResult& kept : years.account.ring_fenced) {
        if (kept.amount == 0_p) { continue; }
        section.footnotes.push_back(where_it_goes(kept, years.account.position.agreement()));
    }
    return section;
}

/// Without rows where neither year has a reserve.
Section reserve_section(const TwoYears& years)
{
    Section section{"The reserve"};
    if (!has_reserve(years)) { return section; }
    section.table.header = years.header("");
    const auto movement = [](const MemorandumAccount& of) {
        return of.reserve.value_or(ReserveMovement{0_p, 0_p, 0_p, 0_p});
    };
    const auto add = [&](const std::string& name, Money ReserveMovement::*figure) {
        years.add_quantity(section.table, name,
                           [&](const MemorandumAccount& of) { return movement(of).*figure; });
    };
    add("Opening balance", &ReserveMovement::opening);
    add("Drawn for pooled services, or added (-)", &ReserveMovement::pooled);
    add("Drawn for aligned services, or added (-)", &ReserveMovement::aligned);
    add("Closing balance", &ReserveMovement::closing);
    section.table.sums = {{Sum::Of::rows, 3, {0}, {1, 2}}};
    const Money opening = movement(years.account).opening;
    const Money closed =
        years.before([&](const MemorandumAccount& of) { return movement(of).closing; });
    if (years.prior != nullptr && opening != closed) {
        section.footnotes.push_back(fmt::format(
            "{} closed with {}, and {} opens with {}.", years.year_before(),
            in_sentence(closed, Unit::pounds), years.year(), in_sentence(opening, Unit::pounds)));
    }
    return section;
}

std::string percent_of(const PooledPartner& partner)
{
    return partner.percent ? to_text(*partner.percent) : "";
}

void add_share(Table& table, const TwoYears& years, const std::string& name,
               const PooledPartner& now, const PooledPartner& before)
{
    years.add_row(table,
                  {name, as_quantity(now.funding), as_variance(now.borne),
                   std::string{adverse_word(now.borne)}, as_quantity(now.share), percent_of(now)},
                  {as_quantity(before.share), percent_of(before)});
}

Section shares_section(const TwoYears& years)
{
    Section section{"Each partner's share of the pool"};
    Table& table = section.table;
    table.header = years.header({"Partner", "Funding", "Borne", "ADV or FAV", "Share", "Percent"},
                                {"Share", "Percent"});
    const PooledPartner none{0_p, 0_p, 0_p, std::nullopt};
    PooledPartner all = none;
    PooledPartner all_before = none;
    const auto add_to = [](PooledPartner& total, const PooledPartner& partner) {
        total.funding += partner.funding;
        total.borne += partner.borne;
        total.share += partner.share;
    };
    for (const Matched& partner : years.partners()) {
        const PooledPartner& now = partner.now ? years.account.partners[*partner.now] : none;
        const PooledPartner& before =
            partner.before ? years.prior->partners[*partner.before] : none;
        add_share(table, years, partner.name, now, before);
        add_to(all, now);
        add_to(all_before, before);
    }
    add_share(table, years, "Total", all, all_before);
    total_last_row(table);
    section.footnotes.emplace_back("A share is a partner's funding plus what it bears.");
    return section;
}

}  // namespace

Report memorandum_report(const MemorandumAccount& account, const MemorandumAccount* prior_year)
{
    const TwoYears years{account, prior_year};
    Report report{name_and_year(account.position.agreement()) +
                  ": memorandum account of the pooled fund"};
    report.sections = {opening_section(years)};
    add_tables(report.sections,
               {funding_section(years), expenditure_section(years), ledgers_section(years),
                surplus_section(years), bearing_section(years), reserve_section(years),
                shares_section(years)});
    return report;
}

}  // namespace riskshare::present
