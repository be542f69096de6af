#include <riskshare/json.hpp>

#include <utility>

#include "writer.hpp"

namespace riskshare {

std::string duties_to_json(Mechanism mechanism)
{
    json::Writer out;
    out.object([&] {
        out.field("mechanism", to_text(mechanism));
        out.field("source", source_of_duties);
        out.list("duties", [&] {
            for (const Duty& duty : duties_of(mechanism)) {
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

}  // namespace riskshare
