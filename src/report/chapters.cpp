#include "chapters.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"

namespace riskshare::report {
namespace {

void add_if_any(Chapter& chapter, Section section)
{
    if (!section.table.rows.empty()) { chapter.parts.push_back({std::move(section)}); }
}

Chapter working_chapter(const JointFinanceReport& report, Unit unit)
{
    const Subject subject{report.settlement, unit};
    Chapter chapter{"working", "The risk share, worked out", {}};
    Section services = services_section(subject);
    services.title = "What of each variance is shared";
    chapter.parts.push_back({std::move(services)});
    add_if_any(chapter, adjustments_section(subject));
    for (std::size_t i = 0; i < report.settlement.risk_shares.size(); ++i) {
        const RiskShareResult& result = report.settlement.risk_shares[i];
        chapter.parts.push_back({risk_share_section(subject, i)});
        if (result.payment_limit) { chapter.parts.push_back({payment_limit_section(subject, i)}); }
        if (result.decision) { chapter.parts.push_back({decision_section(subject, i)}); }
    }
    add_if_any(chapter, ring_fenced_section(subject));
    chapter.parts.push_back({borne_section(subject)});
    add_if_any(chapter, by_service_section(subject, report.analysis));
    return chapter;
}

Chapter payments_chapter(const JointFinanceReport& report, Unit unit)
{
    const Subject subject{report.settlement, unit};
    Chapter chapter{"payments", "Who pays whom", {}};
    chapter.parts.push_back({payments_section(subject)});
    chapter.parts.push_back({net_risk_payment_section(subject)});
    chapter.parts.push_back({ledger_settlement_section(subject)});
    if (report.settlement.ending) {
        chapter.parts.push_back({ending_items_section(subject)});
        chapter.parts.push_back({ending_partners_section(subject)});
    }
    return chapter;
}

Chapter vat_chapter(const JointFinanceReport& report, Unit unit)
{
    const Subject subject{report.settlement, unit};
    const VatTable vat = vat_of(report.settlement.position);
    Chapter chapter{"vat", "VAT within these figures", {}};
    add_if_any(chapter, vat_section(subject, vat));
    add_if_any(chapter, vat_moving_section(subject, vat));
    add_if_any(chapter, partial_exemption_section(subject, vat));
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

Heading heading_of(const JointFinanceReport& report)
{
    const AgreementTerms& terms = report.settlement.agreement().terms();
    const PositionFigures& figures = report.settlement.position.figures();
    return {fmt::format("{} {}", terms.name, to_text(terms.financial_year)),
            period(terms.financial_year, figures.month, figures.basis)};
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
