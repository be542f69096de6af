#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/values/money.hpp>

#include "joint_finance_report.hpp"
#include "present/picture.hpp"
#include "present/sections/settlement_view.hpp"

/// The report in chapters, each with sections that every writer shows and HTML's additions to them.

namespace riskshare::report {

using present::Cell;
using present::Display;
using present::Illustrated;
using present::Report;
using present::Section;
using present::SettlementView;
using present::Table;
using present::Unit;

/// A figure that a meeting looks at first: `Variance`, `£1.00 ADV`, `0.5% of the budget`.
struct KeyFigure {
    std::string name;
    std::string figure;
    std::string detail;
};

struct Chapter {
    std::string id;  ///< of the chapter in a page
    std::string title;
    std::vector<Illustrated> parts;
    bool is_wide = false;  ///< its tables need paper turned sideways
};

/// Adds the sections whose tables have rows.
void add(Chapter& chapter, std::vector<Section> candidates);

/// `Plymouth Integrated Fund 2015-16`, and `Month 6 (September 2015), forecast`.
struct Heading {
    std::string title;
    std::string period;
};

[[nodiscard]] Heading heading_of(const JointFinanceReport& report);

/// The payments, in a sentence for everybody: who pays whom, and how much.
[[nodiscard]] std::string who_pays_whom(const JointFinanceReport& report, Unit unit);

[[nodiscard]] std::vector<KeyFigure> key_figures(const JointFinanceReport& report, Unit unit);

/// All chapters but the explanation. A part that an agreement does not have is left out, or its
/// absence is said in words.
[[nodiscard]] std::vector<Chapter> chapters_of(const JointFinanceReport& report, Unit unit);

/// `£1.00 ADV`, rounded to the unit.
[[nodiscard]] std::string with_word(Money variance, Unit unit);

/// The reason no cap is shown.
inline constexpr std::string_view no_cap =
    "No cap applies: in the direction of the variance no band "
    "that partners share has an upper limit.";

// The chapters that have a file of their own.
[[nodiscard]] Chapter headline_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter fund_chapter(const JointFinanceReport& report);
[[nodiscard]] Chapter variance_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter cap_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter services_chapter(const JointFinanceReport& report);

}  // namespace riskshare::report
