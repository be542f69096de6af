#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/settlement.hpp>

#include "rules/burden_parts.hpp"
#include "working.hpp"

namespace riskshare::working {

/// A partner's line on a service as a file states it.
struct StatedLine {
    std::size_t partner;
    Figure gross;
    Figure income;
};

/// Lines of every service. Shape: one list per service of the agreement.
using StatedLines = std::vector<std::vector<StatedLine>>;

/// The settlement to explain, the files behind it, and the working so far.
struct Context {
    const Agreement& agreement;
    const Position& position;
    const Settlement& settlement;
    Working& working;
    StatedLines contributions;  ///< the opening ones first, then each change
    StatedLines recorded;       ///< in the partners' own ledgers

    Context(const Settlement& settled, Working& to);
};

/// The shareable variance of each service; none for an associated one. Shape: one per service of
/// the agreement.
using ShareableVariances = std::vector<std::optional<Figure>>;

/// The figures that make up each part of one partner's burden.
class BurdenFigures {
public:
    /// Those of one part; adjustments have no member, and are null.
    [[nodiscard]] std::vector<Figure>& operator[](Money Burden::*part)
    {
        return figures_[index_of(part)];
    }
    [[nodiscard]] const std::vector<Figure>& operator[](Money Burden::*part) const
    {
        return figures_[index_of(part)];
    }

private:
    [[nodiscard]] static std::size_t index_of(Money Burden::*part)
    {
        const auto found = std::ranges::find(burden_parts, part, &BurdenPart::member);
        return static_cast<std::size_t>(found - burden_parts.begin());
    }

    std::array<std::vector<Figure>, burden_parts.size()> figures_;
};

/// Figures of the reserve that risk shares add to.
struct ReserveFigures {
    std::vector<Figure> bands;
    std::vector<Figure> payment_limit;
    std::vector<Figure> decision;
    std::vector<Figure> drawn;  ///< by formulas that no decision stands beside
};

/// Budget, outturn, variance and responsibility of every service.
[[nodiscard]] ShareableVariances explain_services(const Context& context);

/// The fund table.
void explain_fund(const Context& context);

/// Money recorded beside the fund.
void explain_not_pooled(const Context& context);

/// One risk share: base, limits, bands, and the changes by limits on payments and a decision. Adds
/// to each partner and to `reserve` the amounts they bear.
void explain_risk_share(const Context& context, std::size_t index,
                        const ShareableVariances& services, std::vector<BurdenFigures>& partners,
                        ReserveFigures& reserve);

/// The amounts each partner and the reserve bear, pay and receive. `partners`: the amounts risk
/// shares make each of them bear.
void explain_partners(const Context& context, const ShareableVariances& services,
                      std::vector<BurdenFigures> partners, const ReserveFigures& reserve);

/// The VAT within these figures, the cost of moving a service, and the 5% test.
void explain_vat(const Context& context);

/// The assets and liabilities left when the agreement ends, their division, and the payments for
/// them.
void explain_ending(const Context& context);

/// A step about one partner, labelled with its name.
[[nodiscard]] About about_partner(const Partner& partner, std::string_view what,
                                  std::string_view rule, std::string_view label);

/// The same, giving the partner's figure of that name.
[[nodiscard]] About about_figure(const Context& context, std::size_t partner, std::string_view what,
                                 std::string_view rule, std::string_view label, Money expected);

/// The payments that clear what parties owe, the reserve last where it takes part.
void explain_payments(const Context& context, PaymentKind kind, std::string_view label,
                      const std::vector<Figure>& owed);

/// Several clauses on one line; empty ones are left out.
[[nodiscard]] std::string join_clauses(std::initializer_list<std::string_view> clauses);

[[nodiscard]] std::vector<std::string> partner_ids(const Agreement& agreement);

/// The weights of an equal split, which the agreement states once for all: each partner weighs 1.
[[nodiscard]] std::vector<Weight> equal_weights(const Context& context, Origin stated);

/// The weights of fixed percentages. A partner for which none is stated weighs the zero that
/// `about_none` explains.
[[nodiscard]] std::vector<Weight> fixed_weights(const Context& context, const Fixed& fixed,
                                                Origin stated, About about_none);
inline constexpr std::string_view no_percentage = "percentage of partners for which none is stated";

/// Adds figures to a list.
void append(std::vector<Figure>& figures, const std::vector<Figure>& more);

/// Gross amounts, and the income that comes with them.
struct LineFigures {
    std::vector<Figure> gross;
    std::vector<Figure> income;

    /// Adds a line; income of zero is left out.
    void add(const StatedLine& line);
};

/// Gross less income: up to three steps, the last of them with the id and the claims of `about`.
Figure explain_net(Working& working, About about, const LineFigures& amounts);

}  // namespace riskshare::working
