#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/wording.hpp"
#include "rules/burden_parts.hpp"

namespace riskshare::report {

using namespace present;

namespace {

Shade shade_of(const VarianceLine& line)
{
    if (line.part == VariancePart::whole) { return Shade::total; }
    return line.amount < 0_p ? Shade::favourable : Shade::adverse;
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

/// The title of the part of a burden that has the same key.
template <class Parts>
std::string title_of(const Parts& parts, VariancePart part)
{
    return std::string{std::ranges::find_if(parts, [&](const auto& of_burden) {
                           return of_burden.key == to_text(part);
                       })->title};
}

std::string in_words(const VarianceLine& line, const SettlementView& view)
{
    switch (line.part) {
    case VariancePart::whole:
        return "Variance of all services";
    case VariancePart::band:
        return band_in_words(view.settlement, line.risk_share, line.band, view.unit);
    case VariancePart::partner:
        return fmt::format("Borne by {}", view.names[line.partner]);
    case VariancePart::reserve:
        return "Borne by the reserve";
    case VariancePart::planned_overspend:
    case VariancePart::service_development:
    case VariancePart::attributed:
        return title_of(adjustment_parts, line.part);
    case VariancePart::ring_fenced:
    case VariancePart::outside_risk_share:
        break;
    }
    return title_of(burden_parts, line.part);
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
    const Stretch pooled_stretch{Shade::pooled, 0_p, pooled};
    const Stretch aligned_stretch{Shade::aligned, pooled, all};
    Illustrated part{{"The equation", {"Net of income."}}};
    part.section.table = {{"Fund", "Net"},
                          {{"Pooled", as_quantity(pooled)},
                           {"+ Aligned", as_quantity(aligned)},
                           {"= Integrated", as_quantity(all)}},
                          {{Sum::Of::rows, 2, {0, 1}}}};
    part.bars = {{least, most, {pooled_stretch}, "pooled, from zero"},
                 {least, most, {aligned_stretch}, "aligned, on top of pooled"},
                 {least, most, {pooled_stretch, aligned_stretch}, "pooled and aligned together"}};
    return part;
}

}  // namespace

Chapter fund_chapter(const JointFinanceReport& report)
{
    const Agreement& agreement = report.settlement.agreement();
    Chapter chapter{"fund", "The fund", {equation(agreement.fund()), {fund_section(agreement)}}};
    add(chapter, {not_pooled_section(agreement), streams_section(agreement)});
    return chapter;
}

Chapter variance_chapter(const JointFinanceReport& report, Unit unit)
{
    const SettlementView view{report.settlement, unit};
    Illustrated part{{"From variance to who bears it",
                      {"Reads down from the total variance, then back up by who bears it."}}};
    if (report.settlement.has_decisions()) {
        part.section.footnotes.emplace_back(
            "Bands follow the formula; amounts borne follow the decision.");
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
        table.rows.push_back({in_words(line, view), as_variance(line.amount)});
        part.bars.push_back(
            {least,
             most,
             {{shade_of(line), line.from, line.to}},
             fmt::format("from {} to {}", with_word(line.from, unit), with_word(line.to, unit))});
    }
    if (!parts.added.empty()) { table.sums.push_back(std::move(parts)); }
    table.sums.push_back(std::move(bearers));
    return {"variance", "From variance to settlement", {std::move(part)}};
}

Chapter cap_chapter(const JointFinanceReport& report, Unit unit)
{
    Illustrated part{
        {"The most each partner bears in a band that has a maximum, and how much of it is used"}};
    if (report.caps.empty()) {
        part.section.paragraphs.emplace_back(no_cap);
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
            "By the formula: the decision moves money between partners but changes no cap.");
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
                             {{Shade::limit, 0_p, cap.maximum}, {Shade::total, 0_p, cap.used}},
                             fmt::format("{} used", part_used)});
    }
    table.sums = {{Sum::Of::columns, 1, {2, 3}}};
    return {"caps", "How much of each cap is used", {std::move(part)}};
}

}  // namespace riskshare::report
