#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/fund_table.hpp>

#include "parts.hpp"

namespace riskshare {
inline namespace v0 {

/// The partner, service, risk share or stream that an id names. Refers to the lists of the terms
/// that it was made from, also after these have been moved.
class RISKSHARE_EXPORT Names {
public:
    explicit Names(const AgreementTerms& terms);

    [[nodiscard]] std::optional<std::size_t> partner(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> service(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> risk_share(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> stream(std::string_view id) const;

private:
    std::unordered_map<std::string_view, std::size_t> partners_;
    std::unordered_map<std::string_view, std::size_t> services_;
    std::unordered_map<std::string_view, std::size_t> risk_shares_;
    std::unordered_map<std::string_view, std::size_t> streams_;
};

[[nodiscard]] inline bool is_in_fund(const Service& service)
{
    return service.fund != Fund::associated;
}

/// True if the service is part of the integrated fund, and capital.
[[nodiscard]] inline bool is_capital(const Service& service)
{
    return is_in_fund(service) && service.is_capital;
}

// These leave out anything that refers to an unknown name, so that terms with problems can be
// checked further. Fails: MoneyOverflow.

/// A service at its opening contributions.
[[nodiscard]] AgreedService agree_service(const Service& service, const Names& names);

/// All services with these variations, the first of the terms.
[[nodiscard]] std::vector<AgreedService> agree_services(const AgreementTerms& terms,
                                                        std::span<const Variation> variations,
                                                        const Names& names);

/// Adds variations to services at their opening contributions.
RISKSHARE_EXPORT void apply(std::span<const Variation> variations,
                            std::span<AgreedService> services, const Names& names);

/// The pooled and the aligned fund, and both together.
[[nodiscard]] RISKSHARE_EXPORT FundTable fund_table(const AgreementTerms& terms,
                                                    std::span<const AgreedService> services);

/// The services that a risk share covers, in the agreement's order.
[[nodiscard]] std::vector<std::size_t>
covered_services(const Cover& cover, const AgreementTerms& terms, const Names& names);

/// Shape: one per partner.
[[nodiscard]] std::vector<Money> agree_base(const RiskShare& risk_share,
                                            const AgreementTerms& terms, const Names& names,
                                            std::span<const AgreedService> services,
                                            std::span<const std::size_t> covered);

/// The upper limit of a band on the cumulative amount. Requires: base_total >= 0.
[[nodiscard]] Money agree_limit(const UpTo& up_to, Money base_total);

/// True if the terms state a reserve, or if a band uses one.
[[nodiscard]] RISKSHARE_EXPORT bool has_reserve(const AgreementTerms& terms);

/// Requires: terms without problems.
[[nodiscard]] std::vector<AgreedEndingRule> agree_ending(const AgreementTerms& terms,
                                                         const Names& names, const FundTable& fund);

/// The contributions of each stream to its services. Requires: terms without problems.
[[nodiscard]] std::vector<AgreedStream> agree_streams(const AgreementTerms& terms,
                                                      const Names& names);

/// Requires: terms without problems.
[[nodiscard]] AgreedRiskShare agree_risk_share(const RiskShare& risk_share,
                                               const AgreementTerms& terms, const Names& names,
                                               std::span<const AgreedService> services);

}  // namespace v0
}  // namespace riskshare
