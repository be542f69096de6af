#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreement_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// A service and a partner that contributes to it, by index.
using Contributor = std::pair<std::size_t, std::size_t>;

/// A partner's contribution, or the amount variations add to it.
struct Amount : WideTotal {
    bool is_noted = false;  ///< true if a note says why income may exceed gross

    void add(const ContributionChange& change)
    {
        WideTotal::add(change);
        is_noted = is_noted || !change.note.empty();
    }
};

/// All contributions after the variations so far.
using Amounts = std::map<Contributor, Amount>;

/// One variation.
struct Listed : Context {
    const Variation& stated;
    Place place;

    [[nodiscard]] Place change(std::size_t index) const { return place / "changes" / index; }
    /// Absent where one of the names is not known.
    [[nodiscard]] std::optional<Contributor> contributor(const ContributionChange& change) const
    {
        const auto service = names.service(change.service);
        const auto partner = names.partner(change.partner);
        if (!service || !partner) { return std::nullopt; }
        return Contributor{*service, *partner};
    }
};

std::string pounds(const Wide& pence)
{
    return fits_money(pence) ? to_text(to_money(pence)) : "a larger amount";
}

void check_change(const Context& in, const ContributionChange& change, const Place& place)
{
    check_service(in, change.service, place / "service");
    check_partner(in, change.partner, place / "partner");
    check_in_fund(in, change.service, place / "service");
    if (change.gross != 0_p || change.income != 0_p) { return; }
    in.collector.report("changes_nothing", place, "must change the gross amount or the income",
                        "found zero for both",
                        "Write what it adds, or takes off with a minus sign.");
}

void check_changes(const Listed& listed)
{
    if (listed.stated.changes.empty()) {
        listed.collector.report("changes_missing", listed.place / "changes",
                                "must say which contributions change", "found none",
                                "Add each change with its service, partner and gross amount.");
    }
    std::set<Contributor> seen;
    for (std::size_t i = 0; i < listed.stated.changes.size(); ++i) {
        const ContributionChange& change = listed.stated.changes[i];
        check_change(listed, change, listed.change(i));
        const auto contributor = listed.contributor(change);
        if (contributor && !seen.insert(*contributor).second) {
            report_again(
                listed.collector, "change_repeated", listed.change(i),
                "must change each contribution once",
                fmt::format("{} for {}", in_quotes(change.partner), in_quotes(change.service)),
                "Merge the two into one.");
        }
    }
}

void check_below_zero(Collector& collector, const Wide& amount, Money change, const Place& place)
{
    if (amount >= 0 || change >= 0_p) { return; }
    collector.report("latest_negative", place, "must leave the contribution at zero or more",
                     fmt::format("found {} of {}, which leaves {}", in_quotes(to_text(change)),
                                 pounds(amount - change.pence()), pounds(amount)),
                     "Take off less, or correct the order of the variations.");
}

/// Adds a variation to the contributions so far, and reports impossible ones.
void check_latest(const Listed& listed, Amounts& latest)
{
    const auto& changes = listed.stated.changes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto contributor = listed.contributor(changes[i]);
        if (!contributor) { continue; }
        Amount& amount = latest[*contributor];
        amount.add(changes[i]);
        const Place place = listed.change(i);
        check_below_zero(listed.collector, amount.gross, changes[i].gross, place / "gross");
        check_below_zero(listed.collector, amount.income, changes[i].income, place / "income");
        if (amount.gross < 0 || amount.income <= amount.gross || amount.is_noted) { continue; }
        listed.collector.report("income_above_gross", place,
                                "must not bring income above the gross amount without a note that "
                                "says why",
                                fmt::format("found income {} and gross {} after this change",
                                            pounds(amount.income), pounds(amount.gross)),
                                "Correct one of them, or add a \"note\".");
    }
}

/// The total of the changes for each partner: all of them, or those of capital services alone.
std::map<std::string_view, Amount> by_partner(const Listed& listed, bool only_capital)
{
    std::map<std::string_view, Amount> totals;
    for (const ContributionChange& change : listed.stated.changes) {
        const auto service = listed.names.service(change.service);
        if (only_capital && (!service || !listed.terms.services[*service].is_capital)) { continue; }
        totals[change.partner].add(change);
    }
    return totals;
}

/// A virement moves budget: nobody pays more in total, and no capital becomes revenue.
void check_virement(const Listed& listed)
{
    const Place place = listed.place / "changes";
    for (const auto& [partner, total] : by_partner(listed, false)) {
        if (total.gross == 0 && total.income == 0) { continue; }
        listed.collector.report(
            "virement_not_balanced", place,
            "must come to zero for each partner, gross and income: it is a virement",
            fmt::format("found {} gross and {} income for {}", pounds(total.gross),
                        pounds(total.income), in_quotes(partner)),
            "Correct an amount, or change the kind to \"contribution\".");
    }
    for (const auto& [partner, total] : by_partner(listed, true)) {
        const Wide net = total.net();
        if (total.gross >= 0 && net >= 0) { continue; }
        listed.collector.report("capital_to_revenue", place, "must not move capital to revenue",
                                fmt::format("found {} gross and {} net taken from capital by {}",
                                            pounds(-total.gross), pounds(-net), in_quotes(partner)),
                                "Move capital between capital services only.");
    }
}

