#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/fund_table.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

struct AgreementState;

/// An agreement that can be settled at the end of each month: every name is known, every percentage
/// adds up, and somebody bears every amount. All its variations count: see at_month_end(). Copies
/// are cheap and share one immutable state; a move is a copy. A list belongs to the agreement that
/// it comes from, so that one of a temporary does not compile.
class RISKSHARE_EXPORT Agreement {
public:
    /// Fails: InputError with every problem in the terms.
    explicit Agreement(AgreementTerms terms);
    Agreement(const Agreement&) = default;
    Agreement& operator=(const Agreement&) = default;
    ~Agreement() = default;

    [[nodiscard]] const AgreementTerms& terms() const&;
    [[nodiscard]] const FundTable& fund() const&;
    /// In declared order.
    [[nodiscard]] std::span<const Partner> partners() const&;
    void terms() const&& = delete;
    void fund() const&& = delete;
    void partners() const&& = delete;

    /// The opening balance of the reserve; zero where the agreement has none.
    [[nodiscard]] Money reserve_balance() const;
    /// True if any stream keeps its underspends in its own reserve.
    [[nodiscard]] bool has_stream_reserve() const;
    /// True if the agreement states a reserve, or if a band uses one.
    [[nodiscard]] bool has_reserve() const;

    [[nodiscard]] std::optional<std::size_t> find_partner(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> find_service(std::string_view id) const;
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

private:
    friend struct AgreementState;
    explicit Agreement(std::shared_ptr<const AgreementState> state) : state_{std::move(state)} {}

    std::shared_ptr<const AgreementState> state_;
};

/// Every problem in the terms.
[[nodiscard]] RISKSHARE_EXPORT Problems problems_in(const AgreementTerms& terms);

}  // namespace v0
}  // namespace riskshare
