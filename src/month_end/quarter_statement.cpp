#include <riskshare/month_end/statements.hpp>

#include "agreed/agreement.hpp"
#include "values/naming.hpp"

namespace riskshare {
namespace {

void add(std::optional<PaidAgainstDue>& total, const PaidAgainstDue& part)
{
    if (!total) { total = PaidAgainstDue{0_p, 0_p, 0_p}; }
    total->due += part.due;
    total->paid += part.paid;
    total->still_due += part.still_due;
}

/// Adds the amounts paid into the pool. True if all contributions to it have instalments.
bool add_paid_in(QuarterStatement& statement)
{
    const auto by_service = contributions(statement.position).services;
    bool have_instalments = true;
    for (const PooledMonth& pooled : statement.services) {
        for (const ServiceContribution& contribution : by_service[pooled.service]) {
            const auto& paid = contribution.paid_against_due;
            if (paid) {
                add(statement.paid_in[contribution.partner], *paid);
                add(statement.all_paid_in, *paid);
            }
            have_instalments = have_instalments && (paid || net(contribution.latest) == 0_p);
        }
    }
    return have_instalments;
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
    const bool have_instalments =
        naming("what is paid into the pool", "", [&] { return add_paid_in(statement); });
    if (have_instalments && statement.all_paid_in && statement.total.actual_to_date) {
        statement.in_hand = naming("what the pool has in hand", "", [&] {
            return statement.all_paid_in->paid - net(*statement.total.actual_to_date);
        });
    }
    return statement;
}

}  // namespace riskshare
