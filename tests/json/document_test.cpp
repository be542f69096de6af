#include "../catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "refused.hpp"

using namespace std::string_literals;

namespace {

std::string repeated(std::string_view text, std::size_t times)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i) { result += text; }
    return result;
}

}  // namespace

TEST_CASE("What is not JSON is refused with line, column and cause", "[json]")
{
    struct Row {
        std::string json, found;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"month": NaN})", R"(malformed: found "NaN" at line 1, column 11)"},
        {R"({"month": Infinity})", R"(malformed: found "Infinity" at line 1, column 11)"},
        {R"({"month": -Infinity})", R"(malformed: found "-Infinity" at line 1, column 11)"},
        {R"({"month": True})", R"(malformed: found "True" at line 1, column 11)"},
        {R"({"month": nul})", R"(malformed: found "nul" at line 1, column 11)"},
        {R"({"month": .5})", R"(malformed: found ".5" at line 1, column 11)"},
        {R"({"month": +5})", R"(malformed: found "+5" at line 1, column 11)"},
        {R"({"month": 05})", R"(malformed: found "05" at line 1, column 11)"},
        {R"({"month": 5.})", R"(malformed: found "5." at line 1, column 11)"},
        {R"({"month": 0x1F})", R"(malformed: found "0x1F" at line 1, column 11)"},
        {R"({"month": -})", R"(malformed: found "-" at line 1, column 11)"},
        {R"({month: 5})", R"(malformed: found "month" at line 1, column 2)"},
        {R"({'month': 5})", R"(malformed: found "'" at line 1, column 2)"},
        {"{\u201Cmonth\u201D: 5}", "malformed: found \"\u201C\" at line 1, column 2"},
        {R"({"month": 5,})", R"(malformed: found "}" at line 1, column 13)"},
        {R"({"services": [1,]})", R"(malformed: found "]" at line 1, column 17)"},
        {R"({"services": [1 2]})", R"(malformed: found "2" at line 1, column 17)"},
        {R"({"services": [1}})", R"(malformed: found "}" at line 1, column 16)"},
        {R"({"month" 5})", R"(malformed: found "5" at line 1, column 10)"},
        {R"({"name": "invalid string" x})", R"(malformed: found "x" at line 1, column 27)"},
        {"{\n  \"month\": 5\n  \"basis\": \"outturn\"\n}",
         R"(malformed: found ""basis"" at line 3, column 3)"},
        {"{\"é\": 5 // five\n}", R"(malformed: found "/" at line 1, column 9)"},
        {"{\"month\": 5 # five\n}", R"(malformed: found "#" at line 1, column 13)"},
        {R"({"month": 5}})", R"(malformed: found "}" at line 1, column 13)"},
        {R"({"month": 5} x)", R"(malformed: found "x" at line 1, column 14)"},
        {"{\"name\": \"two\nlines\"}",
         "malformed: found a line break or another control character inside a text at line 1, "
         "column 14"},
        {"{\"name\": \"a\tb\"}",
         "malformed: found a line break or another control character inside a text at line 1, "
         "column 12"},
        {R"({"name": "C:\data"})",
         "malformed: found an escape sequence that JSON does not have inside a text at line 1, "
         "column 14"},
        {R"({"name": "\ud800"})",
         "malformed: found an escape sequence that JSON does not have inside a text at line 1, "
         "column 17"},
        {R"({"name": "\udc00\ud800"})",
         "malformed: found an escape sequence that JSON does not have inside a text at line 1, "
         "column 16"},
        {R"({"name": "\ud800\u0041"})",
         "malformed: found an escape sequence that JSON does not have inside a text at line 1, "
         "column 22"},
        {R"({"month": 1e999})",
         R"(malformed: found the number "1e999" at line 1, column 15, too large to read)"},
        {"{}\0{}"s, "malformed: found a zero byte at line 1, column 3"},
        {"{\"name\": \"a\0b\"}"s, "malformed: found a zero byte at line 1, column 12"},
    }));
    CAPTURE(row.json);
    CHECK(first_refused(row.json) == row.found);
}

TEST_CASE("The commonest slips get their own remedy", "[json]")
{
    struct Row {
        std::string json, remedy;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"month": 5,})", "Remove the comma before it."},
        {R"({"services": [1,]})", "Remove the comma before it."},
        {R"({'month': 5})", "Use double quotation marks."},
        {"{\u201Cmonth\u201D: 5}", "Use straight quotation marks."},
        {R"({month: 5})", "Put it in double quotation marks."},
        {"{\n// five\n}", "JSON has no comments: use the key \"note\"."},
        {R"({"name": "C:\data"})", "Write a backslash as \\\\ and a quotation mark as \\\"."},
        {"{\"name\": \"two\nlines\"}", "Write a line break as \\n and a tab as \\t."},
        {R"({"month": 1e999})", "Write an amount as text, such as \"1668000.00\"."},
    }));
    CAPTURE(row.json);
    CHECK(refused(row.json).at(0).remedy == row.remedy);
}

