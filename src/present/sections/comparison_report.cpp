#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <riskshare/compare.hpp>

#include "present/reports.hpp"
#include "present/wording.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// `£1.00 more` or `£1.00 less`.
std::string more_or_less(const Subject& subject, Money difference)
{
    return fmt::format("{} {}", subject.money(magnitude(difference)),
                       difference > 0_p ? "more" : "less");
}

/// What a partner gains or loses by the second agreement, and through which rule.
std::string in_words(const Subject& subject, std::string_view name,
                     const PartnerDifference& difference)
{
    const Burden& burden = difference.burden;
    const std::array<std::pair<Money, std::string_view>, 7> rules{
        {{burden.shared, "by sharing"},
         {burden.by_responsibility, "by responsibility"},
         {burden.outside_risk_share, "outside any risk share"},
         {burden.payment_limit, "by limits on payments"},
         {burden.decision, "by decisions"},
         {burden.ring_fenced, "by ring-fenced reserves"},
         {total(burden.adjustments), "by adjustments"}}};
    std::vector<std::string> parts;
    std::string_view only_rule;
    for (const auto& [amount, rule] : rules) {
        if (amount == 0_p) { continue; }
        parts.push_back(fmt::format("{} {}", more_or_less(subject, amount), rule));
        only_rule = rule;
    }
    const std::string result =
        difference.borne == 0_p ? "the same" : more_or_less(subject, difference.borne);
    const std::string through = parts.empty()       ? ""
                                : parts.size() == 1 ? fmt::format(", all {}", only_rule)
                                                    : ": " + listed(parts);
    return fmt::format("By the second {} bears {}{}.", name, result, through);
}

std::vector<Cell> row(std::string name, Money first, Money second)
{
    return {std::move(name), as_variance(first), as_variance(second), as_variance(second - first)};
}

Table table_of_two(std::string first_column)
{
    Table table{{std::move(first_column), "First", "Second", "Difference"}};
    table.sums = {{Sum::Of::columns, 3, {2}, {1}}};
    return table;
}

/// The figures of each partner under both agreements, in the order of the first.
using Pairs = std::vector<std::pair<const PartnerResult*, const PartnerResult*>>;

Pairs paired(const Settlement& first, const Settlement& second)
{
    Pairs pairs;
    for (const PartnerResult& partner : first.partners) {
        pairs.emplace_back(&partner, &second[partner.id]);
    }
    return pairs;
}

Section borne_by_all(const Subject& subject, const Settlement& second, const Pairs& pairs)
{
    Section section{"What each partner bears"};
    section.table = table_of_two("Partner");
    Table& table = section.table;
    Money of_first = 0_p;
    Money of_second = 0_p;
    std::vector<std::size_t> rows;
    const auto add = [&](std::string name, Money before, Money after) {
        of_first += before;
        of_second += after;
        rows.push_back(rows.size());
        table.rows.push_back(row(std::move(name), before, after));
    };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        add(subject.names[i], pairs[i].first->borne, pairs[i].second->borne);
    }
    if (subject.settlement.reserve != 0_p || second.reserve != 0_p) {
        add("The reserve", subject.settlement.reserve, second.reserve);
    }
    table.rows.push_back(row("All", of_first, of_second));
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, rows.size(), rows});
    return section;
}

/// Which rows the settlements have only where an agreement or the position asks for them.
struct Rows {
    bool payment_limit;
    bool decision;
    bool ring_fenced;
};

Section partner_section(std::string name, const PartnerResult& first, const PartnerResult& second,
                        Rows rows)
{
    Section section{std::move(name)};
    section.table = table_of_two("");
    Table& table = section.table;
    const auto add = [&](std::string label, auto read) {
        table.rows.push_back(row(std::move(label), read(first), read(second)));
    };
    using P = const PartnerResult&;
    add("Shared", [](P p) { return p.burden.shared; });
    add("By responsibility", [](P p) { return p.burden.by_responsibility; });
    add("Outside any risk share", [](P p) { return p.burden.outside_risk_share; });
    if (rows.payment_limit) {
        add("By limits on payments", [](P p) { return p.burden.payment_limit; });
    }
    if (rows.decision) {
        add("By decisions", [](P p) { return p.burden.decision; });
    }
    if (rows.ring_fenced) {
        add("Ring-fenced underspends", [](P p) { return p.burden.ring_fenced; });
    }
    add("Adjustments", [](P p) { return total(p.burden.adjustments); });
    Sum all{Sum::Of::rows, table.rows.size(), {}};
    for (std::size_t i = 0; i < table.rows.size(); ++i) { all.added.push_back(i); }
    add("Borne", [](P p) { return p.borne; });
    add("Net risk payment", [](P p) { return p.net_risk_payment; });
    add("Ledger settlement", [](P p) { return p.ledger_settlement; });
    table.sums.insert(table.sums.begin(), std::move(all));
    return section;
}

}  // namespace

Report comparison_report(const Compared& first, const Compared& second, Unit unit)
{
    const Subject subject{first.settlement, unit};
    const AgreementTerms& terms = subject.agreement().terms();
    const PositionFigures& figures = subject.position().figures();
    const Pairs pairs = paired(first.settlement, second.settlement);
    const Comparison comparison = compare(first.settlement, second.settlement);

    Section opening{"",
                    {fmt::format("First: {}. Second: {}. Both settle the same figures.", first.name,
                                 second.name)}};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        opening.paragraphs.push_back(in_words(subject, subject.names[i], comparison.partners[i]));
    }
    opening.paragraphs.push_back(fmt::format("How much of the risk is shared: {} by the first, {} "
                                             "by the second.",
                                             shared_part(first.settlement),
                                             shared_part(second.settlement)));

    Report report{fmt::format("{} {}, compared: {}", terms.name, to_text(terms.financial_year),
                              period(terms.financial_year, figures.month, figures.basis))};
    report.sections.push_back(std::move(opening));
    report.sections.push_back(borne_by_all(subject, second.settlement, pairs));
    const Rows rows{first.settlement.limits_payments() || second.settlement.limits_payments(),
                    first.settlement.has_decisions() || second.settlement.has_decisions(),
                    first.settlement.agreement().has_stream_reserve() ||
                        second.settlement.agreement().has_stream_reserve()};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        report.sections.push_back(
            partner_section(subject.names[i], *pairs[i].first, *pairs[i].second, rows));
    }
    return report;
}

}  // namespace riskshare::present
