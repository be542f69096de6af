#include "risk_share.hpp"

#include <utility>

#include "agreed/agreement.hpp"

namespace riskshare::working {
namespace {

/// The limit on payments as it is explained. Shape of before: one per partner, the reserve last.
struct Limiting {
    const ExplainedRiskShare& risk_share;
    std::vector<std::string> parties;
    std::vector<Figure> before{};
    Figure unpaid_in_all{0_p, Origin{""}};

    [[nodiscard]] About about(std::string_view what, std::string_view label) const
    {
        const std::string& clause = risk_share.stated_bands().front().clause;
        return {.id = risk_share.id(concat("payment_limit/", what)),
                .rule = "payment_limit",
                .label = concat(risk_share.stated.id, ", ", label),
                .clause = clause.empty() ? risk_share.stated.clause : clause};
    }
    [[nodiscard]] About about_party(std::string_view what, std::size_t party,
                                    std::string_view label) const
    {
        return about(concat(what, ".", parties[party]), concat(parties[party], ": ", label));
    }
    /// The same, giving the party's figure of that name.
    [[nodiscard]] About about_figure(std::string_view what, std::size_t party,
                                     std::string_view label, Money expected) const
    {
        About about = about_party(what, party, label);
        about.gives.push_back(
            {risk_share.figure(concat("payment_limit/", what, "_by_partner/", parties[party])),
             {expected}});
        return about;
    }
};

/// The amount a partner would pay: the amount it bears of the bands, less the amount its services
/// bring.
Figure explain_before(const Limiting& limiting, std::size_t partner, const BurdenFigures& bands)
{
    const ExplainedRiskShare& risk_share = limiting.risk_share;
    std::vector<Figure> figures = bands[&Burden::shared];
    append(figures, bands[&Burden::by_responsibility]);
    const Figure borne = risk_share.working().sum(
        limiting.about_party("borne", partner, "borne of all bands"), figures);
    std::vector<Figure> brought;
    for (const std::size_t service : risk_share.agreed.services) {
        if (agreed_services(risk_share.context.agreement)[service].responsible == partner) {
            brought.push_back(*risk_share.services[service]);
        }
    }
    return risk_share.working().difference(
        limiting.about_figure("before", partner,
                              "would pay (negative: receives), less what its services bring",
                              risk_share.result.payment_limit->before[partner]),
        borne, brought);
}

/// The part above its maximum, which a partner does not pay.
Figure explain_unpaid(const Limiting& limiting, std::size_t partner, const Figure& maximum)
{
    Working& working = limiting.risk_share.working();
    const Figure at_most = working.minimum(
        limiting.about_figure("maximum", partner, "pays at most its part of the whole first band",
                              limiting.risk_share.result.payment_limit->maximum[partner]),
        {maximum});
    const Figure paid = working.minimum(limiting.about_party("paid", partner, "pays, at most that"),
                                        {limiting.before[partner], at_most});
    return working.difference(limiting.about_party("unpaid", partner, "does not pay"),
                              limiting.before[partner], {paid});
}

/// The part of the unpaid amount that each party keeps: no figure or one. Shape: one per partner,
/// the reserve last.
std::vector<std::vector<Figure>> explain_kept(const Limiting& limiting)
{
    Working& working = limiting.risk_share.working();
    std::vector<std::vector<Figure>> kept(limiting.parties.size());
    if (limiting.unpaid_in_all.value == 0_p) { return kept; }
    std::vector<std::size_t> receivers;
    std::vector<Weight> weights;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < limiting.before.size(); ++i) {
        if (limiting.before[i].value >= 0_p) { continue; }
        receivers.push_back(i);
        weights.push_back(to_weight(working.negate(
            limiting.about_party("receives", i, "would receive"), limiting.before[i])));
        names.push_back(limiting.parties[i]);
    }
    const std::vector<Figure> parts = working.apportion(
        limiting.about("kept", "what is not paid stays with those who would have received it"),
        limiting.unpaid_in_all, weights, {}, names);
    for (std::size_t k = 0; k < parts.size(); ++k) { kept[receivers[k]].push_back(parts[k]); }
    return kept;
}

}  // namespace

std::vector<Figure> explain_payment_limit(const ExplainedRiskShare& risk_share,
                                          const BorneOfBands& borne,
                                          const std::vector<Figure>& maximum)
{
    Working& working = risk_share.working();
    const PaymentLimit& result = *risk_share.result.payment_limit;
    const std::size_t partners = risk_share.parties.size();
    Limiting limiting{risk_share, risk_share.parties};
    limiting.parties.emplace_back("reserve");
    for (std::size_t i = 0; i < partners; ++i) {
        limiting.before.push_back(explain_before(limiting, i, borne.partners[i]));
    }
    limiting.before.push_back(working.sum(
        limiting.about_party("before", partners, "would pay (negative: receives)"), borne.reserve));

    std::vector<Figure> unpaid;
    for (std::size_t i = 0; i < partners; ++i) {
        unpaid.push_back(explain_unpaid(limiting, i, maximum[i]));
    }
    limiting.unpaid_in_all = working.sum(limiting.about("unpaid", "not paid, in total"), unpaid);
    const auto kept = explain_kept(limiting);

    std::vector<Figure> changes;
    for (std::size_t i = 0; i < partners; ++i) {
        About about =
            limiting.about_figure("change", i, "bears more (negative: less)", result.change[i]);
        changes.push_back(unpaid[i].value == 0_p ? working.sum(std::move(about), kept[i])
                                                 : working.negate(std::move(about), unpaid[i]));
    }
    About about = limiting.about_party("change", partners, "bears more (negative: less)");
    about.gives.push_back({risk_share.figure("payment_limit/reserve"), {result.reserve}});
    changes.push_back(working.sum(std::move(about), kept.back()));
    return changes;
}

}  // namespace riskshare::working
