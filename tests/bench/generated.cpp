#include "generated.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace riskshare::bench {
namespace {

std::string partner_id(std::size_t partner) { return fmt::format("partner-{}", partner); }
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

/// The two that pay for a service; the first of them is responsible.
std::array<std::size_t, 2> payers(std::size_t service, std::size_t partners)
{
    return {service % partners, (service + 1) % partners};
}

}  // namespace

Agreement agreement_of(std::size_t services, std::size_t partners)
{
    AgreementTerms terms{.name = "Generated Fund",
                         .financial_year = FinancialYear::starting(2026),
                         .partners = {},
                         .host = partner_id(0),
                         .services = {}};
    for (std::size_t p = 0; p < partners; ++p) {
        terms.partners.push_back(
            {.id = partner_id(p), .name = partner_id(p), .kind = PartnerKind::local_authority});
    }
    for (std::size_t i = 0; i < services; ++i) {
        Service service{.id = service_id(i),
                        .name = "Service",
                        .fund = Fund::pooled,
                        .contributions = {},
                        .responsible = {.statutory = partner_id(payers(i, partners)[0])}};
        for (const std::size_t p : payers(i, partners)) {
            service.contributions.emplace_back(partner_id(p),
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

Position position_of(const Agreement& agreement)
{
    PositionFigures figures{.agreement = "Generated Fund",
                            .financial_year = FinancialYear::starting(2026),
                            .month = 12,
                            .basis = Basis::outturn,
                            .services = {}};
    for (std::size_t i = 0; i < agreement.terms().services.size(); ++i) {
        ServiceFigures service{.id = service_id(i), .outturn = {}};
        for (const std::size_t p : payers(i, agreement.partners().size())) {
            service.outturn.emplace_back(partner_id(p), Recorded{.gross = recorded(i, p)});
        }
        figures.services.push_back(std::move(service));
    }
    return Position{std::move(figures), agreement};
}

std::string agreement_text(std::size_t services, std::size_t partners)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < services; ++i) {
        const auto [first, second] = payers(i, partners);
        lines.push_back(fmt::format(R"({{"id": "{0}", "name": "Service", "fund": "pooled",
  "contributions": {{"{1}": {{"gross": "{2}"}}, "{3}": {{"gross": "{4}"}}}},
  "responsible": {{"statutory": "{1}"}}}})",
                                    service_id(i), partner_id(first),
                                    to_text(contribution(i, first)), partner_id(second),
                                    to_text(contribution(i, second))));
    }
    std::vector<std::string> known;
    for (std::size_t p = 0; p < partners; ++p) {
        known.push_back(fmt::format(R"({{"id": "{0}", "name": "{0}", "kind": "local_authority"}})",
                                    partner_id(p)));
    }
    return fmt::format(R"({{
"format": "riskshare/agreement/1", "name": "Generated Fund", "financial_year": "2026-27",
"partners": [{}],
"host": "{}",
"services": [{}],
"risk_shares": [{{"id": "risk-cap", "services": "all", "base": "gross_contribution",
  "overspend": [{{"up_to": {{"rate": "0.5%"}}, "split": "shares"}}, {{"split": "responsible"}}],
  "underspend": [{{"up_to": {{"rate": "0.5%"}}, "split": "shares"}}, {{"split": "responsible"}}]}}]
}})",
                       fmt::join(known, ",\n"), partner_id(0), fmt::join(lines, ",\n"));
}

std::string position_text(std::size_t services, std::size_t partners)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < services; ++i) {
        const auto [first, second] = payers(i, partners);
        lines.push_back(fmt::format(R"({{"id": "{}",
  "outturn": {{"{}": {{"gross": "{}"}}, "{}": {{"gross": "{}"}}}}}})",
                                    service_id(i), partner_id(first), to_text(recorded(i, first)),
                                    partner_id(second), to_text(recorded(i, second))));
    }
    return fmt::format(R"({{
"format": "riskshare/position/1", "agreement": "Generated Fund", "financial_year": "2026-27",
"month": 12, "basis": "outturn",
"services": [{}]
}})",
                       fmt::join(lines, ",\n"));
}

}  // namespace riskshare::bench
