#include <algorithm>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "present/wording.hpp"
#include "rules/bands.hpp"
#include "sheets.hpp"

namespace riskshare::workbook {
namespace {

void write_parties(const Context& context, Sheet& sheet, StatedTerms& stated)
{
    const auto partners = context.agreement().partners();
    sheet.heading("Parties");
    Table table = sheet.table({"Name", "Id", "No."}, partners.size() + 1);
    const auto add = [&](std::size_t row, std::string_view name, std::string_view id) {
        table.name(row, name);
        table.write(row, 1, id);
        table.put(row, 2, number(static_cast<std::int64_t>(row) + 1));
        stated.names.push_back({sheet.name_of(table.cell(row, 0)), sheet.text_of(name)});
        stated.ids.push_back({sheet.name_of(table.cell(row, 1)), std::string{id}});
    };
    for (std::size_t i = 0; i < partners.size(); ++i) {
        add(i, context.partners[i], partners[i].id);
    }
    add(partners.size(), "Reserve", "reserve");
}

/// True if the base is at the opening contributions and those of a covered service have changed.
bool is_base_before_changes(const Context& context, std::size_t index)
{
    const RiskShare& risk_share = context.terms().risk_shares[index];
    const auto services = agreed_services(context.agreement());
    const auto& covered = agreed_risk_shares(context.agreement())[index].services;
    return risk_share.base_at == BaseAt::opening &&
           std::ranges::any_of(covered,
                               [&](std::size_t i) { return !services[i].changes.empty(); });
}

/// States an amount for each partner; without a pointer where the file does not state it.
ByParty state_by_partner(const Context& context, Sheet& sheet, const std::string& what,
                         std::span<const Money> amounts, const std::string& pointer = "")
{
    ByParty stated;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const std::string& id = context.agreement().partners()[i].id;
        stated.push_back(sheet.state_line(what + ", " + context.partners[i] + " £", amounts[i],
                                          pointer.empty() ? "" : pointer + "/" + id));
    }
    return stated;
}

std::vector<Money> in_kind_of(const Context& context, std::size_t index)
{
    std::vector<Money> amounts(context.partners.size(), 0_p);
    for (const std::size_t service : agreed_risk_shares(context.agreement())[index].services) {
        for (const auto& [partner, in_kind] : context.terms().services[service].in_kind) {
            amounts[*context.agreement().find_partner(partner)] += in_kind.value;
        }
    }
    return amounts;
}

void state_base(const Context& context, Sheet& sheet, std::size_t index, StatedRiskShare& stated)
{
    const RiskShare& risk_share = context.terms().risk_shares[index];
    const AgreedRiskShare& agreed = agreed_risk_shares(context.agreement())[index];
    sheet.note(present::base_and_shares(risk_share));
    if (std::holds_alternative<Stated>(risk_share.base)) {
        stated.base = state_by_partner(context, sheet, "Base", agreed.base,
                                       fmt::format("agreement /risk_shares/{}/base/stated", index));
    } else if (is_base_before_changes(context, index)) {
        stated.base =
            state_by_partner(context, sheet, "Base, at the opening contributions", agreed.base);
    } else if (risk_share.count_in_kind) {
        stated.in_kind = state_by_partner(context, sheet, "In kind, counted towards the base",
                                          in_kind_of(context, index));
    }
}

StatedBand state_band(const Context& context, Sheet& sheet, const std::string& name,
                      const Band& band, const AgreedBand& agreed, const std::string& pointer)
{
    StatedBand stated;
    std::string limit = "no limit";
    if (band.up_to) {
        const auto* rate = std::get_if<Percentage>(&band.up_to->limit);
        limit = rate != nullptr ? "up to " + to_text(*rate) + " of the base" : "up to an amount";
    }
    sheet.note(fmt::format("{}: {}, {}", name, limit, present::bearers(band.split)));
    if (band.up_to && std::holds_alternative<Money>(band.up_to->limit)) {
        stated.limit = sheet.state_line(name + ", up to £", *agreed.to, pointer + "/up_to/amount");
    }
    for (std::size_t i = 0; i < agreed.partner_limits.size(); ++i) {
        const auto& most = agreed.partner_limits[i];
        stated.partner_limits.emplace_back();
        if (!most) { continue; }
        stated.partner_limits.back() =
            sheet.state_line(name + ", no more for " + context.partners[i] + " than £", *most,
                             pointer + "/partner_limits/" + context.agreement().partners()[i].id);
    }
    return stated;
}

std::vector<StatedBand> state_bands(const Context& context, Sheet& sheet,
                                    const std::string& direction, const std::vector<Band>& bands,
                                    const std::vector<AgreedBand>& agreed,
                                    const std::string& pointer)
{
    std::vector<StatedBand> stated;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string name = fmt::format("{}, band {}", direction, i + 1);
        stated.push_back(state_band(context, sheet, name, bands[i], agreed[i],
                                    fmt::format("{}/{}", pointer, i)));
    }
    return stated;
}

StatedRiskShare state_risk_share(const Context& context, Sheet& sheet, std::size_t index)
{
    const RiskShare& risk_share = context.terms().risk_shares[index];
    const AgreedRiskShare& agreed = agreed_risk_shares(context.agreement())[index];
    StatedRiskShare stated;
    sheet.heading("Risk share " + risk_share.id);
    state_base(context, sheet, index, stated);
    if (const auto what = present::what_cap_limits(risk_share.cap_limits, risk_share.overspend)) {
        sheet.note(*what);
    }
    const std::string pointer = fmt::format("agreement /risk_shares/{}", index);
    stated.overspend = state_bands(context, sheet, "Overspend", risk_share.overspend,
                                   agreed.overspend, pointer + "/overspend");
    stated.underspend = state_bands(context, sheet, "Underspend", risk_share.underspend,
                                    agreed.underspend, pointer + "/underspend");
    return stated;
}

}  // namespace

StatedTerms write_agreement(const Context& context, Sheet& sheet)
{
    const AgreementTerms& terms = context.terms();
    const PositionFigures& figures = context.settlement.position.figures();
    sheet.set_width(0, 0, 60);
    sheet.set_width(1, 1, 20);
    sheet.set_width(2, 2, 60);
    sheet.title("Agreement: " + terms.name);
    sheet.note(to_text(terms.financial_year) + ", " +
               present::period(terms.financial_year, figures.month, figures.basis) +
               ". Amounts on yellow may be changed; rates and splits are as agreed.");
    sheet.freeze_here(1);

    StatedTerms stated;
    write_parties(context, sheet, stated);
    if (terms.reserve) {
        sheet.heading("Reserve");
        stated.reserve = sheet.state_line("Opening balance £", terms.reserve->balance,
                                          "agreement /reserve/balance");
    }
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        stated.risk_shares.push_back(state_risk_share(context, sheet, i));
    }
    if (!terms.not_pooled.empty()) { sheet.heading("Money that is not pooled, beside the fund"); }
    for (const NotPooled& money : terms.not_pooled) {
        stated.not_pooled.push_back(sheet.state_line(
            fmt::format("{}, {} from {} to {} £", money.name, present::to_words(money.kind),
                        money.from, money.to),
            money.amount,
            fmt::format("agreement /not_pooled/{}/amount", stated.not_pooled.size())));
    }
    return stated;
}

}  // namespace riskshare::workbook
