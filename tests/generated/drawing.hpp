#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generate.hpp"

/// The parts shared by the generators of agreements and of positions.

namespace riskshare::generated {

/// The largest amount of money, in pence.
inline constexpr std::int64_t most_pence = std::numeric_limits<std::int64_t>::max();

/// The largest amounts of a case: all contributions together, and all variances.
struct Scale {
    Money budgets;
    Money variances;
};

/// Amounts up to the greatest, of which every third or so is the one before it again.
class Amounts {
public:
    explicit Amounts(Money greatest) : greatest_{greatest} {}

    [[nodiscard]] Money next()
    {
        if (!previous_ || !chance(35)) { previous_ = draw_amount(greatest_); }
        return *previous_;
    }

private:
    Money greatest_;
    std::optional<Money> previous_;
};

/// The amount over a number, cut off. Only for bounds: a share of money is an apportionment.
[[nodiscard]] inline Money over(Money amount, std::size_t number)
{
    return Money::from_pence(amount.pence() / static_cast<std::int64_t>(number));
}

/// Draws where in a list of that many.
[[nodiscard]] inline std::size_t draw_place(std::size_t count)
{
    return static_cast<std::size_t>(draw(0, static_cast<std::int64_t>(count) - 1));
}

template <class T>
[[nodiscard]] const T& draw_from(const std::vector<T>& list)
{
    return list[draw_place(list.size())];
}

/// Draws a count, which in half of the cases grows with the size of the run.
[[nodiscard]] std::size_t draw_count(std::size_t least, std::size_t greatest);

/// Different ids, some of them names that a careless program could confuse with its own words.
[[nodiscard]] std::vector<std::string> draw_ids(std::size_t count);

/// Percentages that come to exactly 100%: in tens, in whole ones or to the last decimal.
[[nodiscard]] Fixed draw_fixed(const std::vector<Partner>& partners);

/// The amounts of a base, taken of the covered services. Shape: one per partner, in declared order.
[[nodiscard]] std::vector<Money> amounts_of(const Base& base, const AgreementTerms& terms,
                                            const std::vector<std::string>& covered);

[[nodiscard]] Scale draw_scale();
[[nodiscard]] AgreementTerms draw_terms(const Scale& scale);
[[nodiscard]] PositionFigures draw_figures(const Agreement& agreement, const Scale& scale);

/// Lets contributions vary through the year, where that leaves the agreement valid: variations,
/// capital, contributions in kind, instalments and the amounts paid of them.
void draw_year(AgreementTerms& terms, PositionFigures& figures, const Scale& scale);
/// Decisions on some of the risk shares that cover services.
[[nodiscard]] std::vector<Decision>
draw_decisions(const Agreement& agreement, const PositionFigures& figures, const Scale& scale);

/// One to three payments beside the fund; none where there is nobody to pay to.
[[nodiscard]] std::vector<NotPooled> draw_not_pooled(const std::vector<Partner>& partners);

/// VAT terms of some of the services that are settled, and figures that go with them.
void draw_vat(AgreementTerms& terms, PositionFigures& figures);

/// Rules for the ending, and what is left then. None where a reserve leaves no room for it in 64
/// bits of pence.
void draw_ending(AgreementTerms& terms, PositionFigures& figures);

/// Accounts, thresholds, ledgers and balances for a month's report, of amounts up to the greatest.
void draw_month_end(AgreementTerms& terms, PositionFigures& figures, Money greatest);

/// Gives the agreement one to three streams, and says which contributions come from them. Where an
/// underspend goes to a reserve, all that is contributed to a service becomes one contribution.
void draw_streams(AgreementTerms& terms);

}  // namespace riskshare::generated
