#include <riskshare/rules/borne.hpp>

#include "burden_parts.hpp"
#include "values/wide.hpp"

namespace riskshare {
inline namespace v0 {

Burden& operator+=(Burden& burden, const Burden& other)
{
    for (const BurdenPart& part : burden_parts) {
        if (part.member != nullptr) { burden.*part.member += other.*part.member; }
    }
    for (const AdjustmentPart& part : adjustment_parts) {
        burden.adjustments.*part.member += other.adjustments.*part.member;
    }
    return burden;
}

Burden operator-(const Burden& burden, const Burden& other)
{
    Burden difference = burden;
    for (const BurdenPart& part : burden_parts) {
        if (part.member != nullptr) { difference.*part.member -= other.*part.member; }
    }
    for (const AdjustmentPart& part : adjustment_parts) {
        difference.adjustments.*part.member -= other.adjustments.*part.member;
    }
    return difference;
}

Money BurdenPart::of(const Burden& burden) const
{
    return member == nullptr ? total(burden.adjustments) : burden.*member;
}

void add(AdjustmentsBorne& adjustments, AdjustmentKind kind, Money amount)
{
    adjustments.*member_of(kind) += amount;
}

Money total(const AdjustmentsBorne& adjustments)
{
    Wide total = 0;
    for (const AdjustmentPart& part : adjustment_parts) {
        total += (adjustments.*part.member).pence();
    }
    return to_money(total);
}

Money borne(const Burden& burden)
{
    Wide total = 0;
    for (const BurdenPart& part : burden_parts) { total += part.of(burden).pence(); }
    return to_money(total);
}

Money net_risk_payment(const Burden& burden, Money without_risk_share)
{
    Wide total = -Wide{without_risk_share.pence()};
    for (const BurdenPart& part : burden_parts) {
        if (part.is_in_net_payment) { total += part.of(burden).pence(); }
    }
    return to_money(total);
}

Money ledger_settlement(const LedgerAmounts& of)
{
    return sum({of.funding, of.borne, -of.recorded});
}

}  // namespace v0
}  // namespace riskshare
