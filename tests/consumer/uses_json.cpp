// A user of the JSON room: an agreement that says nothing is refused.
#include <riskshare/json.hpp>

int main()
{
    try {
        (void)riskshare::parse_agreement("{}");
    } catch (const riskshare::InputError& refused) {
        return refused.problems().empty() ? 1 : 0;
    }
    return 1;
}
