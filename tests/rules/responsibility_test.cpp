#include "../catch.hpp"

#include <array>
#include <vector>

#include <riskshare/rules/responsibility.hpp>

#include "rules/attribute.hpp"

using namespace riskshare;

TEST_CASE("Section 3: statute comes before regulation, regulation before tradition",
          "[responsibility]")
{
    const auto by = [](const Responsibility& stated) { return responsible_partner(stated)->id; };
    const auto ground = [](const Responsibility& stated) {
        return responsible_partner(stated)->ground;
    };
    const Responsibility all{.statutory = "a", .regulation = "b", .traditional = "c"};
    const Responsibility two{.regulation = "b", .traditional = "c"};
    const Responsibility one{.traditional = "c"};
    CHECK(by(all) == "a");
    CHECK(ground(all) == ResponsibleBy::statute);
    CHECK(by(two) == "b");
    CHECK(ground(two) == ResponsibleBy::regulation);
    CHECK(by(one) == "c");
    CHECK(ground(one) == ResponsibleBy::tradition);
    CHECK_FALSE(responsible_partner({}).has_value());
}

TEST_CASE("Section 5: an amount is attributed to the services that went its way",
          "[responsibility]")
{
    const std::array variances{300_p, -50_p, 100_p, 0_p};
    CHECK(attribute(100_p, variances) == std::vector{75_p, 0_p, 25_p, 0_p});
    CHECK(attribute(-7_p, variances) == std::vector{0_p, -7_p, 0_p, 0_p});
    CHECK(attribute(0_p, variances) == std::vector{0_p, 0_p, 0_p, 0_p});
    CHECK(attribute(0_p, std::array{0_p}) == std::vector{0_p});
}
