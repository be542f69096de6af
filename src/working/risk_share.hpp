#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <riskshare/rules/bands.hpp>

#include "chapters.hpp"

namespace riskshare::working {

/// One risk share as it is explained, in the direction that applied.
struct Chapter {
    const Subject& subject;
    std::size_t index;
    const RiskShare& stated;
    const AgreedRiskShare& agreed;
    const RiskShareResult& result;
    const ShareableVariances& services;
    std::vector<std::string> parties;
    std::vector<Figure> base{};

    [[nodiscard]] Working& working() const { return subject.working; }
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
        return fmt::format("{}/{}", stated.id, what);
    }
    [[nodiscard]] std::string place(std::string_view what) const
    {
        return fmt::format("agreement:/risk_shares/{}/{}", index, what);
    }
    [[nodiscard]] std::string figure(std::string_view what) const
    {
        return fmt::format("/risk_shares/{}/{}", index, what);
    }
};

/// One band of it.
struct Section {
    const Chapter& chapter;
    std::size_t k;
    const Band& stated;
    const AgreedBand& agreed;
    const BandResult& result;

    [[nodiscard]] About about(std::string_view what, std::string_view rule,
                              std::string_view label) const
    {
        return {.id = chapter.id(fmt::format("{}/{}/{}", direction(), k, what)),
                .rule = std::string{rule},
                .label =
                    fmt::format("{}, {} band {}, {}", chapter.stated.id, direction(), k + 1, label),
                .clause = join_clauses(
                    {stated.clause.empty() ? chapter.stated.clause : "", stated.clause})};
    }
    [[nodiscard]] std::string place(std::string_view what) const
    {
        return chapter.place(fmt::format("{}/{}/{}", direction(), k, what));
    }
    [[nodiscard]] Claim claim(std::string_view what, std::vector<Money> expected) const
    {
        return {chapter.figure(fmt::format("bands/{}/{}", k, what)), std::move(expected)};
    }
    [[nodiscard]] Claim claim_of(std::string_view what, std::size_t partner, Money expected) const
    {
        return claim(fmt::format("{}/{}", what, chapter.parties[partner]), {expected});
    }
    [[nodiscard]] std::string_view direction() const { return to_text(chapter.result.direction); }
};

/// What comes of a band.
struct Placing {
    Figure left;                  ///< for the next band
    std::vector<Figure> maximum;  ///< by partner, where the band is finite and borne by weights
};

/// What partners and the reserve bear of the bands of one risk share.
struct BorneOfBands {
    std::vector<PartnerFigures> partners;
    std::vector<Figure> reserve;
};

/// What a band does with what remains. Adds to `borne` what partners and the reserve bear of it.
/// `drawn_before`: what formulas before that of this risk share drew on the reserve.
[[nodiscard]] Placing explain_band(const Section& section, const Figure& remaining,
                                   const std::optional<Figure>& size, BorneOfBands& borne,
                                   const std::vector<Figure>& drawn_before);

/// What limits on payments change for each partner, and the reserve last. `maximum` is the most
/// that each partner pays.
[[nodiscard]] std::vector<Figure> explain_payment_limit(const Chapter& chapter,
                                                        const BorneOfBands& borne,
                                                        const std::vector<Figure>& maximum);

/// What decisions on other risk shares draw on the reserve.
[[nodiscard]] std::vector<Figure> draws_by_other_decisions(const Chapter& chapter);

/// What a decision changes for each partner, and the reserve last. `limits` is what limits on
/// payments change for each of them, none where there are none.
[[nodiscard]] std::vector<Figure> explain_decision(const Chapter& chapter,
                                                   const BorneOfBands& borne,
                                                   const std::vector<Figure>& limits);

/// What was drawn on the reserve; what an underspend added does not count.
[[nodiscard]] std::vector<Figure> draws(const std::vector<Figure>& reserve);

}  // namespace riskshare::working
