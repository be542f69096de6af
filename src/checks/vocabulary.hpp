#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>

#include "agreed/agreed.hpp"
#include "collector.hpp"
#include "values/wide.hpp"

/// The checks that lists share: of ids, texts and amounts, and of names of partners, services, risk
/// shares and streams.

namespace riskshare::checks {

/// The context of a check: the collector of its problems, and the names that ids refer to.
struct Context {
    Collector& collector;
    const AgreementTerms& terms;
    const Names& names;
    // False where some ids could not be read; an unknown one is then not reported.
    bool knows_partners = true;
    bool knows_services = true;
    bool knows_streams = true;
};

/// The names seen in one list. Most lists are short, so the first few need no memory of their own.
class RISKSHARE_EXPORT Seen {
public:
    /// False from the second time on.
    [[nodiscard]] bool is_first(std::string_view name);

private:
    std::array<std::string_view, 8> few_{};
    std::size_t count_ = 0;
    std::set<std::string_view> many_;
};

/// Reports an id that is malformed, or that an earlier entry of its list has.
RISKSHARE_EXPORT void check_id(Collector& collector, std::string_view id, const Place& place,
                               bool is_first);

/// True for the ids that the formats use themselves: `note` and `clause`, remarks in every list by
/// name, and `reserve`, a party to payments.
[[nodiscard]] bool is_remark(std::string_view name);
[[nodiscard]] RISKSHARE_EXPORT bool is_reserve(std::string_view name);

/// Reports an empty text.
RISKSHARE_EXPORT void check_text(Collector& collector, const std::string& text, const Place& place);

/// Reports an amount below zero.
void check_not_negative(
    Collector& collector, Money amount, const Place& place,
    std::string_view remedy = "Enter zero or more; credits belong in the outturn.");

/// Reports a number that is not a month of the financial year.
RISKSHARE_EXPORT void check_month(Collector& collector, int month, const Place& place);

/// Each reports an id that the agreement does not have.
RISKSHARE_EXPORT void check_partner(const Context& in, std::string_view id, const Place& place);
void check_service(const Context& in, std::string_view id, const Place& place);
void check_risk_share(const Context& in, std::string_view id, const Place& place);
void check_stream(const Context& in, std::string_view id, const Place& place);

/// Reports an associated service where only pooled and aligned ones may be named.
void check_in_fund(const Context& in, std::string_view service, const Place& place);

/// Reports an id that the formats use themselves.
void report_reserved(Collector& collector, std::string_view id, const Place& place,
                     std::string_view expected);

/// Reports a second entry for the same thing.
void report_again(Collector& collector, std::string_view code, const Place& place,
                  std::string_view expected, std::string_view thing, std::string_view remedy);
void check_service_once(Collector& collector, bool is_first, std::string_view id,
                        const Place& place, std::string_view remedy = "Remove the second one.");

/// Reports a document of another agreement or year, with the remedy for either.
RISKSHARE_EXPORT void check_belongs(const Context& in, const std::string& agreement,
                                    FinancialYear year, std::string_view if_other_agreement,
                                    std::string_view if_other_year);

/// Reports a partner whose kind is not allowed here.
void report_kind_of_partner(Collector& collector, const Partner& named, const Place& place,
                            std::string_view expected,
                            std::string_view remedy = "Name another partner, or correct the kind.");

/// Reports the same partner on both sides. `found` says where it stands.
RISKSHARE_EXPORT void report_same_partner(Collector& collector, const Place& place,
                                          std::string_view expected, std::string found,
                                          std::string_view remedy);

/// Reports a partner that a list names twice.
RISKSHARE_EXPORT void check_partner_once(Collector& collector, bool is_first, std::string_view id,
                                         const Place& place);

/// Reports partners that a list by partner does not know, or names twice.
template <class T>
void check_partners(const Context& in, const ByPartner<T>& list, const Place& place)
{
    Seen seen;
    for (const auto& entry : list) {
        const Place at = place / entry.first;
        check_partner(in, entry.first, at);
        check_partner_once(in.collector, seen.is_first(entry.first), entry.first, at);
    }
}

/// Reports percentages that do not total exactly 100%, or are not by partner.
void check_fixed(const Context& in, const Fixed& fixed, const Place& place);

/// Reports sums at the place that exceed 64 bits of pence.
RISKSHARE_EXPORT void
report_total_too_large(Collector& collector, const Place& place,
                       std::string found = "found amounts with a larger total",
                       std::string_view remedy = "Check for an amount with extra digits.");

/// The total of the amounts, and the amounts as a sum: `50000.00 + 100000.00`.
[[nodiscard]] RISKSHARE_EXPORT Wide total_of(const ByPartner<Money>& list);
[[nodiscard]] std::string addition(const ByPartner<Money>& list);

/// `too little` or `too much`, and by how much: `0.01 too much`.
[[nodiscard]] std::string shortfall(const Wide& found, const Wide& expected);

}  // namespace riskshare::checks
