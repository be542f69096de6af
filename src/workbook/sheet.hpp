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

namespace riskshare::workbook {

/// How a cell looks: headings of columns of words or of amounts, amounts in pence or pounds, and so
/// on; what is `paid` is left blank where it is nothing. What may be changed, the amounts that
/// agreement and position state, is `stated`: on yellow, and unlocked.
enum class Look { plain, title, heading, column, amounts, note, pence, pounds, paid, stated, rate };

struct Place {
    std::size_t row;
    std::size_t column;
};

class Sheet;

/// A row of headings and the rows below it, on a sheet. The first column is for words.
class Table {
public:
    Table(Sheet& sheet, std::size_t first_row) : sheet_{&sheet}, first_row_{first_row} {}

    void name(std::size_t row, std::string_view text);
    void write(std::size_t row, std::size_t column, std::string_view text);
    Words write(std::size_t row, std::size_t column, const Words& formula);
    Formula put(std::size_t row, std::size_t column, const Formula& formula);
    Formula state(std::size_t row, std::size_t column, Money amount);
    void show(std::size_t row, std::size_t column, const Formula& pence);
    [[nodiscard]] Place place(std::size_t row, std::size_t column) const;

private:
    Sheet* sheet_;
    std::size_t first_row_;
};

/// A sheet, written from the top down. Rows and columns are counted from 0.
class Sheet {
public:
    Sheet(lxw_worksheet* sheet, std::string name, const std::map<Look, lxw_format*>& looks);

    void set_width(std::size_t first_column, std::size_t last_column, double characters);
    /// Keeps the rows above the next one in sight, and columns on the left; prints them on each
    /// page.
    void freeze_here(std::size_t columns);

    void title(std::string_view text);
    /// What stands below follows the rule of that section of docs/rules.md.
    void heading(std::string_view text, std::string_view rule = {});
    void subheading(std::string_view text);
    void note(std::string_view text);
    void leave_rows(std::size_t count) { next_row_ += count; }
    /// A row of a name and one figure.
    Formula line(std::string_view name, const Formula& formula);
    /// The same of an amount to be changed, and where the file has it: `agreement
    /// /reserve/balance`.
    Formula state_line(std::string_view name, Money amount, std::string_view pointer = {});
    Words words_line(std::string_view name, const Words& formula);
    [[nodiscard]] Table table(const std::vector<std::string>& headings, std::size_t rows);

    /// Puts a formula into a cell, and gives the cell.
    Formula put(Place place, const Formula& formula);
    Words write(Place place, const Words& formula);
    void write(Place place, std::string_view text, Look how = Look::plain);
    /// Puts an amount into a cell in pounds, for a user to change, and gives what it is in pence.
    Formula state(Place place, Money amount);
    /// Shows pence as pounds.
    void show(Place place, const Formula& pence, Look how = Look::pounds);
    /// Shows one figure as a part of another, in percent.
    void show_part(Place place, const Formula& part, const Formula& whole);
    /// Puts a chart below what there is.
    void add(lxw_chart* chart);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t next_row() const { return next_row_; }
    /// `Working!B5`.
    [[nodiscard]] std::string name_of(Place place) const;
    /// A text of a file as a cell has it.
    [[nodiscard]] static std::string text_of(std::string_view text);
    /// Sets what is printed. The last that is done.
    void finish();

private:
    void reach(Place place);
    [[nodiscard]] std::string own(std::string formula) const;
    [[nodiscard]] lxw_format* look(Look how) const { return looks_->at(how); }

    lxw_worksheet* sheet_;
    std::string name_;
    const std::map<Look, lxw_format*>* looks_;
    std::size_t next_row_ = 0;
    Place last_{0, 0};
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
    /// The bytes of the file. Fails: std::system_error.
    [[nodiscard]] std::string take() &&;

private:
    std::string path_;
    lxw_workbook* book_;
    std::map<Look, lxw_format*> looks_;
    std::vector<std::unique_ptr<Sheet>> sheets_;
};

}  // namespace riskshare::workbook
