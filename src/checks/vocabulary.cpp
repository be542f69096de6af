#include "vocabulary.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include <riskshare/values/financial_year.hpp>

#include "text/nearest.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

constexpr std::size_t longest_id = 64;

bool is_id(std::string_view text)
{
    const auto may_start = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto may_follow = [&](char c) { return may_start(c) || c == '-' || c == '_'; };
    return !text.empty() && text.size() <= longest_id && may_start(text.front()) &&
           std::ranges::all_of(text, may_follow);
}

/// The remedy for an id that the list does not have.
template <class Named>
std::string did_you_mean(std::string_view id, const std::vector<Named>& list,
                         std::string_view otherwise)
{
    std::vector<std::string_view> ids;
    if (list.size() <= most_names) {
        for (const Named& named : list) { ids.push_back(named.id); }
    }
    const std::string_view name = nearest(id, ids);
    return name.empty() ? std::string{otherwise} : fmt::format("Did you mean {}?", in_quotes(name));
}

/// Reports an id that `what` of the agreement does not have.
template <class Named>
void report_unknown(Collector& collector, std::string_view what, std::string_view id,
                    const Place& place, const std::vector<Named>& list, std::string_view remedy)
{
    if (!collector.keeps_more()) { return collector.count(place); }
    std::string code = fmt::format("unknown_{}", what);
    std::ranges::replace(code, ' ', '_');
    collector.report(code, place, fmt::format("must be a {} of the agreement", what),
                     "found " + in_quotes(id), did_you_mean(id, list, remedy));
}

/// Only the start of a longer addition is printed.
constexpr std::size_t spelt_out_at_most = 12;

std::string percentage_text(const Wide& billionths)
{
    return to_text(Percentage::from_billionths(static_cast<std::int64_t>(billionths)));
}

}  // namespace

bool Seen::is_first(std::string_view name)
{
    const auto end = few_.begin() + count_;
    if (std::find(few_.begin(), end, name) != end) { return false; }
    if (count_ == few_.size()) { return many_.insert(name).second; }
    few_[count_++] = name;
    return true;
}

bool is_remark(std::string_view name) { return name == "note" || name == "clause"; }
bool is_reserve(std::string_view name) { return name == "reserve"; }

void check_id(Collector& collector, std::string_view id, const Place& place, bool is_first)
{
    if (!is_id(id)) {
        collector.report("id_malformed", place,
                         "must be an id: 1 to 64 of a-z, 0-9, - and _, starting with a letter or "
                         "digit",
                         "found " + in_quotes(id),
                         "Write a short name such as \"adult-social-care\".");
    } else if (!is_first) {
        report_again(collector, "id_repeated", place, "must be unique in its list", in_quotes(id),
                     "Choose another id.");
    }
}

void report_reserved(Collector& collector, std::string_view id, const Place& place,
                     std::string_view expected)
{
    collector.report("id_reserved", place, expected, "found " + in_quotes(id),
                     "Choose another id.");
}

void report_again(Collector& collector, std::string_view code, const Place& place,
                  std::string_view expected, std::string_view thing, std::string_view remedy)
{
    collector.report(code, place, expected, fmt::format("found {} a second time", thing), remedy);
}

void check_belongs(const Context& in, const std::string& agreement, FinancialYear year,
                   std::string_view if_other_agreement, std::string_view if_other_year)
{
    if (agreement != in.terms.name) {
        in.collector.report("other_agreement", Place{"/agreement"},
                            "must be the name of the agreement",
                            fmt::format("found {}, but the agreement is {}", in_quotes(agreement),
                                        in_quotes(in.terms.name)),
                            if_other_agreement);
    }
    if (year != in.terms.financial_year) {
        in.collector.report(
            "other_year", Place{"/financial_year"}, "must be the year of the agreement",
            fmt::format("found {}, but the agreement is for {}", in_quotes(to_text(year)),
                        in_quotes(to_text(in.terms.financial_year))),
            if_other_year);
    }
}

void check_text(Collector& collector, const std::string& text, const Place& place)
{
    if (!text.empty()) { return; }
    collector.report("text_empty", place, "must not be empty", "found \"\"",
                     "Write the name as it should be printed.");
}

void check_not_negative(Collector& collector, Money amount, const Place& place,
                        std::string_view remedy)
{
    if (amount >= 0_p) { return; }
    collector.report("negative_amount", place, "must be zero or more",
                     "found " + in_quotes(to_text(amount)), remedy);
}

void check_month(Collector& collector, int month, const Place& place)
{
    if (is_month(month)) { return; }
    collector.report("month_out_of_range", place,
                     "must be a month of the financial year: 1 is April, 12 is March",
                     fmt::format("found {}", month), "Write a whole number from 1 to 12.");
}

