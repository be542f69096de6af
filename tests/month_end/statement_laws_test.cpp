#include "../catch.hpp"

#include <functional>

#include <rapidcheck.h>

#include <riskshare/by_service.hpp>
#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/statements.hpp>

#include "../generated/drawing.hpp"
#include "../laws/exact.hpp"
#include "../laws/settled.hpp"

/// The laws of every statement of generated agreements.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

/// Checks a law of a case, but for one whose gross amounts leave 64 bits where its net ones do not.
bool holds(const std::string& law, const std::function<void(const Settled&)>& check)
{
    return rc::check(law, [&] {
        const Settled settled{*any_case()};
        try {
            check(settled);
        } catch (const MoneyOverflow&) {
            RC_TAG("a sum beyond 64 bits");
        }
    });
}

MemorandumAccount account_of(const Settled& settled)
{
    return memorandum_account(settled.settlement, by_service(settled.settlement));
}

Exact pence(Money amount) { return amount.pence(); }

/// Anything that ledgers may say of each other, of some pairs.
Case with_balances(Case facts)
{
    facts.figures.balances.clear();
    Amounts amounts{over(Money::from_pence(most_pence), 4)};
    for (const Partner& ledger : facts.terms.partners) {
        for (const Partner& with : facts.terms.partners) {
            if (ledger.id == with.id || chance(40)) { continue; }
            facts.figures.balances.push_back({.ledger = ledger.id,
                                              .with = with.id,
                                              .receivable = amounts.next(),
                                              .payable = amounts.next(),
                                              .income = amounts.next(),
                                              .expenditure = amounts.next()});
        }
    }
    return facts;
}

}  // namespace

TEST_CASE("Funding less expenditure is the surplus, and somebody bears each penny of it", "[year]")
{
    CHECK(holds("somebody bears each penny", [](const Settled& settled) {
        const MemorandumAccount account = account_of(settled);
        Exact funding = 0;
        for (const FundingLine& line : account.funding) {
            RC_ASSERT(line.amount != Money::from_pence(0));
            funding += pence(line.amount);
        }
        Exact spent = 0;
        Exact by_ledger = 0;
        for (const PooledSpending& service : account.services) {
            spent += pence(net(service.spending));
            for (const Line& line : service.by_ledger) { by_ledger += pence(net(line)); }
        }
        RC_ASSERT(funding == pence(account.funding_total));
        RC_ASSERT(spent == pence(net(account.spending)));
        RC_ASSERT(by_ledger == spent);
        RC_ASSERT(funding - spent == pence(account.surplus));
        Exact borne = pence(account.borne_by_reserve);
        Exact provided = 0;
        for (const PooledPartner& partner : account.partners) {
            borne += pence(partner.borne);
            provided += pence(partner.funding);
            RC_ASSERT(partner.share == partner.funding + partner.borne);
        }
        RC_ASSERT(borne == -pence(account.surplus));
        RC_ASSERT(provided == funding);
    }));
}

TEST_CASE("Shares of the pool add up to 100%", "[year]")
{
    CHECK(holds("shares add up to 100%", [](const Settled& settled) {
        const MemorandumAccount account = account_of(settled);
        std::int64_t all = 0;
        bool are_there = true;
        for (const PooledPartner& partner : account.partners) {
            are_there = are_there && partner.percent;
            if (partner.percent) { all += partner.percent->billionths(); }
        }
        RC_ASSERT(all == (are_there ? hundred_percent.billionths() : 0));
    }));
}

TEST_CASE("The reserve moves by what it bears of pooled and aligned services", "[year]")
{
    CHECK(holds("the reserve moves by what it bears", [](const Settled& settled) {
        const MemorandumAccount account = account_of(settled);
        RC_ASSERT(account.reserve.has_value() == settled.agreement.has_reserve());
        if (!account.reserve) { return; }
        const ReserveMovement& reserve = *account.reserve;
        RC_ASSERT(reserve.opening == settled.agreement.reserve_balance());
        RC_ASSERT(reserve.pooled == account.borne_by_reserve);
        RC_ASSERT(reserve.pooled + reserve.aligned == settled.settlement.reserve);
        RC_ASSERT(reserve.opening - reserve.closing == settled.settlement.reserve);
    }));
}

TEST_CASE("A joint operation and a lead come to the same net cost for each partner", "[accounts]")
{
    CHECK(holds("both views come to the same", [](const Settled& settled) {
        const AccountingViews views =
            accounting_views(settled.settlement, by_service(settled.settlement));
        const JointOperation& joint = views.joint_operation;
        RC_ASSERT(views.lead.has_value() == !joint.services.empty());
        Exact spent = 0;
        for (const BookedShares& booked : joint.services) {
            Exact row = pence(booked.reserve);
            for (const Money amount : booked.by_partner) { row += pence(amount); }
            RC_ASSERT(row == pence(settled.settlement.services[booked.service].outturn));
            spent += row;
        }
        if (!views.lead) { return; }
        RC_ASSERT(views.lead->net_cost == joint.net_cost);
        RC_ASSERT(views.lead->reserve == joint.reserve);
        RC_ASSERT(pence(net(views.lead->spending)) == spent);
    }));
}

TEST_CASE("The quarter's statement comes to the pooled fund and its variance", "[quarter]")
{
    CHECK(holds("the quarter comes to the pooled fund", [](const Settled& settled) {
        const QuarterStatement statement = quarter_statement(settled.position);
        Exact variance = 0;
        for (const PooledMonth& pooled : statement.services) {
            RC_ASSERT(pooled.figures.variance() ==
                      settled.settlement.services[pooled.service].variance);
            variance += pence(pooled.figures.variance());
        }
        RC_ASSERT(variance == pence(statement.total.variance()));
        RC_ASSERT(net(statement.total.latest_budget) ==
                  settled.agreement.fund().pooled.net.amount());
        Exact due = 0;
        for (const auto& paid : statement.paid_in) {
            if (paid) { due += pence(paid->due); }
        }
        RC_ASSERT(due == (statement.all_paid_in ? pence(statement.all_paid_in->due) : Exact{0}));
    }));
}

TEST_CASE("What one ledger has more, the other has less", "[balances]")
{
    CHECK(rc::check("what one ledger has more, the other has less", [] {
        Case facts = with_balances(*any_case());
        const Agreement agreement{facts.terms};
        const AgreedBalances stated = agreed_balances(Position{facts.figures, agreement});
        for (LedgerBalance& balance : facts.figures.balances) {
            std::swap(balance.receivable, balance.payable);
            std::swap(balance.income, balance.expenditure);
        }
        const AgreedBalances turned = agreed_balances(Position{facts.figures, agreement});
        RC_ASSERT(stated.compared.size() == turned.compared.size());
        RC_ASSERT(stated.is_agreed() == turned.is_agreed());
        for (const ComparedBalance& balance : stated.compared) {
            const auto is_its_mirror = [&](const ComparedBalance& other) {
                return other.kind == balance.kind && other.creditor == balance.debtor &&
                       other.debtor == balance.creditor;
            };
            const auto mirror = std::ranges::find_if(turned.compared, is_its_mirror);
            RC_ASSERT(mirror != turned.compared.end());
            RC_ASSERT(mirror->difference == -balance.difference);
            RC_ASSERT(mirror->creditor_says == balance.debtor_says);
        }
    }));
}
