#include <riskshare/rules/streams.hpp>

namespace riskshare {
namespace {

/// Must money of that kind be in a pooled fund, by the conditions of the Better Care Fund?
bool must_be_pooled(StreamKind kind)
{
    return kind == StreamKind::nhs_minimum || kind == StreamKind::local_authority_grant ||
           kind == StreamKind::disabled_facilities_grant;
}

}  // namespace

bool counts_towards_minimum(StreamKind kind, Fund fund)
{
    return fund == Fund::pooled || (fund == Fund::aligned && !must_be_pooled(kind));
}

}  // namespace riskshare
