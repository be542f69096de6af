#include "../catch.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/json.hpp>

#include "../generated/drawing.hpp"
#include "../generated/files.hpp"
#include "../generated/generate.hpp"

/// A what-if is a position of the changed figures, or is refused as that is.

using namespace riskshare;
using namespace riskshare::generated;

namespace {

/// The recorded amounts of a partner on a service; absent where its ledger has none.
Recorded* find_recorded(ServiceFigures& service, const std::string& partner)
{
    for (auto& [id, recorded] : service.outturn) {
        if (id == partner) { return &recorded; }
    }
    return nullptr;
}

/// An outturn like the old one, near it, or of any size.
Money draw_outturn(Money old, Money spare)
{
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    if (chance(10)) { return draw_amount(Money::from_pence(largest)); }
    if (chance(20)) { return old; }
    const Money less = draw_amount(std::min(spare, magnitude(old)));
    return chance(50) ? old - less : draw_amount(spare);
}

/// Up to five changes, of different services or partners.
std::vector<OutturnChange> draw_changes(const Case& facts, PositionFigures figures)
{
    std::vector<OutturnChange> changes;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (std::size_t count = draw_count(1, 5); count > 0 && !figures.services.empty(); --count) {
        const std::size_t i = draw_count(0, figures.services.size() - 1);
        const std::size_t k = draw_count(0, facts.terms.partners.size() - 1);
        if (!seen.emplace(i, k).second) { continue; }
        const std::string& partner = facts.terms.partners[k].id;
        const Recorded* old = find_recorded(figures.services[i], partner);
        const Recorded before = old == nullptr ? Recorded{.gross = 0_p} : *old;
        changes.push_back({figures.services[i].id, partner, draw_outturn(before.gross, facts.spare),
                           chance(70) ? before.income : draw_outturn(before.income, facts.spare)});
    }
    return changes;
}

PositionFigures with_changes(PositionFigures figures, const std::vector<OutturnChange>& changes)
{
    for (const OutturnChange& change : changes) {
        ServiceFigures& service =
            *std::ranges::find(figures.services, change.service, &ServiceFigures::id);
        Recorded* recorded = find_recorded(service, change.partner);
        if (recorded == nullptr) {
            recorded = &service.outturn.emplace_back(change.partner, Recorded{.gross = 0_p}).second;
        }
        recorded->gross = change.gross;
        recorded->income = change.income;
    }
    return figures;
}

/// The result of making a position: itself, or the codes and places of its problems.
struct Made {
    std::optional<Position> position{};
    std::set<std::string> problems{};
};

template <class Make>
Made made_by(Make make)
{
    try {
        return {make(), {}};
    } catch (const InputError& refused) {
        Made made;
        for (const Problem& problem : refused.problems().kept()) {
            made.problems.insert(problem.place + " " + problem.code);
        }
        return made;
    }
}

/// The settlement's file, or that a result is too large.
std::string settled(const Position& position)
{
    try {
        const Settlement settlement = settle(position);
        const Explanation explanation = explain(settlement);
        return to_json(settlement, &explanation);
    } catch (const MoneyOverflow& overflow) {
        return overflow.what();
    }
}

void check_same(const Made& what_if, const Made& fresh)
{
    RC_ASSERT(what_if.problems == fresh.problems);
    if (!fresh.position) { return; }
    RC_ASSERT(settled(*what_if.position) == settled(*fresh.position));
    RC_ASSERT(file_of(what_if.position->figures()) == file_of(fresh.position->figures()));
}

void check_what_if(const Case& facts)
{
    const Agreement agreement{facts.terms};
    const Position position{facts.figures, agreement};
    const auto changes = draw_changes(facts, facts.figures);
    const Made fresh = made_by([&] {
        return Position{with_changes(facts.figures, changes), agreement};
    });
    const Made what_if = made_by([&] { return position.with_outturns(changes); });
    check_same(what_if, fresh);
    if (!what_if.position) { return; }
    RC_ASSERT(what_if.position == fresh.position);

    // A what-if of a what-if, and back again.
    const auto more = draw_changes(facts, what_if.position->figures());
    check_same(made_by([&] { return what_if.position->with_outturns(more); }), made_by([&] {
                   return Position{with_changes(what_if.position->figures(), more), agreement};
               }));
}

}  // namespace

TEST_CASE("A what-if is what a position of the changed figures is", "[what_if]")
{
    CHECK(rc::check("A what-if is what a position of the changed figures is",
                    [] { check_what_if(with_month_end(*any_case())); }));
}
