// A user of the JSON room: an agreement that says nothing is refused, and Plymouth's is settled.
#include "plymouth.hpp"

int main(int, char** arguments)
{
    using namespace riskshare::literals;
    try {
        (void)riskshare::parse_agreement("{}");
        return 1;
    } catch (const riskshare::InputError& refused) {
        if (refused.problems().empty()) { return 2; }
    }
    return plymouth(arguments[1]).partners[0].net_risk_payment == 207'679'55_p ? 0 : 3;
}
