#pragma once

#include <string>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {

/// The operations that suffice to redo every figure. docs/formats.md says what each does.
enum class Operation {
    given,
    sum,
    difference,
    negate,
    percentage,
    minimum,
    apportion,
    choose,
};
constexpr auto words_for(Operation)
{
    return words<Operation>(
        {"given", "sum", "difference", "negate", "percentage", "minimum", "apportion", "choose"});
}

/// A figure that a step uses.
struct Input {
    std::string value;  ///< as in the files: `434400000.00`, `0.5%`, `ccg`
    std::string
        from;  ///< an earlier step's id, `ID#2` for a part of its list, or a place in a file
    std::string role{};  ///< apportion: total, weight, limit; choose: used, not_used

    bool operator==(const Input&) const = default;
};

/// One line of the explanation.
struct Step {
    std::string id;
    std::string rule;
    std::string clause;  ///< the agreement's own words; empty where it quotes none
    Operation operation;
    std::vector<Input> inputs;
    std::vector<std::string> result;   ///< one value; for an apportionment one per party
    std::string text;                  ///< a sentence with the sum in it
    std::vector<std::string> notes{};  ///< who got each odd penny and why; rules that did not apply
    std::vector<std::string> figures{};   ///< pointers to the figures of the settlement it gives
    std::vector<std::string> partners{};  ///< ids of the partners it concerns; empty: all of them

    bool operator==(const Step&) const = default;
};

/// Every figure of a settlement as a sum to redo by hand. Each step uses only earlier ones.
using Explanation = std::vector<Step>;

/// Explains a settlement by working it out a second time with elementary operations alone.
///
/// Requires: `settlement` is as settle() gave it; throws Contradiction where a figure differs, and
///           Misuse where a list has another length, or a name or a kind is another.
/// Source:   docs/rules.md 9.
[[nodiscard]] RISKSHARE_EXPORT Explanation explain(const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
