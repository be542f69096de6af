#include "explain.hpp"

#include <utility>

#include "agreed/agreed.hpp"
#include "agreed/agreement.hpp"

namespace riskshare::working {
namespace {

template <class M>
struct NamedTotals {
    std::string_view name;      ///< in the settlement
    std::string_view title;     ///< as a sentence begins with it
    std::string_view whose_to;  ///< after "contributions to"
    const FundTotals<M>& totals;
};

/// The figures of the pooled or the aligned fund, from the contributions themselves.
struct FundFigures {
    Figure gross;
    Figure income;
    Figure net;
    std::vector<Figure> net_by_partner;
};

/// The pointer to a figure of a fund.
std::string fund_pointer(std::string_view fund, std::string_view figure)
{
    return concat("/fund/", fund, "/", figure);
}

template <class M, class Belongs>
FundFigures explain_one_fund(const Context& context, const NamedTotals<M>& named, Belongs belongs)
{
    const Agreement& agreement = context.agreement;
    LineFigures all;
    std::vector<LineFigures> by_partner(agreement.partners().size());
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        if (!belongs(agreement.terms().services[i])) { continue; }
        for (const StatedLine& line : context.contributions[i]) {
            all.add(line);
            by_partner[line.partner].add(line);
        }
    }
    const auto about = [&](std::string_view what) {
        return About{.id = concat("fund.", named.name, "/", what),
                     .rule = "fund",
                     .label = concat(named.title, ", ", what)};
    };
    const auto claiming = [&](std::string_view what, Money expected) {
        About claimed = about(what);
        claimed.gives.push_back({fund_pointer(named.name, what), {expected}});
        return claimed;
    };
    Working& working = context.working;
    const Figure gross = working.sum(claiming("gross", named.totals.gross.amount()), all.gross);
    const Figure income = working.sum(claiming("income", named.totals.income.amount()), all.income);
    const Figure net =
        working.difference(claiming("net", named.totals.net.amount()), gross, {income});

    FundFigures figures{gross, income, net, {}};
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        const Partner& partner = agreement.partners()[i];
        About of_partner = about(concat("net.", partner.id));
        of_partner.label = concat(partner.name, "'s contributions to ", named.whose_to);
        of_partner.partners = {partner.id};
        of_partner.gives.push_back({fund_pointer(named.name, concat("net_by_partner/", partner.id)),
                                    {named.totals.net_by_partner[i].amount()}});
        figures.net_by_partner.push_back(
            explain_net(working, std::move(of_partner), by_partner[i]));
    }
    return figures;
}

}  // namespace

void explain_fund(const Context& context)
{
    const FundTable& fund = context.agreement.fund();
    const FundFigures pooled = explain_one_fund<PooledMoney>(
        context, {"pooled", "Pooled fund", "the pooled fund", fund.pooled},
        [](const Service& service) { return service.fund == Fund::pooled; });
    const FundFigures aligned = explain_one_fund<AlignedMoney>(
        context, {"aligned", "Aligned fund", "the aligned fund", fund.aligned},
        [](const Service& service) { return service.fund == Fund::aligned; });
    const auto both = [&](std::string_view what, Money expected, const Figure& a, const Figure& b) {
        context.working.sum({.id = concat("fund.integrated/", what),
                             .rule = "fund",
                             .label = concat("Integrated fund, ", what, ", pooled and aligned"),
                             .gives = {{fund_pointer("integrated", what), {expected}}}},
                            {a, b});
    };
    both("gross", fund.integrated.gross.amount(), pooled.gross, aligned.gross);
    both("income", fund.integrated.income.amount(), pooled.income, aligned.income);
    both("net", fund.integrated.net.amount(), pooled.net, aligned.net);
    for (std::size_t i = 0; i < context.agreement.partners().size(); ++i) {
        const std::string& id = context.agreement.partners()[i].id;
        About about = about_figure(context, i, "funding", "fund",
                                   "funding, its net contributions to both funds",
                                   context.settlement.partners[i].funding);
        about.gives.push_back({fund_pointer("integrated", concat("net_by_partner/", id)),
                               {fund.integrated.net_by_partner[i].amount()}});
        context.working.sum(std::move(about),
                            {pooled.net_by_partner[i], aligned.net_by_partner[i]});
    }
    if (fund.capital) {
        explain_one_fund<IntegratedMoney>(
            context, {"capital", "Capital in the integrated fund", "capital", *fund.capital},
            [](const Service& service) { return is_capital(service); });
    }
}

void explain_not_pooled(const Context& context)
{
    const std::vector<NotPooled>& list = context.agreement.terms().not_pooled;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string place = concat("/not_pooled/", i, "/amount");
        context.working.given({.id = concat("not-pooled.", list[i].id, "/amount"),
                               .rule = "not_pooled",
                               .label = list[i].name + ", recorded beside the fund",
                               .clause = list[i].clause,
                               .gives = {{place, {list[i].amount}}},
                               .partners = {list[i].from, list[i].to}},
                              {list[i].amount, context.working.origin("agreement:", place)});
    }
}

}  // namespace riskshare::working
