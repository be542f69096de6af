// A user of the replay alone: a text that is no settlement does not replay.
#include <riskshare/replay.hpp>

int main()
{
    const riskshare::Replayed replayed =
        riskshare::replay_settlement({.settlement = "{}", .agreement = "{}", .position = "{}"});
    const auto nothing = riskshare::replay_settlement({"", "", ""});
    return replayed.figures == 0 && !replayed.findings.empty() && nothing.findings.size() == 3 ? 0
                                                                                               : 1;
}
