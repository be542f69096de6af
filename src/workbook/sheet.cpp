#include "sheet.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <unistd.h>

#include <riskshare/text/printable_text.hpp>

namespace riskshare::workbook {
namespace {

/// Headings with more letters take two lines, of this height in points.
constexpr std::size_t letters_in_line = 16;
constexpr double two_lines = 31;

/// Excel takes no longer text in a cell; no name needs as much.
constexpr std::size_t longest_text = 1000;

bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Excel reads `_x0041_` in a text as the character of that number, unless its `_` is written so.
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
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error{std::string{"the workbook cannot be written: "} +
                                 lxw_strerror(error)};
    }
}

lxw_row_t row_of(Place place) { return static_cast<lxw_row_t>(place.row); }
lxw_col_t column_of(Place place) { return static_cast<lxw_col_t>(place.column); }

double in_pounds(std::int64_t pence) { return static_cast<double>(pence) / 100.0; }

/// An empty file under a name of its own, for the library that writes workbooks writes only files.
std::string temporary_file()
{
    std::string path = (std::filesystem::temp_directory_path() / "riskshare-XXXXXX").string();
    const int descriptor = ::mkstemp(path.data());
    if (descriptor < 0) {
        throw std::system_error{errno, std::generic_category(), "cannot write " + path};
    }
    ::close(descriptor);
    return path;
}

std::map<Look, lxw_format*> add_looks(lxw_workbook* book)
{
    std::map<Look, lxw_format*> looks;
    for (const Look look :
         {Look::plain, Look::title, Look::heading, Look::column, Look::amounts, Look::note,
          Look::pence, Look::pounds, Look::paid, Look::stated, Look::rate}) {
        looks[look] = workbook_add_format(book);
    }
    format_set_bold(looks[Look::title]);
    format_set_font_size(looks[Look::title], 14);
    format_set_bold(looks[Look::heading]);
    format_set_font_size(looks[Look::heading], 12);
    for (const Look look : {Look::column, Look::amounts}) {
        format_set_bold(looks[look]);
        format_set_text_wrap(looks[look]);
        format_set_align(looks[look], LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_bottom(looks[look], LXW_BORDER_THIN);
    }
    format_set_align(looks[Look::amounts], LXW_ALIGN_RIGHT);
    format_set_italic(looks[Look::note]);
    // `_-` leaves a little room before the words of the next column.
    format_set_num_format(looks[Look::pence], "#,##0_-");
    format_set_num_format(looks[Look::pounds], "#,##0.00_-");
    format_set_num_format(looks[Look::paid], "#,##0.00_-;-#,##0.00_-;");
    format_set_num_format(looks[Look::stated], "#,##0.00_-");
    format_set_bg_color(looks[Look::stated], 0xFFF2CC);
    format_set_border(looks[Look::stated], LXW_BORDER_HAIR);
    format_set_unlocked(looks[Look::stated]);
    format_set_num_format(looks[Look::rate], "0.00%_-");
    return looks;
}

/// The first day of the financial year: the same facts give the same bytes whatever day it is.
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
    sheet_->write(place(row, column), text);
}

Words Table::write(std::size_t row, std::size_t column, const Words& formula)
{
    return sheet_->write(place(row, column), formula);
}

Formula Table::put(std::size_t row, std::size_t column, const Formula& formula)
{
    return sheet_->put(place(row, column), formula);
}

Formula Table::state(std::size_t row, std::size_t column, Money amount)
{
    return sheet_->state(place(row, column), amount);
}

void Table::show(std::size_t row, std::size_t column, const Formula& pence)
{
    sheet_->show(place(row, column), pence);
}

Place Table::place(std::size_t row, std::size_t column) const { return {first_row_ + row, column}; }

Sheet::Sheet(lxw_worksheet* sheet, std::string name, const std::map<Look, lxw_format*>& looks)
    : sheet_{sheet}, name_{std::move(name)}, looks_{&looks}
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

void Sheet::title(std::string_view text) { write({next_row_++, 0}, text, Look::title); }

void Sheet::heading(std::string_view text, std::string_view rule)
{
    ++next_row_;
    write({next_row_, 0}, text, Look::heading);
    if (!rule.empty()) { write({next_row_, 1}, "docs/rules.md " + std::string{rule}, Look::note); }
    ++next_row_;
}

void Sheet::subheading(std::string_view text)
{
    ++next_row_;
    note(text);
}

void Sheet::note(std::string_view text) { write({next_row_++, 0}, text, Look::note); }

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

Words Sheet::words_line(std::string_view name, const Words& formula)
{
    write({next_row_, 0}, name);
    return write({next_row_++, 1}, formula);
}

Table Sheet::table(const std::vector<std::string>& headings, std::size_t rows)
{
    bool is_high = false;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const bool is_of_amounts = headings[i].ends_with("£") || headings[i].ends_with("%");
        write({next_row_, i}, headings[i], is_of_amounts ? Look::amounts : Look::column);
        is_high = is_high || (i > 0 && headings[i].size() > letters_in_line);
    }
    if (is_high) {
        check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(next_row_), two_lines, nullptr));
    }
    const Table result{*this, next_row_ + 1};
    next_row_ += rows + 1;
    return result;
}

