#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"

namespace riskshare::report {
namespace {

Look look_of(const VarianceLine& line)
{
    if (line.part == VariancePart::whole) { return Look::total; }
    return line.amount < 0_p ? Look::favourable : Look::adverse;
}

const Band& stated_band(const Settlement& settlement, std::size_t risk_share, std::size_t band)
{
    const RiskShare& terms = settlement.agreement().terms().risk_shares[risk_share];
    const bool is_over = settlement.risk_shares[risk_share].direction == Direction::overspend;
    return (is_over ? terms.overspend : terms.underspend)[band];
}

/// `Band: up to £1.00, by shares (risk-cap)`.
std::string band_in_words(const Settlement& settlement, std::size_t risk_share, std::size_t band,
                          Unit unit)
{
    const RiskShareResult& result = settlement.risk_shares[risk_share];
    return fmt::format("Band: {}, {} ({})",
                       limits(result.bands[band].from, result.bands[band].to, unit),
                       bearers(stated_band(settlement, risk_share, band).split), result.id);
}

std::string in_words(const VarianceLine& line, const Subject& subject)
{
    switch (line.part) {
    case VariancePart::whole:
        return "Variance of all services";
    case VariancePart::planned_overspend:
        return "Planned overspends";
    case VariancePart::service_development:
        return "Service developments";
    case VariancePart::attributed:
        return "Attributed";
    case VariancePart::ring_fenced:
        return "Ring-fenced underspends";
    case VariancePart::outside_risk_share:
        return "Outside any risk share";
    case VariancePart::band:
        return band_in_words(subject.settlement, line.risk_share, line.band, subject.unit);
    case VariancePart::partner:
        return fmt::format("Borne by {}", subject.names[line.partner]);
    case VariancePart::reserve:
        break;
    }
    return "Borne by the reserve";
}

bool is_bearer(VariancePart part)
{
    return part == VariancePart::partner || part == VariancePart::reserve;
}

/// £ pooled + £ aligned = £ integrated, as a picture.
Illustrated equation(const FundTable& fund)
{
    const Money pooled = fund.pooled.net.amount();
    const Money aligned = fund.aligned.net.amount();
    const Money all = fund.integrated.net.amount();
    const auto [least, most] = std::minmax({Money{0_p}, pooled, all});
    const Stretch pooled_stretch{Look::pooled, 0_p, pooled};
    const Stretch aligned_stretch{Look::aligned, pooled, all};
    Illustrated part{{"The equation", {"Net of income."}}};
    part.section.table = {{"Fund", "Net"},
                          {{"Pooled", as_quantity(pooled)},
                           {"+ Aligned", as_quantity(aligned)},
                           {"= Integrated", as_quantity(all)}},
                          {{Sum::Of::rows, 2, {0, 1}}}};
    part.bars = {{least, most, {pooled_stretch}, "from nothing to what is pooled"},
                 {least, most, {aligned_stretch}, "from there, what is aligned"},
                 {least, most, {pooled_stretch, aligned_stretch}, "both together"}};
    return part;
}

}  // namespace

Chapter fund_chapter(const JointFinanceReport& report)
{
    const Agreement& agreement = report.settlement.agreement();
    Chapter chapter{"fund", "The fund", {equation(agreement.fund()), {fund_section(agreement)}}};
    if (Section section = not_pooled_section(agreement); !section.table.rows.empty()) {
        chapter.parts.push_back({std::move(section)});
    }
    if (Section section = streams_section(agreement); !section.table.rows.empty()) {
        chapter.parts.push_back({std::move(section)});
    }
    return chapter;
}

Chapter variance_chapter(const JointFinanceReport& report, Unit unit)
{
    const Subject subject{report.settlement, unit};
    Illustrated part{{"From variance to who bears it",
                      {"Parts are taken off the variance of all services until nothing is left. "
                       "Then those who bear it put it together again. In the picture adverse goes "
                       "to the right."}}};
    if (report.settlement.has_decisions()) {
        part.section.footnotes.emplace_back(
            "Bands are by the formula, what is borne is as decided beside it.");
    }
    Table& table = part.section.table;
    table.header = {"Part, or who bears it", "Amount"};
    Money least = 0_p;
    Money most = 0_p;
    for (const VarianceLine& line : report.variance) {
        least = std::min({least, line.from, line.to});
        most = std::max({most, line.from, line.to});
    }
    Sum parts{Sum::Of::rows, 0, {}};
    Sum bearers{Sum::Of::rows, 0, {}};
    for (const VarianceLine& line : report.variance) {
        if (line.part != VariancePart::whole) {
            (is_bearer(line.part) ? bearers : parts).added.push_back(table.rows.size());
        }
        table.rows.push_back({in_words(line, subject), as_variance(line.amount)});
        part.bars.push_back(
            {least,
             most,
             {{look_of(line), line.from, line.to}},
             fmt::format("from {} to {}", with_word(line.from, unit), with_word(line.to, unit))});
    }
    if (!parts.added.empty()) { table.sums.push_back(std::move(parts)); }
    table.sums.push_back(std::move(bearers));
    return {"variance", "From variance to settlement", {std::move(part)}};
}

Chapter cap_chapter(const JointFinanceReport& report, Unit unit)
{
    Illustrated part{{"The most that each partner can be charged, and what of it is used"}};
    if (report.caps.empty()) {
        part.section.paragraphs.emplace_back(
            "Nothing to show: in the direction of the variance no band that partners share has an "
            "upper limit.");
        return {"caps", "How much of each cap is used", {std::move(part)}};
    }
    const std::vector<std::string> names = partner_names(report.settlement.agreement());
    const auto band_of = [&](const CapUse& cap) {
        return band_in_words(report.settlement, cap.risk_share, cap.band, unit);
    };
    const bool is_one_band = report.caps.size() == names.size();
    if (is_one_band) { part.section.paragraphs.push_back(band_of(report.caps.front()) + "."); }
    if (report.settlement.has_decisions()) {
        part.section.paragraphs.emplace_back(
            "By the formula: what was decided beside it moves money between partners and changes "
            "no cap.");
    }
    Table& table = part.section.table;
    table.header = {"Partner", "At most", "Used", "Left", "Part used"};
    for (const CapUse& cap : report.caps) {
        const std::string part_used = part_of(cap.used, cap.maximum).value_or("n/a");
        const std::string& name = names[cap.partner];
        table.rows.push_back({is_one_band ? name : fmt::format("{}. {}", name, band_of(cap)),
                              as_quantity(cap.maximum), as_quantity(cap.used),
                              as_quantity(cap.maximum - cap.used), part_used});
        part.bars.push_back({0_p,
                             cap.maximum,
                             {{Look::limit, 0_p, cap.maximum}, {Look::total, 0_p, cap.used}},
                             fmt::format("{} used", part_used)});
    }
    table.sums = {{Sum::Of::columns, 1, {2, 3}}};
    return {"caps", "How much of each cap is used", {std::move(part)}};
}

}  // namespace riskshare::report
