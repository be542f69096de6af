#include "mapping.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "checks/vocabulary.hpp"
#include "encoding.hpp"
#include "facts/ledger_columns.hpp"
#include "facts/places.hpp"
#include "text/printable_text.hpp"
#include "json/values.hpp"

namespace riskshare::importing {
namespace {

using json::Children;
using json::enumerator;
using json::Fields;
using json::Kind;
using json::Reading;
using json::Value;
using json::word;

/// A header or a word of a ledger, for comparison.
std::string plain_text(Reading& reading, const Value& value)
{
    const std::string text = plain(json::text(reading, value));
    if (value.kind == Kind::string && text.empty()) {
        reading.refuse(value, "text_empty", "must not be empty", "found " + json::what_is(value),
                       "Write it as the CSV has it.");
    }
    return text;
}

void check_id_at(Reading& reading, const std::string& id, const Value& value)
{
    const UnreadablePlaces none;
    checks::Collector collector{none};
    checks::check_id(collector, id, checks::Place{reading.document().pointer(value)}, true);
    reading.add(collector.take());
}

std::string id(Reading& reading, const Value& value)
{
    const std::string text = json::text(reading, value);
    if (value.kind == Kind::string) { check_id_at(reading, text, value); }
    return text;
}

bool is_negative(Reading& reading, const Value& value)
{
    return word<bool>(reading, value, {{"positive", false}, {"negative", true}});
}

/// A reader of an object from the words of a ledger to their meanings.
template <class Reader>
auto words_of(Reader read)
{
    return [read](Reading& reading, const Value& value) {
        Words<decltype(read(reading, value))> words;
        if (!reading.is(Kind::object, value)) { return words; }
        for (const Value& member : Children{value}) {
            using Meant = Meaning<decltype(read(reading, value))>;
            Meant meant{read(reading, member), reading.document().pointer(member)};
            if (words.emplace(plain(member.key), std::move(meant)).second) { continue; }
            reading.report(member, "key_repeated", "must appear once",
                           "found " + in_quotes(member.key) + " a second time",
                           "Keep one of them: white space makes no difference.");
        }
        return words;
    };
}

using Ignored = std::map<std::string, std::string, std::less<>>;

Ignored ignored(Reading& reading, const Value& value)
{
    Ignored words;
    if (!reading.is(Kind::list, value)) { return words; }
    for (const Value& item : Children{value}) {
        words.emplace(plain(json::text(reading, item)), reading.document().pointer(item));
    }
    return words;
}

/// Reads the columns that only services of an agreement have.
void read_service_columns(Fields& fields, Extract& extract)
{
    extract.name = fields.required("name", plain_text);
    extract.fund.column = fields.optional("fund", plain_text);
    extract.statutory = fields.optional("statutory", plain_text);
    extract.regulation = fields.optional("regulation", plain_text);
    extract.traditional = fields.optional("traditional", plain_text);
}

/// Reads the columns. Sets the key to `gross` or `amount`, whichever states the amounts.
auto columns_into(Extract& extract, std::string_view& key, bool is_position)
{
    return [&extract, &key, is_position](Reading& reading, const Value& value) {
        Fields fields{reading, value};
        extract.service.column = fields.required("service", plain_text);
        extract.partner.column = fields.optional("partner", plain_text);
        AmountColumns& amounts = extract.amounts;
        key = fields.one_of({"gross", "amount"});
        if (!key.empty()) { amounts.gross = fields.required(key, plain_text); }
        if (key == "gross") { amounts.income = fields.optional("income", plain_text); }
        if (key == "amount") { extract.part = fields.optional("part", plain_text); }
        if (!is_position) { read_service_columns(fields, extract); }
        fields.end();
        return true;
    };
}

/// Reads the columns of a ledger's other figures, with the same key as the outturn.
auto ledger_into(Extract& extract, std::string_view key)
{
    return [&extract, key](Reading& reading, const Value& value) {
        const auto amounts = [key](Reading& where, const Value& object) {
            Fields fields{where, object};
            AmountColumns columns{.gross = fields.required(key, plain_text)};
            if (key == "gross") { columns.income = fields.optional("income", plain_text); }
            fields.end();
            return columns;
        };
        Fields fields{reading, value};
        for (const LedgerColumn& figure : ledger_columns) {
            const auto columns = fields.optional(figure.key, amounts);
            if (columns) { extract.ledger.emplace_back(figure, *columns); }
        }
        fields.end();
        return true;
    };
}

/// True if any amount has an income beside it.
bool has_income(const Extract& extract)
{
    const auto has_column = [](const auto& figure) { return figure.second.income.has_value(); };
    return extract.part || extract.amounts.income ||
           std::ranges::any_of(extract.ledger, has_column);
}

/// Reports a fact that neither a column nor the whole file states, or both do.
template <class T>
void check_said(Reading& reading, const Value& value, std::string_view key, const Said<T>& said)
{
    if (said.column.has_value() != said.always.has_value()) { return; }
    const std::string column = fmt::format("\"columns\" with {}", in_quotes(key));
    if (said.column) {
        reading.report(value, "both_keys_given",
                       fmt::format("must have only one of {} and {}", in_quotes(key), column),
                       "found both", "Keep one of them.");
    } else {
        reading.report(
            value, "key_missing", fmt::format("must have {} or {}", in_quotes(key), column),
            "found neither",
            fmt::format("Add {} where it is the same for the whole file.", in_quotes(key)));
    }
}

/// Reports a word of the service's column that the mapping explains twice.
void check_words(Reading& reading, const Extract& extract)
{
    Problems problems;
    const auto check = [&](const std::string& text, const std::string& place) {
        problems.add({"word_explained_twice", place, "must be explained once in this extract",
                      "found " + in_quotes(text) + " a second time",
                      "Keep it as a service, among \"ignore\" or among \"totals\"."});
    };
    for (const auto& [text, place] : extract.ignored) {
        if (extract.service.words.contains(text)) { check(text, place); }
    }
    for (const auto& [text, total] : extract.totals) {
        const bool is_explained =
            extract.service.words.contains(text) || extract.ignored.contains(text);
        if (is_explained) { check(text, total.place); }
    }
    reading.add(problems);
}

Extract extract(Reading& reading, const Value& value, bool is_position)
{
    Fields fields{reading, value};
    Extract extract{.layout = read_layout(fields)};
    std::string_view key;
    static_cast<void>(fields.required("columns", columns_into(extract, key, is_position), false));
    if (is_position && !key.empty()) {
        static_cast<void>(fields.optional("ledger", ledger_into(extract, key), false));
    }
    extract.service.words = fields.optional("services", words_of(id), {});
    extract.partner.always = fields.optional("partner", id);
    extract.partner.words = fields.optional("partners", words_of(id), {});
    extract.ignored = fields.optional("ignore", ignored, {});
    extract.totals = fields.optional("totals", words_of(enumerator<Adds>), {});
    if (extract.part) { extract.parts = fields.required("parts", words_of(enumerator<Part>)); }
    if (has_income(extract)) {
        extract.income_is_negative = fields.required("income_is", is_negative);
    }
    if (!is_position) {
        extract.fund.always = fields.optional("fund", enumerator<Fund>);
        extract.fund.words = fields.optional("funds", words_of(enumerator<Fund>), {});
    }
    static_cast<void>(fields.optional("note", json::text));
    fields.end();
    if (value.kind != Kind::object) { return extract; }
    check_said(reading, value, "partner", extract.partner);
    if (!is_position) { check_said(reading, value, "fund", extract.fund); }
    check_words(reading, extract);
    return extract;
}

int month(Reading& reading, const Value& value)
{
    const int number = json::month(reading, value);
    const UnreadablePlaces none;
    checks::Collector collector{none};
    checks::check_month(collector, number, checks::Place{reading.document().pointer(value)});
    reading.add(collector.take());
    return number;
}

/// The facts of a position that are in no ledger.
PositionFigures position(Fields& fields)
{
    return {.agreement = fields.required("agreement", json::text),
            .financial_year = fields.required("financial_year", json::financial_year),
            .month = fields.required("month", month),
            .basis = fields.required("basis", enumerator<Basis>),
            .services = {}};
}

}  // namespace

Mapping parse_mapping(std::string_view json)
{
    Reading reading{json};
    Fields fields{reading, reading.root()};
    check_format(fields, "riskshare/mapping/1");
    const auto writes = [](Reading& where, const Value& value) {
        return word<bool>(where, value, {{"position", true}, {"services", false}});
    };
    const bool is_position = fields.required("writes", writes, true);
    Mapping mapping;
    if (is_position) { mapping.position = position(fields); }
    const auto read = [&](Reading& where, const Value& value) {
        return extract(where, value, is_position);
    };
    mapping.extracts = fields.required("extracts", json::list_of(read));
    static_cast<void>(fields.optional("note", json::text));
    fields.end();
    reading.refuse_problems();
    return mapping;
}

}  // namespace riskshare::importing
