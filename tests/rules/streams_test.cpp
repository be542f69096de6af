#include "../catch.hpp"

#include <cstdint>
#include <limits>

#include "rules/streams.hpp"

using namespace riskshare;

namespace {

constexpr Money most_of_stream = Money::from_pence(std::numeric_limits<std::int64_t>::max());

}  // namespace

TEST_CASE("A minimum that must be pooled counts what is pooled, others what is aligned too",
          "[streams]")
{
    using enum StreamKind;
    for (const StreamKind kind : {nhs_minimum, local_authority_grant, disabled_facilities_grant}) {
        CHECK(counts_towards_minimum(kind, Fund::pooled));
        CHECK_FALSE(counts_towards_minimum(kind, Fund::aligned));
        CHECK_FALSE(counts_towards_minimum(kind, Fund::associated));
    }
    for (const StreamKind kind :
         {public_health_grant, dedicated_schools_grant, StreamKind::other}) {
        CHECK(counts_towards_minimum(kind, Fund::pooled));
        CHECK(counts_towards_minimum(kind, Fund::aligned));
        CHECK_FALSE(counts_towards_minimum(kind, Fund::associated));
    }
}

TEST_CASE("What is missing to a minimum is nothing once it is reached", "[streams]")
{
    CHECK(shortfall(99_p, 100_p) == 1_p);
    CHECK(shortfall(100_p, 100_p) == 0_p);
    CHECK(shortfall(101_p, 100_p) == 0_p);
    CHECK(shortfall(0_p, most_of_stream) == most_of_stream);
}

TEST_CASE("Of a variance an underspend is ring-fenced and nothing else", "[streams]")
{
    CHECK(ring_fenced(-1_p) == -1_p);
    CHECK(ring_fenced(0_p) == 0_p);
    CHECK(ring_fenced(1_p) == 0_p);
}
