#include "wording.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <variant>

#include <fmt/format.h>

#include <riskshare/rules/responsibility.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/apportion.hpp>

#include "agreed/agreement.hpp"
#include "values/wide.hpp"

namespace riskshare::present {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string fixed(const Fixed& fixed)
{
    std::string text;
    for (const auto& [partner, percentage] : fixed.percentages) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", partner, to_text(percentage));
    }
    return text;
}

/// `76.796%` for 76796 parts of 100000.
std::string percentage_text(std::int64_t parts, int decimals)
{
    std::string text = fmt::format("{:0{}}", parts, decimals + 1);
    if (decimals > 0) { text.insert(text.size() - static_cast<std::size_t>(decimals), "."); }
    return text + '%';
}

}  // namespace

std::vector<std::string> partner_names(const Agreement& agreement)
{
    std::map<std::string_view, std::size_t> uses;
    for (const Partner& partner : agreement.partners()) { ++uses[partner.name]; }
    std::vector<std::string> names;
    for (const Partner& partner : agreement.partners()) {
        names.push_back(uses[partner.name] == 1 ? partner.name
                                                : fmt::format("{} ({})", partner.name, partner.id));
    }
    return names;
}

std::string month_name(FinancialYear year, int month)
{
    constexpr std::array months{"April",    "May",       "June",     "July",
                                "August",   "September", "October",  "November",
                                "December", "January",   "February", "March"};
    return fmt::format("{} {}", months[static_cast<std::size_t>(month - 1)],
                       month <= 9 ? year.start() : year.start() + 1);
}

std::string period(FinancialYear year, int month, Basis basis)
{
    return fmt::format("Month {} ({}), {}", month, month_name(year, month), to_text(basis));
}

std::string period(const PositionFigures& figures)
{
    return period(figures.financial_year, figures.month, figures.basis);
}

std::string name_and_year(const Agreement& agreement)
{
    return fmt::format("{} {}", agreement.terms().name, to_text(agreement.terms().financial_year));
}

std::string ground(const Responsibility& responsible)
{
    constexpr auto words =
        one_each<ResponsibleBy, std::string_view>({"statute", "regulation", "tradition"});
    const auto partner = responsible_partner(responsible);
    return partner ? std::string{words[static_cast<std::size_t>(partner->ground)]} : "";
}

std::string cover(const Agreement& agreement, std::size_t service)
{
    const auto risk_share = agreed_services(agreement)[service].risk_share;
    if (risk_share) { return agreement.terms().risk_shares[*risk_share].id; }
    const Service& stated = agreement.terms().services[service];
    if (stated.ring_fence) { return fmt::format("none: ring-fenced, {}", *stated.ring_fence); }
    return stated.is_capital ? "none: capital" : "none";
}

bool uses_shares(const RiskShare& risk_share)
{
    const auto is_by_shares = [](const Band& band) {
        return std::holds_alternative<ByShares>(band.split);
    };
    return std::ranges::any_of(risk_share.overspend, is_by_shares) ||
           std::ranges::any_of(risk_share.underspend, is_by_shares);
}

std::string base_and_shares(const RiskShare& risk_share)
{
    std::string base =
        std::visit(Overloaded{[](const GrossContribution&) { return "gross contributions"; },
                              [](const NetContribution&) { return "net contributions"; },
                              [](const Stated&) { return "the amounts stated in the agreement"; }},
                   risk_share.base);
    if (risk_share.base_at) {
        base += risk_share.base_at == BaseAt::opening ? " as the year opens" : ", the latest";
    }
    if (risk_share.count_in_kind) { base += ", with contributions in kind"; }
    if (!uses_shares(risk_share)) { return fmt::format("Base: {}.", base); }
    const std::string shares = std::visit(
        Overloaded{[](const ProRataToBase&) { return std::string{"pro rata to the base"}; },
                   [](const Equal&) { return std::string{"equal"}; },
                   [](const Fixed& stated) { return fixed(stated); }},
        risk_share.shares);
    return fmt::format("Base: {}. Shares: {}.", base, shares);
}

std::optional<std::string> what_cap_limits(CapLimits limits, std::span<const Band> bands)
{
    const bool is_cap = !bands.empty() && bands.front().up_to &&
                        !std::holds_alternative<FromReserve>(bands.front().split) &&
                        !std::holds_alternative<ByResponsibility>(bands.front().split);
    if (!is_cap) { return std::nullopt; }
    return fmt::format("The cap limits what a partner {}.",
                       limits == CapLimits::bearing ? "bears" : "pays");
}

std::string bearers(const Split& split)
{
    return std::visit(
        Overloaded{[](const ByShares&) { return std::string{"by shares"}; },
                   [](const Equal&) { return std::string{"equally"}; },
                   [](const Fixed& stated) { return fixed(stated); },
                   [](const To& to) { return "by " + to.partner; },
                   [](const FromReserve&) { return std::string{"by the reserve"}; },
                   [](const ByResponsibility&) { return std::string{"by responsibility"}; }},
        split);
}

