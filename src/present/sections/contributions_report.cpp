#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/contributions.hpp>

#include "party_columns.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// The contributions that a report is about.
struct PaidIn {
    Contributions contributions;
    const Agreement& agreement = contributions.agreement;
    std::vector<std::string> names = partner_names(agreement);

    [[nodiscard]] const AgreementTerms& terms() const { return agreement.terms(); }
    [[nodiscard]] const std::string& service(std::size_t index) const
    {
        return terms().services[index].name;
    }
};

/// Calls for each contribution to a pooled or aligned service, with the service's index.
template <class Use>
void for_each_contribution(const PaidIn& paid_in, Use use)
{
    for (std::size_t i = 0; i < paid_in.contributions.services.size(); ++i) {
        if (!paid_in.agreement.is_in_fund(i)) { continue; }
        for (const ServiceContribution& contribution : paid_in.contributions.services[i]) {
            use(i, contribution);
        }
    }
}

bool is_varied(const PaidIn& paid_in) { return !paid_in.terms().variations.empty(); }

/// Opening, recurrent, one-off and latest; the first alone where nothing has varied.
using Amounts = std::vector<Money>;

std::vector<std::string> header_of_amounts(const PaidIn& paid_in)
{
    if (!is_varied(paid_in)) { return {"Contribution"}; }
    return {"Opening", "Recurrent", "One-off", "Latest"};
}

Amounts amounts_of(const PaidIn& paid_in, const ServiceContribution& contribution)
{
    if (!is_varied(paid_in)) { return {net(contribution.opening)}; }
    return {net(contribution.opening), net(contribution.recurrent), net(contribution.one_off),
            net(contribution.latest)};
}

void add(Amounts& total, const Amounts& amounts)
{
    for (std::size_t i = 0; i < total.size(); ++i) { total[i] += amounts[i]; }
}

Row row_of(std::vector<Cell> first, const Amounts& amounts)
{
    for (const Money amount : amounts) { first.push_back(as_quantity(amount)); }
    return first;
}

Table table_of(std::vector<std::string> header, const std::vector<std::string>& amounts)
{
    header.insert(header.end(), amounts.begin(), amounts.end());
    return {std::move(header)};
}

/// The latest contribution is the total of the columns before it, from `first`.
std::vector<Sum> sums_of_amounts(const PaidIn& paid_in, std::size_t first)
{
    if (!is_varied(paid_in)) { return {}; }
    return {{Sum::Of::columns, first + 3, {first, first + 1, first + 2}}};
}

Section contributions_section(const PaidIn& paid_in, bool is_capital, std::string title)
{
    Section section{std::move(title)};
    section.table = table_of({"Service", "Partner"}, header_of_amounts(paid_in));
    for_each_contribution(paid_in, [&](std::size_t i, const ServiceContribution& contribution) {
        if (paid_in.terms().services[i].is_capital != is_capital) { return; }
        section.table.rows.push_back(
            row_of({paid_in.service(i), paid_in.names[contribution.partner]},
                   amounts_of(paid_in, contribution)));
    });
    section.table.sums = sums_of_amounts(paid_in, 2);
    add_total(section.table);
    return section;
}

Section by_partner_section(const PaidIn& paid_in)
{
    Section section{"By partner"};
    const bool has_capital = paid_in.agreement.fund().capital.has_value();
    const std::size_t width = header_of_amounts(paid_in).size();
    // Of each partner revenue, then capital.
    std::vector<Amounts> totals(2 * paid_in.names.size(), Amounts(width, Money::from_pence(0)));
    for_each_contribution(paid_in, [&](std::size_t i, const ServiceContribution& contribution) {
        const std::size_t kind = paid_in.terms().services[i].is_capital ? 1 : 0;
        add(totals[2 * contribution.partner + kind], amounts_of(paid_in, contribution));
    });
    Table& table = section.table;
    table = table_of({"Partner"}, header_of_amounts(paid_in));
    for (std::size_t i = 0; i < paid_in.names.size(); ++i) {
        const std::string& name = paid_in.names[i];
        table.rows.push_back(row_of({name + (has_capital ? ", revenue" : "")}, totals[2 * i]));
        if (!has_capital) { continue; }
        table.rows.push_back(row_of({name + ", capital"}, totals[2 * i + 1]));
    }
    table.sums = sums_of_amounts(paid_in, 1);
    add_total(table);
    if (is_varied(paid_in)) {
        section.footnotes.emplace_back(
            "Next year opens with the opening contributions and the recurrent changes.");
    }
    return section;
}

