#include <cstdint>
#include <limits>

#include <rapidcheck.h>

#include <riskshare/conditions.hpp>
#include <riskshare/json.hpp>
#include <riskshare/rules/vat.hpp>
#include <riskshare/values/apportion.hpp>

#include "../laws/exact.hpp"
#include "../laws/laws.hpp"
#include "agreed/agreement.hpp"
#include "refused.hpp"
#include "rules/vat_regime.hpp"
#include "target.hpp"

/// Any bytes as an agreement.

namespace riskshare::fuzz {
namespace {

using laws::Exact;

void check_base(const AgreedRiskShare& risk_share, std::size_t partners)
{
    RC_ASSERT(risk_share.base.size() == partners);
    RC_ASSERT((laws::total_of(risk_share.base) == risk_share.base_total.pence()));
}

void check_agreement(const Agreement& agreement)
{
    laws::check_fund(agreement.fund());
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        check_base(risk_share, agreement.partners().size());
    }
    Exact budgets = 0;
    for (const AgreedService& service : agreed_services(agreement)) {
        RC_ASSERT(service.responsible.has_value() || !service.is_in_fund);
        if (service.is_in_fund) { budgets += service.budget.pence(); }
    }
    RC_ASSERT((budgets == agreement.fund().integrated.net.amount().pence()));
    for (int month = 1; month <= 12; ++month) {
        const Agreement then = agreement.at_month_end(month);
        laws::check_fund(then.fund());
    }
}

/// Checks that accepted money goes from one partner to another, and that its total can be printed.
void check_not_pooled(const Agreement& agreement)
{
    Exact total = 0;
    for (const NotPooled& stated : agreement.terms().not_pooled) {
        RC_ASSERT(stated.amount >= 0_p);
        RC_ASSERT(stated.from != stated.to);
        RC_ASSERT(agreement.find_partner(stated.from).has_value());
        RC_ASSERT(agreement.find_partner(stated.to).has_value());
        total += stated.amount.pence();
    }
    RC_ASSERT((total <= std::numeric_limits<std::int64_t>::max()));
}

/// Checks that accepted terms state how much VAT the partner whose regime applies recovers, and
/// that no partner recovers more than the VAT incurred.
void check_vat_terms(const Agreement& agreement)
{
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        const auto& vat = agreement.terms().services[i].vat;
        if (!vat) { continue; }
        RC_ASSERT(agreement.is_in_fund(i));
        RC_ASSERT(agreement.find_partner(vat->delivered_by).has_value());
        RC_ASSERT(find_recovery(*vat, partner_of_regime(*vat)) != nullptr);
        RC_ASSERT(vat->budgeted >= 0_p);
        const Money all = Money::from_pence(std::numeric_limits<std::int64_t>::max());
        for (const auto& entry : vat->recovery) {
            RC_ASSERT(agreement.find_partner(entry.first).has_value());
            RC_ASSERT(recovered_vat(all, entry.second) <= all);
        }
    }
}

/// Checks that accepted terms can divide the items left at the end, whatever their amounts.
void check_ending(const Agreement& agreement)
{
    RC_ASSERT(agreed_ending(agreement).size() == agreement.terms().ending.size());
    for (const AgreedEndingRule& rule : agreed_ending(agreement)) {
        RC_ASSERT(apportion(Money::from_pence(101), rule.weights).size() ==
                  agreement.partners().size());
    }
    if (agreed_ending(agreement).empty() || !agreement.has_reserve()) { return; }
    RC_ASSERT(find_ending_rule(agreement, EndingKind::unspent_balance).has_value());
    RC_ASSERT(agreement.terms().host.has_value());
}

/// Checks that accepted money comes from the partners the streams name, and that their conditions
/// can be worked out.
void check_streams(const Agreement& agreement)
{
    Exact in_services = 0;
    for (const Service& service : agreement.terms().services) {
        for (const auto& [partner, contribution] : service.contributions) {
            Exact of_streams = 0;
            for (const auto& entry : contribution.streams) { of_streams += entry.second.pence(); }
            RC_ASSERT((of_streams <= contribution.gross.pence()));
            in_services += of_streams;
        }
    }
    for (std::size_t i = 0; i < agreed_streams(agreement).size(); ++i) {
        const AgreedStream& stream = agreed_streams(agreement)[i];
        for (const StreamLine& line : stream.lines) {
            in_services -= line.amount.pence();
            RC_ASSERT(line.amount >= 0_p);
            const AgreedService& service = agreed_services(agreement)[line.service];
            if (service.stream != i) { continue; }
            RC_ASSERT(!service.risk_share.has_value());
            RC_ASSERT(service.budget == line.amount || !service.changes.empty());
        }
    }
    RC_ASSERT((in_services == 0));
    for (const Condition& condition : conditions(agreement)) {
        RC_ASSERT(condition.amount >= 0_p);
        RC_ASSERT(condition.fails_by >= 0_p);
    }
}

void check_same(const Agreement& a, const Agreement& b)
{
    RC_ASSERT(a.terms().not_pooled.size() == b.terms().not_pooled.size());
    RC_ASSERT(a.terms().streams.size() == b.terms().streams.size());
    RC_ASSERT((a.fund().integrated.net == b.fund().integrated.net));
    RC_ASSERT(agreed_risk_shares(a).size() == agreed_risk_shares(b).size());
    for (std::size_t i = 0; i < agreed_risk_shares(a).size(); ++i) {
        RC_ASSERT((agreed_risk_shares(a)[i].base == agreed_risk_shares(b)[i].base));
        RC_ASSERT(agreed_risk_shares(a)[i].services == agreed_risk_shares(b)[i].services);
    }
}

}  // namespace

void check(std::string_view input)
{
    read_twice([&] { return parse_agreement(input); },
               [](const Agreement& agreement, const Agreement& again) {
                   check_agreement(agreement);
                   check_not_pooled(agreement);
                   check_vat_terms(agreement);
                   check_ending(agreement);
                   check_streams(agreement);
                   check_same(agreement, again);
               });
}

}  // namespace riskshare::fuzz
