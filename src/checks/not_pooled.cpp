#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"

namespace riskshare {
namespace {

/// What sort of partner may stand on one side of a payment: any, unless it says so.
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

/// Who pays and who receives.
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
        return {.from = {.only = nhs,
                         .expected = "must be an NHS body: it pays a grant under section 256"},
                .to = {.never = nhs,
                       .expected = "must not be an NHS body: that pays a grant under section 256"}};
    case NotPooledKind::care_trust:
        return {.from = {.only = local_authority,
                         .expected = "must be a local authority: it transfers to a care trust"},
                .to = {.only = nhs, .expected = "must be an NHS body: a care trust is one"}};
    case NotPooledKind::delegated_function:
        break;
    }
    return {};
}

/// One item of the list.
struct Item {
    const NotPooled& stated;
    std::string place;
    const AgreementTerms& terms;
    const Names& names;
};

void check_side(Findings& findings, const Item& item, std::string_view key, std::size_t partner,
                const Side& side)
{
    const bool is_known = findings.readable(item.place + "/kind") &&
                          findings.readable(fmt::format("/partners/{}/kind", partner));
    const Partner& named = item.terms.partners[partner];
    if (!is_known || side.allows(named.kind)) { return; }
    report_kind_of_partner(findings, named, fmt::format("{}/{}", item.place, key), side.expected);
}

void check_sides(Findings& findings, const Item& item)
{
    check_partner(findings, item.stated.from, item.place + "/from", item.terms, item.names);
    check_partner(findings, item.stated.to, item.place + "/to", item.terms, item.names);
    const auto from = item.names.partner(item.stated.from);
    const auto to = item.names.partner(item.stated.to);
    if (from && from == to) {
        findings.report(
            {"same_partner", item.place + "/to", "must be another partner than the one that pays",
             fmt::format(R"(found {} under "from" and "to")", in_quotes(item.stated.to)),
             "Name the partner that receives the money."});
        return;
    }
    const Sides sides = sides_of(item.stated.kind);
    if (from) { check_side(findings, item, "from", *from, sides.from); }
    if (to) { check_side(findings, item, "to", *to, sides.to); }
}

/// Reports the list where a report could not print its total.
void check_total(Findings& findings, const AgreementTerms& terms)
{
    try {
        Money total = 0_p;
        for (const NotPooled& stated : terms.not_pooled) { total += stated.amount; }
    } catch (const MoneyOverflow&) {
        findings.report(total_too_large("/not_pooled"));
    }
}

}  // namespace

void check_not_pooled(Findings& findings, const AgreementTerms& terms, const Names& names)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < terms.not_pooled.size() && findings.keeps_more(); ++i) {
        const NotPooled& stated = terms.not_pooled[i];
        const Item item{stated, fmt::format("/not_pooled/{}", i), terms, names};
        check_id(findings, stated.id, item.place + "/id", seen.insert(stated.id).second);
        check_text(findings, stated.name, item.place + "/name");
        check_sides(findings, item);
        check_not_negative(findings, stated.amount, item.place + "/amount");
    }
    check_total(findings, terms);
}

}  // namespace riskshare
