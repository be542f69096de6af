#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>

#include "formula.hpp"
#include "scratch.hpp"

namespace riskshare::workbook {

/// The style of a cell. `column` and `amounts` head columns of words and of amounts. `paid` leaves
/// zero blank. `stated` amounts, those of agreement and position, may be changed: on yellow,
/// unlocked.
enum class Style {
    plain,
    title,
    heading,
    column,
    amounts,
    note,
    pence,
    pounds,
    paid,
    stated,
    rate
};

struct Cell {
    std::size_t row;
    std::size_t column;
};

class Sheet;

/// Headings and the rows below them, on a sheet. The first column is for words.
class Table {
public:
    Table(Sheet& sheet, std::size_t first_row) : sheet_{&sheet}, first_row_{first_row} {}

    void name(std::size_t row, std::string_view text);
    void write(std::size_t row, std::size_t column, std::string_view text);
    Words write(std::size_t row, std::size_t column, const Words& formula);
    Formula put(std::size_t row, std::size_t column, const Formula& formula);
    Formula state(std::size_t row, std::size_t column, Money amount);
    void show(std::size_t row, std::size_t column, const Formula& pence);
    [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const;

private:
    Sheet* sheet_;
    std::size_t first_row_;
};

/// A sheet, written from the top down. Rows and columns are counted from 0.
class Sheet {
public:
    Sheet(lxw_worksheet* sheet, std::string name, const std::map<Style, lxw_format*>& styles);

    void set_width(std::size_t first_column, std::size_t last_column, double characters);
    /// Keeps the rows above the next one, and columns on the left, in sight and on every page.
    void freeze_here(std::size_t columns);

    void title(std::string_view text);
    /// The rows below follow that section of docs/rules.md.
    void heading(std::string_view text, std::string_view rule = {});
    void subheading(std::string_view text);
    void note(std::string_view text);
    void leave_rows(std::size_t count) { next_row_ += count; }
    /// A row of a name and one figure.
    Formula line(std::string_view name, const Formula& formula);
    /// A row of a name, an amount to change, and its place in a file: `agreement /reserve/balance`.
    Formula state_line(std::string_view name, Money amount, std::string_view pointer = {});
    [[nodiscard]] Table table(const std::vector<std::string>& headings, std::size_t rows);

    /// Puts a formula into a cell; returns the cell.
    Formula put(Cell cell, const Formula& formula);
    Words write(Cell cell, const Words& formula);
    void write(Cell cell, std::string_view text, Style how = Style::plain);
    /// Puts an amount into a cell in pounds, for a user to change; returns it in pence.
    Formula state(Cell cell, Money amount);
    /// Shows pence as pounds.
    void show(Cell cell, const Formula& pence, Style how = Style::pounds);
    /// Shows one figure as a percentage of another.
    void show_part(Cell cell, const Formula& part, const Formula& whole);
    /// Puts a chart below the rows so far.
    void add(lxw_chart* chart);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t next_row() const { return next_row_; }
    /// `Working!B5`.
    [[nodiscard]] std::string name_of(Cell cell) const;
    /// A text from a file as a cell shows it.
    [[nodiscard]] static std::string text_of(std::string_view text);
    /// The size of the sheet's part of the file, at most.
    [[nodiscard]] std::size_t most_bytes() const { return most_bytes_; }
    /// Sets what is printed. Call last.
    void finish();

private:
    void reach(Cell cell, std::size_t text);
    [[nodiscard]] std::string own(std::string formula) const;
    [[nodiscard]] lxw_format* style(Style how) const { return styles_->at(how); }

    lxw_worksheet* sheet_;
    std::string name_;
    const std::map<Style, lxw_format*>* styles_;
    std::size_t next_row_ = 0;
    Cell last_{0, 0};
    std::size_t most_bytes_ = 0;
};

/// A workbook in the making. Sheets stand in the order in which they are added.
class Book {
public:
    explicit Book(std::string_view title, FinancialYear year);
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book();

    [[nodiscard]] Sheet& add(const char* name);
    [[nodiscard]] lxw_chart* add_chart(lxw_chart_type type);
    /// The bytes of the file. Fails: FileError.
    [[nodiscard]] std::string take() &&;

private:
    Scratch scratch_{};
    lxw_workbook* book_ = nullptr;
    std::map<Style, lxw_format*> styles_{};
    std::vector<std::unique_ptr<Sheet>> sheets_{};
};

}  // namespace riskshare::workbook
