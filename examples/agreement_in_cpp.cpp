// States an agreement and a month's figures in C++, without any file: one line for each fact.

#include <fmt/format.h>

#include <riskshare/agreement.hpp>
#include <riskshare/format.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settle.hpp>

using namespace riskshare;

namespace {

Agreement harbour_agreement()
{
    const std::vector<Band> shared_up_to_the_cap{
        {.up_to = UpTo{.limit = "0.5%"_pc}, .split = ByShares{}},
        {.split = ByResponsibility{}},
    };
    return Agreement{{
        .name = "Harbour Integrated Fund",
        .financial_year = FinancialYear::starting(2026),
        .partners =
            {
                {.id = "icb", .name = "Harbour ICB", .kind = PartnerKind::nhs},
                {.id = "council", .name = "Harbour Council", .kind = PartnerKind::local_authority},
            },
        .host = "council",
        .services =
            {
                {.id = "home-care",
                 .name = "Home care",
                 .fund = Fund::pooled,
                 .contributions = {{"icb", {.gross = 12'000'000_gbp}},
                                   {"council", {.gross = 48'000'000_gbp, .income = 6'000'000_gbp}}},
                 .responsible = {.statutory = "council"}},
                {.id = "hospital",
                 .name = "Hospital services",
                 .fund = Fund::aligned,
                 .contributions = {{"icb", {.gross = 90'000'000_gbp}}},
                 .responsible = {.statutory = "icb"}},
            },
        .risk_shares = {{.id = "risk-cap",
                         .services = AllServices{},
                         .base = GrossContribution{},
                         .overspend = shared_up_to_the_cap,
                         .underspend = shared_up_to_the_cap}},
    }};
}

Position half_year_forecast(const Agreement& agreement)
{
    return Position{
        {
            .agreement = "Harbour Integrated Fund",
            .financial_year = FinancialYear::starting(2026),
            .month = 6,
            .basis = Basis::forecast,
            .services =
                {
                    {.id = "home-care",
                     .outturn = {{"icb", {.gross = 12'000'000_gbp}},
                                 {"council", {.gross = 48'900'000_gbp, .income = 6'100'000_gbp}}}},
                    {.id = "hospital", .outturn = {{"icb", {.gross = 90'150'000_gbp}}}},
                },
        },
        agreement,
    };
}

}  // namespace

int main()
{
    const Agreement agreement = harbour_agreement();
    const Settlement settlement = settle(half_year_forecast(agreement));
    for (const PartnerResult& partner : settlement.partners) {
        fmt::print("{} bears {}: {} shared, {} for its own services\n", partner.id, partner.borne,
                   partner.burden.shared, partner.burden.by_responsibility);
    }
    for (const Payment& payment : settlement.payments) {
        if (payment.kind != PaymentKind::risk_share) { continue; }
        fmt::print("{} pays {} {}\n", payment.from, payment.to, payment.amount);
    }
}
