#include "../generated/runs.hpp"

namespace {

const riskshare::generated::Runs runs{150};

}  // namespace
