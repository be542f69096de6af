// [readme]
#include <fmt/format.h>
#include <riskshare/format.hpp>
#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

int main()
{
    const auto agreement = riskshare::read_agreement("examples/plymouth/agreement.json");
    const auto position = riskshare::read_position("examples/plymouth/position.json", agreement);
    const auto settlement = riskshare::settle(position);

    for (const auto& partner : settlement.partners) {
        fmt::print("{} net risk payment: {}\n", partner.id, partner.net_risk_payment);
    }
    for (const auto& step : riskshare::explain(settlement)) {
        if (step.rule == "risk_cap") { fmt::print("{}\n", step.text); }
    }
}
// [readme]
