#include "drawing.hpp"

#include <limits>

namespace riskshare::generated {

std::int64_t draw(std::int64_t least, std::int64_t greatest)
{
    if (greatest == std::numeric_limits<std::int64_t>::max()) {
        return draw(least - 1, greatest - 1) + 1;
    }
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, greatest + 1));
}

std::size_t draw_count(std::size_t least, std::size_t greatest)
{
    if (chance(50)) { return least + draw_place(greatest - least + 1); }
    return *rc::gen::inRange(least, greatest + 1);
}

}  // namespace riskshare::generated
