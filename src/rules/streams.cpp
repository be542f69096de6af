#include "streams.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// True for money that the conditions of the Better Care Fund want in a pooled fund.
bool must_be_pooled(StreamKind kind)
{
    switch (kind) {
    case StreamKind::nhs_minimum:
    case StreamKind::local_authority_grant:
    case StreamKind::disabled_facilities_grant:
        return true;
    case StreamKind::public_health_grant:
    case StreamKind::dedicated_schools_grant:
    case StreamKind::other:
        break;
    }
    return false;
}

}  // namespace

bool counts_towards_minimum(StreamKind kind, Fund fund)
{
    return fund == Fund::pooled || (fund == Fund::aligned && !must_be_pooled(kind));
}

}  // namespace v0
}  // namespace riskshare
