#include "../catch.hpp"

#include <string_view>
#include <vector>

#include <riskshare/facts/mechanism.hpp>

using namespace riskshare;

TEST_CASE("Every mechanism has a sentence on each of the same subjects", "[mechanism]")
{
    const std::vector<std::string_view> subjects{
        "income_and_expenditure", "funding",        "reporting", "assets_and_liabilities",
        "internal_audit",         "external_audit", "assurance"};
    for (const Mechanism mechanism : all_mechanisms) {
        CAPTURE(to_text(mechanism));
        std::vector<std::string_view> found;
        for (const Duty& duty : duties(mechanism).list) {
            found.push_back(duty.subject);
            CHECK(duty.text.ends_with('.'));
            CHECK_FALSE(duty.section.empty());
        }
        CHECK(found == subjects);
    }
}
