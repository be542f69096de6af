#include "../catch.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <stdexcept>

#include "../generated/drawing.hpp"
#include "../laws/exact.hpp"

/// The apportionment against a slow transcription of docs/rules.md 2: every small case, and random
/// ones up to 64 bits.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

using Weights = std::vector<std::int64_t>;
using Amounts64 = std::vector<Money>;

/// Goes through every list of that many numbers from 0 to the greatest, the first digit fastest;
/// false after the last.
bool next_list(Weights& digits, std::int64_t greatest)
{
    for (std::int64_t& digit : digits) {
        if (digit < greatest) {
            ++digit;
            return true;
        }
        digit = 0;
    }
    return false;
}

Amounts64 negated(Amounts64 amounts)
{
    for (Money& amount : amounts) { amount = -amount; }
    return amounts;
}

/// The limits, if any.
std::optional<Limits> limited(const Amounts64& limits)
{
    return limits.empty() ? std::nullopt : std::optional{Limits{limits}};
}

bool is_refused(Money total, const Weights& weights, const Amounts64& limits)
{
    try {
        static_cast<void>(apportion(total, weights, limited(limits)));
        return false;
    } catch (const Misuse&) {
        return true;
    }
}

/// True if both signs of the total are split, or refused, as by the transcription.
bool is_as_by_hand(Money total, const Weights& weights, const Amounts64& limits = {})
{
    const auto expected = apportion_by_hand(total, exactly(weights), limits);
    if (!expected) {
        return is_refused(total, weights, limits) && is_refused(-total, weights, limits);
    }
    return apportion(total, weights, limited(limits)) == *expected &&
           apportion(-total, weights, limited(limits)) == negated(*expected);
}

/// Checks the properties of any apportionment, whatever the rules' words.
void check_parts(Money total, const std::vector<Exact>& weights, const Amounts64& limits,
                 const Amounts64& parts)
{
    RC_ASSERT(parts.size() == weights.size());
    RC_ASSERT(total_of(parts) == Exact{total.pence()});
    Exact sum = 0;
    for (const Exact& weight : weights) { sum += weight; }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (weights[i] == 0) { RC_ASSERT(parts[i] == 0_p); }
        RC_ASSERT(parts[i] == 0_p || (parts[i] < 0_p) == (total < 0_p));
        if (!limits.empty()) {
            RC_ASSERT(magnitude(parts[i]) <= limits[i]);
            continue;
        }
        const Exact distance = Exact{parts[i].pence()} * sum - weights[i] * total.pence();
        RC_ASSERT(abs(distance) < sum);
    }
}

/// Weights of any size, of which not all are zero.
std::vector<Money> draw_weights()
{
    Amounts amounts{chance(50) ? 7_p : Money::from_pence(std::numeric_limits<std::int64_t>::max())};
    std::vector<Money> weights;
    for (std::size_t left = draw_count(1, 12); left > 0; --left) {
        weights.push_back(amounts.next());
    }
    if (std::ranges::max(weights) == 0_p) { weights.back() = 1_p; }
    return weights;
}

Money draw_total()
{
    return draw_amount(Money::from_pence(std::numeric_limits<std::int64_t>::max()));
}

}  // namespace

TEST_CASE("Every small total over four small weights is split in the words of the rules",
          "[apportion]")
{
    int cases = 0;
    for (std::size_t parties = 1; parties <= 4; ++parties) {
        Weights weights(parties, 0);
        do {
            for (std::int64_t total = 0; total <= 30; ++total) {
                ++cases;
                if (is_as_by_hand(Money::from_pence(total), weights)) { continue; }
                CAPTURE(total, weights);
                FAIL("a split that is not the transcription's");
            }
        } while (next_list(weights, 6));
    }
    CHECK(cases == 31 * (7 + 49 + 343 + 2401));
}