std::string divided(const EndingSplit& split)
{
    return std::visit(
        Overloaded{[](const ByContributions&) {
                       return std::string{"in proportion to net contributions"};
                   },
                   [](const Equal&) { return std::string{"equally"}; },
                   [](const Fixed& stated) { return "by percentages (" + fixed(stated) + ")"; },
                   [](const To& to) { return "all to " + to.partner; }},
        split);
}

std::string limits(Money from, const std::optional<Money>& to, Unit unit)
{
    if (!to) { return from == 0_p ? "all of it" : "above " + in_sentence(from, unit); }
    if (from == 0_p) { return "up to " + in_sentence(*to, unit); }
    return fmt::format("{} to {}", in_sentence(from, unit), in_sentence(*to, unit));
}

std::string listed(std::span<const std::string> names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string as_sentence(std::string clauses)
{
    constexpr std::string_view own_words[]{"the reserve ", "an overspend ", "an underspend "};
    const bool is_own = std::ranges::any_of(
        own_words, [&](std::string_view word) { return clauses.starts_with(word); });
    if (is_own) { clauses.front() = static_cast<char>(clauses.front() - 'a' + 'A'); }
    return clauses + '.';
}

std::string in_brackets(const std::optional<std::string>& text)
{
    return text ? fmt::format(" ({})", *text) : "";
}

std::string spaced(std::string_view word)
{
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string as_heading(std::string_view word)
{
    std::string text = spaced(word);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::vector<std::string> percentages(std::span<const Money> amounts, int decimals)
{
    std::int64_t whole_parts = 100;
    for (int i = 0; i < decimals; ++i) { whole_parts *= 10; }
    if (sum(amounts) == 0_p) { return std::vector<std::string>(amounts.size()); }
    std::vector<std::string> texts;
    for (const Money part : apportion(Money::from_pence(whole_parts), amounts)) {
        texts.push_back(percentage_text(part.pence(), decimals));
    }
    return texts;
}

std::optional<std::string> part_of(Money amount, Money whole)
{
    if (whole <= 0_p) { return std::nullopt; }
    const Wide size = magnitude(amount).pence();
    const Wide all = whole.pence();
    const Wide per_mille = (2000 * size + all) / (2 * all);
    if (per_mille > 9'999) { return ">999.9%"; }
    const int shown = static_cast<int>(per_mille);
    if (shown == 0 && size != 0) { return "<0.1%"; }
    if (shown == 1000 && size != all) { return size < all ? "99.9%" : "100.1%"; }
    return fmt::format("{}.{}%", shown / 10, shown % 10);
}

std::string in_words(const Condition& condition, const Agreement& agreement)
{
    const AgreementTerms& terms = agreement.terms();
    // Variations do not say which stream they are of.
    const std::string name = std::ranges::find(terms.streams, condition.stream, &Stream::id)->name +
                             (terms.variations.empty() ? "" : ", as the year opens");
    const auto money = [&](Money amount) { return in_sentence(amount, Unit::pounds); };
    if (condition.kind == ConditionKind::minimum) {
        return fmt::format("{}: {} of at least {}: {}", name, money(condition.amount),
                           money(condition.required),
                           condition.is_met() ? "met" : money(condition.fails_by) + " short");
    }
    if (condition.is_met()) { return name + ": spent only on its own services: met"; }
    std::vector<std::string> elsewhere;
    for (const PutElsewhere& line : condition.elsewhere) {
        elsewhere.push_back(
            fmt::format("{} on {}", money(line.amount), terms.services[line.service].name));
    }
    return fmt::format("{}: {} spent on other services ({}): not met", name,
                       money(condition.fails_by), listed(elsewhere));
}

std::string to_words(const VatRecovery& recovery)
{
    if (!recovery.rate) { return "none"; }
    return fmt::format("{} under section {}", to_text(*recovery.rate),
                       recovery.under == VatRegime::section_33 ? "33" : "41");
}

std::string to_words(AdjustmentKind kind) { return as_heading(to_text(kind)); }

std::string to_words(EndingKind kind) { return spaced(to_text(kind)); }

std::string_view to_words(NotPooledKind kind)
{
    constexpr auto words = one_each<NotPooledKind, std::string_view>(
        {"grant under section 76", "grant under section 256", "delegated function",
         "transfer to a care trust"});
    return words[static_cast<std::size_t>(kind)];
}

std::string_view to_words(PaymentKind kind)
{
    constexpr auto words = one_each<PaymentKind, std::string_view>(
        {"Net risk payment", "Ledger settlement", "Ending settlement"});
    return words[static_cast<std::size_t>(kind)];
}

}  // namespace riskshare::present
