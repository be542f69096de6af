#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/facts/fund.hpp>
#include <riskshare/facts/required.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

/// The terms of an agreement, as a file or a program states them, unchecked. Only an Agreement
/// (agreement.hpp) can be settled.

namespace riskshare {
inline namespace v0 {

/// Something stated for partners by id, in the order stated. A partner may be left out.
template <class T>
using ByPartner = std::vector<std::pair<std::string, T>>;

/// Amounts of streams by id, in the order stated.
using ByStream = std::vector<std::pair<std::string, Money>>;

enum class PartnerKind { local_authority, nhs, other };
constexpr auto words_for(PartnerKind)
{
    return words<PartnerKind>({"local_authority", "nhs", "other"});
}

/// Account codes by id, in the order stated.
using AccountCodes = std::vector<std::pair<std::string, std::string>>;

/// The account codes of a partner's own ledger, for journals to post to.
struct Accounts {
    AccountCodes services;                 ///< of each pooled and aligned service by id
    AccountCodes balances;                 ///< of the balance with each other partner
    std::optional<std::string> reserve{};  ///< of the fund's reserve, in the host's ledger
    std::string note{};
    std::string clause{};

    bool operator==(const Accounts&) const = default;
};

struct Partner {
    std::string id;
    std::string name;
    Required<PartnerKind> kind;
    std::optional<Accounts> accounts{};  ///< without them its accounts go by ids
    std::string note{};
    std::string clause{};

    bool operator==(const Partner&) const = default;
};

// The months in which a partner pays its contribution to a pooled service: equal parts by month, by
// quarter (in April, July, October and January, or in June, September, December and March), or all
// at once.
struct Monthly {
    bool operator==(const Monthly&) const = default;
};
struct QuarterlyInAdvance {
    bool operator==(const QuarterlyInAdvance&) const = default;
};
struct QuarterlyInArrears {
    bool operator==(const QuarterlyInArrears&) const = default;
};
struct Single {
    int month;  ///< Of the financial year: 1 is April, 12 is March.
    std::string note{};
    std::string clause{};

    bool operator==(const Single&) const = default;
};
using Instalments = std::variant<Monthly, QuarterlyInAdvance, QuarterlyInArrears, Single>;

/// A partner's contribution to a service as the year opens, and the income that comes with it.
struct Contribution {
    Money gross;
    Money income = 0_p;
    std::optional<Instalments> instalments{};
    ByStream streams{};  ///< how much of the gross amount comes from which stream
    std::string note{};
    std::string clause{};

    bool operator==(const Contribution&) const = default;
};

/// The partners that commission a service: by statute, by regulation, and by tradition.
struct Responsibility {
    std::optional<std::string> statutory{};
    std::optional<std::string> regulation{};
    std::optional<std::string> traditional{};
    std::string note{};
    std::string clause{};

    bool operator==(const Responsibility&) const = default;
};

/// A contribution other than money, such as staff or premises, and its worth for the year.
struct InKind {
    Money value;
    std::string note{};
    std::string clause{};

    bool operator==(const InKind&) const = default;
};

/// The way a partner recovers VAT: a local authority under section 33 of the VAT Act 1994, an NHS
/// body under section 41 where the service is contracted out, or not at all.
enum class VatRegime { section_33, section_41, none };
constexpr auto words_for(VatRegime)
{
    return words<VatRegime>({"section_33", "section_41", "none"});
}

/// The part of the VAT on a service that a partner recovers where its regime applies, according to
/// its own tax advisers.
struct VatRecovery {
    Required<VatRegime> under;
    std::optional<Percentage> rate{};  ///< absent where no VAT is recovered
    std::string note{};
    std::string clause{};

    bool operator==(const VatRecovery&) const = default;
};

/// The VAT on a service. rules/vat.hpp says whose regime applies.
struct Vat {
    std::string delivered_by;
    std::optional<std::string> agent_for{};  ///< the principal, where the deliverer is its agent
    ByPartner<VatRecovery> recovery;         ///< at least of the partner whose regime applies
    Money budgeted = 0_p;                    ///< irrecoverable VAT that the budget holds
    std::string note{};
    std::string clause{};

    bool operator==(const Vat&) const = default;
};

/// A budget line, scheme or pool line.
struct Service {
    std::string id;
    std::string name;
    Required<Fund> fund;
    ByPartner<Contribution> contributions;
    Responsibility responsible{};
    std::optional<std::string> ring_fence{};
    std::string strategy{};
    std::optional<Vat> vat{};
    bool is_capital = false;      ///< capital funds no revenue
    ByPartner<InKind> in_kind{};  ///< recorded beside the money: in no budget and no total
    std::string note{};
    std::string clause{};

    bool operator==(const Service&) const = default;
};

// The base of a risk share: an amount per partner, from which cap and shares both follow.
struct GrossContribution {
    bool operator==(const GrossContribution&) const = default;
};
struct NetContribution {
    bool operator==(const NetContribution&) const = default;
};
struct Stated {
    ByPartner<Money> amounts;
    std::string note{};
    std::string clause{};

    bool operator==(const Stated&) const = default;
};
using Base = std::variant<GrossContribution, NetContribution, Stated>;

// The proportion in which a risk share's `shares` divide an amount.
struct ProRataToBase {
    bool operator==(const ProRataToBase&) const = default;
};
struct Equal {
    bool operator==(const Equal&) const = default;
};
struct Fixed {
    ByPartner<Percentage> percentages;
    std::string note{};
    std::string clause{};

    bool operator==(const Fixed&) const = default;
};
using Shares = std::variant<ProRataToBase, Equal, Fixed>;

// The bearers of the amount that falls into a band. Equal and Fixed are as above.
struct ByShares {
    bool operator==(const ByShares&) const = default;
};
struct To {
    std::string partner;
    std::string note{};
    std::string clause{};

    bool operator==(const To&) const = default;
};
struct FromReserve {
    bool operator==(const FromReserve&) const = default;
};
struct ByResponsibility {
    bool operator==(const ByResponsibility&) const = default;
};
using Split = std::variant<ByShares, Equal, Fixed, To, FromReserve, ByResponsibility>;

/// The upper limit of a band on the cumulative amount: a rate of the base total, or an amount.
struct UpTo {
    std::variant<Percentage, Money> limit;
    std::string note{};
    std::string clause{};

    bool operator==(const UpTo&) const = default;
};

struct Band {
    std::optional<UpTo> up_to{};
    Split split;
    ByPartner<Money> partner_limits{};
    std::string note{};
    std::string clause{};

    bool operator==(const Band&) const = default;
};

/// Every pooled and aligned service that is neither ring-fenced nor capital.
struct AllServices {
    bool operator==(const AllServices&) const = default;
};
using Cover = std::variant<AllServices, std::vector<std::string>>;

/// The contributions that a base is taken of: as the year opened, or with the variations since.
enum class BaseAt { opening, latest };
constexpr auto words_for(BaseAt) { return words<BaseAt>({"opening", "latest"}); }

/// The amount that the cap limits. Bands always limit the amount a partner bears; with `payment`, a
/// partner's payment because of the risk share is also limited to its part of the whole first band.
enum class CapLimits { bearing, payment };
constexpr auto words_for(CapLimits) { return words<CapLimits>({"bearing", "payment"}); }

struct RiskShare {
    std::string id;
    Cover services;
    Base base;
    Shares shares = ProRataToBase{};
    std::vector<Band> overspend;
    std::vector<Band> underspend;
    CapLimits cap_limits = CapLimits::bearing;
    std::optional<BaseAt> base_at{};  ///< required with variations; never with `Stated`
    bool count_in_kind = false;       ///< true if contributions in kind count towards the base
    std::string note{};
    std::string clause{};

    bool operator==(const RiskShare&) const = default;
};

/// The way partners share budgets: one of the four mechanisms of CIPFA's guide. mechanism.hpp lists
/// the duties under each.
enum class Mechanism { aligned_budget, lead_body, joint_commissioning, joint_venture };
constexpr auto words_for(Mechanism)
{
    return words<Mechanism>(
        {"aligned_budget", "lead_body", "joint_commissioning", "joint_venture"});
}

/// The mechanism of each fund, where the agreement names it. The lead body is the host.
struct Mechanisms {
    std::optional<Mechanism> pooled{};
    std::optional<Mechanism> aligned{};
    std::string note{};
    std::string clause{};

    bool operator==(const Mechanisms&) const = default;
};

/// The way money passes from one partner to another without being pooled: a grant of a local
/// authority or of an NHS body under section 76 or 256 of the NHS Act 2006, a payment for functions
/// that one partner exercises for another, or a transfer to a care trust.
enum class NotPooledKind { section_76, section_256, delegated_function, care_trust };
constexpr auto words_for(NotPooledKind)
{
    return words<NotPooledKind>({"section_76", "section_256", "delegated_function", "care_trust"});
}

/// Money recorded beside the fund: never part of its totals, never shared.
struct NotPooled {
    std::string id;
    std::string name;
    Required<NotPooledKind> kind;
    std::string from;  ///< the partner that pays
    std::string to;    ///< the partner that receives
    Money amount;
    std::string note{};
    std::string clause{};

    bool operator==(const NotPooled&) const = default;
};

/// The kinds of item left when an agreement ends: assets, which a partner keeps, and liabilities,
/// which a partner meets.
enum class EndingKind {
    unspent_balance,
    equipment,
    property,
    other_asset,
    redundancy,
    pensions,
    other_liability
};
constexpr auto words_for(EndingKind)
{
    return words<EndingKind>({"unspent_balance", "equipment", "property", "other_asset",
                              "redundancy", "pensions", "other_liability"});
}

/// In proportion to net contributions to the pooled and aligned funds.
struct ByContributions {
    bool operator==(const ByContributions&) const = default;
};
using EndingSplit = std::variant<ByContributions, Equal, Fixed, To>;

/// The division of one kind at the end. Equal, Fixed and To are as above.
struct EndingRule {
    Required<EndingKind> kind;
    EndingSplit split;
    std::string note{};
    std::string clause{};

    bool operator==(const EndingRule&) const = default;
};

/// The kind of a stream: the first five come with conditions set by law or by a grant.
enum class StreamKind {
    nhs_minimum,
    local_authority_grant,
    disabled_facilities_grant,
    public_health_grant,
    dedicated_schools_grant,
    other
};
constexpr auto words_for(StreamKind)
{
    return words<StreamKind>({"nhs_minimum", "local_authority_grant", "disabled_facilities_grant",
                              "public_health_grant", "dedicated_schools_grant", "other"});
}

/// Money that a partner brings from one source, and the conditions that it comes with.
struct Stream {
    std::string id;
    std::string name;
    Required<StreamKind> kind;
    std::string partner;
    std::optional<Money> minimum{};                      ///< that must go into the fund
    std::optional<std::vector<std::string>> services{};  ///< that it may be spent on; absent: any
    std::optional<std::string> underspend_to{};          ///< the reserve that keeps an underspend
    std::string note{};
    std::string clause{};

    bool operator==(const Stream&) const = default;
};

/// A virement moves budget between services and changes no partner's total; any other variation
/// changes what partners contribute.
enum class VariationKind { virement, contribution };
constexpr auto words_for(VariationKind)
{
    return words<VariationKind>({"virement", "contribution"});
}

/// An amount added to one contribution, or taken off where it is negative.
struct ContributionChange {
    std::string service;
    std::string partner;
    Money gross;
    Money income = 0_p;
    std::string note{};
    std::string clause{};

    bool operator==(const ContributionChange&) const = default;
};

/// A change of contributions within the year. It counts from the month of its date.
struct Variation {
    std::string id;
    Date date;
    Required<VariationKind> kind;
    bool is_recurrent;  ///< true if it carries over into the next year
    std::string approved_by;
    std::vector<ContributionChange> changes;
    std::string note{};
    std::string clause{};

    bool operator==(const Variation&) const = default;
};

/// The differences up to which two ledgers need not agree.
struct BalanceThresholds {
    Money receivables_and_payables = 0_p;
    Money income_and_expenditure = 0_p;
    std::string note{};
    std::string clause{};

    bool operator==(const BalanceThresholds&) const = default;
};

struct Reserve {
    Money balance;
    std::string note{};
    std::string clause{};

    bool operator==(const Reserve&) const = default;
};

struct AgreementTerms {
    std::string name;
    FinancialYear financial_year;
    std::vector<Partner> partners;
    std::optional<std::string> host{};
    std::optional<Mechanisms> mechanisms{};
    std::optional<Reserve> reserve{};
    std::vector<Service> services;
    std::vector<RiskShare> risk_shares{};
    std::vector<NotPooled> not_pooled{};
    std::vector<EndingRule> ending{};
    std::vector<Stream> streams{};
    std::vector<Variation> variations{};  ///< in the order of their dates
    std::optional<BalanceThresholds> agreement_of_balances{};
    std::string note{};
    std::string clause{};

    bool operator==(const AgreementTerms&) const = default;
};

}  // namespace v0
}  // namespace riskshare
