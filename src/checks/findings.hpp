#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/problem.hpp>

#include "agreed/agreed.hpp"
#include "values/wide.hpp"

namespace riskshare {

/// Collects the problems of one document, but for those that rest on a place that could not be
/// read.
class Findings {
public:
    explicit Findings(const UnreadablePlaces& unreadable) : unreadable_{unreadable} {}

    /// Could it be read that there is such a list, whatever in it could not?
    [[nodiscard]] bool list_readable(std::string_view list) const
    {
        return !unreadable_.cover(list);
    }
    /// Could the ids of a list be read, whatever else in it could not?
    [[nodiscard]] bool ids_readable(std::string_view list, std::size_t count) const
    {
        if (unreadable_.empty()) { return true; }
        bool all = list_readable(list);
        for (std::size_t i = 0; all && i < count; ++i) {
            all = !unreadable_.cover(fmt::format("{}/{}/id", list, i));
        }
        return all;
    }
    /// Says that names are not all known, so that unknown ones are no problem.
    void forget_partners() { knows_partners_ = false; }
    void forget_services() { knows_services_ = false; }
    void forget_streams() { knows_streams_ = false; }
    [[nodiscard]] bool knows_partners() const { return knows_partners_; }
    [[nodiscard]] bool knows_services() const { return knows_services_; }
    [[nodiscard]] bool knows_streams() const { return knows_streams_; }

    /// Could everything at the place be read?
    [[nodiscard]] bool readable(std::string_view place) const { return !unreadable_.touch(place); }

    void report(Problem problem)
    {
        if (readable(problem.place)) { problems_.add(std::move(problem)); }
    }

    /// Reports what is wrong with a list as a whole, whatever could not be read inside it.
    void report_list(Problem problem)
    {
        if (list_readable(problem.place)) { problems_.add(std::move(problem)); }
    }

    /// Is what a problem says kept, or are there so many that the rest are only counted?
    [[nodiscard]] bool keeps_more() const
    {
        return problems_.kept().size() < Problems::kept_at_most;
    }
    /// Counts a problem at the place, and saves the work of saying what it is.
    void count(const std::string& place) { report({{}, place, {}, {}, {}}); }

    /// An empty collection that leaves out what this one does.
    [[nodiscard]] Findings trial() const
    {
        Findings other{unreadable_};
        other.knows_partners_ = knows_partners_;
        other.knows_services_ = knows_services_;
        return other;
    }

    /// How many problems there are so far.
    [[nodiscard]] std::size_t count() const
    {
        return problems_.kept().size() + problems_.not_kept();
    }

