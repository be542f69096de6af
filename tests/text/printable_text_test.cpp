#include "../catch.hpp"

#include <string>

#include "text/printable_text.hpp"

using namespace riskshare;

TEST_CASE("Text from outside is made safe to print", "[printable]")
{
    struct Row {
        std::string text, printed;
    };
    const auto row = GENERATE(values<Row>({
        {"Care £ é 漢 😀", "Care £ é 漢 😀"},
        {"\x1b[31mred", "\uFFFD[31mred"},
        {"a\nb\tc\r", "a\uFFFDb\uFFFDc\uFFFD"},
        {std::string("nul\0", 4), "nul\uFFFD"},
        {"\x7f\u0085", "\uFFFD\uFFFD"},
        {"\u202Eevil\u202C \u2066x\u2069 \u200F", "\uFFFDevil\uFFFD \uFFFDx\uFFFD \uFFFD"},
        {"\xff\xc0\xaf", "\uFFFD\uFFFD\uFFFD"},
        {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},  // half a surrogate pair
        {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"cut \xe2\x82", "cut \uFFFD\uFFFD"},
    }));
    CHECK(printable_text(row.text) == row.printed);
    CHECK(printable_text(row.printed) == row.printed);
}

TEST_CASE("What an error message quotes is cut to a length", "[printable]")
{
    CHECK(in_quotes("abc") == "\"abc\"");
    CHECK(in_quotes("abc", 3) == "\"abc\"");
    CHECK(in_quotes("abcd", 3) == "\"abc…\"");
    CHECK(in_quotes("££££", 3) == "\"£££…\"");
    CHECK(in_quotes(std::string(1000, 'x')).size() < 70);
}
