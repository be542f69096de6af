#include "write_parts.hpp"

namespace riskshare::json {

void write_by_partner(Writer& out, std::string_view name, std::span<const Money> amounts,
                      std::span<const Partner> partners)
{
    out.object(name, [&] {
        for (std::size_t i = 0; i < amounts.size(); ++i) { out.field(partners[i].id, amounts[i]); }
    });
}

void write_net(Writer& out, std::string_view name, const std::optional<GrossAndIncome>& money)
{
    if (!money) { return; }
    out.object(name, [&] {
        out.field("gross", money->gross);
        out.field("income", money->income);
        out.field("net", net(*money));
    });
}

void write_ring_fenced(Writer& out, const RingFencedResult& result)
{
    out.object([&] {
        out.field("service", result.service);
        out.field("stream", result.stream);
        out.field("partner", result.partner);
        out.field("reserve", result.reserve);
        out.field("amount", result.amount);
    });
}

}  // namespace riskshare::json
