#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

#include "working.hpp"

namespace riskshare::working {

/// What is being explained, and the working so far.
struct Subject {
    const Agreement& agreement;
    const Position& position;
    const Settlement& settlement;
    Working& working;
};

/// The shareable variance of each service; nothing for an associated one. Shape: one per service of
/// the agreement.
using ShareableVariances = std::vector<std::optional<Figure>>;

/// Figures of one partner that risk shares add to.
struct PartnerFigures {
    std::vector<Figure> shared;
    std::vector<Figure> by_responsibility;
    std::vector<Figure> payment_limit;
    std::vector<Figure> decision;
};

/// Figures of the reserve that risk shares add to.
struct ReserveFigures {
    std::vector<Figure> bands;
    std::vector<Figure> payment_limit;
    std::vector<Figure> decision;
    std::vector<Figure> drawn;  ///< by formulas that no decision stands beside
};

/// Budget, outturn, variance and responsibility of every service.
[[nodiscard]] ShareableVariances explain_services(const Subject& subject);

/// The fund table.
void explain_fund(const Subject& subject);

/// What is recorded beside the fund.
void explain_not_pooled(const Subject& subject);

/// One risk share: base, limits, bands, and what limits on payments and a decision change. Adds to
/// each partner what it bears, and to `reserve` what the reserve bears.
void explain_risk_share(const Subject& subject, std::size_t index,
                        const ShareableVariances& services, std::vector<PartnerFigures>& partners,
                        ReserveFigures& reserve);

/// What each partner and the reserve bear, pay and receive.
void explain_partners(const Subject& subject, const ShareableVariances& services,
                      const std::vector<PartnerFigures>& partners, const ReserveFigures& reserve);

/// The VAT within these figures, what moving a service would cost, and the 5% test.
void explain_vat(const Subject& subject);

/// What is left where the agreement ends, how it is divided, and who pays whom for it.
void explain_ending(const Subject& subject);

/// A step about one partner, labelled with its name.
[[nodiscard]] About about_partner(const Partner& partner, std::string_view what,
                                  std::string_view rule, std::string label);

/// The same, giving the partner's figure of that name.
[[nodiscard]] About about_figure(const Subject& subject, std::size_t partner, std::string_view what,
                                 std::string_view rule, std::string label, Money expected);

/// The payments that clear what parties owe, the reserve last where it takes part. `first` is where
/// they begin among the settlement's payments.
void explain_payments(const Subject& subject, std::string_view kind, std::string_view label,
                      const std::vector<Figure>& owed, std::size_t first);

/// Several clauses on one line; empty ones are left out.
[[nodiscard]] std::string join_clauses(std::initializer_list<std::string_view> clauses);

[[nodiscard]] std::vector<std::string> partner_ids(const Agreement& agreement);

/// Places in a file, one list for gross amounts, one for the income that comes with them.
struct GrossAndIncome {
    std::vector<Figure> gross;
    std::vector<Figure> income;
};

/// An amount of what a partner contributes to a service, and where the agreement states it.
struct StatedContribution {
    std::size_t partner;
    Figure gross;
    Figure income;
};

/// The contributions to a service: those that the year opened with, and each change since unless it
/// is `opening` that is asked for.
[[nodiscard]] std::vector<StatedContribution>
stated_contributions(const Agreement& agreement, std::size_t service, BaseAt at = BaseAt::latest);

/// Adds to the lists; a zero income is left out.
void add(GrossAndIncome& places, const StatedContribution& stated);

/// Gross less income: up to three steps, the last of them with the id and the claims of `about`.
Figure explain_net(Working& working, About about, const GrossAndIncome& places);

}  // namespace riskshare::working
