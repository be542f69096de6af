#include <riskshare/json.hpp>

#include <utility>

#include "writer.hpp"

namespace riskshare {
inline namespace v0 {

std::string to_json(const Duties& duties)
{
    json::Writer out;
    out.object([&] {
        out.field("mechanism", to_text(duties.mechanism));
        out.field("source", source_of_duties);
        out.list("duties", [&] {
            for (const Duty& duty : duties.list) {
                out.object([&] {
                    out.field("subject", duty.subject);
                    out.field("text", duty.text);
                    out.field("section", duty.section);
                });
            }
        });
    });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
