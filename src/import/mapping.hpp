#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/fund.hpp>
#include <riskshare/text/words.hpp>

#include "facts/ledger_columns.hpp"
#include "layout.hpp"

namespace riskshare::importing {

/// The meaning of a word of a ledger, and the JSON Pointer to it in the mapping.
template <class T>
struct Meaning {
    T means;
    std::string place;
};

template <class T>
using Words = std::map<std::string, Meaning<T>, std::less<>>;

/// A fact from a column, by its header, or one for the whole file. Words are the column's own words
/// for it; without any, the column uses those of the files.
template <class T>
struct Said {
    std::optional<std::string> column{};
    std::optional<T> always{};
    Words<T> words{};
};

enum class Part { gross, income };
constexpr auto words_for(Part) { return words<Part>({"gross", "income"}); }

/// The lines that a total adds: those since the total before it, or all above it.
enum class Adds { lines_above, all_lines };
constexpr auto words_for(Adds) { return words<Adds>({"lines_above", "all_lines"}); }

/// The columns of a gross amount and perhaps its income; or of one amount, which is gross unless
/// another column says which part it is.
struct AmountColumns {
    std::string gross;  ///< or the one amount
    std::optional<std::string> income{};
};

/// The layout of one CSV, and the meaning of its columns and words.
struct Extract {
    Layout layout{};
    Said<std::string> service{};
    Said<std::string> partner{};
    AmountColumns amounts{};  ///< the outturn, or what is contributed
    std::vector<std::pair<LedgerColumn, AmountColumns>> ledger{};
    std::optional<std::string> part{};
    Words<Part> parts{};
    bool income_is_negative = false;  ///< if income is printed below zero, as credits are
    std::map<std::string, std::string, std::less<>> ignored{};  ///< words of the service's column
    Words<Adds> totals{};                                       ///< words of that column too
    // For services of an agreement only.
    std::string name{};
    Said<Fund> fund{};
    std::optional<std::string> statutory{};
    std::optional<std::string> regulation{};
    std::optional<std::string> traditional{};
};

/// The mapping of CSVs to a position, or without one to the services of an agreement.
struct Mapping {
    std::optional<PositionFigures> position{};  ///< without services
    std::vector<Extract> extracts{};            ///< one for each CSV, in order
};

/// Reads a mapping from JSON text. Fails: InputError with every problem.
[[nodiscard]] RISKSHARE_EXPORT Mapping parse_mapping(std::string_view json);

}  // namespace riskshare::importing
