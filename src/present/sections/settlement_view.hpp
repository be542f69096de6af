#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

#include "present/display.hpp"
#include "present/wording.hpp"

namespace riskshare::present {

/// A settlement as the sections of a report speak of it.
struct SettlementView {
    const Settlement& settlement;
    Unit unit = Unit::pounds;  ///< of amounts in sentences
    std::vector<std::string> names = partner_names(settlement.agreement());

    [[nodiscard]] const Position& position() const { return settlement.position; }
    [[nodiscard]] const Agreement& agreement() const { return settlement.agreement(); }
    [[nodiscard]] const AgreementTerms& terms() const { return agreement().terms(); }
    [[nodiscard]] std::string money(Money amount) const { return in_sentence(amount, unit); }
    /// The name of a partner, or `the reserve`.
    [[nodiscard]] std::string_view party(std::string_view id) const
    {
        const auto partner = agreement().find_partner(id);
        return partner ? std::string_view{names[*partner]} : "the reserve";
    }
};

}  // namespace riskshare::present
