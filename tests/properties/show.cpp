#include "generate.hpp"

#include <ostream>
#include <string>
#include <type_traits>

#include <fmt/format.h>

/// Counterexamples as they are printed: near the JSON of the files, so that one can be made of it.

namespace riskshare {
namespace {

std::string text(Money amount) { return to_text(amount); }
std::string text(Percentage percentage) { return to_text(percentage); }

/// What a contribution or a ledger line says.
template <class Line>
std::string text(const Line& line)
{
    return line.income == Money::from_pence(0)
               ? to_text(line.gross)
               : fmt::format("{} - {}", to_text(line.gross), to_text(line.income));
}

template <class T>
std::string text(const ByPartner<T>& list)
{
    std::string entries;
    for (const auto& [partner, value] : list) {
        entries += fmt::format("{}{}: {}", entries.empty() ? "" : ", ", partner, text(value));
    }
    return "{" + entries + "}";
}

struct SplitText {
    std::string operator()(ByShares) const { return "shares"; }
    std::string operator()(ProRataToBase) const { return "base"; }
    std::string operator()(Equal) const { return "equal"; }
    std::string operator()(const Fixed& fixed) const { return "fixed " + text(fixed.percentages); }
    std::string operator()(const To& to) const { return "to " + to.partner; }
    std::string operator()(FromReserve) const { return "reserve"; }
    std::string operator()(ByResponsibility) const { return "responsible"; }
};

struct BaseText {
    std::string operator()(GrossContribution) const { return "gross_contribution"; }
    std::string operator()(NetContribution) const { return "net_contribution"; }
    std::string operator()(const Stated& stated) const { return "stated " + text(stated.amounts); }
};

std::string text(const Cover& cover)
{
    const auto* named = std::get_if<std::vector<std::string>>(&cover);
    return named == nullptr ? "all" : fmt::format("{}", fmt::join(*named, ", "));
}

std::string text(const Responsibility& responsible)
{
    return fmt::format("{}, {}, {}", responsible.statutory.value_or("-"),
                       responsible.regulation.value_or("-"), responsible.traditional.value_or("-"));
}

std::string_view text(Fund fund)
{
    return fund == Fund::pooled ? "pooled" : fund == Fund::aligned ? "aligned" : "associated";
}

void show(std::ostream& out, std::string_view direction, const std::vector<Band>& bands)
{
    for (const Band& band : bands) {
        const std::string limit =
            band.up_to ? std::visit([](auto given) { return text(given); }, band.up_to->limit)
                       : "the end";
        out << fmt::format("    {} up to {}: {}", direction, limit,
                           std::visit(SplitText{}, band.split));
        if (!band.partner_limits.empty()) { out << " at most " << text(band.partner_limits); }
        out << "\n";
    }
}

void show(std::ostream& out, const AgreementTerms& terms)
{
    out << "agreement\n  partners:";
    for (const Partner& partner : terms.partners) { out << " " << partner.id; }
    if (terms.reserve) { out << "\n  reserve: " << text(terms.reserve->balance); }
    out << "\n  services (statutory, regulation, traditional):\n";
    for (const Service& service : terms.services) {
        out << fmt::format("    {} {}{} {} ({})\n", service.id, text(service.fund),
                           service.ring_fence ? " ring-fenced" : "", text(service.contributions),
                           text(service.responsible));
    }
    for (const RiskShare& risk_share : terms.risk_shares) {
        out << fmt::format("  risk share {} over {}; base {}; shares {}\n", risk_share.id,
                           text(risk_share.services), std::visit(BaseText{}, risk_share.base),
                           std::visit(SplitText{}, risk_share.shares));
        show(out, "overspend", risk_share.overspend);
        show(out, "underspend", risk_share.underspend);
    }
}

void show(std::ostream& out, const PositionFigures& figures)
{
    out << "position\n";
    for (const ServiceFigures& service : figures.services) {
        out << fmt::format("    {} {}", service.id, text(service.outturn));
        for (const Adjustment& adjustment : service.adjustments) {
            out << fmt::format(" adjusted by {} {}", text(adjustment.amount),
                               text(adjustment.borne_by));
        }
        out << "\n";
    }
}

}  // namespace

void showValue(Money amount, std::ostream& out) { out << to_text(amount); }

void properties::showValue(const Case& facts, std::ostream& out)
{
    show(out, facts.terms);
    show(out, facts.figures);
}

}  // namespace riskshare
