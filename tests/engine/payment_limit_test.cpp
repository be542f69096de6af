#include "../catch.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

using Amounts = std::vector<Money>;

/// A risk share of which the NHS body and the council bear 30p and 10p each way, and of the rest
/// each what its own service brings; what partners pay is held to the same 30p and 10p.
AgreementTerms capped(CapLimits limits)
{
    RiskShare cap =
        shared_by({{.up_to = UpTo{40_p}, .split = ByShares{}}, {.split = ByResponsibility{}}});
    cap.id = "cap";
    cap.cap_limits = limits;
    return two_partners({service("health", Fund::aligned, {{"nhs", {.gross = 30_gbp}}}),
                         service("care", Fund::aligned, {{"council", {.gross = 10_gbp}}})},
                        {std::move(cap)});
}

Settlement settled_at(const AgreementTerms& terms, Money health, Money care)
{
    return settled(terms, over_budget(terms, {health, care}));
}

Amounts paid_net(const Settlement& settlement)
{
    return {settlement["nhs"].net_risk_payment, settlement["council"].net_risk_payment};
}

bool has_step(const Explanation& explanation, std::string_view id, std::string_view words)
{
    return std::ranges::any_of(explanation, [&](const Step& step) {
        return step.id == id && step.text.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("The two readings of a cap differ where services net", "[payment_limit]")
{
    struct Row {
        Money health, care;
        Amounts bearing, payment;
    };
    const auto row = GENERATE(values<Row>({
        {0_p, 0_p, {0_p, 0_p}, {0_p, 0_p}},
        {0_p, 40_p, {30_p, -30_p}, {30_p, -30_p}},
        {-4_p, 39_p, {30_p, -30_p}, {30_p, -30_p}},  // 26p borne of 35p, and 4p kept: at the limit
        {-4_p, 40_p, {31_p, -31_p}, {30_p, -30_p}},  // a penny above it
        {-40_p, 80_p, {70_p, -70_p}, {30_p, -30_p}},
        {-40_p, 140_p, {70_p, -70_p}, {30_p, -30_p}},
        {40_p, -20_p, {-25_p, 25_p}, {-10_p, 10_p}},
        {-40_p, 0_p, {10_p, -10_p}, {10_p, -10_p}},  // an underspend, within the limit
        {-140_p, 60_p, {70_p, -70_p}, {30_p, -30_p}},
        {50_p, -50_p, {-50_p, 50_p}, {-10_p, 10_p}},  // nothing to share, and yet a payment
    }));
    const Settlement bearing = settled_at(capped(CapLimits::bearing), row.health, row.care);
    const Settlement payment = settled_at(capped(CapLimits::payment), row.health, row.care);
    CHECK(paid_net(bearing) == row.bearing);
    CHECK(paid_net(payment) == row.payment);
    CHECK_FALSE(bearing.limits_payments());
    CHECK(payment.limits_payments());
    CHECK(payment["nhs"].borne + payment["council"].borne == row.health + row.care);
    const Comparison comparison = compare(bearing, payment);
    CHECK(comparison.partners[0].burden.payment_limit == row.payment[0] - row.bearing[0]);
    CHECK(comparison.partners[0].borne == row.payment[0] - row.bearing[0]);
}

TEST_CASE("A partner's own limit in the first band limits what it pays", "[payment_limit]")
{
    AgreementTerms terms = capped(CapLimits::payment);
    terms.risk_shares[0].overspend[0].partner_limits = {{"nhs", 12_p}};
    const Settlement settlement = settled_at(terms, -40_p, 80_p);
    CHECK(settlement.risk_shares[0].payment_limit->maximum == Amounts{12_p, 10_p});
    CHECK(paid_net(settlement) == Amounts{12_p, -12_p});
}

TEST_CASE("A risk share without a cap on payments beside one that has it", "[payment_limit]")
{
    AgreementTerms terms = capped(CapLimits::payment);
    RiskShare other = terms.risk_shares[0];
    terms.risk_shares[0].services = std::vector<std::string>{"health"};
    terms.risk_shares[0].base = Stated{{{"nhs", 30_gbp}, {"council", 10_gbp}}};
    other.id = "other";
    other.services = std::vector<std::string>{"care"};
    other.base = Stated{{{"nhs", 10_gbp}, {"council", 10_gbp}}};
    other.cap_limits = CapLimits::bearing;
    terms.risk_shares.push_back(other);
    // The council bears 10p of health's 40p; the NHS body 20p of care's.
    const Settlement settlement = settled_at(terms, 40_p, 40_p);
    CHECK(settlement.risk_shares[0].payment_limit.has_value());
    CHECK_FALSE(settlement.risk_shares[1].payment_limit.has_value());
    CHECK(paid_net(settlement) == Amounts{10_p, -10_p});
}

TEST_CASE("What the reserve keeps cannot be drawn on in the same settlement", "[payment_limit]")
{
    AgreementTerms terms = capped(CapLimits::payment);
    terms.reserve = Reserve{5_p};
    RiskShare saving = terms.risk_shares[0];
    saving.services = std::vector<std::string>{"health"};
    saving.base = Stated{{{"nhs", 30_gbp}, {"council", 10_gbp}}};
    saving.underspend = {{.up_to = UpTo{4_p}, .split = ByShares{}}, {.split = FromReserve{}}};
    RiskShare spending{
        .id = "spending",
        .services = std::vector<std::string>{"care"},
        .base = Stated{{{"nhs", 1_gbp}, {"council", 1_gbp}}},
        .overspend = {{.up_to = UpTo{10_p}, .split = FromReserve{}}, {.split = ByShares{}}},
        .underspend = {{.split = ByShares{}}}};
    terms.risk_shares = {saving, spending};

    const Settlement settlement = settled_at(terms, -40_p, 40_p);
    // The NHS body pays 3p of 37p; of the other 34p the reserve, which was to receive 36p, keeps
    // 33p.
    CHECK(settlement.risk_shares[0].payment_limit->change == Amounts{-34_p, 1_p});
    CHECK(settlement.risk_shares[0].payment_limit->reserve == 33_p);
    CHECK(settlement.risk_shares[1].bands[0].reserve == 5_p);
    CHECK(settlement.reserve == 2_p);
    CHECK(paid_net(settlement) == Amounts{21_p, -23_p});
}

TEST_CASE("What limits on payments change divides over services by how far each went",
          "[payment_limit]")
{
    const Settlement settlement = settled_at(capped(CapLimits::payment), -40_p, 80_p);
    const ByService analysis = by_service(settlement);
    // 40p stay with the council: a third of that with the service that went half as far.
    CHECK(analysis.services[0].by_partner[0].payment_limit == -13_p);
    CHECK(analysis.services[0].by_partner[1].payment_limit == 13_p);
    CHECK(analysis.services[1].by_partner[0].payment_limit == -27_p);
    CHECK(analysis.services[1].by_partner[1].payment_limit == 27_p);

    AgreementTerms fenced = capped(CapLimits::payment);
    for (Service& service : fenced.services) { service.ring_fence = "A grant"; }
    fenced.risk_shares[0].base = Stated{{{"nhs", 30_gbp}, {"council", 10_gbp}}};
    const ByService nothing = by_service(settled_at(fenced, -40_p, 80_p));
    CHECK(nothing.services[0].by_partner[0].payment_limit == 0_p);
    const ByService on_budget = by_service(settled_at(capped(CapLimits::payment), 0_p, 0_p));
    CHECK(on_budget.services[1].by_partner[1].payment_limit == 0_p);
}

TEST_CASE("The explanation says who would pay what, pays what, and with whom the rest stays",
          "[payment_limit]")
{
    const Explanation explanation = explain(settled_at(capped(CapLimits::payment), -40_p, 80_p));
    CHECK(has_step(explanation, "cap/payment_limit/before.nhs", "£0.30 - (-£0.40) = £0.70"));
    CHECK(has_step(explanation, "cap/payment_limit/paid.nhs", "£0.70 and £0.30 = £0.30"));
    CHECK(has_step(explanation, "cap/payment_limit/unpaid.nhs", "£0.70 - £0.30 = £0.40"));
    CHECK(has_step(explanation, "cap/payment_limit/kept", "council £0.40"));
    CHECK(has_step(explanation, "cap/payment_limit/change.nhs", "-£0.40"));
    CHECK(has_step(explanation, "cap/payment_limit/change.council", "£0.40"));
    CHECK(has_step(explanation, "partner.council/payment_limit", "£0.40"));
    // No step keeps anything where every payment is within its limit.
    CHECK_FALSE(has_step(explain(settled_at(capped(CapLimits::payment), 0_p, 40_p)),
                         "cap/payment_limit/kept", ""));
}

TEST_CASE("Which reading of the cap was used is noted at its limit", "[payment_limit]")
{
    const auto noted = [](CapLimits limits) {
        for (const Step& step : explain(settled_at(capped(limits), 1_p, 0_p))) {
            if (step.id == "cap/overspend/0/limit") { return step.notes.at(0); }
        }
        return std::string{};
    };
    CHECK(noted(CapLimits::bearing) == "the cap limits what a partner bears");
    CHECK(noted(CapLimits::payment) == "the cap limits what a partner pays");
}
