
#include <fmt/format.h>

#include <riskshare/conditions.hpp>
#include <riskshare/text/words.hpp>

#include "agreed/agreement.hpp"
#include "party_columns.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"
#include "rules/bands.hpp"

namespace riskshare::present {
namespace {

template <class M>
Row fund_row(std::string name, const FundTotals<M>& totals)
{
    Row row{std::move(name), as_quantity(totals.gross.amount()),
            as_quantity(totals.income.amount()), as_quantity(totals.net.amount())};
    for (const M& net : totals.net_by_partner) { row.push_back(as_quantity(net.amount())); }
    return row;
}

/// The partners behind the ids of the tables.
std::string partners(const Agreement& agreement)
{
    constexpr auto kinds =
        one_each<PartnerKind, std::string_view>({"local authority", "NHS body", "other"});
    std::string text = "Partners: ";
    for (const Partner& partner : agreement.partners()) {
        const bool is_host = agreement.terms().host == partner.id;
        text += fmt::format("{}{} ({}, {}{})", text.ends_with(' ') ? "" : ", ", partner.name,
                            partner.id, kinds[static_cast<std::size_t>(PartnerKind{partner.kind})],
                            is_host ? ", host of the pooled fund" : "");
    }
    return text + '.';
}

Section services_section(const Agreement& agreement, Fund fund, std::string title)
{
    Section section{std::move(title)};
    Table& table = section.table;
    table.header = {"Service", "Gross", "Income", "Net", "Responsible", "Ground", "Risk share"};
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        const Service& service = agreement.terms().services[i];
        if (service.fund != fund) { continue; }
        GrossAndIncome budget;
        for (const Line& line : agreed_services(agreement)[i].budget_lines) { budget += line; }
        const auto responsible = agreed_services(agreement)[i].responsible;
        table.rows.push_back({service.name, as_quantity(budget.gross), as_quantity(budget.income),
                              as_quantity(agreed_services(agreement)[i].budget),
                              responsible ? agreement.partners()[*responsible].id : "",
                              ground(service.responsible),
                              fund == Fund::associated ? "never shared" : cover(agreement, i)});
    }
    table.sums = {{Sum::Of::columns, 3, {1}, {2}}};
    add_total(table);
    return section;
}

/// The most that each partner can be charged in a band, which is known before the year begins.
void add_maxima(Table& table, const Agreement& agreement, std::span<const AgreedBand> bands,
                std::span<const Band> stated, std::string_view direction, Unit unit)
{
    const std::size_t partners = agreement.partners().size();
    for (std::size_t i = 0; i < bands.size(); ++i) {
        Row row{fmt::format("{} {}: {}", direction, limits(bands[i].from, bands[i].to, unit),
                            bearers(stated[i].split))};
        const auto maximum = maximum_by_partner(bands[i], partners);
        const bool is_reserve = std::holds_alternative<BorneByReserve>(bands[i].bearers);
        for (std::size_t partner = 0; partner < partners; ++partner) {
            row.push_back(maximum && !is_reserve ? as_quantity((*maximum)[partner])
                                                 : Cell{maximum ? "none" : "no maximum"});
        }
        row.push_back(maximum && !is_reserve ? as_quantity(sum(*maximum)) : Cell{""});
        table.rows.push_back(std::move(row));
    }
}

Section risk_share_section(const Agreement& agreement, std::size_t index, Unit unit)
{
    const RiskShare& terms = agreement.terms().risk_shares[index];
    const AgreedRiskShare& agreed = agreed_risk_shares(agreement)[index];
    Section section{
        fmt::format("Risk share {}: the most each partner bears in each band", terms.id)};
    std::vector<std::string> covered;
    for (const std::size_t service : agreed.services) {
        covered.push_back(agreement.terms().services[service].name);
    }
    section.paragraphs.push_back(
        std::holds_alternative<AllServices>(terms.services)
            ? fmt::format("Covers all pooled and aligned services except ring-fenced{} ones.",
                          agreement.fund().capital ? " and capital" : "")
            : "Covers " + listed(covered) + ".");
    section.paragraphs.push_back(base_and_shares(terms));
    for (const auto* bands : {&terms.overspend, &terms.underspend}) {
        if (auto text = what_cap_limits(terms.cap_limits, *bands)) {
            section.paragraphs.push_back(std::move(*text));
            break;
        }
    }

    Table& table = section.table;
    PartyColumns{table, partner_names(agreement), false}.add({"Base"}, Sense::quantity,
                                                             agreed.base);
    add_maxima(table, agreement, agreed.overspend, terms.overspend, "Overspend", unit);
    add_maxima(table, agreement, agreed.underspend, terms.underspend, "Underspend", unit);
    return section;
}

}  // namespace

