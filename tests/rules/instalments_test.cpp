#include "../catch.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include <riskshare/rules/instalments.hpp>

using namespace riskshare;

namespace {

/// The months in which something falls due, and how much.
std::vector<std::pair<int, Money>> falls_due(Money amount, const Instalments& instalments,
                                             int from = 1)
{
    const ByMonth schedule = instalments_of(amount, instalments, from);
    REQUIRE(schedule.size() == 12);
    std::vector<std::pair<int, Money>> due;
    for (int month = 1; month <= 12; ++month) {
        const Money part = schedule[static_cast<std::size_t>(month - 1)];
        if (part != 0_p) { due.emplace_back(month, part); }
    }
    return due;
}

using Due = std::vector<std::pair<int, Money>>;

}  // namespace

TEST_CASE("Instalments are equal parts in the months of the profile, odd pence first",
          "[instalments]")
{
    CHECK(falls_due(10_p, QuarterlyInAdvance{}) == Due{{1, 3_p}, {4, 3_p}, {7, 2_p}, {10, 2_p}});
    CHECK(falls_due(10_p, QuarterlyInArrears{}) == Due{{3, 3_p}, {6, 3_p}, {9, 2_p}, {12, 2_p}});
    CHECK(falls_due(-10_p, QuarterlyInArrears{}) ==
          Due{{3, -3_p}, {6, -3_p}, {9, -2_p}, {12, -2_p}});
    CHECK(falls_due(10_p, Single{7}) == Due{{7, 10_p}});
    CHECK(falls_due(2_p, Monthly{}) == Due{{1, 1_p}, {2, 1_p}});
    CHECK(falls_due(0_p, Monthly{}).empty());
}

TEST_CASE("What comes later is spread over the months that are left, or due at once",
          "[instalments]")
{
    CHECK(falls_due(3_p, Monthly{}, 11) == Due{{11, 2_p}, {12, 1_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 7) == Due{{7, 2_p}, {10, 2_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 10) == Due{{10, 4_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 11) == Due{{11, 4_p}});
    CHECK(falls_due(4_p, QuarterlyInArrears{}, 12) == Due{{12, 4_p}});
    CHECK(falls_due(4_p, Single{7}, 7) == Due{{7, 4_p}});
    CHECK(falls_due(4_p, Single{7}, 8) == Due{{8, 4_p}});
    CHECK_THROWS_AS(instalments_of(1_p, Single{7}, 13), Misuse);
    CHECK_THROWS_AS(instalments_of(1_p, Single{0}, 0), Misuse);
}

TEST_CASE("Due by a month is all that fell due by its end", "[instalments]")
{
    const ByMonth schedule = instalments_of(10_p, QuarterlyInArrears{});
    CHECK(due_by(1, schedule) == 0_p);
    CHECK(due_by(3, schedule) == 3_p);
    CHECK(due_by(5, schedule) == 3_p);
    CHECK(due_by(12, schedule) == 10_p);
    CHECK_THROWS_AS(due_by(0, schedule), Misuse);
    CHECK_THROWS_AS(due_by(13, schedule), Misuse);
}
