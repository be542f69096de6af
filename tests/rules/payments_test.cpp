#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include <riskshare/rules/payments.hpp>

using namespace riskshare;

TEST_CASE("Section 6: the largest payer pays the largest receiver", "[payments]")
{
    struct Row {
        std::vector<Money> owed;
        std::vector<std::array<std::int64_t, 3>> transfers;  // from, to, pence
    };
    const auto row = GENERATE(values<Row>({
        {{}, {}},
        {{0_p, 0_p}, {}},
        {{5_p, -5_p}, {{0, 1, 5}}},
        {{-5_p, 5_p}, {{1, 0, 5}}},
        {{3_p, 3_p, -6_p}, {{0, 2, 3}, {1, 2, 3}}},                   // a tie between payers
        {{6_p, -3_p, -3_p}, {{0, 1, 3}, {0, 2, 3}}},                  // and between receivers
        {{2_p, 7_p, -4_p, -5_p}, {{1, 3, 5}, {0, 2, 2}, {1, 2, 2}}},  // then 2 ties with 2
    }));
    const auto transfers = clearing_payments(row.owed);
    REQUIRE(transfers.size() == row.transfers.size());
    for (std::size_t i = 0; i < transfers.size(); ++i) {
        CHECK(static_cast<std::int64_t>(transfers[i].from) == row.transfers[i][0]);
        CHECK(static_cast<std::int64_t>(transfers[i].to) == row.transfers[i][1]);
        CHECK(transfers[i].amount.pence() == row.transfers[i][2]);
    }
}

TEST_CASE("Section 6: amounts that do not clear are no payments", "[payments]")
{
    CHECK_THROWS_AS(clearing_payments(std::array{5_p, -4_p}), Misuse);
}
