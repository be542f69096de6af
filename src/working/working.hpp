#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/explanation.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare::working {

/// An amount and where it comes from: a place in a file, or the step that gives it.
struct Figure {
    Money value;
    std::string from;
};

/// What a party weighs in an apportionment: its weight, as the files write it and as a sentence
/// shows it, and from where.
struct Weight {
    std::int64_t value;
    std::string text;
    std::string shown;
    std::string from;
};

/// An amount as a weight.
[[nodiscard]] Weight to_weight(const Figure& figure);

/// Figures of the settlement that a step must give, by JSON Pointer.
struct Claim {
    std::string pointer;
    std::vector<Money> expected;
};

/// What a step is about. The label opens its sentence: "Budget of Housing".
struct About {
    std::string id;
    std::string rule;
    std::string label;
    std::string clause{};
    std::vector<Claim> gives{};
    std::vector<std::string> partners{};
    std::vector<std::string> notes{};
};

/// The working: each operation does its sum, writes the step down and hands back the figure.
///
/// Fails: std::logic_error where a figure is not the settlement's; MoneyOverflow.
class Working {
public:
    Figure given(About about, const Figure& place);
    Figure sum(About about, const std::vector<Figure>& figures);
    Figure difference(About about, const Figure& first, const std::vector<Figure>& others);
    Figure negate(About about, const Figure& figure);
    Figure percentage(About about, const Figure& amount, Percentage rate, std::string rate_from);
    Figure minimum(About about, const std::vector<Figure>& figures);

    /// Parties are named in the notes. Shapes: parties, weights and result: the same; limits: the
    /// same or none.
    std::vector<Figure> apportion(About about, const Figure& total,
                                  const std::vector<Weight>& weights,
                                  const std::vector<Figure>& limits,
                                  const std::vector<std::string>& parties);

    /// The amount that a rule picks out of two or more.
    Figure choose(About about, const Figure& used, const std::vector<Figure>& not_used);
    /// The word that a rule picks, with those that it passes over. The label is the whole sentence.
    void choose(About about, Input used, std::vector<Input> not_used);

    [[nodiscard]] Explanation take() { return std::move(steps_); }

private:
    Figure record(About about, Operation operation, std::vector<Input> inputs, Money result,
                  std::string_view sentence);
    std::vector<Figure> record(About about, std::vector<Input> inputs,
                               const std::vector<Money>& result, std::string_view sentence);

    Explanation steps_;
};

}  // namespace riskshare::working
