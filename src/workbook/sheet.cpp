#include "sheet.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <new>
#include <system_error>

#include <riskshare/error.hpp>

#include "text/printable_text.hpp"

namespace riskshare::workbook {
namespace {

/// A longer heading takes two lines, of this height in points.
constexpr std::size_t letters_in_line = 16;
constexpr double two_lines = 31;

/// Well below the longest text that Excel takes in a cell; no name needs as much.
constexpr std::size_t longest_text = 1000;

bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Writes the `_` of `_x0041_` as an escape: Excel would read it as the character of that number.
std::string without_escapes(std::string text)
{
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        const bool is_escape =
            at + 6 < text.size() && text[at + 6] == '_' &&
            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                        text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hexadecimal);
        if (is_escape) { text.insert(at, "_x005F"); }
        if (is_escape) { at += 6; }
    }
    return text;
}

void check(lxw_error error)
{
    if (error == LXW_NO_ERROR) { return; }
    const bool is_of_file = error >= LXW_ERROR_CREATING_XLSX_FILE && error <= LXW_ERROR_ZIP_CLOSE;
    if (is_of_file) {
        throw FileError{"cannot write", "the workbook's parts",
                        std::make_error_code(std::errc::io_error)};
    }
    throw Error{std::string{"the workbook cannot be written: "} + lxw_strerror(error)};
}

lxw_row_t row_of(Cell cell) { return static_cast<lxw_row_t>(cell.row); }
lxw_col_t column_of(Cell cell) { return static_cast<lxw_col_t>(cell.column); }

double in_pounds(std::int64_t pence) { return static_cast<double>(pence) / 100.0; }

std::map<Style, lxw_format*> add_styles(lxw_workbook* book)
{
    std::map<Style, lxw_format*> styles;
    for (const Style style :
         {Style::plain, Style::title, Style::heading, Style::column, Style::amounts, Style::note,
          Style::pence, Style::pounds, Style::paid, Style::stated, Style::rate}) {
        styles[style] = workbook_add_format(book);
    }
    format_set_bold(styles[Style::title]);
    format_set_font_size(styles[Style::title], 14);
    format_set_bold(styles[Style::heading]);
    format_set_font_size(styles[Style::heading], 12);
    for (const Style style : {Style::column, Style::amounts}) {
        format_set_bold(styles[style]);
        format_set_text_wrap(styles[style]);
        format_set_align(styles[style], LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_bottom(styles[style], LXW_BORDER_THIN);
    }
    format_set_align(styles[Style::amounts], LXW_ALIGN_RIGHT);
    format_set_italic(styles[Style::note]);
    // `_-` leaves a little room before the words of the next column.
    format_set_num_format(styles[Style::pence], "#,##0_-");
    format_set_num_format(styles[Style::pounds], "#,##0.00_-");
    format_set_num_format(styles[Style::paid], "#,##0.00_-;-#,##0.00_-;");
    format_set_num_format(styles[Style::stated], "#,##0.00_-");
    format_set_bg_color(styles[Style::stated], 0xFFF2CC);
    format_set_border(styles[Style::stated], LXW_BORDER_HAIR);
    format_set_unlocked(styles[Style::stated]);
    format_set_num_format(styles[Style::rate], "0.00%_-");
    return styles;
}

/// The first day of the financial year, so that the same facts give the same bytes on any day.
std::time_t first_day(FinancialYear year)
{
    std::tm day{};
    day.tm_year = year.start() - 1900;
    day.tm_mon = 3;
    day.tm_mday = 1;
    return ::timegm(&day);
}

}  // namespace

void Table::name(std::size_t row, std::string_view text) { write(row, 0, text); }

void Table::write(std::size_t row, std::size_t column, std::string_view text)
{
    sheet_->write(cell(row, column), text);
}

Words Table::write(std::size_t row, std::size_t column, const Words& formula)
{
    return sheet_->write(cell(row, column), formula);
}

Formula Table::put(std::size_t row, std::size_t column, const Formula& formula)
{
    return sheet_->put(cell(row, column), formula);
}

Formula Table::state(std::size_t row, std::size_t column, Money amount)
{
    return sheet_->state(cell(row, column), amount);
}

