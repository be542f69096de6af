#include <utility>

#include <riskshare/json.hpp>

#include "writer.hpp"

namespace riskshare {
namespace json {
namespace {

void write_problem(Writer& out, const Problem& problem)
{
    out.object([&] {
        out.field("code", problem.code);
        out.field("place", problem.place);
        out.field("expected", problem.expected);
        out.field("found", problem.found);
        out.field("remedy", problem.remedy);
    });
}

}  // namespace
}  // namespace json

inline namespace v0 {

std::string to_json(const Problems& problems)
{
    json::Writer out;
    out.object([&] {
        out.field("format", "riskshare/problems/1");
        json::write_list(out, "problems", problems.kept(), json::write_problem);
        out.field("not_kept", static_cast<std::int64_t>(problems.not_kept()));
    });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