Formula Sheet::put(Place place, const Formula& formula)
{
    reach(place);
    const auto value = static_cast<double>(formula.value);
    if (formula.text == std::to_string(formula.value)) {
        check(worksheet_write_number(sheet_, row_of(place), column_of(place), value,
                                     look(Look::pence)));
    } else {
        check(worksheet_write_formula_num(sheet_, row_of(place), column_of(place),
                                          own(formula.text).c_str(), look(Look::pence), value));
    }
    return {name_of(place), formula.value};
}

Words Sheet::write(Place place, const Words& formula)
{
    reach(place);
    check(worksheet_write_formula_str(sheet_, row_of(place), column_of(place),
                                      own(formula.text).c_str(), look(Look::plain),
                                      without_escapes(formula.value).c_str()));
    return {name_of(place), formula.value};
}

void Sheet::write(Place place, std::string_view text, Look how)
{
    reach(place);
    check(worksheet_write_string(sheet_, row_of(place), column_of(place),
                                 without_escapes(text_of(text)).c_str(), look(how)));
}

Formula Sheet::state(Place place, Money amount)
{
    reach(place);
    check(worksheet_write_number(sheet_, row_of(place), column_of(place), in_pounds(amount.pence()),
                                 look(Look::stated)));
    return {"ROUND(" + name_of(place) + "*100,0)", amount.pence()};
}

void Sheet::show(Place place, const Formula& pence, Look how)
{
    reach(place);
    const bool is_whole = pence.binding == Binding::whole;
    const std::string text = is_whole ? pence.text : "(" + pence.text + ")";
    check(worksheet_write_formula_num(sheet_, row_of(place), column_of(place),
                                      own(text + "/100").c_str(), look(how),
                                      in_pounds(pence.value)));
}

void Sheet::show_part(Place place, const Formula& part, const Formula& whole)
{
    reach(place);
    const bool is_nothing = whole.value == 0;
    const std::string text = "IF(" + whole.text + "=0,0," + part.text + "/" + whole.text + ")";
    const double value =
        is_nothing ? 0 : static_cast<double>(part.value) / static_cast<double>(whole.value);
    check(worksheet_write_formula_num(sheet_, row_of(place), column_of(place), own(text).c_str(),
                                      look(Look::rate), value));
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
    reach({next_row_, last_.column});
}

void Sheet::finish()
{
    const bool is_wide = last_.column > 16;
    worksheet_fit_to_pages(sheet_, is_wide ? 2 : 1, 0);
    check(worksheet_print_area(sheet_, 0, 0, row_of(last_), column_of(last_)));
}

void Sheet::reach(Place place)
{
    last_ = {std::max(last_.row, place.row), std::max(last_.column, place.column)};
}

/// A formula as the sheet itself writes it, without its own name before its cells.
std::string Sheet::own(std::string formula) const
{
    const std::string prefix = name_ + "!";
    for (std::size_t at = formula.find(prefix); at != std::string::npos;
         at = formula.find(prefix, at)) {
        formula.erase(at, prefix.size());
    }
    return "=" + formula;
}

/// Cut where it is longer than anybody reads.
std::string Sheet::text_of(std::string_view text)
{
    std::string safe = printable_text(text);
    if (safe.size() <= longest_text) { return safe; }
    std::size_t end = longest_text;
    while ((static_cast<unsigned char>(safe[end]) & 0xC0U) == 0x80U) { --end; }
    return safe.substr(0, end) + "…";
}

std::string Sheet::name_of(Place place) const
{
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> cell{};
    lxw_rowcol_to_cell(cell.data(), row_of(place), column_of(place));
    return name_ + "!" + cell.data();
}

Book::Book(std::string_view title, FinancialYear year)
    : path_{temporary_file()}, book_{workbook_new(path_.c_str())}
{
    if (book_ == nullptr) { throw std::bad_alloc{}; }
    looks_ = add_looks(book_);
    std::string safe_title = Sheet::text_of(title);
    lxw_doc_properties properties{};
    properties.title = safe_title.data();
    properties.created = first_day(year);
    check(workbook_set_properties(book_, &properties));
}

Book::~Book()
{
    if (book_ != nullptr) { lxw_workbook_free(book_); }
    ::unlink(path_.c_str());
}

Sheet& Book::add(const char* name)
{
    sheets_.push_back(std::make_unique<Sheet>(workbook_add_worksheet(book_, name), name, looks_));
    return *sheets_.back();
}

lxw_chart* Book::add_chart(lxw_chart_type type)
{
    return workbook_add_chart(book_, static_cast<std::uint8_t>(type));
}

std::string Book::take() &&
{
    for (const auto& sheet : sheets_) { sheet->finish(); }
    check(workbook_close(std::exchange(book_, nullptr)));
    std::ifstream file{path_, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file) {
        throw std::system_error{std::make_error_code(std::errc::io_error), "cannot read " + path_};
    }
    return bytes;
}

}  // namespace riskshare::workbook