void Table::show(std::size_t row, std::size_t column, const Formula& pence)
{
    sheet_->show(cell(row, column), pence);
}

Cell Table::cell(std::size_t row, std::size_t column) const { return {first_row_ + row, column}; }

Sheet::Sheet(lxw_worksheet* sheet, std::string name, const std::map<Style, lxw_format*>& styles)
    : sheet_{sheet}, name_{std::move(name)}, styles_{&styles}
{
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);
    worksheet_set_footer(sheet_, "&L&A&RPage &P of &N");
}

void Sheet::set_width(std::size_t first_column, std::size_t last_column, double characters)
{
    check(worksheet_set_column(sheet_, static_cast<lxw_col_t>(first_column),
                               static_cast<lxw_col_t>(last_column), characters, nullptr));
}

void Sheet::freeze_here(std::size_t columns)
{
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(next_row_),
                           static_cast<lxw_col_t>(columns));
    if (next_row_ > 0) {
        check(worksheet_repeat_rows(sheet_, 0, static_cast<lxw_row_t>(next_row_ - 1)));
    }
}

void Sheet::title(std::string_view text) { write({next_row_++, 0}, text, Style::title); }

void Sheet::heading(std::string_view text, std::string_view rule)
{
    ++next_row_;
    write({next_row_, 0}, text, Style::heading);
    if (!rule.empty()) { write({next_row_, 1}, "docs/rules.md " + std::string{rule}, Style::note); }
    ++next_row_;
}

void Sheet::subheading(std::string_view text)
{
    ++next_row_;
    note(text);
}

void Sheet::note(std::string_view text) { write({next_row_++, 0}, text, Style::note); }

Formula Sheet::line(std::string_view name, const Formula& formula)
{
    write({next_row_, 0}, name);
    return put({next_row_++, 1}, formula);
}

Formula Sheet::state_line(std::string_view name, Money amount, std::string_view pointer)
{
    write({next_row_, 0}, name);
    if (!pointer.empty()) { write({next_row_, 2}, pointer); }
    return state({next_row_++, 1}, amount);
}

Table Sheet::table(const std::vector<std::string>& headings, std::size_t rows)
{
    bool is_high = false;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const bool is_of_amounts = headings[i].ends_with("£") || headings[i].ends_with("%");
        write({next_row_, i}, headings[i], is_of_amounts ? Style::amounts : Style::column);
        is_high = is_high || (i > 0 && headings[i].size() > letters_in_line);
    }
    if (is_high) {
        check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(next_row_), two_lines, nullptr));
    }
    const Table result{*this, next_row_ + 1};
    next_row_ += rows + 1;
    return result;
}

Formula Sheet::put(Cell cell, const Formula& formula)
{
    reach(cell, formula.text.size());
    const auto value = static_cast<double>(formula.value);
    if (formula.text == std::to_string(formula.value)) {
        check(worksheet_write_number(sheet_, row_of(cell), column_of(cell), value,
                                     style(Style::pence)));
    } else {
        check(worksheet_write_formula_num(sheet_, row_of(cell), column_of(cell),
                                          own(formula.text).c_str(), style(Style::pence), value));
    }
    return {name_of(cell), formula.value};
}

Words Sheet::write(Cell cell, const Words& formula)
{
    reach(cell, formula.text.size() + formula.value.size());
    check(worksheet_write_formula_str(sheet_, row_of(cell), column_of(cell),
                                      own(formula.text).c_str(), style(Style::plain),
                                      without_escapes(formula.value).c_str()));
    return {name_of(cell), formula.value};
}

void Sheet::write(Cell cell, std::string_view text, Style how)
{
    reach(cell, text.size());
    check(worksheet_write_string(sheet_, row_of(cell), column_of(cell),
                                 without_escapes(text_of(text)).c_str(), style(how)));
}

Formula Sheet::state(Cell cell, Money amount)
{
    reach(cell, 0);
    check(worksheet_write_number(sheet_, row_of(cell), column_of(cell), in_pounds(amount.pence()),
                                 style(Style::stated)));
    return {"ROUND(" + name_of(cell) + "*100,0)", amount.pence()};
}

