#include <string>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {

Report mechanism_report(Mechanism mechanism)
{
    Section section{
        .table = {{"Subject", "Duty", "Section of the source"}},
        .footnotes = {fmt::format("Source: {}, in riskshare's own words.", source_of_duties)}};
    for (const Duty& duty : duties(mechanism).list) {
        section.table.rows.push_back(
            {as_heading(duty.subject), std::string{duty.text}, std::string{duty.section}});
    }
    return {fmt::format("{}: duties", as_heading(to_text(mechanism))), {std::move(section)}};
}

}  // namespace riskshare::present
