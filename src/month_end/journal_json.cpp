#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/month_end/journals.hpp>

#include "journal_problems.hpp"
#include "json/reading.hpp"
#include "json/values.hpp"
#include "json/writer.hpp"

namespace riskshare {
namespace json {
namespace {

constexpr std::string_view journals_format = "riskshare/journals/1";

int journal_number(Reading& reading, const Value& value)
{
    return whole_number(reading, value, "number_not_whole",
                        "must be a whole number: 1 for the first journal of the year",
                        "Write a whole number from 1.");
}

/// Accepts a note by whoever keeps the file.
void allow_note(Fields& fields) { static_cast<void>(fields.optional("note", text)); }

/// An amount under `debit` or `credit`, which says its sign.
Money posted_amount(Reading& reading, const Value& value)
{
    const Money amount = money(reading, value);
    if (amount > 0_p) { return amount; }
    if (!reading.unreadable().cover(reading.document().pointer(value))) {
        reading.refuse(value, "amount_not_positive", "must debit or credit more than zero",
                       "found " + what_is(value), "Write a negative debit as a credit.");
    }
    return 0_p;
}

JournalLine journal_line(Fields& fields)
{
    JournalLine line{.ledger = fields.required("ledger", text),
                     .kind = fields.required("kind", enumerator<AccountKind>),
                     .account = fields.required("account", text),
                     .service = fields.optional("service", text, {}),
                     .with = fields.required("with", text),
                     .amount = 0_p,
                     .narrative = fields.required("narrative", text),
                     .clause = fields.optional("clause", text, {})};
    const std::string_view side = fields.one_of({"debit", "credit"});
    if (!side.empty()) {
        const Money amount = fields.required(side, posted_amount);
        line.amount = side == "debit" ? amount : -amount;
    }
    allow_note(fields);
    return line;
}

Journal journal_facts(Fields& fields)
{
    check_format(fields, journals_format);
    Journal journal{.agreement = fields.required("agreement", text),
                    .financial_year = fields.required("financial_year", financial_year),
                    .month = fields.required("month", month),
                    .basis = fields.required("basis", enumerator<Basis>),
                    .number = fields.required("number", journal_number),
                    .lines = fields.required("lines", list_of(journal_line))};
    allow_note(fields);
    return journal;
}

void write_journal_line(Writer& out, const JournalLine& line)
{
    out.object([&] {
        out.field("ledger", line.ledger);
        out.field("kind", to_text(line.kind));
        out.field("account", line.account);
        if (!line.service.empty()) { out.field("service", line.service); }
        out.field("with", line.with);
        out.field(line.amount < 0_p ? "credit" : "debit", magnitude(line.amount));
        out.field("narrative", line.narrative);
        if (!line.clause.empty()) { out.field("clause", line.clause); }
    });
}

}  // namespace
}  // namespace json

inline namespace v0 {

Journal parse_journal(std::string_view text, const Agreement& agreement)
{
    json::Reading reading{text};
    Journal journal = read_with(json::journal_facts, reading, reading.root());
    if (!reading.has_enough_problems()) {
        reading.add(month_end::problems_of(journal, agreement, reading.unreadable()));
    }
    reading.refuse_problems();
    return journal;
}

std::variant<Journal, Problems> try_parse_journal(std::string_view text, const Agreement& agreement)
{
    return json::or_problems([&] { return parse_journal(text, agreement); });
}

std::string to_json(const Journal& journal)
{
    json::Writer out;
    out.object([&] {
        out.field("format", json::journals_format);
        out.field("agreement", journal.agreement);
        out.field("financial_year", to_text(journal.financial_year));
        out.field("month", journal.month);
        out.field("basis", to_text(journal.basis));
        out.field("number", journal.number);
        json::write_list(out, "lines", journal.lines, json::write_journal_line);
    });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
