#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/export.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/month_end/months.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

#include "present/display.hpp"
#include "present/report.hpp"

/// The one formal report that council and NHS body both use at a month's end.

namespace riskshare::report {

/// The kind of a part of the whole variance, or who bears it.
enum class VariancePart {
    whole,
    planned_overspend,
    service_development,
    attributed,
    ring_fenced,
    outside_risk_share,
    band,
    partner,
    reserve,
};
constexpr auto words_for(VariancePart)
{
    return words<VariancePart>({"whole", "planned_overspend", "service_development", "attributed",
                                "ring_fenced", "outside_risk_share", "band", "partner", "reserve"});
}

/// One line of the way from the variance of all services to those who bear it: down to zero part by
/// part, then up again by who bears it. `to` is where the line ends.
struct VarianceLine {
    VariancePart part;
    Money amount;
    Money from;
    Money to;
    std::size_t risk_share = 0;  ///< of a band
    std::size_t band = 0;        ///< of a band, among those of its direction
    std::size_t partner = 0;     ///< of a partner
};

/// The used part of the most that a partner can be charged in one band; without signs.
struct CapUse {
    std::size_t risk_share;
    std::size_t band;  ///< among those of the direction that applied
    std::size_t partner;
    Money maximum;
    Money used;
};

/// The figures of the report, all of them exact.
struct JointFinanceReport {
    Settlement settlement;
    ByService analysis;
    Months months;
    std::optional<Journal> journal;  ///< of this month, if it is known what was posted before
    std::vector<VarianceLine> variance;
    std::vector<CapUse> caps;         ///< empty without a band of finite size that partners share
    std::vector<std::size_t> movers;  ///< the services that moved furthest since the last month
};

/// Requires: `settlement` is as settle() gave it; `by_service`, `months` and `journal` are of it.
/// Fails:    MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT JointFinanceReport
joint_finance_report(const Settlement& settlement, const ByService& by_service,
                     const Months& months, const std::optional<Journal>& journal);

/// For the writers of a terminal's text, Markdown and CSV. The unit is that of sentences.
[[nodiscard]] RISKSHARE_EXPORT present::Report to_report(const JointFinanceReport& report,
                                                         present::Unit unit);

/// A whole page in HTML, with pictures and the explanation to unfold. It loads nothing and runs
/// nothing. Requires: `explanation` is of the report's settlement.
[[nodiscard]] RISKSHARE_EXPORT std::string to_html(const JointFinanceReport& report,
                                                   const Explanation& explanation,
                                                   const present::Display& display);

/// In the form of docs/formats.md: exact, an overspend positive.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const JointFinanceReport& report);

}  // namespace riskshare::report
