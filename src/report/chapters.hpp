#pragma once

#include <optional>
#include <string>
#include <vector>

#include <riskshare/values/money.hpp>

#include "joint_finance_report.hpp"
#include "present/display.hpp"
#include "present/report.hpp"

/// The report in chapters, each with sections that every writer shows and what HTML adds to them.

namespace riskshare::report {

/// What a stretch of a bar stands for; each looks different without colour, too.
enum class Look { total, adverse, favourable, pooled, aligned, limit };

struct Stretch {
    Look look;
    Money from;
    Money to;
};

/// A picture of one row of a table: stretches on a scale.
struct Bar {
    Money least;
    Money most;
    std::vector<Stretch> stretches;
    std::string says;  ///< what the picture shows, in words
};

/// A section, and for a table with a picture one bar per row.
struct Illustrated {
    Section section;
    std::vector<Bar> bars{};
};

/// What a meeting looks at first: `Variance`, `£1.00 ADV`, `0.5% of the budget`.
struct KeyFigure {
    std::string name;
    std::string figure;
    std::string detail;
};

struct Chapter {
    std::string id;  ///< of the chapter in a page
    std::string title;
    std::vector<Illustrated> parts;
    bool is_wide = false;  ///< do its tables need paper turned sideways?
};

/// `Plymouth Integrated Fund 2015-16`, and `Month 6 (September 2015), forecast`.
struct Heading {
    std::string title;
    std::string period;
};

[[nodiscard]] Heading heading_of(const JointFinanceReport& report);

/// Who pays whom how much, in a sentence for everybody.
[[nodiscard]] std::string who_pays_whom(const JointFinanceReport& report, Unit unit);

[[nodiscard]] std::vector<KeyFigure> key_figures(const JointFinanceReport& report, Unit unit);

/// All chapters but the explanation; whatever an agreement does not have is left out, or said in
/// words.
[[nodiscard]] std::vector<Chapter> chapters_of(const JointFinanceReport& report, Unit unit);

/// `£1.00 ADV`, rounded to the unit.
[[nodiscard]] std::string with_word(Money variance, Unit unit);

/// Which part of a positive whole an amount is, without its sign: `0.5%`. Nothing where the whole
/// is not positive. Halves go up, but what is not the whole never shows as 100.0%, and something
/// never as 0.0%.
[[nodiscard]] std::optional<std::string> part_of(Money amount, Money whole);

// The chapters that have a file of their own.
[[nodiscard]] Chapter headline_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter fund_chapter(const JointFinanceReport& report);
[[nodiscard]] Chapter variance_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter cap_chapter(const JointFinanceReport& report, Unit unit);
[[nodiscard]] Chapter services_chapter(const JointFinanceReport& report);

}  // namespace riskshare::report
