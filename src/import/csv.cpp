#include "csv.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

#include "encoding.hpp"
#include "text/nearest.hpp"
#include "text/printable_text.hpp"
#include "json/document.hpp"

namespace riskshare::importing {
namespace {

/// The rows so far. The parser is C, so no exception may pass through it.
struct Records {
    std::vector<Row> rows{};
    Row current{1, {}};
    int last_end = 0;  ///< the character that ended the row before; zero once a field follows it
    std::exception_ptr failure{};
};

void take_field(void* text, std::size_t size, void* data)
{
    auto& records = *static_cast<Records*>(data);
    records.last_end = 0;
    try {
        records.current.cells.emplace_back(static_cast<const char*>(text), size);
    } catch (...) {
        records.failure = std::current_exception();
    }
}

void take_row(int end, void* data)
{
    auto& records = *static_cast<Records*>(data);
    const bool ends_pair =
        records.current.cells.empty() && records.last_end == CSV_CR && end == CSV_LF;
    records.last_end = ends_pair ? 0 : end;
    if (ends_pair) { return; }
    const auto is_blank = [](const std::string& cell) { return plain(cell).empty(); };
    try {
        if (!std::ranges::all_of(records.current.cells, is_blank)) {
            records.rows.push_back({records.current.number, std::move(records.current.cells)});
        }
    } catch (...) {
        records.failure = std::current_exception();
    }
    ++records.current.number;
    records.current.cells.clear();
}

class Parser {
public:
    explicit Parser(char delimiter)
    {
        constexpr std::size_t bytes_at_a_time = 65536;
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
            throw std::bad_alloc{};
        }
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        csv_set_blk_size(&parser_, bytes_at_a_time);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&parser_); }

    /// False if the quotation marks are wrong in the current row.
    bool parse(std::string_view text, Records& records)
    {
        const std::size_t read =
            csv_parse(&parser_, text.data(), text.size(), take_field, take_row, &records);
        const bool is_whole =
            read == text.size() && csv_fini(&parser_, take_field, take_row, &records) == 0;
        if (records.failure) { std::rethrow_exception(records.failure); }
        if (!is_whole && csv_error(&parser_) != CSV_EPARSE) { throw std::bad_alloc{}; }
        return is_whole;
    }

private:
    csv_parser parser_{};
};

bool is_too_large(std::string_view bytes, char delimiter)
{
    const auto ends_cell = [&](char c) { return c == delimiter || c == '\n' || c == '\r'; };
    return bytes.size() > json::Document::most_bytes ||
           static_cast<std::size_t>(std::ranges::count_if(bytes, ends_cell)) >
               json::Document::most_values;
}

/// `A` to `Z`, then `AA` and so on.
std::string column_letters(std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

/// Some ledgers write an extra delimiter in every row but the header.
void drop_blank_cells(Row& row, std::size_t wanted)
{
    while (row.cells.size() > wanted && plain(row.cells.back()).empty()) { row.cells.pop_back(); }
}

std::string headers_found(const CsvTable& table)
{
    constexpr std::size_t named_at_most = 12;
    std::string text;
    std::size_t named = 0;
    for (const std::string& name : table.header.cells) {
        if (plain(name).empty()) { continue; }
        if (named++ == named_at_most) { return text + ", …"; }
        text += (text.empty() ? "" : ", ") + in_quotes(plain(name));
    }
    return text;
}

Problem problem_of(PrintedFault fault, std::string place, std::string_view text)
{
    const std::string found = "found " + in_quotes(text);
    switch (fault) {
    case PrintedFault::wrong_separators:
        return {"amount_malformed", std::move(place),
                "must be an amount with commas between groups of three digits", found,
                "Write it as 1,234,567.89."};
    case PrintedFault::two_signs:
        return {"amount_malformed", std::move(place), "must be an amount with one sign", found,
                "Keep the minus, the brackets, CR or DR, and remove the others."};
    case PrintedFault::below_a_penny:
        return {"amount_below_a_penny", std::move(place), "must be an amount in whole pence", found,
                "Round it to the penny; check the unit."};
    case PrintedFault::too_large:
        return {"amount_too_large", std::move(place), "must be no larger than 92233720368547758.07",
                found, "Check for extra digits, and check the unit."};
    case PrintedFault::not_an_amount:
        break;
    }
    return {"amount_malformed", std::move(place),
            "must be an amount such as 1,234.50 or (1,234.50)", found,
            "Write the amount, or leave the cell blank."};
}

}  // namespace