Section variations_section(const PaidIn& paid_in)
{
    Section section{"Variations"};
    Table& table = section.table;
    if (!is_varied(paid_in)) { return section; }
    table.header = {"Date",    "Variation", "Kind",  "Approved by",
                    "Service", "Partner",   "Gross", "Income"};
    for (const Variation& variation : paid_in.terms().variations) {
        const bool is_virement = variation.kind == VariationKind::virement;
        const std::string kind = fmt::format("{}, {}", is_virement ? "virement" : "contribution",
                                             variation.is_recurrent ? "recurrent" : "one-off");
        for (const ContributionChange& change : variation.changes) {
            table.rows.push_back({to_text(variation.date), variation.id, kind,
                                  variation.approved_by,
                                  paid_in.service(*paid_in.agreement.find_service(change.service)),
                                  paid_in.names[*paid_in.agreement.find_partner(change.partner)],
                                  as_quantity(change.gross), as_quantity(change.income)});
        }
        if (!variation.note.empty()) {
            section.footnotes.push_back(fmt::format("{}: {}", variation.id, variation.note));
        }
    }
    return section;
}

Section in_kind_section(const PaidIn& paid_in)
{
    Section section{"In kind", {"Recorded beside the money: in no budget and no total."}};
    section.table.header = {"Service", "Partner", "Value"};
    for (std::size_t i = 0; i < paid_in.terms().services.size(); ++i) {
        for (const auto& [partner, in_kind] : paid_in.terms().services[i].in_kind) {
            const std::string& name = paid_in.names[*paid_in.agreement.find_partner(partner)];
            section.table.rows.push_back({paid_in.service(i), name, as_quantity(in_kind.value)});
            if (!in_kind.note.empty()) {
                section.footnotes.push_back(
                    fmt::format("{}, {}: {}", paid_in.service(i), name, in_kind.note));
            }
        }
    }
    add_total(section.table);
    return section;
}

/// The year's instalments by month and partner.
Section schedule_section(const PaidIn& paid_in)
{
    Section section{"Instalments by month"};
    std::vector<Amounts> by_month(12, Amounts(paid_in.names.size(), Money::from_pence(0)));
    bool is_any = false;
    for_each_contribution(paid_in, [&](std::size_t, const ServiceContribution& contribution) {
        if (!contribution.schedule) { return; }
        is_any = true;
        for (std::size_t month = 0; month < by_month.size(); ++month) {
            by_month[month][contribution.partner] += (*contribution.schedule)[month];
        }
    });
    if (!is_any) { return section; }
    section.table.header = {"Month"};
    PartyColumns columns{section.table, paid_in.names, false};
    for (std::size_t month = 0; month < by_month.size(); ++month) {
        columns.add({month_name(paid_in.terms().financial_year, static_cast<int>(month) + 1)},
                    Sense::quantity, by_month[month]);
    }
    section.table.may_be_turned = false;  // twelve months are no columns
    add_total(section.table, "Year");
    return section;
}

/// The amounts due and paid by the end of the position's month.
Section paid_section(const PaidIn& paid_in, const Position& position)
{
    const std::string month = month_name(paid_in.terms().financial_year, position.figures().month);
    Section section{fmt::format("Instalments by the end of {}", month)};
    section.table.header = {"Service", "Partner", "Due", "Paid", "Still to pay"};
    for_each_contribution(paid_in, [&](std::size_t i, const ServiceContribution& contribution) {
        if (const auto& against = contribution.paid_against_due) {
            section.table.rows.push_back(
                row_of({paid_in.service(i), paid_in.names[contribution.partner]},
                       {against->due, against->paid, against->still_due}));
        }
    });
    section.table.sums = {{Sum::Of::columns, 4, {2}, {3}}};
    add_total(section.table);
    section.footnotes.emplace_back("The ledger settlement covers the whole year: instalments "
                                   "already paid count towards it.");
    return section;
}

Report report_of(const PaidIn& paid_in)
{
    const auto& position = paid_in.contributions.position;
    const AgreementTerms& terms = paid_in.terms();
    const bool has_capital = paid_in.agreement.fund().capital.has_value();
    Report report{name_and_year(paid_in.agreement) + ": contributions"};
    report.sections.push_back(
        {"",
         {!position || !is_varied(paid_in)
              ? "Net of income."
              : fmt::format("Net of income, with variations dated up to the end of {}.",
                            month_name(terms.financial_year, position->figures().month))}});
    add_tables(report.sections,
               {contributions_section(paid_in, false, has_capital ? "Revenue" : "Contributions"),
                contributions_section(paid_in, true, "Capital"), by_partner_section(paid_in),
                variations_section(paid_in), in_kind_section(paid_in),
                !position ? schedule_section(paid_in) : paid_section(paid_in, *position)});
    return report;
}

}  // namespace

Report contributions_report(const Agreement& agreement)
{
    return report_of({contributions(agreement)});
}

Report contributions_report(const Position& position)
{
    return report_of({contributions(position)});
}

}  // namespace riskshare::present
