#pragma once

#include <optional>
#include <string>
#include <vector>

#include <riskshare/financial_year.hpp>
#include <riskshare/money.hpp>
#include <riskshare/terms.hpp>

/// What a position says: the figures of one month, as a file or a program states them. Nothing here
/// has been checked; Position (position.hpp) is what may be settled.

namespace riskshare {

/// A partner's full-year spending on a service as its own ledger records or forecasts it.
struct Recorded {
    Money gross;
    Money income = 0_p;
    std::string note{};
    std::string clause{};
};

enum class AdjustmentKind { planned_overspend, service_development, attributed };

/// An amount taken out of a service's variance before any sharing, and who bears it. A planned
/// overspend that does not say falls to the responsible partner.
struct Adjustment {
    AdjustmentKind kind;
    Money amount;
    ByPartner<Money> borne_by{};
    std::string note{};
    std::string clause{};
};

/// The VAT of a service for the full year, whether recovered or not.
struct VatFigures {
    Money incurred;
    Money exempt = 0_p;  ///< what of it is attributable to exempt activities
    std::string note{};
    std::string clause{};
};

struct ServiceFigures {
    std::string id;
    ByPartner<Recorded> outturn;
    std::vector<Adjustment> adjustments{};
    ByPartner<Money> paid{};  ///< into the pool, of instalments, to the end of the month
    std::optional<VatFigures> vat{};
    std::string note{};
    std::string clause{};
};

/// A local authority's own figures for the partial exemption test, for the full year.
struct PartialExemptionFigures {
    Money vat;     ///< incurred on all its purchases, those for this fund included
    Money exempt;  ///< attributable to exempt activities outside this fund
    std::string note{};
    std::string clause{};
};

enum class Basis { forecast, outturn };

struct PositionFigures {
    std::string agreement;
    FinancialYear financial_year;
    int month;  ///< Of the financial year: 1 is April, 12 is March.
    Basis basis;
    std::vector<ServiceFigures> services;
    ByPartner<PartialExemptionFigures> partial_exemption{};
    std::string note{};
    std::string clause{};
};

}  // namespace riskshare