std::optional<CsvTable> read_csv(std::string_view bytes, const Layout& layout, Problems& problems)
{
    if (is_too_large(bytes, layout.delimiter)) {
        problems.add({"file_too_large", "",
                      fmt::format("must have at most {} MB and {} million cells",
                                  json::Document::most_bytes / 1'000'000,
                                  json::Document::most_values / 1'000'000),
                      "found more than that", "Check that it is the file you meant."});
        return std::nullopt;
    }
    const auto text = decoded(bytes, layout.encoding, problems);
    if (!text) { return std::nullopt; }
    Records records;
    if (!Parser{layout.delimiter}.parse(*text, records)) {
        problems.add(
            {"csv_malformed", fmt::format("row {}", records.current.number),
             "must have its quotation marks in pairs around whole cells", "found an unpaired one",
             "Write a quotation mark inside a cell twice, and the cell in quotation marks; "
             "check the delimiter."});
        return std::nullopt;
    }
    const auto header = std::ranges::find(records.rows, layout.header_row, &Row::number);
    if (header == records.rows.end() || header + 1 == records.rows.end()) {
        problems.add({"rows_missing", fmt::format("row {}", layout.header_row),
                      "must be the header of a table, with rows below it",
                      header == records.rows.end() ? "found a blank row or the end"
                                                   : "found no rows below it",
                      "Check that it is the file you meant, and in which row its header is."});
        return std::nullopt;
    }
    CsvTable table{
        std::move(*header),
        {std::make_move_iterator(header + 1), std::make_move_iterator(records.rows.end())}};
    for (Row& row : table.rows) { drop_blank_cells(row, table.header.cells.size()); }
    return table;
}

std::string cell_place(const CsvTable& table, const Row& row, std::size_t column)
{
    return fmt::format("row {}, column {} {}", row.number, column_letters(column),
                       in_quotes(plain(table.header.cells[column])));
}

std::optional<std::size_t> find_column(const CsvTable& table, const std::string& header,
                                       Problems& problems)
{
    const std::vector<std::string>& cells = table.header.cells;
    const auto is_it = [&](const std::string& cell) { return plain(cell) == header; };
    const auto first = std::ranges::find_if(cells, is_it);
    const std::string place = fmt::format("row {}", table.header.number);
    if (first == cells.end()) {
        std::vector<std::string> names;
        for (const std::string& cell : cells) { names.push_back(plain(cell)); }
        problems.add({"column_missing", place, "must have the column " + in_quotes(header),
                      "found " + headers_found(table),
                      did_you_mean(header, {names.begin(), names.end()},
                                   "Correct the header, here or in the JSON file; "
                                   "check the delimiter and the header's row.")});
        return std::nullopt;
    }
    if (std::any_of(first + 1, cells.end(), is_it)) {
        problems.add({"column_repeated", place,
                      "must have the column " + in_quotes(header) + " once",
                      "found it a second time", "Give each column a header of its own."});
        return std::nullopt;
    }
    return static_cast<std::size_t>(first - cells.begin());
}

bool is_even(const CsvTable& table, const Row& row, Problems& problems)
{
    if (row.cells.size() == table.header.cells.size()) { return true; }
    problems.add({"row_uneven", fmt::format("row {}", row.number),
                  fmt::format("must have {} cells, as the header has", table.header.cells.size()),
                  fmt::format("found {}", row.cells.size()),
                  "Add the cells that are missing, or put a cell with the delimiter in it into "
                  "quotation marks."});
    return false;
}

std::optional<PrintedAmount> amount_in(const CsvTable& table, const Row& row, std::size_t column,
                                       PrintedUnit unit, Problems& problems)
{
    const std::string text = plain(row.cells[column]);
    if (text.empty()) { return std::nullopt; }
    const auto read = parse_printed_amount(text, unit);
    if (const auto* amount = std::get_if<PrintedAmount>(&read)) { return *amount; }
    problems.add(problem_of(std::get<PrintedFault>(read), cell_place(table, row, column), text));
    return std::nullopt;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known,
                         std::string_view otherwise)
{
    constexpr std::size_t shortest = 3;  // any letter is near any other
    const std::string_view meant = word.size() < shortest ? "" : nearest(word, known);
    return meant.empty() ? std::string{otherwise}
                         : fmt::format("Did you mean {}?", in_quotes(meant));
}

}  // namespace riskshare::importing
