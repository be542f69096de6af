#include "../catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

Stream a_stream(StreamKind kind, std::string partner)
{
    return {.id = "grant", .name = "A grant", .kind = kind, .partner = std::move(partner)};
}

/// Care in each fund; the NHS body answers for all of it. The council pays £100 in each.
AgreementTerms terms_with_stream(Stream stream, const ByStream& of_council)
{
    const ByPartner<Contribution> paid{{"council", {.gross = 100_gbp, .streams = of_council}}};
    AgreementTerms terms = two_partners({service("in-pool", Fund::pooled, paid),
                                         service("beside", Fund::aligned, paid),
                                         service("in-view", Fund::associated, paid)});
    for (Service& care : terms.services) { care.responsible = {.statutory = "nhs"}; }
    terms.partners.push_back({"charity", "A charity", PartnerKind::other});
    terms.host = "council";
    terms.streams = {std::move(stream)};
    return terms;
}

/// Public health in the pool alone, with a reserve of its own.
AgreementTerms public_health()
{
    Stream grant = a_stream(StreamKind::public_health_grant, "council");
    grant.underspend_to = "Public health reserve";
    AgreementTerms terms = terms_with_stream(std::move(grant), {{"grant", 100_gbp}});
    terms.services.erase(terms.services.begin() + 1, terms.services.end());
    terms.services[0].ring_fence = "Public health grant";
    return terms;
}

std::string found_in(const AgreementTerms& terms) { return listed(problems_in(terms)); }

Settlement settled_at(const AgreementTerms& terms, Money outturn,
                      std::vector<Adjustment> adjustments = {})
{
    return settled(terms, outturn_of(terms, {{.id = "in-pool",
                                              .outturn = {{"nhs", {.gross = outturn}}},
                                              .adjustments = std::move(adjustments)}}));
}

}  // namespace

