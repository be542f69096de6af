#pragma once

namespace riskshare::generated {

/// How often rapidcheck makes each check of a program, instead of its own hundred times, which are
/// over in a blink and find too little. RISKSHARE_RUNS in the environment says otherwise, and
/// RC_PARAMS, which rapidcheck reads before its first check, goes before both.
///
/// Each program has one of these, at namespace scope. rapidcheck itself prints the runs and the
/// seed; to see the same cases again, set RC_PARAMS to what it printed.
class Runs {
public:
    explicit Runs(int usual);
};

}  // namespace riskshare::generated
