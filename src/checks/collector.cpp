#include "collector.hpp"

namespace riskshare::checks {

bool Collector::ids_readable(const Place& list, std::size_t count) const
{
    if (unreadable_.empty()) { return true; }
    bool all = list_readable(list);
    for (std::size_t i = 0; all && i < count; ++i) {
        all = !unreadable_.cover((list / i / "id").text());
    }
    return all;
}

}  // namespace riskshare::checks
