#include <cstddef>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "agreement_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// The kind of partner allowed on one side of a payment: any, unless it says otherwise.
struct Side {
    std::optional<PartnerKind> only{};
    std::optional<PartnerKind> never{};
    std::string_view expected{};

    [[nodiscard]] bool allows(PartnerKind partner) const
    {
        return (!only || *only == partner) && never != partner;
    }
};

struct Sides {
    Side from{};
    Side to{};
};

/// The kinds of partner that may pay and receive.
///
/// Source: NHS Act 2006 sections 76, 77 and 256, read as docs/decisions.md 29 says.
Sides sides_of(NotPooledKind kind)
{
    using enum PartnerKind;
    switch (kind) {
    case NotPooledKind::section_76:
        return {.from = {.only = local_authority,
                         .expected = "must be a local authority: it pays a grant under section 76"},
                .to = {.only = nhs,
                       .expected = "must be an NHS body: it receives a grant under section 76"}};
    case NotPooledKind::section_256:
        return {
            .from = {.only = nhs,
                     .expected = "must be an NHS body: it pays a grant under section 256"},
            .to = {.never = nhs,
                   .expected = "must not be an NHS body: NHS bodies pay grants under section 256"}};
    case NotPooledKind::care_trust:
        return {.from = {.only = local_authority,
                         .expected = "must be a local authority: it transfers to a care trust"},
                .to = {.only = nhs, .expected = "must be an NHS body: a care trust is one"}};
    case NotPooledKind::delegated_function:
        return {};
    }
    return {};
}

void check_side(const Context& in, std::size_t partner, const Side& side, const Place& item,
                std::string_view key)
{
    const Partner& named = in.terms.partners[partner];
    if (side.allows(named.kind) || !in.collector.readable(item / "kind") ||
        !in.collector.readable(Place{"/partners"} / partner / "kind")) {
        return;
    }
    report_kind_of_partner(in.collector, named, item / key, side.expected);
}

void check_sides(const Context& in, const NotPooled& stated, const Place& item)
{
    check_partner(in, stated.from, item / "from");
    check_partner(in, stated.to, item / "to");
    const auto from = in.names.partner(stated.from);
    const auto to = in.names.partner(stated.to);
    if (from && from == to) {
        return report_same_partner(
            in.collector, item / "to", "must differ from the partner that pays",
            fmt::format(R"(found {} under "from" and "to")", in_quotes(stated.to)),
            "Name the partner that receives the money.");
    }
    const Sides sides = sides_of(stated.kind);
    if (from) { check_side(in, *from, sides.from, item, "from"); }
    if (to) { check_side(in, *to, sides.to, item, "to"); }
}

}  // namespace

void check_not_pooled(const Context& in)
{
    Seen seen;
    Wide total = 0;
    for (const NotPooled& stated : in.terms.not_pooled) { total += stated.amount.pence(); }
    for (std::size_t i = 0; i < in.terms.not_pooled.size() && in.collector.keeps_more(); ++i) {
        const NotPooled& stated = in.terms.not_pooled[i];
        const Place item = Place{"/not_pooled"} / i;
        check_id(in.collector, stated.id, item / "id", seen.is_first(stated.id));
        check_text(in.collector, stated.name, item / "name");
        check_sides(in, stated, item);
        check_not_negative(in.collector, stated.amount, item / "amount");
    }
    // A report prints the total.
    if (!fits_money(total)) { report_total_too_large(in.collector, Place{"/not_pooled"}); }
}

}  // namespace riskshare::checks
