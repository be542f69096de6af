#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/fund_table.hpp>
#include <riskshare/rules/bands.hpp>
#include <riskshare/rules/base.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// A change that a variation makes to a service's contributions, and where the terms state it.
struct AgreedChange {
    std::size_t variation;
    std::size_t place;  ///< index among the changes of the variation
    Line line;
};

/// A service as the rules see it: names as indices, contributions added up.
struct AgreedService {
    bool is_in_fund;  ///< pooled or aligned, not associated
    /// The latest contributions: as the terms list them, then partners brought only by variations.
    std::vector<Line> budget_lines;
    Money budget;                            ///< net: the total of the contributions
    std::optional<std::size_t> responsible;  ///< always known for a pooled or aligned service
    std::optional<std::size_t> risk_share;   ///< the risk share that covers it, if any
    std::optional<std::size_t> stream{};     ///< whose reserve gets its underspend, if any
    std::vector<AgreedChange> changes{};     ///< of its contributions, in the order of variations
};

/// The money of a stream in a service, as the year opens.
struct StreamLine {
    std::size_t service;
    Money amount;

    bool operator==(const StreamLine&) const = default;
};

/// A stream as the rules see it.
struct AgreedStream {
    std::size_t partner;
    std::vector<StreamLine> lines;  ///< in the agreement's order of services
};

/// A risk share as the rules see it. Shape of base: one per partner, in declared order.
struct AgreedRiskShare {
    std::vector<std::size_t> services;  ///< those it covers, in the agreement's order
    std::vector<Money> base;
    Money base_total;
    std::vector<AgreedBand> overspend;
    std::vector<AgreedBand> underspend;
};

/// The division of one kind of asset or liability when the agreement ends. Shape of weights: one
/// per partner.
struct AgreedEndingRule {
    EndingKind kind;
    std::vector<std::int64_t> weights;
};

/// An agreement that can be settled at the end of each month: every name is known, every percentage
/// adds up, and somebody bears every amount. All its variations count: see at_month_end(). Copies
/// are cheap and share one immutable state; a move is a copy. A list belongs to the agreement that
/// it comes from, so that one of a temporary does not compile.
class Agreement {
public:
    /// Fails: InputError with every problem in the terms.
    explicit Agreement(AgreementTerms terms);
    Agreement(const Agreement&) = default;
    Agreement& operator=(const Agreement&) = default;
    ~Agreement() = default;

    [[nodiscard]] const AgreementTerms& terms() const&;
    [[nodiscard]] const FundTable& fund() const&;
    /// Shapes: one per partner, service, risk share or stream of the terms, same order.
    [[nodiscard]] std::span<const Partner> partners() const&;
    [[nodiscard]] std::span<const AgreedService> services() const&;
    [[nodiscard]] std::span<const AgreedRiskShare> risk_shares() const&;
    [[nodiscard]] std::span<const AgreedStream> streams() const&;
    void terms() const&& = delete;
    void fund() const&& = delete;
    void partners() const&& = delete;
    void services() const&& = delete;
    void risk_shares() const&& = delete;
    void streams() const&& = delete;

    /// The opening balance of the reserve; zero where the agreement has none.
    [[nodiscard]] Money reserve_balance() const;
    /// True if any stream keeps its underspends in its own reserve.
    [[nodiscard]] bool has_stream_reserve() const;
    /// True if the agreement states a reserve, or if a band uses one.
    [[nodiscard]] bool has_reserve() const;
    /// Shape: one per rule of the terms, same order.
    [[nodiscard]] std::span<const AgreedEndingRule> ending() const&;
    void ending() const&& = delete;

    [[nodiscard]] std::optional<std::size_t> find_partner(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> find_service(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> find_ending_rule(EndingKind kind) const;
    /// True if the service is pooled or aligned.
    ///
    /// Requires: an index into the services of the terms; throws Misuse otherwise.
    [[nodiscard]] bool is_in_fund(std::size_t service) const;

    /// The agreement at the end of a month: without the variations of later months. Returns this
    /// agreement itself where there are none.
    ///
    /// Requires: month is one of the financial year, 1 to 12; throws Misuse otherwise.
    [[nodiscard]] Agreement at_month_end(int month) const;

    /// True if both have the same terms.
    friend bool operator==(const Agreement& a, const Agreement& b);

    struct State;

private:
    explicit Agreement(std::shared_ptr<const State> state) : state_{std::move(state)} {}

    std::shared_ptr<const State> state_;
};

/// Every problem in the terms, except those that rest on a place that could not be read.
[[nodiscard]] Problems problems_in(const AgreementTerms& terms,
                                   const UnreadablePlaces& unreadable = {});

}  // namespace riskshare