    [[nodiscard]] Problems take() { return std::move(problems_); }

private:
    const UnreadablePlaces& unreadable_;
    Problems problems_;
    bool knows_partners_ = true;
    bool knows_services_ = true;
    bool knows_streams_ = true;
};

/// Reports an id that is not of the form that ids have, or that something before it has already.
void check_id(Findings& findings, const std::string& id, const std::string& place,
              bool is_first_of_its_name);

/// Reports a text that must say something and does not.
void check_text(Findings& findings, const std::string& text, const std::string& place);

/// Reports an amount below zero.
void check_not_negative(Findings& findings, Money amount, const std::string& place);

/// Reports a reference to a partner that the agreement does not have.
void check_partner(Findings& findings, const std::string& id, const std::string& place,
                   const AgreementTerms& terms, const Names& names);

/// Reports a number that is no month of the financial year.
void check_month(Findings& findings, int month, const std::string& place);

/// Reports a reference to a service that the agreement does not have.
void check_service(Findings& findings, const std::string& id, const std::string& place,
                   const AgreementTerms& terms, const Names& names);

/// Reports a reference to a stream that the agreement does not have.
void check_stream(Findings& findings, const std::string& id, const std::string& place,
                  const AgreementTerms& terms, const Names& names);

/// What the partner at a place would have to be, where it may not be of the kind that it is.
void report_kind_of_partner(Findings& findings, const Partner& named, std::string place,
                            std::string_view expected);

/// Reports partners that a list by partner does not know, or names twice.
template <class T>
void check_partners(Findings& findings, const ByPartner<T>& list, const std::string& place,
                    const AgreementTerms& terms, const Names& names);

/// Reports a reference to a risk share that the agreement does not have.
void check_risk_share(Findings& findings, const std::string& id, const std::string& place,
                      const AgreementTerms& terms, const Names& names);

/// Reports a partner that a list names twice.
void check_named_once(Findings& findings, bool is_first, const std::string& id,
                      const std::string& place);

/// What the amounts come to, and the same as a sum: `50000.00 + 100000.00`.
[[nodiscard]] Wide total_of(const ByPartner<Money>& list);
[[nodiscard]] std::string addition(const ByPartner<Money>& list);

/// Reports percentages that do not total exactly 100%, or are not by partner.
void check_fixed(Findings& findings, const Fixed& fixed, const std::string& place,
                 const AgreementTerms& terms, const Names& names);

/// A list names the service at the place a second time.
[[nodiscard]] Problem service_repeated(const std::string& id, std::string place);

/// Sums at the place leave 64 bits of pence.
[[nodiscard]] Problem total_too_large(std::string place);

/// Reports money that is not pooled and that these partners cannot pay to each other.
void check_not_pooled(Findings& findings, const AgreementTerms& terms, const Names& names);

/// Reports accounts that journals could not be posted to, and thresholds below zero.
void check_accounts(Findings& findings, const AgreementTerms& terms, const Names& names);

/// Reports VAT terms of the service at the place that no VAT could be reckoned by.
void check_vat(Findings& findings, const Service& service, const std::string& place,
               const AgreementTerms& terms, const Names& names);

/// Reports VAT that is not what the agreement asks for, or that cannot be true.
void check_vat(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
               const Names& names);

/// Reports figures of ledgers that leave a ledger out, and budgets that are not what is
/// contributed. What has been contributed by the end of the month is known only where the month is
/// sound.
void check_ledgers(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                   const Names& names, bool month_is_sound);

/// Reports what ledgers say of other partners and cannot.
void check_balances(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                    const Names& names);

/// Reports what a position lists at the end and the agreement cannot divide.
void check_ending(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                  const Names& names);

/// Reports streams that their partners cannot bring, and contributions that cannot come from them.
void check_streams(Findings& findings, const AgreementTerms& terms, const Names& names,
                   std::span<const AgreedService> services);

/// Reports variations that cannot be what they say, or leave contributions that cannot be.
void check_variations(Findings& findings, const AgreementTerms& terms, const Names& names);

/// The services at one time of the year.
struct Stage {
    std::string when;  ///< for the end of a sentence; empty where there are no variations
    std::vector<AgreedService> services;
    std::optional<FundTable> fund;  ///< absent where a total is too large
};

/// The services as the year opens, and at the end of each month that has variations. Reports sums
/// that are too large; there are no stages from the first of these, or of a contribution below
/// zero, onwards.
[[nodiscard]] std::vector<Stage> stages_of(Findings& findings, const AgreementTerms& terms,
                                           const Names& names, Stage opening);

/// Reports rules by which what is left at the end cannot be divided, and what has no rule.
void check_ending(Findings& findings, const AgreementTerms& terms, const Names& names,
                  std::span<const Stage> stages);

/// Reports decisions that say too little or do not fit the risk shares that they are on. What they
/// must add up to is known only where the services of the position have no problem.
void check_decisions(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                     const Names& names, bool services_are_sound);

void check_risk_shares(Findings& findings, const AgreementTerms& terms, const Names& names,
                       std::span<const Stage> stages);

template <class T>
void check_partners(Findings& findings, const ByPartner<T>& list, const std::string& place,
                    const AgreementTerms& terms, const Names& names)
{
    std::set<std::string_view> seen;
    for (const auto& entry : list) {
        const std::string entry_place = place + "/" + pointer_token(entry.first);
        check_partner(findings, entry.first, entry_place, terms, names);
        check_named_once(findings, seen.insert(entry.first).second, entry.first, entry_place);
    }
}

}  // namespace riskshare
