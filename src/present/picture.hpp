#pragma once

#include <string>
#include <vector>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

#include "report.hpp"

/// Pictures of a table's rows, before anything is decided about how they are drawn.

namespace riskshare::present {

/// The meaning of a stretch of a bar. Each can be told from the others without colour.
enum class Shade { total, adverse, favourable, pooled, aligned, limit };
constexpr auto words_for(Shade)
{
    return words<Shade>({"total", "adverse", "favourable", "pooled", "aligned", "limit"});
}

struct Stretch {
    Shade shade;
    Money from;
    Money to;
};

/// A picture of one row of a table: stretches on a scale.
struct Bar {
    Money least;
    Money most;
    std::vector<Stretch> stretches;
    std::string text;  ///< the same in words
};

/// A section; where its table has a picture, one bar per row.
struct Illustrated {
    Section section;
    std::vector<Bar> bars{};
};

}  // namespace riskshare::present
