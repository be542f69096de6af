#include "reconcile.hpp"

#include "json/writer.hpp"

namespace riskshare::importing {
namespace {

using json::Writer;

void write_sum(Writer& out, const Checked& sum)
{
    out.object([&] {
        out.field("total", sum.total);
        out.field("in", sum.where);
        out.field("printed", sum.printed);
        out.field("worked_out", sum.worked_out);
        out.field("difference", sum.printed - sum.worked_out);
        out.field("finding", to_text(sum.judgement.verdict));
        if (sum.judgement.verdict == Verdict::rounding) {
            out.field("rounding_explains", rounding_allowance(sum.lines.size(), sum.step));
        }
        if (sum.judgement.slipped.empty()) { return; }
        out.list("slipped", [&] {
            for (const std::size_t line : sum.judgement.slipped) {
                out.value(sum.lines[line].label);
            }
        });
    });
}

void write_word(Writer& out, const WrongWord& word)
{
    out.object([&] {
        out.field("total", word.total);
        out.field("in", word.where);
        out.field("word", word.word);
        out.field("worked_out", word.variance);
        out.field("is", word.is_adverse ? "adverse" : "favourable");
    });
}

}  // namespace

std::string to_json(const Reconciliation& specification, const Reconciled& reconciled)
{
    Writer out;
    out.object([&] {
        out.field("format", "riskshare/reconciled/1");
        out.field("name", specification.name);
        out.field("result", reconciled.adds_up() ? "adds_up" : "does_not_add_up");
        json::write_list(out, "sums", reconciled.sums, write_sum);
        json::write_list(out, "words", reconciled.words, write_word);
        out.list("turned", [&] {
            for (const TurnedColumn& column : reconciled.turned) { out.value(column.total); }
        });
    });
    return std::move(out).take();
}

}  // namespace riskshare::importing
