#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

/// A service and a partner that contributes to it, each by its place in the agreement.
using Contributor = std::pair<std::size_t, std::size_t>;

/// Amounts of any size: what is refused for its size is refused elsewhere.
struct Amount {
    Wide gross = 0;
    Wide income = 0;
    bool is_noted = false;  ///< does a note say why income may be above gross?

    void add(const ContributionChange& change)
    {
        gross += change.gross.pence();
        income += change.income.pence();
        is_noted = is_noted || !change.note.empty();
    }
};

/// What everybody contributes after the variations so far.
using Amounts = std::map<Contributor, Amount>;

/// One variation.
struct Listed {
    const Variation& stated;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;

    [[nodiscard]] std::string change(std::size_t index) const
    {
        return fmt::format("{}/changes/{}", place, index);
    }
    /// Nothing where one of the names is not known.
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

void check_change(Findings& findings, const Listed& listed, const ContributionChange& change,
                  const std::string& place)
{
    check_service(findings, change.service, place + "/service", listed.terms, listed.names);
    check_partner(findings, change.partner, place + "/partner", listed.terms, listed.names);
    const auto service = listed.names.service(change.service);
    if (service && !is_in_fund(listed.terms.services[*service]) &&
        findings.readable(fmt::format("/services/{}/fund", *service))) {
        findings.report({"associated_named", place + "/service",
                         "must not name an associated service",
                         "found " + in_quotes(change.service) + ", which is only in view",
                         "Leave it out, or make the service pooled or aligned."});
    }
    if (change.gross == 0_p && change.income == 0_p) {
        findings.report({"changes_nothing", place, "must change the gross amount or the income",
                         "found zero for both", "Write what it adds, or takes off with a minus."});
    }
}

void check_changes(Findings& findings, const Listed& listed)
{
    if (listed.stated.changes.empty()) {
        findings.report({"changes_missing", listed.place + "/changes",
                         "must say which contributions change", "found none",
                         "Add each change with its service, partner and gross amount."});
    }
    std::set<Contributor> seen;
    for (std::size_t i = 0; i < listed.stated.changes.size(); ++i) {
        const ContributionChange& change = listed.stated.changes[i];
        check_change(findings, listed, change, listed.change(i));
        const auto contributor = listed.contributor(change);
        if (contributor && !seen.insert(*contributor).second) {
            findings.report({"change_repeated", listed.change(i),
                             "must change each contribution once",
                             fmt::format("found {} for {} a second time", in_quotes(change.partner),
                                         in_quotes(change.service)),
                             "Join the two into one."});
        }
    }
}

void check_below_zero(Findings& findings, const Wide& amount, const Money& change,
                      const std::string& place)
{
    if (amount >= 0 || change >= 0_p) { return; }
    findings.report({"latest_negative", place, "must leave the contribution at zero or more",
                     fmt::format("found {} of {}, which leaves {}", in_quotes(to_text(change)),
                                 pounds(amount - change.pence()), pounds(amount)),
                     "Take off no more than there is, or correct the order of the variations."});
}

/// Adds a variation to what everybody contributes, and reports what may not come of it.
void check_latest(Findings& findings, const Listed& listed, Amounts& latest)
{
    const auto& changes = listed.stated.changes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto contributor = listed.contributor(changes[i]);
        if (!contributor) { continue; }
        Amount& amount = latest[*contributor];
        amount.add(changes[i]);
        const std::string place = listed.change(i);
        check_below_zero(findings, amount.gross, changes[i].gross, place + "/gross");
        check_below_zero(findings, amount.income, changes[i].income, place + "/income");
        if (amount.gross >= 0 && amount.income > amount.gross && !amount.is_noted) {
            findings.report({"income_above_gross", place,
                             "must not exceed the gross amount without a note that says why",
                             fmt::format("found income {} and gross {} after this change",
                                         pounds(amount.income), pounds(amount.gross)),
                             "Correct one of them, or add a \"note\"."});
        }
    }
}

/// What the changes come to for each partner: all of them, or those of capital services alone.
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

/// A virement moves budget; it gives nobody more to pay, and no capital to revenue.
void check_virement(Findings& findings, const Listed& listed)
{
    const std::string place = listed.place + "/changes";
    for (const auto& [partner, total] : by_partner(listed, false)) {
        if (total.gross == 0 && total.income == 0) { continue; }
        findings.report(
            {"virement_not_balanced", place,
             "must come to nothing for each partner, gross and income: it is a virement",
             fmt::format("found {} gross and {} income for {}", pounds(total.gross),
                         pounds(total.income), in_quotes(partner)),
             "Correct an amount, or make it a variation of the kind \"contribution\"."});
    }
    for (const auto& [partner, total] : by_partner(listed, true)) {
        const Wide net = total.gross - total.income;
        if (total.gross >= 0 && net >= 0) { continue; }
        findings.report({"capital_to_revenue", place, "must not move capital to revenue",
                         fmt::format("found {} gross and {} net taken from capital by {}",
                                     pounds(-total.gross), pounds(-net), in_quotes(partner)),
                         "Move capital between capital services only."});
    }
}

