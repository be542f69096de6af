#pragma once

#include <optional>
#include <string>
#include <vector>

#include <riskshare/facts/terms.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>

/// The figures of one month, as a file or a program states them, unchecked. Only a Position
/// (position.hpp) can be settled.

namespace riskshare {
inline namespace v0 {

/// A partner's full-year spending on a service as its own ledger records or forecasts it.
struct Recorded {
    Money gross;
    Money income = 0_p;
    std::string note{};
    std::string clause{};

    bool operator==(const Recorded&) const = default;
};

/// Other figures of a partner's own ledger on a service: the columns of a month's report beside the
/// forecast or the outturn itself.
struct LedgerFigures {
    std::optional<Recorded> original_budget{};
    std::optional<Recorded> latest_budget{};
    std::optional<Recorded> budget_to_date{};
    std::optional<Recorded> actual_to_date{};
    std::optional<Recorded> previous_forecast{};  ///< outturn as forecast a month before
    std::string note{};
    std::string clause{};

    bool operator==(const LedgerFigures&) const = default;
};

enum class AdjustmentKind { planned_overspend, service_development, attributed };
constexpr auto words_for(AdjustmentKind)
{
    return words<AdjustmentKind>({"planned_overspend", "service_development", "attributed"});
}

/// An amount taken out of a service's variance before any sharing, and who bears it. The
/// responsible partner bears a planned overspend that names nobody.
struct Adjustment {
    Required<AdjustmentKind> kind;
    Money amount;
    ByPartner<Money> borne_by{};
    std::string note{};
    std::string clause{};

    bool operator==(const Adjustment&) const = default;
};

/// The VAT of a service for the full year, whether recovered or not.
struct VatFigures {
    Money incurred;
    Money exempt = 0_p;  ///< the part attributable to exempt activities
    std::string note{};
    std::string clause{};

    bool operator==(const VatFigures&) const = default;
};

struct ServiceFigures {
    std::string id;
    ByPartner<Recorded> outturn;
    std::vector<Adjustment> adjustments{};
    ByPartner<Money> paid{};  ///< into the pool, of instalments, to the end of the month
    std::optional<VatFigures> vat{};
    ByPartner<LedgerFigures> ledgers{};
    std::string note{};
    std::string clause{};

    bool operator==(const ServiceFigures&) const = default;
};

/// A local authority's own figures for the partial exemption test, for the full year.
struct PartialExemptionFigures {
    Money vat;     ///< incurred on all its purchases, those for this fund included
    Money exempt;  ///< attributable to exempt activities outside this fund
    std::string note{};
    std::string clause{};

    bool operator==(const PartialExemptionFigures&) const = default;
};

/// One asset or liability on the day on which the agreement ends.
struct EndingItem {
    std::string id;
    std::string name;
    Required<EndingKind> kind;
    Money amount;         ///< the worth of the asset, or the cost of the liability
    std::string held_by;  ///< the partner that keeps the asset or meets the liability
    std::string note{};
    std::string clause{};

    bool operator==(const EndingItem&) const = default;
};

/// A decision on who bears how much of a risk share's shareable variance, whatever the formula
/// says. A party is a partner or `reserve`; one that is left out bears zero.
struct Decision {
    std::string risk_share;
    std::string decided_by;
    Date date;
    std::string minute;
    ByPartner<Money> borne_by;
    std::string note{};
    std::string clause{};

    bool operator==(const Decision&) const = default;
};

/// A partner's balance with another partner in its own ledger, at the end of the month.
struct LedgerBalance {
    std::string ledger;
    std::string with;
    Money receivable = 0_p;   ///< owed to it
    Money payable = 0_p;      ///< owed by it
    Money income = 0_p;       ///< in the year to date
    Money expenditure = 0_p;  ///< in the year to date
    std::string note{};
    std::string clause{};

    bool operator==(const LedgerBalance&) const = default;
};

enum class Basis { forecast, outturn };
constexpr auto words_for(Basis) { return words<Basis>({"forecast", "outturn"}); }

struct PositionFigures {
    std::string agreement;
    FinancialYear financial_year;
    int month;  ///< Of the financial year: 1 is April, 12 is March.
    Required<Basis> basis;
    std::vector<ServiceFigures> services;
    ByPartner<PartialExemptionFigures> partial_exemption{};
    std::optional<std::vector<EndingItem>> ending{};  ///< absent unless the agreement ends
    std::vector<Decision> decisions{};
    std::vector<LedgerBalance> balances{};
    std::string note{};
    std::string clause{};

    bool operator==(const PositionFigures&) const = default;
};

}  // namespace v0
}  // namespace riskshare
