#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/financial_year.hpp>
#include <riskshare/fund.hpp>
#include <riskshare/money.hpp>
#include <riskshare/percentage.hpp>

/// What an agreement says, word for word: plain facts, as a file or a program states them. Nothing
/// here has been checked; Agreement (agreement.hpp) is what may be settled.

namespace riskshare {

/// Something stated for partners by id, in the order stated. A partner may be left out.
template <class T>
using ByPartner = std::vector<std::pair<std::string, T>>;

/// Amounts of streams by id, in the order stated.
using ByStream = std::vector<std::pair<std::string, Money>>;

enum class PartnerKind { local_authority, nhs, other };

struct Partner {
    std::string id;
    std::string name;
    PartnerKind kind;
    std::string note{};
    std::string clause{};
};

/// What a partner puts into a service for the year, and the income that comes with it.
struct Contribution {
    Money gross;
    Money income = 0_p;
    ByStream streams{};  ///< how much of the gross amount comes from which stream
    std::string note{};
    std::string clause{};
};

/// Who commissions a service: by statute, by regulation, or by tradition.
struct Responsibility {
    std::optional<std::string> statutory{};
    std::optional<std::string> regulation{};
    std::optional<std::string> traditional{};
    std::string note{};
    std::string clause{};
};

/// A budget line, scheme or pool line.
struct Service {
    std::string id;
    std::string name;
    Fund fund;
    ByPartner<Contribution> contributions;
    Responsibility responsible{};
    std::optional<std::string> ring_fence{};
    std::string strategy{};
    std::string note{};
    std::string clause{};
};

// The base of a risk share: an amount per partner, from which cap and shares both follow.
struct GrossContribution {};
struct NetContribution {};
struct Stated {
    ByPartner<Money> amounts;
    std::string note{};
    std::string clause{};
};
using Base = std::variant<GrossContribution, NetContribution, Stated>;

// How a risk share's `shares` divide an amount.
struct ProRataToBase {};
struct Equal {};
struct Fixed {
    ByPartner<Percentage> percentages;
    std::string note{};
    std::string clause{};
};
using Shares = std::variant<ProRataToBase, Equal, Fixed>;

// Who bears what falls into a band. Equal and Fixed are as above.
struct ByShares {};
struct To {
    std::string partner;
    std::string note{};
    std::string clause{};
};
struct FromReserve {};
struct ByResponsibility {};
using Split = std::variant<ByShares, Equal, Fixed, To, FromReserve, ByResponsibility>;

/// The upper limit of a band on the cumulative amount: a rate of the base total, or an amount.
struct UpTo {
    std::variant<Percentage, Money> limit;
    std::string note{};
    std::string clause{};
};

struct Band {
    std::optional<UpTo> up_to{};
    Split split;
    ByPartner<Money> partner_limits{};
    std::string note{};
    std::string clause{};
};

/// Every pooled and aligned service that is not ring-fenced.
struct AllServices {};
using Cover = std::variant<AllServices, std::vector<std::string>>;

struct RiskShare {
    std::string id;
    Cover services;
    Base base;
    Shares shares = ProRataToBase{};
    std::vector<Band> overspend;
    std::vector<Band> underspend;
    std::string note{};
    std::string clause{};
};

/// How partners share budgets: the four mechanisms of CIPFA's guide. mechanism.hpp says what each
/// asks of them.
enum class Mechanism { aligned_budget, lead_body, joint_commissioning, joint_venture };

/// The mechanism of each fund, where the agreement names it. The lead body is the host.
struct Mechanisms {
    std::optional<Mechanism> pooled{};
    std::optional<Mechanism> aligned{};
    std::string note{};
    std::string clause{};
};

/// How money passes from one partner to another without being pooled: a grant of a local authority
/// or of an NHS body under section 76 or 256 of the NHS Act 2006, what comes with functions that
/// one partner exercises for another, and a transfer to a care trust.
enum class NotPooledKind { section_76, section_256, delegated_function, care_trust };

/// Money that is recorded beside the fund: never part of its totals, never shared.
struct NotPooled {
    std::string id;
    std::string name;
    NotPooledKind kind;
    std::string from;  ///< the partner that pays
    std::string to;    ///< the partner that receives
    Money amount;
    std::string note{};
    std::string clause{};
};

/// What a stream of money is: the first five come with conditions that the law or a grant sets.
enum class StreamKind {
    nhs_minimum,
    local_authority_grant,
    disabled_facilities_grant,
    public_health_grant,
    dedicated_schools_grant,
    other
};

/// Money that a partner brings from one source, and the conditions that it comes with.
struct Stream {
    std::string id;
    std::string name;
    StreamKind kind;
    std::string partner;
    std::optional<Money> minimum{};                      ///< the least that is put into the fund
    std::optional<std::vector<std::string>> services{};  ///< that it may be spent on; any without
    std::optional<std::string> underspend_to{};          ///< the reserve that an underspend goes to
    std::string note{};
    std::string clause{};
};

struct Reserve {
    Money balance;
    std::string note{};
    std::string clause{};
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
    std::vector<Stream> streams{};
    std::string note{};
    std::string clause{};
};

}  // namespace riskshare
