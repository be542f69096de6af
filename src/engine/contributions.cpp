#include <riskshare/contributions.hpp>

#include <map>
#include <utility>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

void add(ByMonth& schedule, const ByMonth& parts)
{
    for (std::size_t i = 0; i < schedule.size(); ++i) { schedule[i] += parts[i]; }
}

/// The opening contributions, one per line of the latest ones; changes are added later.
std::vector<ServiceContribution> opening_of(const Service& stated, const AgreedService& agreed)
{
    std::vector<ServiceContribution> result;
    for (const Line& line : agreed.budget_lines) {
        ServiceContribution& contribution = result.emplace_back(ServiceContribution{line.partner});
        contribution.latest = {line.gross, line.income};
        if (result.size() > stated.contributions.size()) { continue; }
        const Contribution& opening = stated.contributions[result.size() - 1].second;
        contribution.opening = {opening.gross, opening.income};
        if (opening.instalments) {
            contribution.schedule = instalments_of(net(contribution.opening), *opening.instalments);
        }
    }
    return result;
}

void add_changes(std::vector<ServiceContribution>& list, const Service& stated,
                 const AgreedService& agreed, const AgreementTerms& terms)
{
    std::map<std::size_t, std::size_t> index_of;
    for (std::size_t i = 0; i < list.size(); ++i) { index_of.emplace(list[i].partner, i); }
    for (const AgreedChange& change : agreed.changes) {
        const Variation& variation = terms.variations[change.variation];
        const std::size_t index = index_of.at(change.line.partner);
        ServiceContribution& contribution = list[index];
        (variation.is_recurrent ? contribution.recurrent : contribution.one_off) += change.line;
        if (!contribution.schedule) { continue; }
        add(*contribution.schedule,
            instalments_of(net(change.line), *stated.contributions[index].second.instalments,
                           *month_of(variation.date, terms.financial_year)));
    }
}

/// The amounts partners paid, by their indices.
std::map<std::size_t, Money> paid_to(const ServiceFigures& figures, const Agreement& agreement)
{
    std::map<std::size_t, Money> paid;
    for (const auto& [id, amount] : figures.paid) {
        paid.emplace(*agreement.find_partner(id), amount);
    }
    return paid;
}

}  // namespace

Contributions contributions(const Agreement& agreement)
{
    const AgreementTerms& terms = agreement.terms();
    Contributions result{agreement, std::nullopt, {}};
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const AgreedService& agreed = agreed_services(agreement)[i];
        naming("the contributions to service", terms.services[i].id,
               [&] { result.services.push_back(opening_of(terms.services[i], agreed)); });
        if (!agreed.changes.empty()) {
            naming("the contributions to service", terms.services[i].id,
                   [&] { add_changes(result.services.back(), terms.services[i], agreed, terms); });
        }
    }
    return result;
}

Contributions contributions(const Position& position)
{
    const Agreement& agreement = position.agreement();
    const PositionFigures& figures = position.figures();
    Contributions result = contributions(agreement);
    result.position = position;
    for (std::size_t i = 0; i < result.services.size(); ++i) {
        const ServicePosition& reported = service_positions(position)[i];
        if (!reported.is_reported) { continue; }
        const auto all_paid = paid_to(figures.services[reported.place], agreement);
        for (ServiceContribution& contribution : result.services[i]) {
            if (!contribution.schedule) { continue; }
            const auto found = all_paid.find(contribution.partner);
            const Money paid = found == all_paid.end() ? 0_p : found->second;
            const Money due = due_by(figures.month, *contribution.schedule);
            const Money to_pay =
                naming("what is still to pay to service", agreement.terms().services[i].id,
                       [&] { return due - paid; });
            contribution.paid_against_due = {due, paid, to_pay};
        }
    }
    return result;
}

}  // namespace v0
}  // namespace riskshare
