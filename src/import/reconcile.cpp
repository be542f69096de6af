#include "reconcile.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "csv.hpp"
#include "encoding.hpp"
#include "text/printable_text.hpp"

namespace riskshare::importing {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::string in_capitals(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

/// True for a word that says adverse, false for favourable; absent for any other.
std::optional<bool> says_adverse(const std::string& word)
{
    const std::string capitals = in_capitals(word);
    if (capitals == "ADV" || capitals == "ADVERSE" || capitals == "A") { return true; }
    if (capitals == "FAV" || capitals == "FAVOURABLE" || capitals == "F") { return false; }
    return std::nullopt;
}

/// A line of a sum, and the index of its row, or of its column among those of figures.
struct LocatedLine {
    std::string label;
    std::size_t at;
    bool is_subtracted;
};

/// A sum whose labels were found in the table.
struct Located {
    std::size_t total = nowhere;
    std::vector<LocatedLine> lines{};
};

class Reconciling {
public:
    Reconciling(const Reconciliation& specification, const CsvTable& table, Reconciled& result)
        : specification_{specification}, table_{table}, result_{result}
    {
        const auto labels = find_column(table, specification.labels, result.of_csv);
        for (const std::string& name : specification.figures) {
            figure_of_.emplace(name, columns_.size());
            columns_.push_back(find_column(table, name, result.of_csv).value_or(0));
        }
        for (const ColumnSum& sum : specification.columns) {
            words_.push_back(sum.words ? find_column(table, *sum.words, result.of_csv)
                                       : std::nullopt);
        }
        if (!result.of_csv.empty()) { return; }
        for (const Row& row : table.rows) { read_row(row, *labels); }
    }

    void run()
    {
        std::vector<Located> rows;
        std::vector<Located> columns;
        std::vector<std::vector<std::size_t>> only;
        for (const SumOf& sum : specification_.rows) {
            rows.push_back(located(sum, [&](const Named& row) { return find_row(row); }));
        }
        for (const ColumnSum& sum : specification_.columns) {
            columns.push_back(located(sum.sum, [&](const Named& name) { return figure(name); }));
            only.push_back(rows_of(sum));
        }
        if (!result_.of_csv.empty() || !result_.of_specification.empty()) { return; }
        for (const Located& sum : rows) { check_rows(sum); }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            check_columns(specification_.columns[i], columns[i], only[i], words_[i]);
        }
    }

private:
    using Figures = std::vector<std::optional<PrintedAmount>>;

    /// The first row with a label.
    struct Labelled {
        std::size_t first;
        bool is_repeated = false;
    };

    void read_row(const Row& row, std::size_t labels)
    {
        if (!is_even(table_, row, result_.of_csv)) { return; }
        Figures figures;
        for (const std::size_t column : columns_) {
            figures.push_back(
                amount_in(table_, row, column, specification_.layout.unit, result_.of_csv));
        }
        labels_.push_back(plain(row.cells[labels]));
        const auto [place, is_new] = row_of_.try_emplace(labels_.back(), Labelled{rows_.size()});
        place->second.is_repeated = !is_new;
        rows_.push_back(&row);
        figures_.push_back(std::move(figures));
    }

    /// The row with a label. Reported unless there is exactly one.
    std::size_t find_row(const Named& label)
    {
        const auto found = row_of_.find(label.name);
        if (found == row_of_.end()) {
            result_.of_specification.add({"label_missing", label.place,
                                          "must be the label of a row of the table",
                                          "found " + in_quotes(label.name),
                                          did_you_mean(label.name, {labels_.begin(), labels_.end()},
                                                       "Write it as the table has it.")});
            return nowhere;
        }
        if (found->second.is_repeated) {
            result_.of_specification.add({"label_repeated", label.place,
                                          "must be the label of one row of the table",
                                          "found several with " + in_quotes(label.name),
                                          "Give each row of the CSV a label of its own."});
        }
        return found->second.first;
    }

    /// Returns the index among the columns of figures. Requires: the name is one of them.
    std::size_t figure(const Named& name) { return figure_of_.at(name.name); }

    template <class Find>
    static Located located(const SumOf& sum, Find find)
    {
        Located result{.total = find(sum.total)};
        for (const Named& line : sum.added) {
            result.lines.push_back({line.name, find(line), false});
        }
        for (const Named& line : sum.subtracted) {
            result.lines.push_back({line.name, find(line), true});
        }
        return result;
    }

    std::vector<std::size_t> rows_of(const ColumnSum& sum)
    {
        std::vector<std::size_t> rows;
        for (const Named& row : sum.rows) { rows.push_back(find_row(row)); }
        for (std::size_t i = 0; sum.rows.empty() && i < labels_.size(); ++i) { rows.push_back(i); }
        return rows;
    }

    void check_rows(const Located& sum)
    {
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const auto at = [&](std::size_t row) { return figures_[row][column]; };
            if (auto checked = check(sum, at)) {
                checked->total = labels_[sum.total];
                checked->where = specification_.figures[column];
                result_.sums.push_back(std::move(*checked));
            }
        }
    }

