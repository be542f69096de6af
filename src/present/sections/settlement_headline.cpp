#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// `is forecast to overspend by £1.00` or `overspent by £1.00`.
std::string outcome(const SettlementView& view, Money variance)
{
    const bool is_forecast = view.position().figures().basis == Basis::forecast;
    if (variance == 0_p) { return is_forecast ? "is forecast to break even" : "broke even"; }
    return fmt::format("{}{}{} by {}", is_forecast ? "is forecast to " : "",
                       variance > 0_p ? "over" : "under", is_forecast ? "spend" : "spent",
                       view.money(magnitude(variance)));
}

/// `an overspend of £1.00`.
std::string over_or_under(const SettlementView& view, Money variance)
{
    return fmt::format("{} of {}", variance > 0_p ? "an overspend" : "an underspend",
                       view.money(magnitude(variance)));
}

/// The amount adjustments take out; absent where they add up to zero.
std::optional<std::string> adjusted(const SettlementView& view, const ServiceResult& total)
{
    const Money adjustments = total.variance - total.shareable_variance;
    if (adjustments == 0_p) { return std::nullopt; }
    if (total.shareable_variance == 0_p) { return "Agreed adjustments account for all of it."; }
    return fmt::format("Agreed adjustments account for {} and leave {}.",
                       over_or_under(view, adjustments),
                       over_or_under(view, total.shareable_variance));
}

/// The ways the shareable variance goes: `£1.00 of the overspend is shared.` Absent where it is
/// zero all over.
std::optional<std::string> shared(const SettlementView& view, Money shareable)
{
    if (view.settlement.risk_shares.empty()) {
        return "No risk share is agreed: each variance stays with the responsible partner.";
    }
    Burden all;
    for (const PartnerResult& partner : view.settlement.partners) { all += partner.burden; }
    const Money not_shared = all.by_responsibility + all.outside_risk_share + all.ring_fenced;
    using Way = std::pair<Money, std::string_view>;
    const Way ways[]{{shareable - not_shared, "is shared"},
                     {all.by_responsibility, "falls to the responsible partners"},
                     {all.outside_risk_share, "is outside any risk share"}};
    const auto is_something = [](const Way& way) { return way.first != 0_p; };
    const bool is_one_way = std::ranges::count_if(ways, is_something) == 1;
    std::vector<std::string> parts;
    for (const auto& [amount, way] : ways) {
        if (amount == 0_p) { continue; }
        if (is_one_way && amount == shareable) { return fmt::format("All of it {}.", way); }
        // Other amounts can make up for one that is against the whole, or above it.
        const bool is_a_part =
            (amount > 0_p) == (shareable > 0_p) && magnitude(amount) <= magnitude(shareable);
        const std::string_view whole = !parts.empty()    ? ""
                                       : shareable > 0_p ? " of the overspend"
                                                         : " of the underspend";
        parts.push_back(is_a_part
                            ? fmt::format("{}{} {}", view.money(magnitude(amount)), whole, way)
                            : fmt::format("{} {}", over_or_under(view, amount), way));
    }
    if (parts.empty()) { return std::nullopt; }
    return as_sentence(listed(parts));
}

/// The amount that goes into the reserves of streams; absent where it is zero.
std::optional<std::string> ring_fenced(const SettlementView& view)
{
    Money kept = 0_p;
    for (const RingFencedResult& result : view.settlement.ring_fenced) { kept += result.amount; }
    if (kept == 0_p) { return std::nullopt; }
    return fmt::format("{} of ring-fenced underspends goes to the streams' reserves.",
                       view.money(kept));
}

std::string who_bears(const SettlementView& view)
{
    std::vector<std::string> parts;
    const auto add = [&](std::string_view name, Money borne, std::string_view gains) {
        if (borne == 0_p) { return; }
        parts.push_back(fmt::format("{} {} {}", name, borne < 0_p ? gains : "bears",
                                    view.money(magnitude(borne))));
    };
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        add(view.names[i], view.settlement.partners[i].borne, "keeps");
    }
    add("the reserve", view.settlement.reserve, "gains");
    return parts.empty() ? "No partner bears anything." : as_sentence(listed(parts));
}

/// The reserve's balance before and after; absent where there is no balance and no draw.
std::optional<std::string> reserve_balance(const SettlementView& view)
{
    const Money opening = view.agreement().reserve_balance();
    const Money drawn = view.settlement.reserve;
    const std::string moved = view.money(magnitude(drawn));
    const std::string left = view.money(opening - drawn);
    if (drawn == 0_p) {
        if (opening == 0_p) { return std::nullopt; }
        return fmt::format("The reserve stays at {}.", left);
    }
    if (opening == 0_p) {
        return fmt::format("{} is {} the reserve, which opens empty.", moved,
                           drawn < 0_p ? "added to" : "drawn from");
    }
    if (opening == drawn) { return fmt::format("The whole reserve of {} is drawn.", moved); }
    return fmt::format("The reserve opens with {}; {} is {}; {} is left.", view.money(opening),
                       moved, drawn < 0_p ? "added" : "drawn", left);
}

/// Each kind of payment in a sentence.
std::vector<std::string> payments_in_words(const SettlementView& view)
{
    std::vector<std::string> said;
    const auto add = [&](PaymentKind kind, std::string_view why, std::string_view nobody) {
        const std::string who = who_pays(view, kind);
        said.push_back(who.empty() ? std::string{nobody} : fmt::format("{}, {}.", why, who));
    };
    const std::size_t risk_shares = view.settlement.risk_shares.size();
    const std::string_view cause = risk_shares == 1 ? "the risk share" : "the risk shares";
    if (risk_shares > 0) {
        add(PaymentKind::risk_share, fmt::format("Because of {}", cause),
            fmt::format("No payment follows from {}.", cause));
    }
    add(PaymentKind::ledger_settlement,
        risk_shares > 0 ? fmt::format("To settle the ledgers, including {}", cause)
                        : "To settle the ledgers",
        "No payment is needed to settle the ledgers.");
    if (view.settlement.ending) {
        add(PaymentKind::ending, "The agreement ends: for what is left",
            "The agreement ends: no payment is needed for what is left.");
    }
    return said;
}

}  // namespace

Section headline_section(const SettlementView& view)
{
    const ServiceResult total = total_of(view, services_in_fund(view));
    Section section{"",
                    {fmt::format("The integrated fund {}: budget {}, outturn {}.",
                                 outcome(view, total.variance), view.money(total.budget),
                                 view.money(total.outturn))}};
    std::string how_shared;
    for (const auto& sentence :
         {adjusted(view, total), shared(view, total.shareable_variance), ring_fenced(view)}) {
        if (sentence) { how_shared += (how_shared.empty() ? "" : " ") + *sentence; }
    }
    if (!how_shared.empty()) { section.paragraphs.push_back(std::move(how_shared)); }
    section.paragraphs.push_back(who_bears(view));
    for (std::size_t i = 0; i < view.settlement.risk_shares.size(); ++i) {
        if (!view.settlement.risk_shares[i].decision) { continue; }
        section.paragraphs.push_back(fmt::format("Who bears the variance of risk share {} was {}.",
                                                 view.settlement.risk_shares[i].id,
                                                 who_decided(view, i)));
    }
    if (auto text = reserve_balance(view)) { section.paragraphs.push_back(std::move(*text)); }
    for (std::string& text : payments_in_words(view)) {
        section.paragraphs.push_back(std::move(text));
    }
    return section;
}

}  // namespace riskshare::present