void Sheet::show(Cell cell, const Formula& pence, Style how)
{
    reach(cell, pence.text.size());
    const bool is_whole = pence.binding == Binding::whole;
    const std::string text = is_whole ? pence.text : "(" + pence.text + ")";
    check(worksheet_write_formula_num(sheet_, row_of(cell), column_of(cell),
                                      own(text + "/100").c_str(), style(how),
                                      in_pounds(pence.value)));
}

void Sheet::show_part(Cell cell, const Formula& part, const Formula& whole)
{
    reach(cell, part.text.size() + 2 * whole.text.size());
    const bool is_zero = whole.value == 0;
    const std::string text = "IF(" + whole.text + "=0,0," + part.text + "/" + whole.text + ")";
    const double value =
        is_zero ? 0 : static_cast<double>(part.value) / static_cast<double>(whole.value);
    check(worksheet_write_formula_num(sheet_, row_of(cell), column_of(cell), own(text).c_str(),
                                      style(Style::rate), value));
}

void Sheet::add(lxw_chart* chart)
{
    constexpr std::size_t rows = 17;
    lxw_chart_options options{};
    options.x_scale = 1.35;
    options.y_scale = 1.1;
    ++next_row_;
    check(
        worksheet_insert_chart_opt(sheet_, static_cast<lxw_row_t>(next_row_), 0, chart, &options));
    next_row_ += rows;
    reach({next_row_, last_.column}, 0);
}

void Sheet::finish()
{
    const bool is_wide = last_.column > 16;
    worksheet_fit_to_pages(sheet_, is_wide ? 2 : 1, 0);
    check(worksheet_print_area(sheet_, 0, 0, row_of(last_), column_of(last_)));
}

void Sheet::reach(Cell cell, std::size_t text)
{
    // The marks around a cell, and `&quot;` for each letter.
    constexpr std::size_t most_marks = 200;
    constexpr std::size_t most_of_letter = 6;
    most_bytes_ += most_marks + most_of_letter * text;
    last_ = {std::max(last_.row, cell.row), std::max(last_.column, cell.column)};
}

/// A formula without the sheet's own name before its cells.
std::string Sheet::own(std::string formula) const
{
    const std::string prefix = name_ + "!";
    for (std::size_t at = formula.find(prefix); at != std::string::npos;
         at = formula.find(prefix, at)) {
        formula.erase(at, prefix.size());
    }
    return "=" + formula;
}

/// Cuts a text that is longer than anybody reads.
std::string Sheet::text_of(std::string_view text)
{
    std::string safe = printable_text(text);
    if (safe.size() <= longest_text) { return safe; }
    std::size_t end = longest_text;
    while ((static_cast<unsigned char>(safe[end]) & 0xC0U) == 0x80U) { --end; }
    return safe.substr(0, end) + "…";
}

std::string Sheet::name_of(Cell cell) const
{
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), row_of(cell), column_of(cell));
    return name_ + "!" + name.data();
}

Book::Book(std::string_view title, FinancialYear year)
{
    std::string folder = scratch_.folder();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    book_ = workbook_new_opt(scratch_.path().c_str(), &options);
    if (book_ == nullptr) { throw std::bad_alloc{}; }
    styles_ = add_styles(book_);
    std::string safe_title = Sheet::text_of(title);
    lxw_doc_properties properties{};
    properties.title = safe_title.data();
    properties.created = first_day(year);
    check(workbook_set_properties(book_, &properties));
}

Book::~Book()
{
    if (book_ != nullptr) { lxw_workbook_free(book_); }
}

Sheet& Book::add(const char* name)
{
    sheets_.push_back(std::make_unique<Sheet>(workbook_add_worksheet(book_, name), name, styles_));
    return *sheets_.back();
}

lxw_chart* Book::add_chart(lxw_chart_type type)
{
    return workbook_add_chart(book_, static_cast<std::uint8_t>(type));
}

std::string Book::take() &&
{
    std::size_t room = 1'000'000;  // charts, styles and what else does not grow
    for (const auto& sheet : sheets_) {
        sheet->finish();
        room += sheet->most_bytes();
    }
    // Once more afterwards: others write to that disk too.
    scratch_.check_room(room);
    check(workbook_close(std::exchange(book_, nullptr)));
    scratch_.check_room(room);
    return scratch_.bytes();
}

}  // namespace riskshare::workbook