Section fund_section(const Agreement& agreement)
{
    Section section{"Pooled + aligned = integrated"};
    if (const auto& variations = agreement.terms().variations; !variations.empty()) {
        section.paragraphs.push_back(fmt::format(
            "Latest contributions: the opening ones and {} {} up to {}.", variations.size(),
            variations.size() == 1 ? "variation" : "variations", to_text(variations.back().date)));
    }
    Table& table = section.table;
    table.header = {"Fund", "Gross", "Income", "Net"};
    std::vector<std::size_t> parts;
    for (const std::string& name : partner_names(agreement)) {
        parts.push_back(table.header.size());
        table.header.push_back("Net, " + name);
    }
    const FundTable& fund = agreement.fund();
    table.rows = {fund_row("Pooled", fund.pooled), fund_row("Aligned", fund.aligned),
                  fund_row("Integrated", fund.integrated)};
    if (fund.capital) { table.rows.push_back(fund_row("of which capital", *fund.capital)); }
    table.sums = {
        {Sum::Of::rows, 2, {0, 1}}, {Sum::Of::columns, 3, {1}, {2}}, {Sum::Of::columns, 3, parts}};
    table.may_be_turned = true;
    return section;
}

Section not_pooled_section(const Agreement& agreement)
{
    Section section{"Money that is not pooled",
                    {"Recorded beside the fund: in no total, never shared."}};
    const std::vector<std::string> names = partner_names(agreement);
    const auto name_of = [&](const std::string& id) { return names[*agreement.find_partner(id)]; };
    Table& table = section.table;
    table.header = {"Name", "Kind", "From", "To", "Amount"};
    for (const NotPooled& stated : agreement.terms().not_pooled) {
        table.rows.push_back({stated.name, std::string{to_words(stated.kind)}, name_of(stated.from),
                              name_of(stated.to), as_quantity(stated.amount)});
    }
    add_total(table);
    return section;
}

Section streams_section(const Agreement& agreement)
{
    Section section{"Streams of money, and their conditions"};
    const std::vector<Stream>& streams = agreement.terms().streams;
    if (streams.empty()) { return section; }
    if (!agreement.terms().variations.empty()) {
        section.paragraphs.emplace_back("As the year opens: variations belong to no stream.");
    }
    const std::vector<std::string> names = partner_names(agreement);
    section.table.header = {"Stream", "Brought by", "Pooled", "Aligned", "An underspend goes to"};
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const AgreedStream& agreed = agreed_streams(agreement)[i];
        Money pooled = 0_p;
        Money aligned = 0_p;
        for (const StreamLine& line : agreed.lines) {
            const Fund fund = agreement.terms().services[line.service].fund;
            if (fund == Fund::pooled) { pooled += line.amount; }
            if (fund == Fund::aligned) { aligned += line.amount; }
        }
        section.table.rows.push_back({streams[i].name, names[agreed.partner], as_quantity(pooled),
                                      as_quantity(aligned), streams[i].underspend_to.value_or("")});
    }
    for (const Condition& condition : conditions(agreement)) {
        section.footnotes.push_back(in_words(condition, agreement) + '.');
    }
    return section;
}

Report fund_report(const Agreement& agreement, Unit unit)
{
    const AgreementTerms& terms = agreement.terms();
    Report report{name_and_year(agreement) + ": the fund"};
    Section opening{"", {partners(agreement)}};
    if (terms.reserve) {
        opening.paragraphs.push_back(
            fmt::format("The reserve opens with {}.", in_sentence(terms.reserve->balance, unit)));
    }
    report.sections = {std::move(opening), fund_section(agreement)};
    add_tables(report.sections,
               {not_pooled_section(agreement), streams_section(agreement),
                services_section(agreement, Fund::pooled, "Pooled services"),
                services_section(agreement, Fund::aligned, "Aligned services"),
                services_section(agreement, Fund::associated,
                                 "Associated services, in view: not part of the fund")});
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        report.sections.push_back(risk_share_section(agreement, i, unit));
    }
    if (terms.risk_shares.empty()) {
        report.sections.push_back(
            {"Risk shares", {"None is agreed: each variance stays with the responsible partner."}});
    }
    return report;
}

}  // namespace riskshare::present
