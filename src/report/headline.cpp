#include "chapters.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"
#include "values/wide.hpp"

namespace riskshare::report {

using namespace present;

namespace {

bool is_forecast(const JointFinanceReport& report)
{
    return report.settlement.position.figures().basis == Basis::forecast;
}

/// `Adult social care by £1.00 ADV`, the furthest first.
std::string moved_most(const JointFinanceReport& report, Unit unit)
{
    std::vector<std::string> moves;
    for (const std::size_t i : report.movers) {
        moves.push_back(fmt::format("{} by {}",
                                    report.settlement.agreement().terms().services[i].name,
                                    with_word(*report.months.services[i].total.movement(), unit)));
    }
    return listed(moves);
}

std::string what_changed(const JointFinanceReport& report, Unit unit)
{
    const auto movement = report.months.integrated.movement();
    const bool is_of_forecast = is_forecast(report);
    std::string text;
    if (!movement) {
        text = "The movement since last month is not known: the position does not state every "
               "service's previous forecast.";
    } else if (*movement == 0_p) {
        text = is_of_forecast ? "The forecast has not moved since last month."
                              : "The outturn is the same as last month's forecast.";
    } else {
        text = fmt::format("The {} moved by {} since last month's forecast.",
                           is_of_forecast ? "forecast" : "outturn", with_word(*movement, unit));
    }
    if (report.movers.empty()) { return text; }
    return fmt::format("{} The biggest movements: {}.", text, moved_most(report, unit));
}

/// True if less of the first is used than of the second, each as a part of its maximum.
bool is_less_used(const CapUse& first, const CapUse& second)
{
    return Wide{first.used.pence()} * second.maximum.pence() <
           Wide{second.used.pence()} * first.maximum.pence();
}

/// One for each partner and band, or the one furthest used where these are many.
std::vector<KeyFigure> cap_figures(const JointFinanceReport& report, Unit unit)
{
    constexpr std::size_t shown_at_most = 4;
    std::vector<CapUse> caps = report.caps;
    const std::vector<std::string> names = partner_names(report.settlement.agreement());
    const bool is_one_band = caps.size() == names.size();
    std::erase_if(caps, [](const CapUse& cap) { return cap.maximum == 0_p; });
    if (caps.size() > shown_at_most) { caps = {*std::ranges::max_element(caps, is_less_used)}; }
    std::vector<KeyFigure> figures;
    for (const CapUse& cap : caps) {
        const std::string& risk_share = report.settlement.risk_shares[cap.risk_share].id;
        const std::string used = in_sentence(cap.used, unit);
        figures.push_back({is_one_band ? fmt::format("Cap used, {}", names[cap.partner])
                                       : fmt::format("Used of {}, band {}, {}", risk_share,
                                                     cap.band + 1, names[cap.partner]),
                           part_of(cap.used, cap.maximum).value_or(used),
                           fmt::format("{} of at most {}", used, in_sentence(cap.maximum, unit))});
    }
    return figures;
}

}  // namespace

std::string with_word(Money variance, Unit unit)
{
    const Money shown = rounded(variance, unit);
    const std::string_view word = adverse_word(shown);
    const std::string amount = in_sentence(magnitude(shown), unit);
    return word.empty() ? amount : fmt::format("{} {}", amount, word);
}

std::string who_pays_whom(const JointFinanceReport& report, Unit unit)
{
    constexpr std::ptrdiff_t named_at_most = 4;
    const SettlementView view{report.settlement, unit};
    const auto& payments = report.settlement.payments;
    const auto count = std::ranges::count(payments, PaymentKind::ledger_settlement, &Payment::kind);
    std::string who = who_pays(view, PaymentKind::ledger_settlement);
    if (count > named_at_most) {
        Money total = 0_p;
        for (const Payment& payment : payments) {
            if (payment.kind == PaymentKind::ledger_settlement) { total += payment.amount; }
        }
        who = fmt::format("{} payments of {} in all settle the ledgers", count, view.money(total));
    }
    if (is_forecast(report)) {
        return fmt::format("If the year ends as forecast, {}.",
                           count == 0 ? "nobody has to pay anything" : who);
    }
    return count == 0 ? "Nobody has to pay anything." : as_sentence(std::move(who));
}

std::vector<KeyFigure> key_figures(const JointFinanceReport& report, Unit unit)
{
    const MonthFigures& all = report.months.integrated;
    const Money budget = net(all.latest_budget);
    const auto part = part_of(all.variance(), budget);
    const auto movement = all.movement();
    std::vector<KeyFigure> figures{
        {"Latest budget", in_sentence(budget, unit), "pooled and aligned, net"},
        {is_forecast(report) ? "Forecast" : "Outturn", in_sentence(net(all.outturn), unit),
         "for the full year"},
        {"Variance", with_word(all.variance(), unit),
         part ? fmt::format("{} of the budget", *part) : ""},
        {"Since last month", movement ? with_word(*movement, unit) : "not known",
         movement ? "movement of the forecast" : "no previous forecast is stated"}};
    std::ranges::move(cap_figures(report, unit), std::back_inserter(figures));
    return figures;
}

Chapter headline_chapter(const JointFinanceReport& report, Unit unit)
{
    Section said = headline_section({report.settlement, unit});
    said.title = "In words";
    said.paragraphs.push_back(what_changed(report, unit));
    if (report.caps.empty()) { said.paragraphs.emplace_back(no_cap); }
    said.paragraphs.emplace_back("ADV is adverse: over budget, or a cost. FAV is favourable: the "
                                 "opposite.");
    Section figures{"Key figures"};
    figures.table.header = {"Key figure", "Amount", "Of this"};
    for (const auto& [name, figure, detail] : key_figures(report, unit)) {
        figures.table.rows.push_back({name, figure, detail});
    }
    return {"in-short", "In short", {{std::move(figures)}, {std::move(said)}}};
}

}  // namespace riskshare::report
