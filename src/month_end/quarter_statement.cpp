#include <riskshare/month_end/statements.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

void add(std::optional<PaidAgainstDue>& total, const PaidAgainstDue& part)
{
    if (!total) { total = PaidAgainstDue{0_p, 0_p, 0_p}; }
    total->due += part.due;
    total->paid += part.paid;
    total->still_due += part.still_due;
}

/// True if the position states what the partner paid, or nothing is due from it yet.
bool is_stated(const Position& position, std::size_t service,
               const ServiceContribution& contribution)
{
    if (contribution.paid_against_due->due == 0_p) { return true; }
    const std::string& partner = position.agreement().partners()[contribution.partner].id;
    const auto& paid = position.figures().services[service_positions(position)[service].place].paid;
    return std::ranges::any_of(paid, [&](const auto& entry) { return entry.first == partner; });
}

/// Adds the amounts paid into the pool. True if they are known of all contributions to it.
bool add_paid_in(QuarterStatement& statement)
{
    const auto by_service = contributions(statement.position).services;
    bool are_known = true;
    for (const PooledMonth& pooled : statement.services) {
        for (const ServiceContribution& contribution : by_service[pooled.service]) {
            const auto& paid = contribution.paid_against_due;
            if (paid) {
                add(statement.paid_in[contribution.partner], *paid);
                add(statement.all_paid_in, *paid);
            }
            const bool is_known = paid ? is_stated(statement.position, pooled.service, contribution)
                                       : net(contribution.latest) == 0_p;
            are_known = are_known && is_known;
        }
    }
    return are_known;
}

}  // namespace

QuarterStatement quarter_statement(const Position& position)
{
    const Months months = riskshare::months(position);
    const Agreement& agreement = position.agreement();
    QuarterStatement statement{position, {}, months.pooled, {}, {}, {}};
    statement.paid_in.resize(agreement.partners().size());
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        if (agreement.terms().services[i].fund == Fund::pooled) {
            statement.services.push_back({i, months.services[i].total});
        }
    }
    const bool is_known =
        naming("what is paid into the pool", "", [&] { return add_paid_in(statement); });
    if (is_known && statement.all_paid_in && statement.total.actual_to_date) {
        statement.in_hand = naming("what the pool has in hand", "", [&] {
            return statement.all_paid_in->paid - net(*statement.total.actual_to_date);
        });
    }
    return statement;
}

}  // namespace v0
}  // namespace riskshare
