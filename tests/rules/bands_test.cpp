#include "../catch.hpp"

#include <optional>
#include <vector>

#include <riskshare/rules/direction.hpp>

#include "rules/bands.hpp"

using namespace riskshare;

TEST_CASE("Section 5: a band takes what remains, or as much as it holds", "[bands]")
{
    const AgreedBand band{1'00_p, 3'00_p, BorneByReserve{}, {}};
    CHECK(taken_by(band, 0_p) == 0_p);
    CHECK(taken_by(band, 1'99_p) == 1'99_p);
    CHECK(taken_by(band, 2'00_p) == 2'00_p);
    CHECK(taken_by(band, 2'01_p) == 2'00_p);
    const AgreedBand last{1'00_p, std::nullopt, BorneByReserve{}, {}};
    CHECK(taken_by(last, 99'99_p) == 99'99_p);
}

TEST_CASE("Section 2: within a band nobody bears more than its part of the whole band", "[bands]")
{
    const BorneByWeights bearers{{6, 6, 2}, {5_p, 5_p, 1_p}};
    CHECK(split_by_weights(10_p, bearers) == std::vector{5_p, 4_p, 1_p});
    const BorneByWeights in_last_band{{6, 6, 2}, {}};
    CHECK(split_by_weights(10_p, in_last_band) == std::vector{4_p, 4_p, 2_p});
}

TEST_CASE("Section 5: a partner's own limit in a band", "[bands]")
{
    AgreedBand band{0_p, 10_p, BorneByWeights{{1, 1}, {5_p, 5_p}}, {}};
    CHECK(limited(band, 0, 7_p) == 7_p);
    band.partner_limits = {std::nullopt, 4_p};
    CHECK(limited(band, 0, 7_p) == 7_p);
    CHECK(limited(band, 1, 3_p) == 3_p);
    CHECK(limited(band, 1, 4_p) == 4_p);
    CHECK(limited(band, 1, 5_p) == 4_p);
    CHECK(maximum_by_partner(band, 2) == std::vector{5_p, 4_p});
}

TEST_CASE("Section 5: the most that a partner can be charged in a band", "[bands]")
{
    CHECK(maximum_by_partner({0_p, 10_p, BorneByReserve{}, {}}, 2) == std::vector{0_p, 0_p});
    CHECK_FALSE(maximum_by_partner({0_p, 10_p, BorneByResponsibility{}, {}}, 2).has_value());
    CHECK_FALSE(maximum_by_partner({0_p, std::nullopt, BorneByReserve{}, {}}, 2).has_value());
}

TEST_CASE("Section 5: nothing at all uses the overspend bands", "[bands]")
{
    CHECK(direction_of(1_p) == Direction::overspend);
    CHECK(direction_of(0_p) == Direction::overspend);
    CHECK(direction_of(-1_p) == Direction::underspend);
}
