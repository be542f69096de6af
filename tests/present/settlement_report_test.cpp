#include "../catch.hpp"

#include <string>

#include <riskshare/riskshare.hpp>

#include "present/reports.hpp"

using namespace riskshare;
using namespace riskshare::literals;

namespace {

/// Two pools that each bear their own variance, unless a board decides otherwise.
Settlement settle_pools(Money wards, Money care, std::vector<Decision> decisions)
{
    const auto pool = [](const char* id, const char* service) {
        return RiskShare{.id = id,
                         .services = std::vector<std::string>{service},
                         .base = NetContribution{},
                         .overspend = {{.split = ByResponsibility{}}},
                         .underspend = {{.split = ByResponsibility{}}}};
    };
    const Agreement agreement{
        {.name = "Two pools",
         .financial_year = FinancialYear::starting(2025),
         .partners = {{"nhs", "An NHS body", PartnerKind::nhs},
                      {"council", "A council", PartnerKind::local_authority}},
         .services = {{.id = "wards",
                       .name = "Wards",
                       .fund = Fund::aligned,
                       .contributions = {{"nhs", {.gross = 30_gbp}}},
                       .responsible = {.statutory = "nhs"}},
                      {.id = "care",
                       .name = "Care",
                       .fund = Fund::aligned,
                       .contributions = {{"council", {.gross = 10_gbp}}},
                       .responsible = {.statutory = "council"}}},
         .risk_shares = {pool("hospital", "wards"), pool("community", "care")}}};
    PositionFigures figures{.agreement = "Two pools",
                            .financial_year = FinancialYear::starting(2025),
                            .month = 12,
                            .basis = Basis::outturn,
                            .services = {{"wards", {{"nhs", {30_gbp + wards}}}},
                                         {"care", {{"council", {10_gbp + care}}}}},
                            .decisions = std::move(decisions)};
    return settle(agreement, Position{std::move(figures), agreement});
}

/// How much of the risk is shared, as the settlement's report has it.
std::string risk_shared_in_report_of(const Settlement& settlement)
{
    const present::Report report =
        present::settlement_report(settlement, nullptr, present::Unit::pounds);
    for (const present::Section& section : report.sections) {
        for (const std::string& footnote : section.footnotes) {
            if (footnote.starts_with("How much of the risk is shared: ")) {
                return footnote.substr(32, footnote.find(", net risk payments") - 32);
            }
        }
    }
    return {};
}

}  // namespace

TEST_CASE("A report says how much of the risk is shared, or why there is no percentage",
          "[reports][decision]")
{
    const auto board = [](ByPartner<Money> borne_by) {
        return Decision{"hospital", "the board", Date::on(2026, 4, 22), "7.3", std::move(borne_by)};
    };
    CHECK(risk_shared_in_report_of(settle_pools(90_p, 0_p, {})) == "0%");
    CHECK(risk_shared_in_report_of(settle_pools(90_p, 0_p, {board({{"council", 90_p}})})) ==
          "200%");
    CHECK(risk_shared_in_report_of(settle_pools(0_p, 0_p, {})) == "none, as there is no variance,");
    CHECK(risk_shared_in_report_of(
              settle_pools(0_p, 0_p, {board({{"nhs", 5_p}, {"council", -5_p}})})) ==
          "no percentage, as there is no variance, or next to none beside what was decided,");
    CHECK(risk_shared_in_report_of(settle_pools(
              1_p, 0_p,
              {board({{"nhs", 1'000'000'000_gbp}, {"council", 1_p - 1'000'000'000_gbp}})})) ==
          "no percentage, as there is no variance, or next to none beside what was decided,");
}
