#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Another outturn for one service in a partner's ledger.
struct OutturnChange {
    std::string service;  ///< its id; the position reports it
    std::string partner;  ///< its id
    Money gross;
    Money income;

    bool operator==(const OutturnChange&) const = default;
};

struct PositionState;

/// The figures of one month, checked against the agreement that they belong to. That agreement
/// counts as it stands at the end of the month. Copies are cheap and share one immutable state; a
/// move is a copy. A list belongs to the position that it comes from, so that one of a temporary
/// does not compile.
class RISKSHARE_EXPORT Position {
public:
    /// Fails: InputError with every problem in the figures.
    Position(PositionFigures figures, const Agreement& agreement);
    Position(const Position&) = default;
    Position& operator=(const Position&) = default;
    ~Position() = default;

    /// A what-if: this position with other outturns. Each replaces the outturn that the partner's
    /// ledger has for the service, or is added where it has none. The result equals a position made
    /// of the changed figures, and is much quicker to make, as only what the changes could break is
    /// checked.
    ///
    /// Fails: InputError where a position of the changed figures would be refused, or where a
    ///        change names an unknown service or partner, or the same ones as another change.
    [[nodiscard]] Position with_outturns(std::span<const OutturnChange> changes) const;

    /// The figures, with all changes. Those of a what-if are put together at the first call.
    [[nodiscard]] const PositionFigures& figures() const&;
    /// The agreement at the end of the month.
    [[nodiscard]] const Agreement& agreement() const&;
    [[nodiscard]] Agreement agreement() const&& { return agreement(); }
    /// Net spending in each partner's own ledger, pooled and aligned. Shape: one per partner.
    [[nodiscard]] std::span<const Money> recorded() const&;
    void figures() const&& = delete;
    void recorded() const&& = delete;

    /// True if both have the same figures under the same terms.
    friend bool operator==(const Position& a, const Position& b);

private:
    friend struct PositionState;
    explicit Position(std::shared_ptr<const PositionState> state) : state_{std::move(state)} {}

    std::shared_ptr<const PositionState> state_;
};

/// Every problem in the figures.
[[nodiscard]] RISKSHARE_EXPORT Problems problems_in(const PositionFigures& figures,
                                                    const Agreement& agreement);

}  // namespace v0
}  // namespace riskshare
