#include "../generated/runs.hpp"

namespace {

const riskshare::generated::Runs runs{1000};

}  // namespace
