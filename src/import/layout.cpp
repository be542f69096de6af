#include "layout.hpp"

#include <charconv>
#include <string>
#include <system_error>

#include "json/values.hpp"

namespace riskshare::importing {
namespace {

using json::Reading;
using json::Value;

char delimiter(Reading& reading, const Value& value)
{
    return json::word<char>(reading, value, {{",", ','}, {";", ';'}, {"\t", '\t'}, {"|", '|'}});
}

Encoding encoding(Reading& reading, const Value& value)
{
    return json::word<Encoding>(
        reading, value, {{"utf-8", Encoding::utf8}, {"windows-1252", Encoding::windows_1252}});
}

std::size_t row_number(Reading& reading, const Value& value)
{
    std::size_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, number);
    const bool is_whole = read.ec == std::errc{} && read.ptr == end;
    if (value.kind == json::Kind::number && is_whole && number > 0) { return number; }
    reading.refuse(value, "row_not_whole", "must be the number of a row: 1, 2 or more",
                   "found " + json::what_is(value),
                   "Write it without quotation marks, as a spreadsheet counts.");
    return 1;
}

}  // namespace

Layout read_layout(json::Fields& fields)
{
    return {.delimiter = fields.optional("delimiter", delimiter, ','),
            .encoding = fields.optional("encoding", encoding, Encoding::utf8),
            .header_row = fields.optional("header_row", row_number, std::size_t{1}),
            .unit = fields.optional("unit", json::enumerator<PrintedUnit>, PrintedUnit::pounds)};
}

}  // namespace riskshare::importing
