#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "present/reports.hpp"

namespace riskshare::present {
namespace {

/// A word of the formats as it starts a sentence: `lead_body` is `Lead body`.
std::string as_heading(std::string_view word)
{
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace

Report mechanism_report(Mechanism mechanism)
{
    Section section{
        .table = {{"Subject", "Duty", "Section of the source"}},
        .footnotes = {fmt::format("Source: {}, in words of this program.", source_of_duties)}};
    for (const Duty& duty : duties_of(mechanism)) {
        section.table.rows.push_back(
            {as_heading(duty.subject), std::string{duty.text}, std::string{duty.section}});
    }
    return {fmt::format("{}: duties", as_heading(to_text(mechanism))), {std::move(section)}};
}

}  // namespace riskshare::present
