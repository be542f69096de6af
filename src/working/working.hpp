#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/explanation.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

#include "text/concat.hpp"

namespace riskshare::working {

/// The origin of a figure: a pointer into a file, or the id of a step. The working keeps its text,
/// so that a figure is cheap to copy.
class Origin {
public:
    /// A literal, which needs no keeping. (Clang 14 crashes where this is consteval.)
    template <std::size_t size>
    constexpr Origin(const char (&literal)[size])  // NOLINT(*-explicit-*)
        : text_{literal, size - 1}
    {}

    [[nodiscard]] std::string_view text() const { return text_; }

private:
    friend class Working;
    explicit Origin(std::string_view kept) : text_{kept} {}

    std::string_view text_;
};

struct Figure {
    Money value;
    Origin origin;
};

/// A party's weight in an apportionment.
struct Weight {
    std::int64_t value;
    std::string text;   ///< as the files write it
    std::string shown;  ///< as a sentence shows it; empty for an amount
    Origin origin;
};

/// An amount as a weight.
[[nodiscard]] Weight to_weight(const Figure& figure);

/// Figures of the settlement that a step must give, by JSON Pointer.
struct Claim {
    std::string pointer;
    std::vector<Money> expected;
};

/// The description of a step. The label opens its sentence: "Budget of Housing".
struct About {
    std::string id;
    std::string_view rule;
    std::string label;
    std::string clause{};
    std::vector<Claim> gives{};
    std::vector<std::string> partners{};
    std::vector<std::string> notes{};
};

/// The working: each operation does its sum, writes the step down and returns the figure.
///
/// Fails: Contradiction where a figure is not the settlement's; MoneyOverflow.
class Working {
public:
    explicit Working(std::size_t expected_steps) { steps_.reserve(expected_steps); }

    Figure given(About about, const Figure& stated);
    Figure sum(About about, const std::vector<Figure>& figures);
    Figure difference(About about, const Figure& first, const std::vector<Figure>& others);
    Figure negate(About about, const Figure& figure);
    Figure percentage(About about, const Figure& amount, Percentage rate, Origin rate_from);
    Figure minimum(About about, const std::vector<Figure>& figures);

    /// Parties are named in the notes. Shapes: parties, weights and result: the same; limits: the
    /// same or none.
    std::vector<Figure> apportion(About about, const Figure& total,
                                  const std::vector<Weight>& weights,
                                  const std::vector<Figure>& limits,
                                  const std::vector<std::string>& parties);

    /// The amount that a rule picks out of two or more.
    Figure choose(About about, const Figure& used, const std::vector<Figure>& not_used);
    /// The word that a rule picks, and those that it passes over. The label is the whole sentence.
    void choose(About about, Input used, std::vector<Input> not_used);

    /// An origin joined from parts.
    template <class... Parts>
    [[nodiscard]] Origin origin(const Parts&... parts)
    {
        return keep(TextPart{parts}...);
    }

    [[nodiscard]] Explanation take() { return std::move(steps_); }

private:
    template <class... Parts>
    Origin keep(const Parts&... parts)
    {
        const std::size_t size = (std::size_t{0} + ... + parts.text().size());
        char* const text = static_cast<char*>(texts_.allocate(size, 1));
        char* end = text;
        ((end += parts.text().copy(end, parts.text().size())), ...);
        return Origin{std::string_view{text, size}};
    }
    Figure record(About about, Operation operation, std::vector<Input> inputs, Money result,
                  std::string_view sentence);

    std::pmr::monotonic_buffer_resource texts_{16'384};
    Explanation steps_;
};

}  // namespace riskshare::working
