#include "forged.hpp"

#include <string>

#include <fmt/format.h>

namespace riskshare::checks {
namespace {

void check_service(Forged& forged, const Service& service, const Place& place)
{
    forged.check(service.fund, place / "fund");
    for (const auto& [partner, contribution] : service.contributions) {
        forged.check(contribution.instalments, place / "contributions" / partner / "instalments");
    }
    if (!service.vat) { return; }
    for (const auto& [partner, recovery] : service.vat->recovery) {
        forged.check(recovery.under, place / "vat" / "recovery" / partner / "under");
    }
}

void check_bands(Forged& forged, const std::vector<Band>& bands, const Place& place)
{
    for (std::size_t i = 0; i < bands.size(); ++i) {
        forged.check(bands[i].split, place / i / "split");
        if (bands[i].up_to) { forged.check(bands[i].up_to->limit, place / i / "up_to"); }
    }
}

void check_risk_share(Forged& forged, const RiskShare& risk_share, const Place& place)
{
    forged.check(risk_share.services, place / "services");
    forged.check(risk_share.base, place / "base");
    forged.check(risk_share.shares, place / "shares");
    check_bands(forged, risk_share.overspend, place / "overspend");
    check_bands(forged, risk_share.underspend, place / "underspend");
    forged.check(risk_share.cap_limits, place / "cap_limits");
    forged.check(risk_share.base_at, place / "base_at");
}

/// Checks the kind of each item of a list.
template <class Item>
void check_kinds(Forged& forged, const std::vector<Item>& list, const Place& place)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        forged.check(list[i].kind, place / i / "kind");
    }
}

}  // namespace

void Forged::report_value(long long value, const Place& place,
                          std::span<const std::string_view> words)
{
    problems_.add({"unknown_word", place.text(), fmt::format("must be {}", fmt::join(words, ", ")),
                   fmt::format("found the value {}, which no enumerator has", value),
                   "State one of these."});
}

void Forged::report_valueless(const Place& place)
{
    problems_.add({"key_missing", place.text(), "must have a value",
                   "found a variant that has lost its own by an exception", "State it again."});
}

Problems forged_in(const AgreementTerms& terms)
{
    Forged forged;
    check_kinds(forged, terms.partners, Place{"/partners"});
    if (terms.mechanisms) {
        forged.check(terms.mechanisms->pooled, Place{"/mechanisms/pooled"});
        forged.check(terms.mechanisms->aligned, Place{"/mechanisms/aligned"});
    }
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        check_service(forged, terms.services[i], Place{"/services"} / i);
    }
    for (std::size_t i = 0; i < terms.risk_shares.size(); ++i) {
        check_risk_share(forged, terms.risk_shares[i], Place{"/risk_shares"} / i);
    }
    check_kinds(forged, terms.not_pooled, Place{"/not_pooled"});
    check_kinds(forged, terms.ending, Place{"/ending"});
    for (std::size_t i = 0; i < terms.ending.size(); ++i) {
        forged.check(terms.ending[i].split, Place{"/ending"} / i / "split");
    }
    check_kinds(forged, terms.streams, Place{"/streams"});
    check_kinds(forged, terms.variations, Place{"/variations"});
    return forged.take();
}

Problems forged_in(const PositionFigures& figures)
{
    Forged forged;
    forged.check(figures.basis, Place{"/basis"});
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        check_kinds(forged, figures.services[i].adjustments,
                    Place{"/services"} / i / "adjustments");
    }
    if (figures.ending) { check_kinds(forged, *figures.ending, Place{"/ending"}); }
    return forged.take();
}

}  // namespace riskshare::checks
