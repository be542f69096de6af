#include "places.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace riskshare::properties {
namespace {

/// A JSON Pointer, read token by token.
class Pointer {
public:
    explicit Pointer(std::string_view text) : rest_{text} {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    std::string next()
    {
        if (!rest_.starts_with('/')) { throw std::out_of_range{"a place ends too early"}; }
        rest_.remove_prefix(1);
        const std::string token{rest_.substr(0, rest_.find('/'))};
        rest_.remove_prefix(token.size());
        return token;
    }

    template <class T>
    const T& next(const std::vector<T>& list)
    {
        return list.at(std::stoul(next()));
    }

    template <class T>
    const T& next(const ByPartner<T>& list)
    {
        const auto found = std::ranges::find(list, next(), &std::pair<std::string, T>::first);
        if (found == list.end()) { throw std::out_of_range{"a place names another partner"}; }
        return found->second;
    }

private:
    std::string_view rest_;
};

[[noreturn]] void refuse(const std::string& token)
{
    throw std::out_of_range{"a place with an unknown token: " + token};
}

template <class Line>
std::string amount_of(const Line& line, Pointer& pointer)
{
    const std::string token = pointer.next();
    if (token == "gross") { return to_text(line.gross); }
    if (token == "income") { return to_text(line.income); }
    refuse(token);
}

std::string in_service(const Service& service, Pointer& pointer)
{
    const std::string token = pointer.next();
    if (token == "contributions") {
        return amount_of(pointer.next(service.contributions), pointer);
    }
    if (token != "responsible") { refuse(token); }
    const std::string ground = pointer.next();
    if (ground == "statutory") { return service.responsible.statutory.value(); }
    if (ground == "regulation") { return service.responsible.regulation.value(); }
    if (ground == "traditional") { return service.responsible.traditional.value(); }
    refuse(ground);
}

/// `equal` is one word for all; it stands for a weight of 1 each.
template <class Shares>
std::string in_shares(const Shares& shares, Pointer& pointer)
{
    if (std::holds_alternative<Equal>(shares) && pointer.at_end()) { return "1"; }
    const std::string token = pointer.next();
    if (token != "fixed") { refuse(token); }
    return to_text(pointer.next(std::get<Fixed>(shares).percentages));
}

std::string in_band(const Band& band, Pointer& pointer)
{
    const std::string token = pointer.next();
    if (token == "split") { return in_shares(band.split, pointer); }
    if (token == "partner_limits") { return to_text(pointer.next(band.partner_limits)); }
    if (token != "up_to") { refuse(token); }
    const std::string unit = pointer.next();
    if (unit == "rate") { return to_text(std::get<Percentage>(band.up_to.value().limit)); }
    if (unit == "amount") { return to_text(std::get<Money>(band.up_to.value().limit)); }
    refuse(unit);
}

std::string in_risk_share(const RiskShare& risk_share, Pointer& pointer)
{
    const std::string token = pointer.next();
    if (token == "id") { return risk_share.id; }
    if (token == "shares") { return in_shares(risk_share.shares, pointer); }
    if (token == "overspend") { return in_band(pointer.next(risk_share.overspend), pointer); }
    if (token == "underspend") { return in_band(pointer.next(risk_share.underspend), pointer); }
    if (token != "base") { refuse(token); }
    if (const std::string kind = pointer.next(); kind != "stated") { refuse(kind); }
    return to_text(pointer.next(std::get<Stated>(risk_share.base).amounts));
}

std::string in_agreement(const AgreementTerms& terms, Pointer& pointer)
{
    const std::string token = pointer.next();
    if (token == "services") { return in_service(pointer.next(terms.services), pointer); }
    if (token == "risk_shares") { return in_risk_share(pointer.next(terms.risk_shares), pointer); }
    if (token != "reserve" || pointer.next() != "balance") { refuse(token); }
    return to_text(terms.reserve.value().balance);
}

std::string in_position(const PositionFigures& figures, Pointer& pointer)
{
    if (const std::string token = pointer.next(); token != "services") { refuse(token); }
    const ServiceFigures& service = pointer.next(figures.services);
    const std::string token = pointer.next();
    if (token == "outturn") { return amount_of(pointer.next(service.outturn), pointer); }
    if (token != "adjustments") { refuse(token); }
    const Adjustment& adjustment = pointer.next(service.adjustments);
    const std::string what = pointer.next();
    if (what == "amount") { return to_text(adjustment.amount); }
    if (what == "borne_by") { return to_text(pointer.next(adjustment.borne_by)); }
    refuse(what);
}

}  // namespace

std::string stated_at(std::string_view place, const Case& facts)
{
    Pointer pointer{place.substr(place.find(':') + 1)};
    const bool is_agreement = place.starts_with("agreement:");
    std::string value =
        is_agreement ? in_agreement(facts.terms, pointer) : in_position(facts.figures, pointer);
    if (!pointer.at_end()) { throw std::out_of_range{"a place goes on too far"}; }
    return value;
}

}  // namespace riskshare::properties
