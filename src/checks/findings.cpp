#include "findings.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "text/nearest.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

constexpr std::size_t longest_id = 64;

bool is_id(std::string_view text)
{
    const auto may_start = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto may_follow = [&](char c) { return may_start(c) || c == '-' || c == '_'; };
    return !text.empty() && text.size() <= longest_id && may_start(text.front()) &&
           std::ranges::all_of(text, may_follow);
}

/// The remedy for an id that none of the list has.
template <class Named>
std::string did_you_mean(const std::string& id, const std::vector<Named>& list,
                         std::string_view otherwise)
{
    std::vector<std::string_view> ids;
    if (list.size() <= most_names) {
        for (const Named& named : list) { ids.push_back(named.id); }
    }
    const std::string_view name = nearest(id, ids);
    return name.empty() ? std::string{otherwise} : fmt::format("Did you mean {}?", in_quotes(name));
}

/// Of a longer addition only the beginning is printed.
constexpr std::size_t spelt_out_at_most = 12;

std::string percentage_text(const Wide& billionths)
{
    return to_text(Percentage::from_billionths(static_cast<std::int64_t>(billionths)));
}

}  // namespace

void check_id(Findings& findings, const std::string& id, const std::string& place,
              bool is_first_of_its_name)
{
    if (!is_id(id)) {
        findings.report({"id_malformed", place,
                         "must be an id: 1 to 64 of a-z, 0-9, - and _, the first a letter or digit",
                         "found " + in_quotes(id),
                         "Write a short name such as \"adult-social-care\"."});
    } else if (!is_first_of_its_name) {
        findings.report({"id_repeated", place, "must be an id of its own in its list",
                         "found " + in_quotes(id) + " a second time", "Give each its own id."});
    }
}

void check_text(Findings& findings, const std::string& text, const std::string& place)
{
    if (text.empty()) {
        findings.report({"text_empty", place, "must say something", "found \"\"",
                         "Write the name as it is to be printed."});
    }
}

void check_not_negative(Findings& findings, Money amount, const std::string& place)
{
    if (amount < 0_p) {
        findings.report(
            {"negative_amount", place, "must be zero or more",
             "found " + in_quotes(to_text(amount)),
             "Write what is put in as a positive amount; credits belong to the outturn."});
    }
}

void check_month(Findings& findings, int month, const std::string& place)
{
    if (is_month(month)) { return; }
    findings.report({"month_out_of_range", place,
                     "must be a month of the financial year: 1 is April, 12 is March",
                     fmt::format("found {}", month), "Write a whole number from 1 to 12."});
}

void check_partner(Findings& findings, const std::string& id, const std::string& place,
                   const AgreementTerms& terms, const Names& names)
{
    if (names.partner(id) || !findings.knows_partners()) { return; }
    if (!findings.keeps_more()) { return findings.count(place); }
    findings.report({"unknown_partner", place, "must be a partner of the agreement",
                     "found " + in_quotes(id),
                     did_you_mean(id, terms.partners, "Add it to \"partners\" or name another.")});
}

void check_service(Findings& findings, const std::string& id, const std::string& place,
                   const AgreementTerms& terms, const Names& names)
{
    if (names.service(id) || !findings.knows_services()) { return; }
    if (!findings.keeps_more()) { return findings.count(place); }
    findings.report({"unknown_service", place, "must be a service of the agreement",
                     "found " + in_quotes(id),
                     did_you_mean(id, terms.services,
                                  "Add it to the agreement's \"services\" or name another.")});
}

void check_risk_share(Findings& findings, const std::string& id, const std::string& place,
                      const AgreementTerms& terms, const Names& names)
{
    if (names.risk_share(id)) { return; }
    if (!findings.keeps_more()) { return findings.count(place); }
    findings.report(
        {"unknown_risk_share", place, "must be a risk share of the agreement",
         "found " + in_quotes(id),
         did_you_mean(id, terms.risk_shares, "Name one of the agreement's \"risk_shares\".")});
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

void check_stream(Findings& findings, const std::string& id, const std::string& place,
                  const AgreementTerms& terms, const Names& names)
{
    if (names.stream(id) || !findings.knows_streams()) { return; }
    if (!findings.keeps_more()) { return findings.count(place); }
    findings.report({"unknown_stream", place, "must be a stream of the agreement",
                     "found " + in_quotes(id),
                     did_you_mean(id, terms.streams, "Add it to \"streams\" or name another.")});
}

void report_kind_of_partner(Findings& findings, const Partner& named, std::string place,
                            std::string_view expected)
{
    findings.report({"wrong_kind_of_partner", std::move(place), std::string{expected},
                     fmt::format("found {}, whose kind is {}", in_quotes(named.id),
                                 in_quotes(to_text(named.kind))),
                     "Name another partner, or correct the kind."});
}

Problem service_repeated(const std::string& id, std::string place)
{
    return {"service_repeated", std::move(place), "must name each service once",
            "found " + in_quotes(id) + " a second time", "Leave it out."};
}

Problem total_too_large(std::string place)
{
    return {"total_too_large", std::move(place),
            "must come to no more than 92233720368547758.07, which is 64 bits of pence",
            "found amounts whose total is larger", "Look for an amount with digits too many."};
}

void check_fixed(Findings& findings, const Fixed& fixed, const std::string& place,
                 const AgreementTerms& terms, const Names& names)
{
    check_partners(findings, fixed.percentages, place, terms, names);
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
    findings.report({"percentages_not_whole", place, "fixed percentages must total exactly 100%",
                     "found " + (addition.empty() ? "none" : addition) +
                         (is_printable ? " = " + percentage_text(total) : "") + difference,
                     "Correct one percentage."});
}

void check_named_once(Findings& findings, bool is_first, const std::string& id,
                      const std::string& place)
{
    if (is_first) { return; }
    findings.report({"partner_repeated", place, "must name each partner once",
                     "found " + in_quotes(id) + " a second time", "Join the two into one."});
}

}  // namespace riskshare
