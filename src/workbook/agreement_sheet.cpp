#include <algorithm>

#include <fmt/format.h>

#include "present/wording.hpp"
#include "sheets.hpp"

namespace riskshare::workbook {
namespace {

void write_parties(const Facts& facts, Sheet& sheet, StatedTerms& stated)
{
    const auto partners = facts.agreement().partners();
    sheet.heading("Parties");
    Table table = sheet.table({"Name", "Id", "Place"}, partners.size() + 1);
    const auto add = [&](std::size_t row, std::string_view name, std::string_view id) {
        table.name(row, name);
        table.write(row, 1, id);
        table.put(row, 2, number(static_cast<std::int64_t>(row) + 1));
        stated.names.push_back({sheet.name_of(table.place(row, 0)), sheet.text_of(name)});
        stated.ids.push_back({sheet.name_of(table.place(row, 1)), std::string{id}});
    };
    for (std::size_t i = 0; i < partners.size(); ++i) { add(i, facts.partners[i], partners[i].id); }
    add(partners.size(), "Reserve", "reserve");
}

/// Do contributions of covered services vary, while the base is at those of the year's opening?
bool is_base_before_changes(const Facts& facts, std::size_t index)
{
    const RiskShare& risk_share = facts.terms().risk_shares[index];
    const auto services = facts.agreement().services();
    const auto& covered = facts.agreement().risk_shares()[index].services;
    return risk_share.base_at == BaseAt::opening &&
           std::ranges::any_of(covered,
                               [&](std::size_t i) { return !services[i].changes.empty(); });
}

/// Without a pointer where the file has no such amount, but what it follows from.
ByParty state_by_partner(const Facts& facts, Sheet& sheet, const std::string& what,
                         std::span<const Money> amounts, const std::string& pointer = "")
{
    ByParty stated;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const std::string& id = facts.agreement().partners()[i].id;
        stated.push_back(sheet.state_line(what + ", " + facts.partners[i] + " £", amounts[i],
                                          pointer.empty() ? "" : pointer + "/" + id));
    }
    return stated;
}

std::vector<Money> in_kind_of(const Facts& facts, std::size_t index)
{
    std::vector<Money> amounts(facts.partners.size(), 0_p);
    for (const std::size_t service : facts.agreement().risk_shares()[index].services) {
        for (const auto& [partner, in_kind] : facts.terms().services[service].in_kind) {
            amounts[*facts.agreement().find_partner(partner)] += in_kind.value;
        }
    }
    return amounts;
}

void state_base(const Facts& facts, Sheet& sheet, std::size_t index, StatedRiskShare& stated)
{
    const RiskShare& risk_share = facts.terms().risk_shares[index];
    const AgreedRiskShare& agreed = facts.agreement().risk_shares()[index];
    sheet.note(present::base_and_shares(risk_share));
    if (std::holds_alternative<Stated>(risk_share.base)) {
        stated.base = state_by_partner(facts, sheet, "Base", agreed.base,
                                       fmt::format("agreement /risk_shares/{}/base/stated", index));
    } else if (is_base_before_changes(facts, index)) {
        stated.base =
            state_by_partner(facts, sheet, "Base, at the opening contributions", agreed.base);
    } else if (risk_share.count_in_kind) {
        stated.in_kind = state_by_partner(facts, sheet, "In kind, counted towards the base",
                                          in_kind_of(facts, index));
    }
}

StatedBand state_band(const Facts& facts, Sheet& sheet, const std::string& name, const Band& band,
                      const AgreedBand& agreed, const std::string& pointer)
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
            sheet.state_line(name + ", no more for " + facts.partners[i] + " than £", *most,
                             pointer + "/partner_limits/" + facts.agreement().partners()[i].id);
    }
    return stated;
}

std::vector<StatedBand> state_bands(const Facts& facts, Sheet& sheet, const std::string& direction,
                                    const std::vector<Band>& bands,
                                    const std::vector<AgreedBand>& agreed,
                                    const std::string& pointer)
{
    std::vector<StatedBand> stated;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string name = fmt::format("{}, band {}", direction, i + 1);
        stated.push_back(
            state_band(facts, sheet, name, bands[i], agreed[i], fmt::format("{}/{}", pointer, i)));
    }
    return stated;
}

StatedRiskShare state_risk_share(const Facts& facts, Sheet& sheet, std::size_t index)
{
    const RiskShare& risk_share = facts.terms().risk_shares[index];
    const AgreedRiskShare& agreed = facts.agreement().risk_shares()[index];
    StatedRiskShare stated;
    sheet.heading("Risk share " + risk_share.id);
    state_base(facts, sheet, index, stated);
    if (const auto what = present::what_cap_limits(risk_share.cap_limits, risk_share.overspend)) {
        sheet.note(*what);
    }
    const std::string pointer = fmt::format("agreement /risk_shares/{}", index);
    stated.overspend = state_bands(facts, sheet, "Overspend", risk_share.overspend,
                                   agreed.overspend, pointer + "/overspend");
    stated.underspend = state_bands(facts, sheet, "Underspend", risk_share.underspend,
                                    agreed.underspend, pointer + "/underspend");
    return stated;
}

}  // namespace

StatedTerms write_agreement(const Facts& facts, Sheet& sheet)
{
    const AgreementTerms& terms = facts.terms();
    const PositionFigures& figures = facts.settlement.position.figures();
    sheet.set_width(0, 0, 60);
    sheet.set_width(1, 1, 20);
    sheet.set_width(2, 2, 60);
    sheet.title("Agreement: " + terms.name);
    sheet.note(to_text(terms.financial_year) + ", " +
               present::period(terms.financial_year, figures.month, figures.basis) +
               ". Amounts on yellow may be changed; rates and splits are as agreed.");
    sheet.freeze_here(1);

    StatedTerms stated;
    write_parties(facts, sheet, stated);
    if (terms.reserve) {
        sheet.heading("Reserve");
        stated.reserve = sheet.state_line("Opening balance £", terms.reserve->balance,
                                          "agreement /reserve/balance");
    }
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        stated.risk_shares.push_back(state_risk_share(facts, sheet, i));
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
