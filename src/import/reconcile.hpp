#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/facts/problem.hpp>
#include <riskshare/values/money.hpp>

#include "judge.hpp"
#include "layout.hpp"

/// A table that somebody printed, held against the sums that it ought to keep to.

namespace riskshare::importing {

/// A row or column by its label, and where the specification names it.
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

/// Which sign an adverse variance has: `+` in a council's table, `-` in an NHS body's.
enum class AdverseSign { plus, minus };

struct ColumnSum {
    SumOf sum;
    std::vector<Named> rows{};  ///< the only rows that it holds for; empty: all
    std::optional<AdverseSign> adverse{};
    std::optional<std::string> words{};  ///< the column that says ADV or FAV
};

/// What a table ought to keep to.
struct Reconciliation {
    std::string name;
    std::string note{};
    Layout layout{};
    std::string labels;                ///< the column that says what each row is
    std::vector<std::string> figures;  ///< the columns of figures
    std::optional<Money> rounded_to{};
    std::vector<SumOf> rows{};
    std::vector<ColumnSum> columns{};
};

/// One line of a sum: its label, the figure printed, and whether the sum takes it off.
struct SumLine {
    std::string label;
    Money printed;
    bool is_subtracted;
};

/// A sum in one column, or one row, and how it came out.
struct Checked {
    std::string total{};
    std::string where{};  ///< the label of the column or row
    Money printed;
    Money worked_out = 0_p;
    std::vector<SumLine> lines{};
    Money step;  ///< to which the figures are rounded
    Judgement judgement{Verdict::adds_up};
    bool is_turned = false;  ///< has every figure of its column the other sign?
};

/// A word that contradicts the variance worked out beside it.
struct WrongWord {
    std::string total;
    std::string where;
    std::string word;
    Money variance;
    bool is_adverse;  ///< is the variance?
};

/// A column of which every figure has the other sign.
struct TurnedColumn {
    std::string total;
    std::size_t rows;
    std::optional<AdverseSign> stated;
};

struct Reconciled {
    std::vector<Checked> sums{};
    std::vector<WrongWord> words{};
    std::vector<TurnedColumn> turned{};
    Problems of_specification{};  ///< labels that the table does not have
    Problems of_csv{};

    [[nodiscard]] bool adds_up() const;
};

/// Reads what a table ought to keep to from JSON text. Fails: InputError with every problem.
[[nodiscard]] Reconciliation parse_reconciliation(std::string_view json);

/// Checks every sum of a CSV. A sum without a printed total is left out, and a blank line of it is
/// nothing. Fails: MoneyOverflow.
[[nodiscard]] Reconciled reconcile(const Reconciliation& specification, std::string_view csv);

/// What was found, in the form of docs/formats.md.
[[nodiscard]] std::string to_json(const Reconciliation& specification,
                                  const Reconciled& reconciled);

/// The JSON Schema of the specification.
[[nodiscard]] std::string_view reconciliation_schema();

}  // namespace riskshare::importing
