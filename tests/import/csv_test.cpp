#include "../catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "import/csv.hpp"

using namespace riskshare;
using namespace riskshare::importing;
using std::string_view_literals::operator""sv;

namespace {

/// `1:a|b 3:c|d`: the numbers of rows and their cells, the header first.
std::string shape(std::string_view bytes, const Layout& layout = {})
{
    Problems problems;
    const auto table = read_csv(bytes, layout, problems);
    if (!table) { return problems.kept().front().code + " " + problems.kept().front().place; }
    std::vector<Row> rows{table->header};
    rows.insert(rows.end(), table->rows.begin(), table->rows.end());
    std::string text;
    for (const Row& row : rows) {
        text += (text.empty() ? "" : " ") + std::to_string(row.number) + ":";
        for (const std::string& cell : row.cells) { text += cell + "|"; }
    }
    return text;
}

}  // namespace

TEST_CASE("Rows are numbered as in a spreadsheet, whatever the line ends", "[import]")
{
    CHECK(shape("a,b\n1,2\n") == "1:a|b| 2:1|2|");
    CHECK(shape("a,b\n1,2") == "1:a|b| 2:1|2|");
    CHECK(shape("a,b\r\n1,2\r\n") == "1:a|b| 2:1|2|");
    CHECK(shape("a,b\r1,2\r") == "1:a|b| 2:1|2|");
    CHECK(shape("a,b\n\n1,2\n") == "1:a|b| 3:1|2|");
    CHECK(shape("a,b\r\n\r\n1,2\r\n") == "1:a|b| 3:1|2|");
    CHECK(shape("a,b\r\r1,2\r") == "1:a|b| 3:1|2|");
    CHECK(shape("a,b\n , \n1,2\n") == "1:a|b| 3:1|2|");
    CHECK(shape("a,b\n\"x\ny\",2\n3,4\n") == "1:a|b| 2:x\ny|2| 3:3|4|");
    CHECK(shape("a,b\n\"x\r\ny\",2\r\n3,4\n") == "1:a|b| 2:x\r\ny|2| 3:3|4|");
    CHECK(shape("a,b\n1,2,, \n3,4,5\n") == "1:a|b| 2:1|2| 3:3|4|5|");
    CHECK(shape("title\n\na,b\n1,2\n", {.header_row = 3}) == "3:a|b| 4:1|2|");
}

TEST_CASE("Cells may be quoted, and four delimiters are known", "[import]")
{
    CHECK(shape("a,b\n\"1,5\",\"say \"\"no\"\"\"\n") == "1:a|b| 2:1,5|say \"no\"|");
    CHECK(shape("a, b \n 1 ,\" 2 \"\n") == "1:a|b| 2:1| 2 |");
    CHECK(shape("a;b\n1,5;2\n", {.delimiter = ';'}) == "1:a|b| 2:1,5|2|");
    CHECK(shape("a\tb\n1\t\n", {.delimiter = '\t'}) == "1:a|b| 2:1||");
    CHECK(shape("a|b\n1|2\n", {.delimiter = '|'}) == "1:a|b| 2:1|2|");
    CHECK(shape("a,b\nsay \"no\",2\n") == "csv_malformed row 2");
    CHECK(shape("a,b\n1,2\n\"open,3\n") == "csv_malformed row 3");
    CHECK(shape("a,b\n\"1\"x,2\n") == "csv_malformed row 2");
}

TEST_CASE("UTF-8, with a byte order mark or without, and Windows-1252", "[import]")
{
    constexpr Layout windows{.encoding = Encoding::windows_1252};
    CHECK(shape("\uFEFFa,£\n1,2\n") == "1:a|£| 2:1|2|");
    CHECK(shape("a,\xA3\n1,\x80 \x96 \xE9\n", windows) == "1:a|£| 2:1|€ – é|");
    CHECK(shape("\uFEFFa,£\n1,2\n", windows) == "1:a|£| 2:1|2|");
    CHECK(shape("a,\xA3\n1,2\n") == "not_utf8 ");
    CHECK(shape("a,b\n1,\x81\n", windows) == "not_windows_1252 ");
    CHECK(shape("\xFF\xFE"
                "a\0,\0b\0\n\0"sv) == "not_utf8 ");
    CHECK(shape("a,b\n1,\0\n"sv) == "not_utf8 ");
}

TEST_CASE("A table has a header with rows below it", "[import]")
{
    CHECK(shape("") == "rows_missing row 1");
    CHECK(shape("a,b\n") == "rows_missing row 1");
    CHECK(shape("a,b\n,\n\n") == "rows_missing row 1");
    CHECK(shape("\na,b\n1,2\n") == "rows_missing row 1");
    CHECK(shape("a,b\n1,2\n", {.header_row = 9}) == "rows_missing row 9");
}

TEST_CASE("A CSV past the limits is refused before it is read", "[import][security]")
{
    CHECK(shape(std::string(200'000'001, 'x')) == "file_too_large ");
    for (const char ends_cell : {',', '\n', '\r'}) {
        CHECK(shape(std::string(8'000'001, ends_cell)) == "file_too_large ");
    }
    CHECK(shape("a\n1" + std::string(7'999'999, '\n')) == "1:a| 2:1|");
}

TEST_CASE("A place names the column as in a spreadsheet", "[import]")
{
    CsvTable table{{1, std::vector<std::string>(800, "x")}, {}};
    table.header.cells[3] = " Actual\nto date ";
    CHECK(cell_place(table, {14, {}}, 3) == "row 14, column D \"Actual to date\"");
    CHECK(cell_place(table, {2, {}}, 0) == "row 2, column A \"x\"");
    CHECK(cell_place(table, {2, {}}, 25) == "row 2, column Z \"x\"");
    CHECK(cell_place(table, {2, {}}, 26) == "row 2, column AA \"x\"");
    CHECK(cell_place(table, {2, {}}, 701) == "row 2, column ZZ \"x\"");
    CHECK(cell_place(table, {2, {}}, 702) == "row 2, column AAA \"x\"");
}
