#include "../catch.hpp"

#include <string>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "present/reports.hpp"
#include "present/sections/settlement_sections.hpp"

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
    return settle(Position{std::move(figures), agreement});
}

/// The paragraphs on a cap of £1,000 shared equally, of which `used` is used.
std::vector<std::string> paragraphs_on_cap(Money used)
{
    const Agreement agreement{
        {.name = "One pool",
         .financial_year = FinancialYear::starting(2025),
         .partners = {{"nhs", "An NHS body", PartnerKind::nhs},
                      {"council", "A council", PartnerKind::local_authority}},
         .services = {{.id = "care",
                       .name = "Care",
                       .fund = Fund::aligned,
                       .contributions = {{"council", {.gross = 10_gbp}}},
                       .responsible = {.statutory = "council"}}},
         .risk_shares = {{.id = "care",
                          .services = AllServices{},
                          .base = NetContribution{},
                          .shares = Equal{},
                          .overspend = {{.up_to = UpTo{1'000_gbp}, .split = ByShares{}},
                                        {.split = ByResponsibility{}}},
                          .underspend = {{.split = ByResponsibility{}}}}}}};
    PositionFigures figures{.agreement = "One pool",
                            .financial_year = FinancialYear::starting(2025),
                            .month = 12,
                            .basis = Basis::outturn,
                            .services = {{"care", {{"council", {10_gbp + used}}}}}};
    const Settlement settlement = settle(Position{std::move(figures), agreement});
    const present::SettlementView view{settlement};
    return present::risk_share_sections(view).front().paragraphs;
}

/// The part of the risk that is shared, in the words of the settlement's report.
std::string risk_shared_in_report_of(const Settlement& settlement)
{
    const present::Report report =
        present::settlement_report(settlement, nullptr, present::Unit::pounds);
    for (const present::Section& section : report.sections) {
        for (const std::string& footnote : section.footnotes) {
            if (footnote.starts_with("Risk shared: ")) { return footnote; }
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
    const std::string ratio = " That is net risk payments as a part of the shareable variances of "
                              "all services, each without its sign.";
    const std::string no_percentage =
        "Risk shared: no percentage (no variance, or almost none beside what was decided).";
    CHECK(risk_shared_in_report_of(settle_pools(90_p, 0_p, {})) == "Risk shared: 0%." + ratio);
    CHECK(risk_shared_in_report_of(settle_pools(90_p, 0_p, {board({{"council", 90_p}})})) ==
          "Risk shared: 200%." + ratio);
    CHECK(risk_shared_in_report_of(settle_pools(0_p, 0_p, {})) ==
          "Risk shared: none (no variance).");
    CHECK(risk_shared_in_report_of(
              settle_pools(0_p, 0_p, {board({{"nhs", 5_p}, {"council", -5_p}})})) == no_percentage);
    CHECK(risk_shared_in_report_of(settle_pools(
              1_p, 0_p,
              {board({{"nhs", 1'000'000'000_gbp}, {"council", 1_p - 1'000'000'000_gbp}})})) ==
          no_percentage);
}

TEST_CASE("The headline leaves out what is zero", "[reports]")
{
    const auto headline = [](const Settlement& settlement) {
        return present::settlement_report(settlement, nullptr, present::Unit::pounds)
            .sections.front()
            .paragraphs;
    };
    CHECK(headline(settle_pools(90_p, 0_p, {})) ==
          std::vector<std::string>{
              "The integrated fund overspent by £0.90: budget £40.00, outturn £40.90.",
              "All of it falls to the responsible partners.", "An NHS body bears £0.90.",
              "No payment follows from the risk shares.",
              "No payment is needed to settle the ledgers."});
    CHECK(headline(settle_pools(0_p, 0_p, {})) ==
          std::vector<std::string>{"The integrated fund broke even: budget £40.00, outturn £40.00.",
                                   "No partner bears anything.",
                                   "No payment follows from the risk shares.",
                                   "No payment is needed to settle the ledgers."});
    CHECK(headline(settle_pools(90_p, -90_p, {})) ==
          std::vector<std::string>{"The integrated fund broke even: budget £40.00, outturn £40.00.",
                                   "An NHS body bears £0.90 and A council keeps £0.90.",
                                   "No payment follows from the risk shares.",
                                   "No payment is needed to settle the ledgers."});
}

TEST_CASE("How much of a cap is used is never rounded to none or all", "[reports]")
{
    CHECK(paragraphs_on_cap(1_p).back() == "Cap £1,000.00: £0.01 used (<0.1%), £999.99 left.");
    CHECK(paragraphs_on_cap(49_p).back() == "Cap £1,000.00: £0.49 used (<0.1%), £999.51 left.");
    CHECK(paragraphs_on_cap(50_p).back() == "Cap £1,000.00: £0.50 used (0.1%), £999.50 left.");
    CHECK(paragraphs_on_cap(999'99_p).back() == "Cap £1,000.00: £999.99 used (99.9%), £0.01 left.");
    CHECK(paragraphs_on_cap(1'000_gbp).back() == "Cap £1,000.00: all used.");
    CHECK(paragraphs_on_cap(1'000'01_p).back() == "Cap £1,000.00: all used.");
}