TEST_CASE("A byte order mark and other encodings are named", "[json]")
{
    struct Row {
        std::string json, found;
    };
    const auto row = GENERATE(values<Row>({
        {"\xEF\xBB\xBF{}", "byte_order_mark: found a byte order mark at its start"},
        {"\xFF\xFE{\0}\0"s, "byte_order_mark: found a byte order mark at its start"},
        {"\xFE\xFF\0{\0}"s, "byte_order_mark: found a byte order mark at its start"},
        {"\xFF\xFE\0\0{\0\0\0"s, "byte_order_mark: found a byte order mark at its start"},
        {"\0\0\xFE\xFF\0\0\0{"s, "byte_order_mark: found a byte order mark at its start"},
        {"{\0}\0"s, "malformed: found a zero byte at line 1, column 2"},
        {"{\"a\": \"\xE9\"}", "not_utf8: found the byte E9 at line 1, column 8"},
        {"{\"a\": \"\xC0\xAF\"}", "not_utf8: found the byte C0 at line 1, column 8"},
        {"{\"a\": \"\xE0\x80\xAF\"}", "not_utf8: found the byte E0 at line 1, column 8"},
        {"{\"a\": \"\xED\xA0\x80\"}", "not_utf8: found the byte ED at line 1, column 8"},
        {"{\"a\": \"\xF4\x90\x80\x80\"}", "not_utf8: found the byte F4 at line 1, column 8"},
        {"{\"a\": \"\xF5\x80\x80\x80\"}", "not_utf8: found the byte F5 at line 1, column 8"},
        {"{\"a\": \"\xE2\x82", "not_utf8: found the byte E2 at line 1, column 8"},
        {"\x80", "not_utf8: found the byte 80 at line 1, column 1"},
        {"", "file_empty: found nothing"},
        {" \n\t\r\n", "file_empty: found nothing"},
    }));
    CAPTURE(row.found);
    CHECK(first_refused(row.json) == row.found);
}

TEST_CASE("Characters of every length in UTF-8 are read", "[json]")
{
    CHECK(refused(with("Acute", "a\u00e9\u20ac\uD7FF\uE000\U0001F3E5\U0010FFFF")).empty());
    CHECK(refused(with("Acute", R"(a\u00e9\u20ac\ud83c\udfe5)")).empty());
}

TEST_CASE("An agreement cut short anywhere is truncated JSON", "[json]")
{
    REQUIRE(refused(small_agreement).empty());
    for (std::size_t length = 1; length < small_agreement.size(); ++length) {
        CAPTURE(length);
        CHECK(refused(small_agreement.substr(0, length)).at(0).code == "truncated");
    }
}

TEST_CASE("An agreement with any byte lost or spoilt is read or refused, never worse", "[json]")
{
    for (std::size_t i = 0; i < small_agreement.size(); ++i) {
        std::string json{small_agreement};
        CHECK_NOTHROW(refused(json.erase(i, 1)));
        for (const char spoilt : "\"\\{}[]:,0e\xC3\n"s + '\0') {
            json = small_agreement;
            json[i] = spoilt;
            CHECK_NOTHROW(refused(json));
        }
    }
}

TEST_CASE("Every repeated key is reported, and reading goes on", "[json]")
{
    const auto problems = refused(R"({"a/b": {"~": 1, "~": 2}, "c": 1, "c": 2, "c": 3, "a/b": 4})");
    REQUIRE(problems.size() > 4);
    CHECK(problems[0].place.empty());  // the keys that are missing come first
    std::vector<std::string> places;
    for (const auto& problem : problems) {
        if (problem.code == "key_repeated") { places.push_back(problem.place); }
    }
    CHECK(places == std::vector<std::string>{"/a~1b/~0", "/c", "/c", "/a~1b"});
}

TEST_CASE("The first of repeated keys counts, and nothing is said of sums with it", "[json]")
{
    const auto problems =
        refused(with(R"("gross": "600.00")", R"("gross": "600.00", "gross": "-1.00")"));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place == "/services/0/contributions/ccg/gross");
    CHECK(problems[0].code == "key_repeated");
}

TEST_CASE("Repeated keys before a fault are reported with it, in the order of the text", "[json]")
{
    const auto problems = refused(R"({"a": {"b": 1, "b": 2}, "c": ]})");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].code == "key_repeated");
    CHECK(problems[1].code == "malformed");
}

TEST_CASE("Nesting is read 64 deep and refused beyond, at any depth", "[json]")
{
    const auto nested = [](std::size_t depth) {
        return repeated("[", depth) + repeated("]", depth);
    };
    CHECK(refused(nested(64)).at(0).code == "wrong_type");
    CHECK(refused(nested(65)).at(0).code == "nested_too_deeply");
    CHECK(refused(nested(200'000)).at(0).code == "nested_too_deeply");
    CHECK(refused(repeated("[", 200'000)).at(0).code == "nested_too_deeply");
    CHECK(refused(repeated("{\"a\":", 200'000)).at(0).code == "nested_too_deeply");
}

TEST_CASE("A huge text is shortened in the problem", "[json]")
{
    const std::string huge(10'000'000, 'x');
    CHECK(first_refused('"' + huge + '"') ==
          "wrong_type: found \"" + std::string(60, 'x') + "\u2026\"");
    const auto problems = refused("{\"" + huge + "\": 1}");
    CHECK(problems.back().place == "/" + std::string(299, 'x') + "\u2026");
    std::string tilde_at_the_cut = huge;
    tilde_at_the_cut[298] = '~';
    CHECK(refused("{\"" + tilde_at_the_cut + "\": 1}").back().place ==
          "/" + std::string(298, 'x') + "\u2026");
}

TEST_CASE("A huge object takes no longer a key than a small one", "[json]")
{
    std::string json = "{";
    for (int i = 0; i < 100'000; ++i) { json += '"' + std::to_string(i % 99'999) + "\": 1,"; }
    json.back() = '}';
    const auto problems = refused(json);
    CHECK(problems.size() == riskshare::Problems::kept_at_most);
    CHECK(std::ranges::count(problems, "key_repeated", &riskshare::Problem::code) == 1);
}