// Two odd pence at most fall to three parties, so a limit two pence above what a party starts from
// is as good as none.
TEST_CASE("Every limit that matters to three small weights is kept in the words of the rules",
          "[apportion]")
{
    int cases = 0;
    Weights weights(3, 0);
    while (next_list(weights, 6)) {
        const std::int64_t sum = weights[0] + weights[1] + weights[2];
        for (std::int64_t total = 0; total <= 30; ++total) {
            Weights room(3, 0);
            do {
                ++cases;
                Amounts64 limits;
                for (std::size_t i = 0; i < 3; ++i) {
                    limits.push_back(Money::from_pence(total * weights[i] / sum + room[i]));
                }
                if (is_as_by_hand(Money::from_pence(total), weights, limits)) { continue; }
                CAPTURE(total, weights, room);
                FAIL("a split that is not the transcription's");
            } while (next_list(room, 2));
        }
    }
    CHECK(cases == 342 * 31 * 27);
}

TEST_CASE("A limit below a party's whole pence is kept as well, or refused", "[apportion]")
{
    int cases = 0;
    Weights weights(3, 0);
    while (next_list(weights, 3)) {
        for (std::int64_t total = 0; total <= 6; ++total) {
            Weights most(3, 0);
            do {
                ++cases;
                Amounts64 limits;
                for (const std::int64_t pence : most) {
                    limits.push_back(Money::from_pence(pence));
                }
                if (is_as_by_hand(Money::from_pence(total), weights, limits)) { continue; }
                CAPTURE(total, weights, most);
                FAIL("a split that is not the transcription's");
            } while (next_list(most, 6));
        }
    }
    CHECK(cases == 63 * 7 * 343);
}

TEST_CASE("The parts of a whole band never refuse a part of it", "[apportion]")
{
    int cases = 0;
    Weights weights(3, 0);
    while (next_list(weights, 6)) {
        for (std::int64_t size = 0; size <= 30; ++size) {
            const Amounts64 limits = apportion(Money::from_pence(size), weights);
            for (std::int64_t total = 0; total <= size; ++total) {
                ++cases;
                const Amounts64 parts =
                    apportion(Money::from_pence(total), weights, Limits{limits});
                const bool is_whole = total_of(parts) == total;
                if (is_whole && std::ranges::equal(parts, limits, std::less_equal{})) { continue; }
                CAPTURE(size, total, weights);
                FAIL("a part that exceeds that of the whole band, or pence lost");
            }
        }
    }
    CHECK(cases == 342 * 31 * 32 / 2);
}

TEST_CASE("Totals and weights of 64 bits are split in the words of the rules", "[apportion]")
{
    const bool holds =
        rc::check("Totals and weights of 64 bits are split in the words of the rules", [] {
            const std::vector<Money> weights = draw_weights();
            const Money total = draw_total();
            const Amounts64 parts = apportion(total, weights);
            check_parts(total, exactly(weights), {}, parts);
            RC_ASSERT((parts == apportion_by_hand(total, exactly(weights))));
            RC_ASSERT(apportion(-total, weights) == negated(parts));

            Weights integers;
            std::vector<Percentage> percentages;
            for (const Money weight : weights) {
                integers.push_back(weight.pence());
                percentages.push_back(Percentage::from_billionths(weight.pence()));
            }
            RC_ASSERT(apportion(total, integers) == parts);
            RC_ASSERT(apportion(total, percentages) == parts);
        });
    CHECK(holds);
}

TEST_CASE("Limits of 64 bits are kept in the words of the rules", "[apportion]")
{
    const bool holds = rc::check("Limits of 64 bits are kept in the words of the rules", [] {
        const std::vector<Money> weights = draw_weights();
        const Money size = draw_total();
        const Money total =
            chance(30) ? size - Money::from_pence(draw(0, std::min<std::int64_t>(5, size.pence())))
                       : draw_amount(size);
        const Amounts64 limits = apportion(size, weights);
        const Amounts64 parts = apportion(total, weights, Limits{limits});
        check_parts(total, exactly(weights), limits, parts);
        RC_ASSERT((parts == apportion_by_hand(total, exactly(weights), limits)));
        RC_ASSERT(apportion(-total, weights, Limits{limits}) == negated(parts));
    });
    CHECK(holds);
}

TEST_CASE("The least amount of 64 bits is split as well", "[apportion]")
{
    const bool holds = rc::check("The least amount of 64 bits is split as well", [] {
        const std::vector<Money> weights = draw_weights();
        const Money least = Money::from_pence(std::numeric_limits<std::int64_t>::min());
        const Amounts64 parts = apportion(least, weights);
        RC_ASSERT((parts == apportion_by_hand(least, exactly(weights))));
    });
    CHECK(holds);
}
