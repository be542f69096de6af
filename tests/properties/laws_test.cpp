#include "../catch.hpp"

#include <algorithm>
#include <set>

#include "../laws/exact.hpp"
#include "../laws/laws.hpp"
#include "../laws/variations.hpp"
#include "agreed/agreement.hpp"
#include "rules/bands.hpp"

/// The laws of docs/rules.md 8 on generated cases.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

/// Totals from far below to far above the cap of the first risk share, the cap's neighbours among
/// them.
std::vector<Money> totals_around(Money cap)
{
    const std::int64_t step = std::max<std::int64_t>(1, cap.pence() / 20);
    std::set<Money> totals{cap - 1_p, cap, cap + 1_p, 1_p - cap, -cap, -cap - 1_p};
    for (std::int64_t i = -25; i <= 25; ++i) { totals.insert(Money::from_pence(i * step)); }
    return {totals.begin(), totals.end()};
}

}  // namespace

TEST_CASE("Law 1: not a penny appears or vanishes", "[laws]")
{
    CHECK(rc::check("Law 1: not a penny appears or vanishes",
                    [] { check_sums(Settled{*any_case()}); }));
}

TEST_CASE("Law 1: the reserve bears no more of overspends than it holds", "[laws]")
{
    CHECK(rc::check("Law 1: the reserve bears no more of overspends than it holds",
                    [] { check_reserve(Settled{*any_case()}); }));
}

TEST_CASE("Law 2: payments clear what every party owes", "[laws]")
{
    CHECK(rc::check("Law 2: payments clear what every party owes",
                    [] { check_payments(Settled{*any_case()}); }));
}

TEST_CASE("Law 3: no partner's part of a band exceeds its part of the whole band", "[laws]")
{
    CHECK(rc::check("Law 3: no partner's part of a band exceeds its part of the whole band",
                    [] { check_maximums(Settled{*any_case()}); }));
}

TEST_CASE("Law 3: under a risk cap nobody shares more than its published maximum", "[laws]")
{
    const bool holds = rc::check("Law 3: under a risk cap nobody shares more than its maximum", [] {
        const Case on_budget = *risk_cap_case();
        const Agreement agreement{on_budget.terms};
        const AgreedRiskShare& agreed = agreed_risk_shares(agreement).front();
        const Money cap = *agreed.overspend.front().to;
        const auto maximum = apportion_by_hand(cap, exactly(agreed.base));
        const std::string& service = on_budget.terms.services.front().id;
        for (const Money total : totals_around(cap)) {
            const Settled settled{with_more_spent(on_budget, service, total)};
            for (std::size_t i = 0; i < maximum->size(); ++i) {
                const Money shared = settled.settlement.partners[i].burden.shared;
                RC_ASSERT(magnitude(shared) <= (*maximum)[i]);
                if (magnitude(total) >= cap) { RC_ASSERT(magnitude(shared) == (*maximum)[i]); }
            }
        }
    });
    CHECK(holds);
}

TEST_CASE("Law 4: the opposite variances have the opposite results", "[laws]")
{
    CHECK(rc::check("Law 4: the opposite variances have the opposite results",
                    [] { check_opposites(*any_case()); }));
}

TEST_CASE("Law 5: other names change names only", "[laws]")
{
    CHECK(
        rc::check("Law 5: other names change names only", [] { check_other_names(*any_case()); }));
}

TEST_CASE("Law 5: another order of partners moves odd pence at ties only", "[laws]")
{
    CHECK(rc::check("Law 5: another order of partners moves odd pence at ties only",
                    [] { check_other_order_of_partners(*any_case()); }));
}

TEST_CASE("Law 5: another order of services moves odd pence at ties only", "[laws]")
{
    CHECK(rc::check("Law 5: another order of services moves odd pence at ties only",
                    [] { check_other_order_of_services(*any_case()); }));
}

TEST_CASE("Law 6: a service in two halves moves one penny of a band at most", "[laws]")
{
    CHECK(rc::check("Law 6: a service in two halves moves one penny of a band at most",
                    [] { check_service_in_two(*any_case()); }));
}

TEST_CASE("Law 7: without risk shares each partner bears its own variances", "[laws]")
{
    CHECK(rc::check("Law 7: without risk shares each partner bears its own variances",
                    [] { check_without_risk_shares(*any_case()); }));
}

