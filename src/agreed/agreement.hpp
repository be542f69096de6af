#pragma once

#include <memory>
#include <vector>

#include <riskshare/agreement.hpp>

#include "agreed.hpp"

namespace riskshare {

/// The state of an agreement. Requires: the terms have no problem; names, services and fund are of
/// these terms, with all their variations.
struct Agreement::State {
    State(AgreementTerms stated, Names known, std::vector<AgreedService> agreed, FundTable totals);

    [[nodiscard]] static Agreement share(std::shared_ptr<const State> state)
    {
        return Agreement{std::move(state)};
    }
    [[nodiscard]] static const Names& names_of(const Agreement& agreement)
    {
        return agreement.state_->names;
    }

    AgreementTerms terms;
    Names names;
    std::vector<AgreedService> services;
    std::vector<AgreedRiskShare> risk_shares;
    std::vector<AgreedStream> streams;
    FundTable fund;
    std::vector<AgreedEndingRule> ending;
};

}  // namespace riskshare
