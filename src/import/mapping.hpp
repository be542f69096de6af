#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/fund.hpp>
#include <riskshare/text/words.hpp>

#include "layout.hpp"

namespace riskshare::importing {

/// What a word of a ledger means, and where the mapping says so.
template <class T>
struct Meaning {
    T means;
    std::string place;
};

template <class T>
using Words = std::map<std::string, Meaning<T>, std::less<>>;

/// The header of the column that says something, or what it is for the whole file. Words are what
/// the column calls it; without any, the column has it as the files of riskshare do.
template <class T>
struct Said {
    std::optional<std::string> column{};
    std::optional<T> always{};
    Words<T> words{};
};

enum class Part { gross, income };
constexpr auto words_for(Part) { return words<Part>({"gross", "income"}); }

/// Which lines a row of totals adds: those since the total before it, or all above it.
enum class Adds { lines_above, all_lines };
constexpr auto words_for(Adds) { return words<Adds>({"lines_above", "all_lines"}); }

/// A gross amount and, perhaps, the income that comes with it; or one amount, which is gross unless
/// a column says which part it is.
struct AmountColumns {
    std::string gross;  ///< or the one amount
    std::optional<std::string> income{};
};

/// How one CSV is to be read.
struct Extract {
    Layout layout{};
    Said<std::string> service{};
    Said<std::string> partner{};
    AmountColumns amounts{};  ///< the outturn, or what is contributed
    std::vector<std::pair<LedgerColumn, AmountColumns>> ledger{};
    std::optional<std::string> part{};
    Words<Part> parts{};
    bool income_is_negative = false;  ///< is income printed below zero, as credits are?
    std::map<std::string, std::string, std::less<>> ignored{};  ///< words of the service's column
    Words<Adds> totals{};                                       ///< likewise
    // For services of an agreement alone.
    std::string name{};
    Said<Fund> fund{};
    std::optional<std::string> statutory{};
    std::optional<std::string> regulation{};
    std::optional<std::string> traditional{};
};

/// How CSVs become a position, or the services of an agreement where there is no position.
struct Mapping {
    std::optional<PositionFigures> position{};  ///< without services
    std::vector<Extract> extracts{};            ///< one for each CSV, in order
};

/// Reads a mapping from JSON text. Fails: InputError with every problem.
[[nodiscard]] Mapping parse_mapping(std::string_view json);

}  // namespace riskshare::importing
