#include "chapters.hpp"

#include <utility>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"

namespace riskshare::report {

using namespace present;

namespace {

Chapter working_chapter(const JointFinanceReport& report, Unit unit)
{
    const SettlementView view{report.settlement, unit};
    Chapter chapter{"working", "The risk share, worked out", {}};
    Section services = services_section(view);
    services.title = "What of each variance is shared";
    add(chapter, {std::move(services), adjustments_section(view)});
    add(chapter, risk_share_sections(view));
    add(chapter, {ring_fenced_section(view), borne_section(view),
                  by_service_section(view, report.analysis)});
    return chapter;
}

Chapter payments_chapter(const JointFinanceReport& report, Unit unit)
{
    const SettlementView view{report.settlement, unit};
    Chapter chapter{"payments", "Who pays whom", {{payments_section(view)}}};
    add(chapter, {net_risk_payment_section(view), ledger_settlement_section(view)});
    for (Section& section : ending_sections(view)) {
        chapter.parts.push_back({std::move(section)});
    }
    return chapter;
}

Chapter vat_chapter(const JointFinanceReport& report, Unit unit)
{
    Chapter chapter{"vat", "VAT within these figures", {}};
    add(chapter, vat_sections({report.settlement, unit}));
    return chapter;
}

Chapter journal_chapter(const JointFinanceReport& report)
{
    Chapter chapter{
        "journals", fmt::format("Journal {} of the year", report.journal->number), {}, true};
    for (Section& section :
         journals_report(report.settlement, report.analysis, *report.journal).sections) {
        chapter.parts.push_back({std::move(section)});
    }
    return chapter;
}

}  // namespace

void add(Chapter& chapter, std::vector<Section> candidates)
{
    std::vector<Section> sections;
    add_tables(sections, std::move(candidates));
    for (Section& section : sections) { chapter.parts.push_back({std::move(section)}); }
}

Heading heading_of(const JointFinanceReport& report)
{
    return {name_and_year(report.settlement.agreement()),
            period(report.settlement.position.figures())};
}

std::vector<Chapter> chapters_of(const JointFinanceReport& report, Unit unit)
{
    std::vector<Chapter> chapters{headline_chapter(report, unit), fund_chapter(report),
                                  variance_chapter(report, unit), cap_chapter(report, unit),
                                  services_chapter(report),       working_chapter(report, unit),
                                  payments_chapter(report, unit)};
    if (report.journal) { chapters.push_back(journal_chapter(report)); }
    if (Chapter vat = vat_chapter(report, unit); !vat.parts.empty()) {
        chapters.push_back(std::move(vat));
    }
    return chapters;
}

Report to_report(const JointFinanceReport& report, Unit unit)
{
    const auto [title, period] = heading_of(report);
    Report result{fmt::format("{}, joint finance report: {}", title, period)};
    result.sections.push_back({"", {who_pays_whom(report, unit)}});
    for (Chapter& chapter : chapters_of(report, unit)) {
        for (Illustrated& part : chapter.parts) {
            result.sections.push_back(std::move(part.section));
        }
    }
    return result;
}

}  // namespace riskshare::report
