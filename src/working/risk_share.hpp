#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "explain.hpp"
#include "rules/bands.hpp"

namespace riskshare::working {

/// One risk share as it is explained, in the direction that applied.
struct ExplainedRiskShare {
    const Context& context;
    std::size_t index;
    const RiskShare& stated;
    const AgreedRiskShare& agreed;
    const RiskShareResult& result;
    const ShareableVariances& services;
    std::vector<std::string> parties;
    std::vector<Figure> base{};

    [[nodiscard]] Working& working() const { return context.working; }
    [[nodiscard]] bool is_overspend() const { return result.direction == Direction::overspend; }
    [[nodiscard]] const std::vector<Band>& stated_bands() const
    {
        return is_overspend() ? stated.overspend : stated.underspend;
    }
    [[nodiscard]] const std::vector<AgreedBand>& agreed_bands() const
    {
        return is_overspend() ? agreed.overspend : agreed.underspend;
    }
    [[nodiscard]] std::string id(std::string_view what) const
    {
        return concat(stated.id, "/", what);
    }
    /// A place in the agreement. `what` is text and numbers, which are joined.
    template <class... What>
    [[nodiscard]] Origin origin(const What&... what) const
    {
        return working().origin("agreement:/risk_shares/", index, "/", what...);
    }
    [[nodiscard]] std::string figure(std::string_view what) const
    {
        return concat("/risk_shares/", index, "/", what);
    }
};

/// One band of it.
struct ExplainedBand {
    const ExplainedRiskShare& risk_share;
    std::size_t k;
    const Band& stated;
    const AgreedBand& agreed;
    const BandResult& result;

    [[nodiscard]] About about(std::string_view what, std::string_view rule,
                              std::string_view label) const
    {
        return {.id = concat(risk_share.stated.id, "/", direction(), "/", k, "/", what),
                .rule = rule,
                .label =
                    concat(risk_share.stated.id, ", ", direction(), " band ", k + 1, ", ", label),
                .clause = join_clauses(
                    {stated.clause.empty() ? risk_share.stated.clause : "", stated.clause})};
    }
    template <class... What>
    [[nodiscard]] Origin origin(const What&... what) const
    {
        return risk_share.origin(direction(), "/", k, "/", what...);
    }
    [[nodiscard]] Claim claim(std::string_view what, std::vector<Money> expected) const
    {
        return {risk_share.figure(concat("bands/", k, "/", what)), std::move(expected)};
    }
    [[nodiscard]] Claim claim_of(std::string_view what, std::size_t partner, Money expected) const
    {
        return claim(concat(what, "/", risk_share.parties[partner]), {expected});
    }
    [[nodiscard]] std::string_view direction() const
    {
        return to_text(risk_share.result.direction);
    }
};

/// The results of a band that others need.
struct Placing {
    Figure left;                  ///< for the next band
    std::vector<Figure> maximum;  ///< by partner, where the band is finite and borne by weights
};

/// The amounts partners and the reserve bear of the bands of one risk share.
struct BorneOfBands {
    std::vector<BurdenFigures> partners;
    std::vector<Figure> reserve;
};

/// Takes a band's part of the remaining amount. Adds to `borne` the amounts partners and the
/// reserve bear. `drawn_before`: the amounts the formulas of earlier risk shares drew on the
/// reserve.
[[nodiscard]] Placing explain_band(const ExplainedBand& band, const Figure& remaining,
                                   const std::optional<Figure>& size, BorneOfBands& borne,
                                   const std::vector<Figure>& drawn_before);

/// The change that limits on payments make for each partner, and the reserve last. `maximum` is the
/// most that each partner pays.
[[nodiscard]] std::vector<Figure> explain_payment_limit(const ExplainedRiskShare& risk_share,
                                                        const BorneOfBands& borne,
                                                        const std::vector<Figure>& maximum);

/// The amounts that decisions on other risk shares draw on the reserve.
[[nodiscard]] std::vector<Figure> draws_by_other_decisions(const ExplainedRiskShare& risk_share);

/// The change that a decision makes for each partner, and the reserve last. `limits` is the change
/// that limits on payments make for each of them, empty where there are no such limits.
[[nodiscard]] std::vector<Figure> explain_decision(const ExplainedRiskShare& risk_share,
                                                   const BorneOfBands& borne,
                                                   const std::vector<Figure>& limits);

/// The amounts drawn on the reserve, without those that an underspend added.
[[nodiscard]] std::vector<Figure> draws(const std::vector<Figure>& reserve);

}  // namespace riskshare::working
