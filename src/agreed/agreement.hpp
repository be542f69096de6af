#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>

#include "agreed.hpp"
#include "parts.hpp"

namespace riskshare {
inline namespace v0 {

/// The state of an agreement. Requires: the terms have no problem; names, services and fund are of
/// these terms, with all their variations.
struct RISKSHARE_EXPORT AgreementState {
    AgreementState(AgreementTerms stated, Names known, std::vector<AgreedService> agreed,
                   FundTable totals);

    [[nodiscard]] static Agreement share(std::shared_ptr<const AgreementState> state)
    {
        return Agreement{std::move(state)};
    }
    [[nodiscard]] static const AgreementState& of(const Agreement& agreement)
    {
        return *agreement.state_;
    }

    AgreementTerms terms;
    Names names;
    std::vector<AgreedService> services;
    std::vector<AgreedRiskShare> risk_shares;
    std::vector<AgreedStream> streams;
    FundTable fund;
    std::vector<AgreedEndingRule> ending;
};

// The parts of an agreement, one per item of its list in the terms. They belong to the agreement.
[[nodiscard]] inline std::span<const AgreedService> agreed_services(const Agreement& agreement)
{
    return AgreementState::of(agreement).services;
}
[[nodiscard]] inline std::span<const AgreedRiskShare> agreed_risk_shares(const Agreement& agreement)
{
    return AgreementState::of(agreement).risk_shares;
}
[[nodiscard]] inline std::span<const AgreedStream> agreed_streams(const Agreement& agreement)
{
    return AgreementState::of(agreement).streams;
}
[[nodiscard]] inline std::span<const AgreedEndingRule> agreed_ending(const Agreement& agreement)
{
    return AgreementState::of(agreement).ending;
}
[[nodiscard]] inline const Names& names_of(const Agreement& agreement)
{
    return AgreementState::of(agreement).names;
}
void agreed_services(const Agreement&&) = delete;
void agreed_risk_shares(const Agreement&&) = delete;
void agreed_streams(const Agreement&&) = delete;
void agreed_ending(const Agreement&&) = delete;
void names_of(const Agreement&&) = delete;

/// The index of the rule for a kind.
[[nodiscard]] RISKSHARE_EXPORT std::optional<std::size_t>
find_ending_rule(const Agreement& agreement, EndingKind kind);

}  // namespace v0
}  // namespace riskshare
