#include "generated.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace riskshare::bench {
namespace {

constexpr std::array<std::string_view, 2> partner_ids{"icb", "council"};

std::string service_id(std::size_t service) { return fmt::format("service-{}", service); }

/// Odd amounts of some £100,000, so that hardly any share comes to whole pence.
Money contribution(std::size_t service, std::size_t partner)
{
    const std::size_t pence = 10'000'019 + service * 7'919 % 1'000'003 + partner * 3'000'017;
    return Money::from_pence(static_cast<std::int64_t>(pence));
}

/// Most services are overspent, every fourth is underspent.
Money recorded(std::size_t service, std::size_t partner)
{
    const Money off = Money::from_pence(static_cast<std::int64_t>(service % 1'009) + 200'003);
    const Money budget = contribution(service, partner);
    return service % 4 == 3 ? budget - off : budget + off;
}

std::string_view responsible(std::size_t service) { return partner_ids[service % 2]; }

}  // namespace

Agreement agreement_of(std::size_t services)
{
    AgreementTerms terms{
        .name = "Generated Fund",
        .financial_year = FinancialYear::starting(2026),
        .partners = {{.id = "icb", .name = "ICB", .kind = PartnerKind::nhs},
                     {.id = "council", .name = "Council", .kind = PartnerKind::local_authority}},
        .host = "council",
        .services = {}};
    for (std::size_t i = 0; i < services; ++i) {
        Service service{.id = service_id(i),
                        .name = "Service",
                        .fund = Fund::pooled,
                        .contributions = {},
                        .responsible = {.statutory = std::string{responsible(i)}}};
        for (std::size_t p = 0; p < partner_ids.size(); ++p) {
            service.contributions.emplace_back(partner_ids[p],
                                               Contribution{.gross = contribution(i, p)});
        }
        terms.services.push_back(std::move(service));
    }
    const std::vector<Band> bands{{.up_to = UpTo{.limit = "0.5%"_pc}, .split = ByShares{}},
                                  {.split = ByResponsibility{}}};
    terms.risk_shares.push_back({.id = "risk-cap",
                                 .services = AllServices{},
                                 .base = GrossContribution{},
                                 .overspend = bands,
                                 .underspend = bands});
    return Agreement{std::move(terms)};
}

Position position_of(std::size_t services, const Agreement& agreement)
{
    PositionFigures figures{.agreement = "Generated Fund",
                            .financial_year = FinancialYear::starting(2026),
                            .month = 12,
                            .basis = Basis::outturn,
                            .services = {}};
    for (std::size_t i = 0; i < services; ++i) {
        ServiceFigures service{.id = service_id(i), .outturn = {}};
        for (std::size_t p = 0; p < partner_ids.size(); ++p) {
            service.outturn.emplace_back(partner_ids[p], Recorded{.gross = recorded(i, p)});
        }
        figures.services.push_back(std::move(service));
    }
    return Position{std::move(figures), agreement};
}

std::string agreement_text(std::size_t services)
{
    std::string list;
    for (std::size_t i = 0; i < services; ++i) {
        list += fmt::format(R"({}{{"id": "{}", "name": "Service", "fund": "pooled",
  "contributions": {{"icb": {{"gross": "{}"}}, "council": {{"gross": "{}"}}}},
  "responsible": {{"statutory": "{}"}}}})",
                            i == 0 ? "" : ",\n", service_id(i), to_text(contribution(i, 0)),
                            to_text(contribution(i, 1)), responsible(i));
    }
    return fmt::format(R"({{
"format": "riskshare/agreement/1", "name": "Generated Fund", "financial_year": "2026-27",
"partners": [{{"id": "icb", "name": "ICB", "kind": "nhs"}},
             {{"id": "council", "name": "Council", "kind": "local_authority"}}],
"host": "council",
"services": [{}],
"risk_shares": [{{"id": "risk-cap", "services": "all", "base": "gross_contribution",
  "overspend": [{{"up_to": {{"rate": "0.5%"}}, "split": "shares"}}, {{"split": "responsible"}}],
  "underspend": [{{"up_to": {{"rate": "0.5%"}}, "split": "shares"}}, {{"split": "responsible"}}]}}]
}})",
                       list);
}

std::string position_text(std::size_t services)
{
    std::string list;
    for (std::size_t i = 0; i < services; ++i) {
        list += fmt::format(R"({}{{"id": "{}",
  "outturn": {{"icb": {{"gross": "{}"}}, "council": {{"gross": "{}"}}}}}})",
                            i == 0 ? "" : ",\n", service_id(i), to_text(recorded(i, 0)),
                            to_text(recorded(i, 1)));
    }
    return fmt::format(R"({{
"format": "riskshare/position/1", "agreement": "Generated Fund", "financial_year": "2026-27",
"month": 12, "basis": "outturn",
"services": [{}]
}})",
                       list);
}

}  // namespace riskshare::bench