/// Reports a date outside the year, or before that of the variation before.
void check_date(const Listed& listed, std::size_t index)
{
    const Place place = listed.place / "date";
    const FinancialYear year = listed.terms.financial_year;
    const Date date = listed.stated.date;
    if (listed.collector.readable(Place{"/financial_year"}) && !month_of(date, year)) {
        listed.collector.report("date_outside_year", place, "must be in the agreement's year",
                                fmt::format("found {}, and the year is {}",
                                            in_quotes(to_text(date)), in_quotes(to_text(year))),
                                "Correct the date, or put the variation in the agreement of its "
                                "own year.");
    }
    if (index == 0) { return; }
    const Date before = listed.terms.variations[index - 1].date;
    if (listed.collector.readable(Place{"/variations"} / (index - 1) / "date") && date < before) {
        listed.collector.report(
            "date_out_of_order", place, "must not be before the date of the previous variation",
            fmt::format("found {} after {}", in_quotes(to_text(date)), in_quotes(to_text(before))),
            "Put the variations in the order of their dates.");
    }
}

Amounts opening_amounts(const Context& in)
{
    Amounts amounts;
    for (std::size_t i = 0; i < in.terms.services.size(); ++i) {
        for (const auto& [id, contribution] : in.terms.services[i].contributions) {
            const auto partner = in.names.partner(id);
            if (!partner) { continue; }
            Amount& amount = amounts[{i, *partner}];
            amount.WideTotal::add(contribution);
            amount.is_noted = !contribution.note.empty();
        }
    }
    return amounts;
}

/// True if all dates are known, within the year and in order.
bool are_dated(const Context& in)
{
    if (!in.collector.readable(Place{"/variations"}) ||
        !in.collector.readable(Place{"/financial_year"})) {
        return false;
    }
    const auto is_outside = [&](const Variation& variation) {
        return !month_of(variation.date, in.terms.financial_year);
    };
    return std::ranges::none_of(in.terms.variations, is_outside) &&
           std::ranges::is_sorted(in.terms.variations, {}, &Variation::date);
}

bool has_negative_line(const AgreedService& service)
{
    return std::ranges::any_of(service.budget_lines, [](const Line& line) {
        return line.gross < 0_p || line.income < 0_p;
    });
}

}  // namespace

void check_variations(const Context& in)
{
    if (in.terms.variations.empty()) { return; }
    Amounts latest = opening_amounts(in);
    const bool knows_contributions = in.collector.readable(Place{"/services"}) && in.knows_partners;
    Seen seen;
    for (std::size_t i = 0; i < in.terms.variations.size() && in.collector.keeps_more(); ++i) {
        const Listed listed{in, in.terms.variations[i], Place{"/variations"} / i};
        check_id(in.collector, listed.stated.id, listed.place / "id",
                 seen.is_first(listed.stated.id));
        check_date(listed, i);
        check_text(in.collector, listed.stated.approved_by, listed.place / "approved_by");
        check_changes(listed);
        if (listed.stated.kind == VariationKind::virement && in.collector.readable(listed.place)) {
            check_virement(listed);
        }
        if (knows_contributions) { check_latest(listed, latest); }
    }
}

std::vector<Stage> stages_of(const Context& in, Stage opening)
{
    const std::vector<Variation>& variations = in.terms.variations;
    if (!variations.empty()) { opening.when = ", before any variation"; }
    std::vector<Stage> stages;
    stages.push_back(std::move(opening));
    if (variations.empty() || !are_dated(in)) { return stages; }

    const auto month_at = [&](std::size_t variation) {
        return *month_of(variations[variation].date, in.terms.financial_year);
    };
    for (std::size_t count = 1; count <= variations.size(); ++count) {
        const bool is_more_to_come =
            count < variations.size() && month_at(count) == month_at(count - 1);
        if (is_more_to_come) { continue; }
        const std::span<const Variation> so_far{variations.data(), count};
        try {
            auto services = agree_services(in.terms, so_far, in.names);
            if (std::ranges::any_of(services, has_negative_line)) { return stages; }
            FundTable fund = fund_table(in.terms, services);
            const int month = month_at(count - 1);
            stages.push_back({month, fmt::format(", at the end of month {}", month),
                              std::move(services), std::move(fund)});
        } catch (const MoneyOverflow&) {
            report_total_too_large(in.collector, Place{"/variations"});
            return stages;
        }
    }
    return stages;
}

std::span<const Stage> settled_stages(std::span<const Stage> stages)
{
    const bool is_opening_settled = stages.size() < 2 || stages[1].month > 1;
    return is_opening_settled ? stages : stages.subspan(1);
}

}  // namespace riskshare::checks