void check_partner(const Context& in, std::string_view id, const Place& place)
{
    if (in.names.partner(id) || !in.knows_partners) { return; }
    report_unknown(in.collector, "partner", id, place, in.terms.partners,
                   "Add it to \"partners\", or name another.");
}

void check_service(const Context& in, std::string_view id, const Place& place)
{
    if (in.names.service(id) || !in.knows_services) { return; }
    report_unknown(in.collector, "service", id, place, in.terms.services,
                   "Add it to the agreement's \"services\", or name another.");
}

void check_risk_share(const Context& in, std::string_view id, const Place& place)
{
    if (in.names.risk_share(id)) { return; }
    report_unknown(in.collector, "risk share", id, place, in.terms.risk_shares,
                   "Name one of the agreement's \"risk_shares\".");
}

void check_stream(const Context& in, std::string_view id, const Place& place)
{
    if (in.names.stream(id) || !in.knows_streams) { return; }
    report_unknown(in.collector, "stream", id, place, in.terms.streams,
                   "Add it to \"streams\", or name another.");
}

void check_in_fund(const Context& in, std::string_view id, const Place& place)
{
    const auto service = in.names.service(id);
    if (!service || is_in_fund(in.terms.services[*service]) ||
        !in.collector.readable(Place{"/services"} / *service / "fund")) {
        return;
    }
    in.collector.report("associated_named", place, "must not name an associated service",
                        "found " + in_quotes(id) + ", which is associated",
                        "Remove it, or make the service pooled or aligned.");
}

void check_service_once(Collector& collector, bool is_first, std::string_view id,
                        const Place& place, std::string_view remedy)
{
    if (is_first) { return; }
    report_again(collector, "service_repeated", place, "must name each service once", in_quotes(id),
                 remedy);
}

void report_kind_of_partner(Collector& collector, const Partner& named, const Place& place,
                            std::string_view expected, std::string_view remedy)
{
    collector.report("wrong_kind_of_partner", place, expected,
                     fmt::format("found {}, whose kind is {}", in_quotes(named.id),
                                 in_quotes(to_text(named.kind))),
                     remedy);
}

void report_same_partner(Collector& collector, const Place& place, std::string_view expected,
                         std::string found, std::string_view remedy)
{
    collector.report("same_partner", place, expected, std::move(found), remedy);
}

void check_partner_once(Collector& collector, bool is_first, std::string_view id,
                        const Place& place)
{
    if (is_first) { return; }
    report_again(collector, "partner_repeated", place, "must name each partner once", in_quotes(id),
                 "Merge the two into one.");
}

void check_fixed(const Context& in, const Fixed& fixed, const Place& place)
{
    check_partners(in, fixed.percentages, place);
    Wide total = 0;
    std::string addition;
    for (std::size_t i = 0; i < fixed.percentages.size(); ++i) {
        const Percentage percentage = fixed.percentages[i].second;
        total += percentage.billionths();
        if (i > spelt_out_at_most) { continue; }
        addition += i == 0 ? "" : " + ";
        addition += i == spelt_out_at_most ? "…" : to_text(percentage);
    }
    const Wide expected = hundred_percent.billionths();
    if (total == expected) { return; }
    const bool is_printable = total <= std::numeric_limits<std::int64_t>::max();
    const std::string difference =
        total < expected
            ? ", short by " + percentage_text(expected - total)
            : ", over by " + (is_printable ? percentage_text(total - expected) : "far");
    in.collector.report("percentages_not_whole", place, "fixed percentages must total exactly 100%",
                        "found " + (addition.empty() ? "none" : addition) +
                            (is_printable ? " = " + percentage_text(total) : "") + difference,
                        "Correct one percentage.");
}

void report_total_too_large(Collector& collector, const Place& place, std::string found,
                            std::string_view remedy)
{
    collector.report("total_too_large", place,
                     "must total at most 92233720368547758.07, which is 64 bits of pence",
                     std::move(found), remedy);
}

Wide total_of(const ByPartner<Money>& list)
{
    Wide total = 0;
    for (const auto& entry : list) { total += entry.second.pence(); }
    return total;
}

std::string addition(const ByPartner<Money>& list)
{
    std::string text;
    for (const auto& entry : list) { text += (text.empty() ? "" : " + ") + to_text(entry.second); }
    return text;
}

std::string shortfall(const Wide& found, const Wide& expected)
{
    return fmt::format("{} too {}", to_text(to_money(abs(found - expected))),
                       found < expected ? "little" : "much");
}

}  // namespace riskshare::checks