TEST_CASE("Compared with no risk share, each difference is a net risk payment", "[laws]")
{
    CHECK(rc::check("Compared with no risk share, each difference is a net risk payment",
                    [] { check_comparison(*any_case()); }));
}

TEST_CASE("Law 12: what is decided is borne, and the differences cancel", "[laws]")
{
    CHECK(rc::check("Law 12: what is decided is borne, and the differences cancel",
                    [] { check_decisions(Settled{*any_case()}); }));
}

TEST_CASE("Law 12: a decision that repeats the formula changes nothing", "[laws]")
{
    CHECK(rc::check("Law 12: a decision that repeats the formula changes nothing",
                    [] { check_decided_as_formula(*any_case()); }));
}

TEST_CASE("Money that is not pooled changes nothing but its own list", "[laws]")
{
    CHECK(rc::check("Money that is not pooled changes nothing but its own list",
                    [] { check_not_pooled(*any_case()); }));
}

TEST_CASE("Law 13: a ring-fenced underspend reaches only the partner that brings the money",
          "[laws]")
{
    CHECK(
        rc::check("Law 13: a ring-fenced underspend reaches only the partner that brings the money",
                  [] { check_ring_fences(*any_case()); }));
}

TEST_CASE(
    "Law 11: opening contributions and variations make the latest, and instalments add up to them",
    "[laws]")
{
    CHECK(rc::check("Law 11: instalments add up to the latest contributions",
                    [] { check_contributions(Settled{*any_case()}); }));
}

TEST_CASE("Law 11: a variation and its reverse change nothing", "[laws]")
{
    CHECK(rc::check("Law 11: a variation and its reverse change nothing",
                    [] { check_variation_and_reverse(*any_case()); }));
}

TEST_CASE("Law 11: a virement changes nobody's funding and no opening base", "[laws]")
{
    CHECK(rc::check("Law 11: a virement changes nobody's funding and no opening base",
                    [] { check_virement(*any_case()); }));
}

TEST_CASE("VAT is shown apart and changes nothing but that", "[laws]")
{
    CHECK(rc::check("VAT is shown apart and changes nothing but that",
                    [] { check_vat(*any_case()); }));
}

TEST_CASE("Law 10: all that is left at the end is divided", "[laws]")
{
    CHECK(rc::check("Law 10: all that is left at the end is divided",
                    [] { check_ending(Settled{with_ending(*any_case())}); }));
}

TEST_CASE("What is left at the end changes nothing but its own figures", "[laws]")
{
    CHECK(rc::check("What is left at the end changes nothing but its own figures",
                    [] { check_ending_apart(*any_case()); }));
}

TEST_CASE("What only a month's report needs changes nothing in a settlement", "[laws]")
{
    CHECK(rc::check("What only a month's report needs changes nothing in a settlement",
                    [] { check_month_end_apart(*any_case()); }));
}

TEST_CASE("Law 8: a larger overspend never lowers what a band carries", "[laws]")
{
    CHECK(rc::check("Law 8: a larger overspend never lowers what a band carries",
                    [] { check_larger_overspend(*any_case()); }));
}

TEST_CASE("Law 9: a limited payment stops at its maximum, and receivers keep the rest", "[laws]")
{
    CHECK(rc::check("Law 9: a limited payment stops at its maximum",
                    [] { check_payment_limits(Settled{*any_case()}); }));
}

TEST_CASE("Law 9: where every risk share limits payments, a partner pays no more than its maxima",
          "[laws]")
{
    const bool holds = rc::check("Law 9: a partner pays no more than its maxima", [] {
        const Settled settled{without_decisions(*any_case())};
        const auto& risk_shares = settled.settlement.risk_shares;
        const auto limits = [](const RiskShareResult& result) {
            return result.payment_limit.has_value();
        };
        if (!std::ranges::all_of(risk_shares, limits)) { return; }
        for (std::size_t i = 0; i < settled.settlement.partners.size(); ++i) {
            Exact most = 0;
            for (const RiskShareResult& result : risk_shares) {
                most += result.payment_limit->maximum[i].pence();
            }
            RC_ASSERT(Exact{settled.settlement.partners[i].net_risk_payment.pence()} <= most);
        }
    });
    CHECK(holds);
}