/// Reports a date outside the year, or before that of the variation before.
void check_date(Findings& findings, const Listed& listed, std::size_t index)
{
    const std::string place = listed.place + "/date";
    const FinancialYear year = listed.terms.financial_year;
    const Date date = listed.stated.date;
    if (findings.readable("/financial_year") && !month_of(date, year)) {
        findings.report({"date_outside_year", place, "must be a day of the agreement's year",
                         fmt::format("found {}, and the year is {}", in_quotes(to_text(date)),
                                     in_quotes(to_text(year))),
                         "Correct the date, or state it in the agreement of its own year."});
    }
    if (index == 0) { return; }
    const Date before = listed.terms.variations[index - 1].date;
    if (findings.readable(fmt::format("/variations/{}/date", index - 1)) && date < before) {
        findings.report(
            {"date_out_of_order", place, "must not be before that of the variation before it",
             fmt::format("found {} after {}", in_quotes(to_text(date)), in_quotes(to_text(before))),
             "Put the variations in the order of their dates."});
    }
}

Amounts opening_amounts(const AgreementTerms& terms, const Names& names)
{
    Amounts amounts;
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        for (const auto& [id, contribution] : terms.services[i].contributions) {
            const auto partner = names.partner(id);
            if (!partner) { continue; }
            Amount& amount = amounts[{i, *partner}];
            amount.gross += contribution.gross.pence();
            amount.income += contribution.income.pence();
            amount.is_noted = !contribution.note.empty();
        }
    }
    return amounts;
}

/// Are the dates all there, within the year and in order?
bool are_dated(const Findings& findings, const AgreementTerms& terms)
{
    if (!findings.readable("/variations") || !findings.readable("/financial_year")) {
        return false;
    }
    std::optional<Date> before;
    for (const Variation& variation : terms.variations) {
        if (!month_of(variation.date, terms.financial_year)) { return false; }
        if (before && variation.date < *before) { return false; }
        before = variation.date;
    }
    return true;
}

bool has_negative_line(const AgreedService& service)
{
    return std::ranges::any_of(service.budget_lines, [](const Line& line) {
        return line.gross < 0_p || line.income < 0_p;
    });
}

}  // namespace

void check_variations(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    if (terms.variations.empty()) { return; }
    Amounts latest = opening_amounts(terms, names);
    const bool knows_contributions = findings.readable("/services") && findings.knows_partners();
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.variations.size() && findings.keeps_more(); ++i) {
        const Variation& stated = terms.variations[i];
        const Listed listed{stated, fmt::format("/variations/{}", i), terms, names};
        check_id(findings, stated.id, listed.place + "/id", seen.insert(stated.id).second);
        check_date(findings, listed, i);
        check_text(findings, stated.approved_by, listed.place + "/approved_by");
        check_changes(findings, listed);
        if (stated.kind == VariationKind::virement && findings.readable(listed.place)) {
            check_virement(findings, listed);
        }
        if (knows_contributions) { check_latest(findings, listed, latest); }
    }
}

std::vector<Stage> stages_of(Findings& findings, const AgreementTerms& terms, const Names& names,
                             Stage opening)
{
    const bool has_variations = !terms.variations.empty();
    std::vector<Stage> stages;
    if (has_variations) { opening.when = ", before any variation"; }
    stages.push_back(std::move(opening));
    if (!has_variations || !are_dated(findings, terms)) { return stages; }

    const auto month_at = [&](std::size_t variation) {
        return *month_of(terms.variations[variation].date, terms.financial_year);
    };
    for (std::size_t count = 1; count <= terms.variations.size(); ++count) {
        const bool is_more_to_come =
            count < terms.variations.size() && month_at(count) == month_at(count - 1);
        if (is_more_to_come) { continue; }
        const std::span<const Variation> so_far{terms.variations.data(), count};
        try {
            auto services = resolve_services(terms, so_far, names);
            if (std::ranges::any_of(services, has_negative_line)) { return stages; }
            FundTable fund = fund_table(terms, services);
            stages.push_back({fmt::format(", at the end of month {}", month_at(count - 1)),
                              std::move(services), std::move(fund)});
        } catch (const MoneyOverflow&) {
            findings.report(total_too_large("/variations"));
            return stages;
        }
    }
    return stages;
}

}  // namespace riskshare