    void check_columns(const ColumnSum& stated, const Located& sum,
                       const std::vector<std::size_t>& rows,
                       const std::optional<std::size_t>& words)
    {
        const std::size_t first = result_.sums.size();
        std::size_t turned = 0;
        bool are_all_turned = true;
        for (const std::size_t row : rows) {
            const auto at = [&](std::size_t column) { return figures_[row][column]; };
            auto checked = check(sum, at);
            if (!checked) { continue; }
            checked->total = stated.sum.total.name;
            checked->where = labels_[row];
            if (words) { check_word(stated, *checked, *rows_[row], *words); }
            const bool is_turned = checked->judgement.verdict == Verdict::other_sign;
            turned += is_turned ? 1 : 0;
            are_all_turned = are_all_turned && (is_turned || checked->printed == 0_p);
            result_.sums.push_back(std::move(*checked));
        }
        if (!are_all_turned || turned < 2) { return; }
        result_.turned.push_back({stated.sum.total.name, turned, stated.adverse});
        for (std::size_t i = first; i < result_.sums.size(); ++i) {
            result_.sums[i].is_turned = true;
        }
    }

    /// Checks the sum of the figures that `at` gives; absent if no total is printed.
    template <class At>
    std::optional<Checked> check(const Located& sum, At at) const
    {
        const std::optional<PrintedAmount> total = at(sum.total);
        if (!total) { return std::nullopt; }
        Checked checked{.printed = total->amount, .step = total->step};
        std::vector<Money> amounts;
        for (const LocatedLine& line : sum.lines) {
            const std::optional<PrintedAmount> figure = at(line.at);
            if (!figure) { continue; }
            checked.lines.push_back({line.label, figure->amount, line.is_subtracted});
            amounts.push_back(line.is_subtracted ? -figure->amount : figure->amount);
            checked.step = std::max(checked.step, figure->step);
        }
        checked.step = specification_.rounded_to.value_or(checked.step);
        checked.worked_out = riskshare::sum(amounts);
        checked.judgement = judge(checked.printed, amounts, checked.step);
        return checked;
    }

    /// Checks the word beside a variance against the variance worked out.
    void check_word(const ColumnSum& stated, const Checked& checked, const Row& row,
                    std::size_t column)
    {
        const std::string word = plain(row.cells[column]);
        if (word.empty()) { return; }
        const std::optional<bool> says = says_adverse(word);
        if (!says) {
            result_.of_csv.add({"unknown_word", cell_place(table_, row, column),
                                "must be ADV or FAV, or blank", "found " + in_quotes(word),
                                "Write one of these, or remove \"words\"."});
            return;
        }
        const bool is_adverse = (checked.worked_out > 0_p) == (stated.adverse == AdverseSign::plus);
        if (checked.worked_out == 0_p || *says == is_adverse) { return; }
        result_.words.push_back(
            {checked.total, checked.where, word, checked.worked_out, is_adverse});
    }

    const Reconciliation& specification_;
    const CsvTable& table_;
    Reconciled& result_;
    std::vector<std::size_t> columns_{};               ///< of the figures
    std::vector<std::optional<std::size_t>> words_{};  ///< of each sum of columns
    std::vector<const Row*> rows_{};
    std::vector<std::string> labels_{};
    std::map<std::string, Labelled> row_of_{};
    std::map<std::string, std::size_t> figure_of_{};
    std::vector<Figures> figures_{};
};

}  // namespace

bool Reconciled::adds_up() const
{
    return words.empty() && std::ranges::all_of(sums, [](const Checked& sum) {
               return sum.judgement.verdict == Verdict::adds_up;
           });
}

Reconciled reconcile(const Reconciliation& specification, std::string_view csv)
{
    Reconciled result;
    const auto table = read_csv(csv, specification.layout, result.of_csv);
    if (table) { Reconciling{specification, *table, result}.run(); }
    return result;
}

}  // namespace riskshare::importing
