#include "../catch.hpp"

#include <riskshare/json.hpp>

#include "../generated/drawing.hpp"
#include "../generated/files.hpp"
#include "../generated/generate.hpp"

using namespace riskshare;
using namespace riskshare::generated;

TEST_CASE("Facts that are read back equal those that were written", "[equality]")
{
    const bool is_right = rc::check("facts and results are equal", [] {
        const Case facts = *any_case();
        const Agreement agreement = parse_agreement(file_of(facts.terms));
        RC_ASSERT(agreement.terms() == facts.terms);
        RC_ASSERT(agreement == Agreement{facts.terms});
        const Position position = parse_position(file_of(facts.figures), agreement);
        RC_ASSERT(position.figures() == facts.figures);
        RC_ASSERT(position == (Position{facts.figures, Agreement{facts.terms}}));
        const Settlement settlement = settle(position);
        RC_ASSERT(settlement == settle(Position{facts.figures, Agreement{facts.terms}}));
        RC_ASSERT(explain(settlement) == explain(settle(position)));
    });
    CHECK(is_right);
}
