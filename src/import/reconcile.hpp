#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/values/money.hpp>

#include "judge.hpp"
#include "layout.hpp"

/// A printed table, checked against the sums that it should add up to.

namespace riskshare::importing {

/// The label of a row or column, and the JSON Pointer to it in the specification.
struct Named {
    std::string name;
    std::string place;
};

/// A row that is the total of others, in every column of figures; or a column, in every row.
struct SumOf {
    Named total;
    std::vector<Named> added{};
    std::vector<Named> subtracted{};
};

/// The sign of an adverse variance: `+` in a council's table, `-` in an NHS body's.
enum class AdverseSign { plus, minus };

struct ColumnSum {
    SumOf sum;
    std::vector<Named> rows{};  ///< the only rows with this sum; empty: all
    std::optional<AdverseSign> adverse{};
    std::optional<std::string> words{};  ///< the column that says ADV or FAV
};

/// The sums that a table should add up to.
struct Reconciliation {
    std::string name;
    std::string note{};
    Layout layout{};
    std::string labels;                ///< the column of the rows' labels
    std::vector<std::string> figures;  ///< the columns of figures
    std::optional<Money> rounded_to{};
    std::vector<SumOf> rows{};
    std::vector<ColumnSum> columns{};
};

/// One line of a sum, added or subtracted.
struct SumLine {
    std::string label;
    Money printed;
    bool is_subtracted;
};

/// A sum in one column or row, and the verdict on it.
struct Checked {
    std::string total{};
    std::string where{};  ///< the label of the column or row
    Money printed;
    Money worked_out = 0_p;
    std::vector<SumLine> lines{};
    Money step;  ///< the figures are rounded to multiples of it
    Judgement judgement{Verdict::adds_up};
    bool is_turned = false;  ///< if every figure of its column has the other sign
};

/// A word that contradicts the variance worked out beside it.
struct WrongWord {
    std::string total;
    std::string where;
    std::string word;
    Money variance;
    bool is_adverse;  ///< the variance
};

/// A column whose every figure has the other sign.
struct TurnedColumn {
    std::string total;
    std::size_t rows;
    std::optional<AdverseSign> stated;
};

struct RISKSHARE_EXPORT Reconciled {
    std::vector<Checked> sums{};
    std::vector<WrongWord> words{};
    std::vector<TurnedColumn> turned{};
    Problems of_specification{};  ///< labels that the table lacks
    Problems of_csv{};

    [[nodiscard]] bool adds_up() const;
};

/// Reads the sums from JSON text. Fails: InputError with every problem.
[[nodiscard]] RISKSHARE_EXPORT Reconciliation parse_reconciliation(std::string_view json);

/// Checks every sum of a CSV. A sum without a printed total is skipped; a blank line counts as
/// zero. Fails: MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT Reconciled reconcile(const Reconciliation& specification,
                                                    std::string_view csv);

/// Writes the result, as in docs/formats.md.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Reconciliation& specification,
                                                   const Reconciled& reconciled);

}  // namespace riskshare::importing
