#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "facts/places.hpp"
#include "position_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare {
namespace checks {
namespace {

/// A position while its outturns are changed.
class WhatIf {
public:
    WhatIf(Collector& collector, PositionState& state)
        : in_{{collector, state.checked->agreement.terms(), names_of(state.checked->agreement)},
              state.checked->figures,
              state.checked->agreement,
              true},
          state_{state}
    {}

    void change(std::span<const OutturnChange> changes)
    {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            change(changes[i], Place{"/changes"} / i);
        }
    }

    /// Checks all that the changes could break.
    void check()
    {
        const bool services_fit = check_services();
        const bool partners_fit = std::ranges::all_of(
            partners_, [&](std::size_t partner) { return state_.by_partner[partner].fits(); });
        if (!services_fit || !partners_fit) {
            return report_total_too_large(in_.collector, Place{"/services"});
        }
        for (const std::size_t partner : partners_) {
            state_.recorded[partner] = to_money(state_.by_partner[partner].in_fund.net());
        }
        check_decisions();
    }

private:
    void change(const OutturnChange& change, const Place& place)
    {
        check_service(in_, change.service, place / "service");
        check_partner(in_, change.partner, place / "partner");
        const auto service = in_.names.service(change.service);
        const auto partner = in_.names.partner(change.partner);
        if (!service || !partner) { return; }
        if (!state_.services[*service].is_reported) {
            in_.collector.report("unknown_service", place / "service",
                                 "must be a service that the position reports",
                                 "found " + in_quotes(change.service),
                                 "Change a service of the position, or make a new position.");
            return;
        }
        if (!seen_.emplace(*service, *partner).second) {
            report_again(
                in_.collector, "change_repeated", place, "must change each outturn once",
                fmt::format("{} for {}", in_quotes(change.partner), in_quotes(change.service)),
                "Keep one of the two.");
            return;
        }
        put(*service, {*partner, change.gross, change.income});
    }

    /// Puts the line in place of the one that the partner has, or adds it.
    void put(std::size_t service, const Line& line)
    {
        std::vector<Line>& lines = own_lines_of(service);
        const auto old = std::ranges::find(lines, line.partner, &Line::partner);
        const bool is_in_fund = agreed_services(in_.agreement)[service].is_in_fund;
        PartnerOutturn& outturn = state_.by_partner[line.partner];
        if (old != lines.end()) {
            outturn.of_all.take_off(*old);
            if (is_in_fund) { outturn.in_fund.take_off(*old); }
            *old = line;
        } else {
            lines.push_back(line);
        }
        outturn.of_all.add(line);
        if (is_in_fund) { outturn.in_fund.add(line); }
        state_.services[service].ledger_lines = lines;
        partners_.insert(line.partner);
        services_.insert(service);
    }

    /// The lines of the service, of which the position has its own from now on.
    std::vector<Line>& own_lines_of(std::size_t service)
    {
        const auto place =
            std::ranges::lower_bound(state_.changed, service, {}, &ChangedOutturn::service);
        if (place != state_.changed.end() && place->service == service) { return place->lines; }
        const auto lines = state_.services[service].ledger_lines;
        return state_.changed.insert(place, {service, {lines.begin(), lines.end()}})->lines;
    }

    /// Works out the outturns of the services. False where one of them is too large.
    bool check_services()
    {
        bool fits = true;
        for (const std::size_t service : services_) {
            ServicePosition& position = state_.services[service];
            WideTotal total;
            for (const Line& line : position.ledger_lines) { total.add(line); }
            fits = fits && total.fits();
            if (total.fits()) { position.outturn = to_money(total.net()); }
            const ServiceFigures& stated = in_.figures.services[position.place];
            const Place place = Place{"/services"} / position.place;
            if (stated.vat) {
                check_vat_within_outturn(in_.collector, *stated.vat,
                                         *in_.terms.services[service].vat, total.gross, place);
            }
            if (!stated.ledgers.empty()) {
                check_columns_are_whole(
                    in_, with_outturn(stated, position.ledger_lines, in_.terms.partners),
                    place / "ledgers");
            }
        }
        return fits;
    }

    /// Checks the decisions on risk shares that cover one of the services.
    void check_decisions()
    {
        std::set<std::size_t> risk_shares;
        for (const std::size_t service : services_) {
            const auto covers = agreed_services(in_.agreement)[service].risk_share;
            if (covers && state_.checked->decisions[*covers]) { risk_shares.insert(*covers); }
        }
        for (const std::size_t risk_share : risk_shares) {
            check_decision_fits(in_, state_.checked->decisions[risk_share]->place, state_.services);
        }
    }

    const PositionContext in_;
    PositionState& state_;
    std::set<std::pair<std::size_t, std::size_t>> seen_;
    std::set<std::size_t> services_;
    std::set<std::size_t> partners_;
};

}  // namespace
}  // namespace checks

inline namespace v0 {

Position Position::with_outturns(std::span<const OutturnChange> changes) const
{
    const UnreadablePlaces none;
    checks::Collector collector{none};
    auto state = std::make_shared<PositionState>(*state_);
    checks::WhatIf what_if{collector, *state};
    what_if.change(changes);
    what_if.check();
    Problems problems = collector.take();
    if (!problems.empty()) { throw InputError{std::move(problems)}; }
    return PositionState::share(std::move(state));
}

}  // namespace v0
}  // namespace riskshare
