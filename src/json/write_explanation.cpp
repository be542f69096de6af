#include <riskshare/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "write_parts.hpp"

namespace riskshare {
namespace json {
namespace {

void write_texts(Writer& out, std::string_view name, const std::vector<std::string>& texts)
{
    out.list(name, [&] {
        for (const std::string& text : texts) { out.value(text); }
    });
}

void write_step(Writer& out, const Step& step)
{
    out.object([&] {
        out.field("id", step.id);
        out.field("rule", step.rule);
        if (!step.clause.empty()) { out.field("clause", step.clause); }
        out.field("operation", riskshare::to_text(step.operation));
        out.list("inputs", [&] {
            for (const Input& input : step.inputs) {
                out.object([&] {
                    out.field("value", input.value);
                    out.field("from", input.from);
                    if (!input.role.empty()) { out.field("role", input.role); }
                });
            }
        });
        if (step.operation == Operation::apportion) {
            write_texts(out, "result", step.result);
        } else {
            out.field("result", step.result.at(0));
        }
        out.field("text", step.text);
        if (!step.notes.empty()) { write_texts(out, "notes", step.notes); }
        if (!step.figures.empty()) { write_texts(out, "figures", step.figures); }
    });
}

}  // namespace

void write_steps(Writer& out, const Explanation& explanation)
{
    for (const Step& step : explanation) { write_step(out, step); }
}

}  // namespace json

inline namespace v0 {

std::string to_json(const Explanation& explanation)
{
    json::Writer out;
    out.list([&] { json::write_steps(out, explanation); });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
