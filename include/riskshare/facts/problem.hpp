#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// One problem of an agreement or a position. docs/errors.md lists the codes.
struct Problem {
    std::string code;      ///< `unknown_partner`
    std::string place;     ///< JSON Pointer, also where there is no file: `/services/3/responsible`
    std::string expected;  ///< the broken rule: "must be a partner of the agreement"
    std::string found;     ///< the value and figures: "found \"cgc\""
    std::string remedy;    ///< how to mend it: "Did you mean \"ccg\"?"

    bool operator==(const Problem&) const = default;
};

/// The problem in two lines, as it is printed; `file` names its file.
[[nodiscard]] RISKSHARE_EXPORT std::string describe(const Problem& problem,
                                                    std::string_view file = {});

/// The problems found so far. Keeps the first thousand and counts the rest, so that a hostile file
/// cannot exhaust the memory.
class RISKSHARE_EXPORT Problems {
public:
    static constexpr std::size_t kept_at_most = 1000;

    void add(Problem problem);
    void add(const Problems& others);

    [[nodiscard]] bool empty() const { return found_.empty(); }
    [[nodiscard]] const std::vector<Problem>& kept() const& { return found_; }
    [[nodiscard]] std::vector<Problem> kept() && { return std::move(found_); }
    [[nodiscard]] std::size_t not_kept() const { return not_kept_; }

    bool operator==(const Problems&) const = default;

private:
    std::vector<Problem> found_;
    std::size_t not_kept_ = 0;
};

/// Refused input, with every problem found in it.
class RISKSHARE_EXPORT InputError : public Error {
public:
    /// Requires: at least one problem.
    explicit InputError(Problems problems);
    [[nodiscard]] const Problems& problems() const& { return problems_; }
    [[nodiscard]] Problems problems() && { return std::move(problems_); }

private:
    Problems problems_;
};

}  // namespace v0
}  // namespace riskshare