TEST_CASE("Conditions say what is put in, what is required and what is missing", "[streams]")
{
    Stream grant = a_stream(StreamKind::local_authority_grant, "council");
    CHECK(conditions(Agreement{terms_with_stream(grant, {{"grant", 60_gbp}})}).empty());

    grant.minimum = 60'01_p;
    const auto of_pool = conditions(Agreement{terms_with_stream(grant, {{"grant", 60_gbp}})});
    REQUIRE(of_pool.size() == 1);
    CHECK(of_pool[0].stream == "grant");
    CHECK(of_pool[0].kind == ConditionKind::minimum);
    CHECK(of_pool[0].amount == 60_gbp);
    CHECK(of_pool[0].required == 60'01_p);
    CHECK(of_pool[0].fails_by == 1_p);
    CHECK_FALSE(of_pool[0].is_met());

    grant.kind = StreamKind::public_health_grant;
    grant.services = std::vector<std::string>{"in-view", "in-pool"};
    const auto both = conditions(Agreement{terms_with_stream(grant, {{"grant", 60_gbp}})});
    REQUIRE(both.size() == 2);
    CHECK(both[0].amount == 120_gbp);
    CHECK(both[0].is_met());
    CHECK(both[1].kind == ConditionKind::services);
    CHECK(both[1].amount == 60_gbp);
    CHECK(both[1].required == 0_p);
    CHECK(both[1].fails_by == 60_gbp);
    REQUIRE(both[1].elsewhere.size() == 1);
    CHECK(both[1].elsewhere[0].service == 1);
    CHECK(both[1].elsewhere[0].amount == 60_gbp);
}

TEST_CASE("Nothing of a stream in another service is no breach", "[streams]")
{
    Stream grant = a_stream(StreamKind::public_health_grant, "council");
    grant.services = std::vector<std::string>{"in-pool"};
    const auto nothing = conditions(Agreement{terms_with_stream(grant, {{"grant", 0_p}})});
    REQUIRE(nothing.size() == 1);
    CHECK(nothing[0].is_met());
    CHECK(nothing[0].elsewhere.empty());
}

TEST_CASE("NHS money comes from an NHS body, and grants from a local authority", "[streams]")
{
    using enum StreamKind;
    const std::string wrong = "/streams/0/partner wrong_kind_of_partner\n";
    const auto found = [](StreamKind kind, const char* partner) {
        return found_in(terms_with_stream(a_stream(kind, partner), {}));
    };
    CHECK(found(nhs_minimum, "nhs").empty());
    CHECK(found(nhs_minimum, "council") == wrong);
    CHECK(found(nhs_minimum, "charity") == wrong);
    for (const StreamKind kind : {local_authority_grant, disabled_facilities_grant,
                                  public_health_grant, dedicated_schools_grant}) {
        CHECK(found(kind, "council").empty());
        CHECK(found(kind, "nhs") == wrong);
        CHECK(found(kind, "charity") == wrong);
    }
    for (const char* partner : {"nhs", "council", "charity"}) {
        CHECK(found(StreamKind::other, partner).empty());
    }
    CHECK(found(nhs_minimum, "nobody") == "/streams/0/partner unknown_partner\n");
}

TEST_CASE("A contribution names streams of its partner, once each, within its gross amount",
          "[streams]")
{
    const Stream grant = a_stream(StreamKind::other, "council");
    const auto found = [&](ByStream of_council) {
        AgreementTerms terms = terms_with_stream(grant, of_council);
        terms.services.erase(terms.services.begin() + 1, terms.services.end());
        return found_in(terms);
    };
    const std::string place = "/services/0/contributions/council/streams";
    CHECK(found({{"grant", 100_gbp}}).empty());
    CHECK(found({{"grant", 100'01_p}}) == place + " streams_above_gross\n");
    CHECK(found({{"grant", -1_p}}) == place + "/grant negative_amount\n");
    CHECK(found({{"grand", 1_p}}) == place + "/grand unknown_stream\n");
    CHECK(found({{"grant", 1_p}, {"grant", 1_p}}) == place + "/grant stream_repeated\n");
    CHECK(found({{"grant", most_pence}, {"grant", 1_p}}) == place + "/grant stream_repeated\n" +
                                                                place + " total_too_large\n" +
                                                                "/streams total_too_large\n");

    AgreementTerms terms = terms_with_stream(a_stream(StreamKind::other, "nhs"), {{"grant", 1_p}});
    terms.services.erase(terms.services.begin() + 1, terms.services.end());
    CHECK(found_in(terms) == place + "/grant stream_of_another\n");
}

TEST_CASE("Money with a reserve of its own is ring-fenced and kept apart", "[streams]")
{
    CHECK(found_in(public_health()).empty());

    AgreementTerms unfenced = public_health();
    unfenced.services[0].ring_fence.reset();
    CHECK(found_in(unfenced) == "/services/0/ring_fence ring_fence_missing\n");

    const std::string mixed = "/services/0/contributions ring_fence_mixed\n";
    AgreementTerms in_part = public_health();
    in_part.services[0].contributions[0].second.streams = {{"grant", 99'99_p}};
    CHECK(found_in(in_part) == mixed);

    AgreementTerms of_two = public_health();
    of_two.services[0].contributions.push_back({"nhs", {.gross = 1_p}});
    CHECK(found_in(of_two) == mixed);

    AgreementTerms with_income = public_health();
    with_income.services[0].contributions[0].second.income = 10_gbp;
    CHECK(found_in(with_income) == mixed);
    with_income.services[0].contributions[0].second.streams = {{"grant", 90_gbp}};
    CHECK(found_in(with_income).empty());

    AgreementTerms in_view = public_health();
    in_view.services[0].fund = Fund::associated;
    in_view.services[0].ring_fence.reset();
    CHECK(found_in(in_view).empty());
}

TEST_CASE("Only the partner that brings such money varies it, and it is that money", "[streams]")
{
    AgreementTerms terms = public_health();
    const Date in_june = Date::on(2025, 6, 3);
    terms.variations = {{.id = "uplift",
                         .date = in_june,
                         .kind = VariationKind::contribution,
                         .is_recurrent = true,
                         .approved_by = "The board",
                         .changes = {{"in-pool", "council", 20_gbp}}}};
    CHECK(found_in(terms).empty());
    CHECK(settled_at(terms, 90_gbp).ring_fenced[0].amount == 30_gbp);

    terms.variations[0].changes[0].partner = "nhs";
    CHECK(found_in(terms) == "/variations/0/changes/0/partner ring_fence_mixed\n");
    terms.streams[0].underspend_to.reset();
    CHECK(found_in(terms).empty());
}

TEST_CASE("What streams come to in all must fit", "[streams]")
{
    AgreementTerms terms = terms_with_stream(a_stream(StreamKind::other, "council"), {});
    terms.services[0].contributions = {{"council", {.gross = 1_p, .streams = {{"grant", 1_p}}}}};
    terms.services[1].contributions.clear();
    terms.services[2].contributions = {
        {"council", {.gross = most_pence, .streams = {{"grant", most_pence - 1_p}}}}};
    CHECK(found_in(terms).empty());
    terms.services[2].contributions[0].second.streams = {{"grant", most_pence}};
    CHECK(found_in(terms) == "/streams total_too_large\n");
}

TEST_CASE("An underspend goes to the reserve of who brings the money, whoever is responsible",
          "[streams]")
{
    const Settlement settlement = settled_at(public_health(), 70_gbp);
    REQUIRE(settlement.ring_fenced.size() == 1);
    CHECK(settlement.ring_fenced[0].service == "in-pool");
    CHECK(settlement.ring_fenced[0].stream == "grant");
    CHECK(settlement.ring_fenced[0].partner == "council");
    CHECK(settlement.ring_fenced[0].reserve == "Public health reserve");
    CHECK(settlement.ring_fenced[0].amount == 30_gbp);
    CHECK(settlement["council"].burden.ring_fenced == -30_gbp);
    CHECK(settlement["council"].without_risk_share == -30_gbp);
    CHECK(settlement["council"].borne == -30_gbp);
    CHECK(settlement["council"].net_risk_payment == 0_p);
    CHECK(settlement["council"].ledger_settlement == 70_gbp);
    CHECK(settlement["nhs"].borne == 0_p);
    CHECK(settlement["nhs"].ledger_settlement == -70_gbp);
    CHECK(settlement.reserve == 0_p);
}

TEST_CASE("An overspend of ring-fenced money stays with the responsible partner", "[streams]")
{
    for (const Money over : {0_p, 1_p, 30_gbp}) {
        const Settlement settlement = settled_at(public_health(), 100_gbp + over);
        REQUIRE(settlement.ring_fenced.size() == 1);
        CHECK(settlement.ring_fenced[0].amount == 0_p);
        CHECK(settlement["council"].burden.ring_fenced == 0_p);
        CHECK(settlement["nhs"].burden.outside_risk_share == over);
        CHECK(settlement["nhs"].without_risk_share == over);
    }
    CHECK(settled_at(public_health(), 99'99_p).ring_fenced[0].amount == 1_p);
}

TEST_CASE("Adjustments come out before an underspend is ring-fenced", "[streams]")
{
    const std::vector<Adjustment> development{
        {AdjustmentKind::service_development, -20_gbp, {{"nhs", -20_gbp}}}};
    const Settlement settlement = settled_at(public_health(), 70_gbp, development);
    CHECK(settlement.ring_fenced[0].amount == 10_gbp);
    CHECK(settlement["council"].borne == -10_gbp);
    CHECK(settlement["nhs"].borne == -20_gbp);
    CHECK(settled_at(public_health(), 90_gbp, development).ring_fenced[0].amount == 0_p);
}

TEST_CASE("Ring-fenced money is explained with the smaller of the variance and nothing",
          "[streams]")
{
    AgreementTerms terms = public_health();
    terms.streams[0].clause = "Grant conditions, paragraph 9";
    std::string told;
    for (const Step& step : explain(settled_at(terms, 70_gbp))) {
        if (step.rule != "ring_fence") { continue; }
        told += step.text + "\n";
        CHECK(step.clause == "Grant conditions, paragraph 9");
        CHECK(step.partners == std::vector<std::string>{"nhs", "council"});
    }
    CHECK(told == "No underspend of in-pool: £0.00\n"
                  "Underspend of in-pool, paid for by A grant: the smaller of (-£30.00) and "
                  "£0.00 = -£30.00\n"
                  "Public health reserve gets: -£30.00 with its sign changed = £30.00\n"
                  "Overspend of in-pool: (-£30.00) - (-£30.00) = £0.00\n");
}
