#include "replay/operations.hpp"

#include "../catch.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include <riskshare/riskshare.hpp>

#include "../generated/generate.hpp"
#include "replay/apportion.hpp"

/// Each operation of docs/formats.md, as the replay redoes it.

namespace riskshare::replay {
namespace {

using Values = std::vector<std::string>;

Step step(std::string_view operation, std::vector<Input> inputs)
{
    return {"step", operation, std::move(inputs), {}, {}};
}

Values result(std::string_view operation, std::vector<Input> inputs)
{
    return redo(step(operation, std::move(inputs))).values;
}

}  // namespace

TEST_CASE("Operations on amounts", "[replay]")
{
    const Input five{"5.00", "", ""};
    const Input three{"3", "", ""};
    const Input minus_two{"-2.5", "", ""};
    CHECK(result("given", {three}) == Values{"3.00"});
    CHECK(result("sum", {}) == Values{"0.00"});
    CHECK(result("sum", {five, three, minus_two}) == Values{"5.50"});
    CHECK(result("difference", {five}) == Values{"5.00"});
    CHECK(result("difference", {three, five, minus_two}) == Values{"0.50"});
    CHECK(result("negate", {minus_two}) == Values{"2.50"});
    CHECK(result("minimum", {five, minus_two, three}) == Values{"-2.50"});
}

TEST_CASE("A percentage goes to the nearest penny, halves away from zero", "[replay]")
{
    const auto half_percent_of = [](std::string_view amount) {
        return result("percentage", {{amount, "", ""}, {"0.5%", "", ""}});
    };
    CHECK(half_percent_of("434400000.00") == Values{"2172000.00"});
    CHECK(half_percent_of("0.99") == Values{"0.00"});
    CHECK(half_percent_of("1.00") == Values{"0.01"});
    CHECK(half_percent_of("2.99") == Values{"0.01"});
    CHECK(half_percent_of("3.00") == Values{"0.02"});
    CHECK(half_percent_of("-1.00") == Values{"-0.01"});
    CHECK(half_percent_of("-0.99") == Values{"0.00"});
}

TEST_CASE("A choice gives the input that was used", "[replay]")
{
    CHECK(result("choose", {{"ccg", "", "not_used"}, {"pcc", "", "used"}}) == Values{"pcc"});
    CHECK_THROWS_AS(result("choose", {{"ccg", "", "not_used"}}), CannotRedo);
    CHECK_THROWS_AS(result("choose", {{"ccg", "", "used"}, {"pcc", "", "used"}}), CannotRedo);
}

TEST_CASE("An apportionment keeps to its limits", "[replay]")
{
    const Input total{"0.10", "", "total"};
    const Input six{"6.00", "", "weight"};
    const Input two{"2.00", "", "weight"};
    CHECK(result("apportion", {total, six, six, two}) == Values{"0.04", "0.04", "0.02"});
    CHECK(result("apportion", {total,
                               six,
                               six,
                               two,
                               {"0.05", "", "limit"},
                               {"0.05", "", "limit"},
                               {"0.01", "", "limit"}}) == Values{"0.05", "0.04", "0.01"});
    CHECK(result("apportion", {{"-0.01", "", "total"},
                               {"50%", "", "weight"},
                               {"50%", "", "weight"},
                               {"0.00", "", "weight"}}) == Values{"-0.01", "0.00", "0.00"});
    CHECK(redo(step("apportion", {total, six})).is_list);
}

TEST_CASE("Inputs that an operation refuses", "[replay]")
{
    const Input one{"1.00", "", ""};
    const Input total{"1.00", "", "total"};
    const auto weight = [](std::string_view value) { return Input{value, "", "weight"}; };
    const auto limit = [](std::string_view value) { return Input{value, "", "limit"}; };
    const std::vector<Step> steps{
        step("given", {}),
        step("given", {one, one}),
        step("negate", {one, one}),
        step("difference", {}),
        step("minimum", {}),
        step("sum", {{"1,000.00", "", ""}}),
        step("sum", {{"1.001", "", ""}}),
        step("sum", {{"", "", ""}}),
        step("sum", {{"-", "", ""}}),
        step("sum", {{"1.", "", ""}}),
        step("sum", {{"1.00", "", "total"}}),
        step("percentage", {one}),
        step("percentage", {one, one}),
        step("percentage", {one, {"-1%", "", ""}}),
        step("apportion", {weight("1.00")}),
        step("apportion", {total, total, weight("1.00")}),
        step("apportion", {total}),
        step("apportion", {total, weight("0.00")}),
        step("apportion", {total, weight("-1.00"), weight("2.00")}),
        step("apportion", {total, weight("50%"), weight("1.00")}),
        step("apportion", {total, weight("1.00"), limit("0.99")}),
        step("apportion", {total, weight("1.00"), limit("-1.00")}),
        step("apportion", {total, weight("1.00"), weight("1.00"), limit("1.00")}),
        step("apportion", {total, weight("0.00"), weight("1.00"), limit("9.00"), limit("0.50")}),
        step("guess", {one}),
    };
    for (const Step& impossible : steps) { CHECK_THROWS_AS(redo(impossible), CannotRedo); }
}

TEST_CASE("Apportionments are those of the library, also below a quota", "[replay]")
{
    using riskshare::Money;
    using riskshare::generated::draw;
    const bool holds = rc::check("Both apportion alike", [] {
        const auto count = static_cast<std::size_t>(draw(1, 6));
        std::vector<Money> weights;
        std::vector<Money> limits;
        riskshare::replay::Numbers same_weights;
        riskshare::replay::Numbers same_limits;
        const bool is_limited = draw(0, 1) == 1;
        for (std::size_t i = 0; i < count; ++i) {
            weights.push_back(Money::from_pence(draw(0, 20)));
            same_weights.emplace_back(weights.back().pence());
            if (!is_limited) { continue; }
            limits.push_back(Money::from_pence(draw(0, 200)));
            same_limits.emplace_back(limits.back().pence());
        }
        const std::int64_t total = draw(-400, 400);
        std::optional<std::vector<Money>> expected;
        try {
            expected =
                riskshare::apportion(Money::from_pence(total), weights,
                                     is_limited ? std::optional{Limits{limits}} : std::nullopt);
        } catch (const Misuse&) {
            const auto apportion_again = [&] {
                return riskshare::replay::apportion(total, same_weights, same_limits);
            };
            RC_ASSERT_THROWS_AS(static_cast<void>(apportion_again()), CannotRedo);
            return;
        }
        const auto parts = riskshare::replay::apportion(total, same_weights, same_limits);
        RC_ASSERT(parts.size() == count);
        for (std::size_t i = 0; i < count; ++i) { RC_ASSERT(((*expected)[i].pence() == parts[i])); }
    });
    CHECK(holds);
}

}  // namespace riskshare::replay
