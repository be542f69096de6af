#include "../generated/runs.hpp"

namespace {

const riskshare::generated::Runs runs{2000};

}  // namespace
