#include "reconcile.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "csv.hpp"
#include "encoding.hpp"
#include "text/printable_text.hpp"
#include "json/values.hpp"
#include <riskshare/format.hpp>

namespace riskshare::importing {
namespace {

using json::Fields;
using json::Reading;
using json::Value;
using List = std::vector<Named>;

Named named(Reading& reading, const Value& value)
{
    return {plain(json::text(reading, value)), reading.document().pointer(value)};
}

std::string label(Reading& reading, const Value& value) { return named(reading, value).name; }

/// A total and its lines, of which there must be at least one.
SumOf sum_of(Reading& reading, Fields& fields, const Value& value)
{
    SumOf sum{.total = fields.required("total", named),
              .added = fields.optional("of", json::list_of(named), {}),
              .subtracted = fields.optional("less", json::list_of(named), {})};
    if (value.kind == json::Kind::object && sum.added.empty() && sum.subtracted.empty()) {
        reading.report(value, "lines_missing", "must say which lines the total is of", "found none",
                       "List their labels under \"of\", or under \"less\".");
    }
    return sum;
}

SumOf row_sum(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    SumOf sum = sum_of(reading, fields, value);
    fields.end();
    return sum;
}

AdverseSign adverse(Reading& reading, const Value& value)
{
    return json::word<AdverseSign>(reading, value,
                                   {{"council", AdverseSign::plus}, {"nhs", AdverseSign::minus}});
}

ColumnSum column_sum(Reading& reading, const Value& value)
{
    Fields fields{reading, value};
    ColumnSum sum{.sum = sum_of(reading, fields, value),
                  .rows = fields.optional("rows", json::list_of(named), {}),
                  .adverse = fields.optional("sign", adverse),
                  .words = fields.optional("words", label)};
    fields.end();
    if (sum.words && !sum.adverse) {
        reading.report(value, "key_missing", "must have the key \"sign\" beside \"words\"",
                       "found only \"words\"",
                       "Add \"council\" where adverse is printed as +, \"nhs\" where as -.");
    }
    return sum;
}

Money step(Reading& reading, const Value& value)
{
    const Money amount = json::money(reading, value);
    if (value.kind == json::Kind::string && amount < 0_p) {
        reading.refuse(value, "negative_amount", "must be zero or more",
                       fmt::format("found {}", amount),
                       "Write the step that figures are rounded to.");
    }
    return amount;
}

/// Checks that sums of columns name columns of figures.
void check_figures(Reading& reading, const Reconciliation& specification)
{
    const std::vector<std::string_view> known{specification.figures.begin(),
                                              specification.figures.end()};
    const std::set<std::string_view> sorted{known.begin(), known.end()};
    Problems problems;
    const auto check = [&](const Named& column) {
        if (sorted.contains(column.name)) { return; }
        problems.add({"column_missing", column.place,
                      "must be one of the columns under \"figures\"",
                      "found " + in_quotes(column.name),
                      did_you_mean(column.name, known, "Correct it, or add it there.")});
    };
    for (const ColumnSum& column : specification.columns) {
        check(column.sum.total);
        std::ranges::for_each(column.sum.added, check);
        std::ranges::for_each(column.sum.subtracted, check);
    }
    reading.add(problems);
}

}  // namespace

Reconciliation parse_reconciliation(std::string_view json)
{
    Reading reading{json};
    Fields fields{reading, reading.root()};
    check_format(fields, "riskshare/reconciliation/1");
    Reconciliation specification{.name = fields.required("name", json::text),
                                 .note = fields.optional("note", json::text, {}),
                                 .layout = read_layout(fields),
                                 .labels = fields.required("labels", label),
                                 .figures = fields.required("figures", json::list_of(label)),
                                 .rounded_to = fields.optional("rounded_to", step),
                                 .rows = fields.optional("rows", json::list_of(row_sum), {}),
                                 .columns =
                                     fields.optional("columns", json::list_of(column_sum), {})};
    fields.end();
    const bool says_nothing = specification.rows.empty() && specification.columns.empty();
    if (says_nothing && reading.root().kind == json::Kind::object) {
        reading.report(reading.root(), "key_missing", "must have the key \"rows\" or \"columns\"",
                       "found no total to check", "List the totals and their lines.");
    }
    check_figures(reading, specification);
    reading.refuse_problems();
    return specification;
}

}  // namespace riskshare::importing
