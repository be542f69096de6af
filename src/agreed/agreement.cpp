#include <riskshare/agreement.hpp>

#include <algorithm>
#include <utility>

#include "agreement.hpp"
#include "rules/variations.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

std::vector<AgreedRiskShare> agree_risk_shares(const AgreementTerms& terms, const Names& names,
                                               std::span<AgreedService> services)
{
    std::vector<AgreedRiskShare> risk_shares;
    for (const RiskShare& stated : terms.risk_shares) {
        AgreedRiskShare agreed = agree_risk_share(stated, terms, names, services);
        for (const std::size_t service : agreed.services) {
            services[service].risk_share = risk_shares.size();
        }
        risk_shares.push_back(std::move(agreed));
    }
    return risk_shares;
}

/// The streams; notes with each service the stream whose reserve gets its underspend.
std::vector<AgreedStream> agree_streams(const AgreementTerms& terms, const Names& names,
                                        std::span<AgreedService> services)
{
    std::vector<AgreedStream> streams = agree_streams(terms, names);
    for (std::size_t i = 0; i < streams.size(); ++i) {
        if (!terms.streams[i].underspend_to) { continue; }
        for (const StreamLine& line : streams[i].lines) {
            if (services[line.service].is_in_fund) { services[line.service].stream = i; }
        }
    }
    return streams;
}

}  // namespace

AgreementState::AgreementState(AgreementTerms stated, Names known,
                               std::vector<AgreedService> agreed, FundTable totals)
    : terms{std::move(stated)}, names{std::move(known)}, services{std::move(agreed)},
      risk_shares{agree_risk_shares(terms, names, services)}, streams{agree_streams(terms, names,
                                                                                    services)},
      fund{std::move(totals)}, ending{agree_ending(terms, names, fund)}
{}

const AgreementTerms& Agreement::terms() const& { return state_->terms; }
const FundTable& Agreement::fund() const& { return state_->fund; }
std::span<const Partner> Agreement::partners() const& { return state_->terms.partners; }

Agreement Agreement::at_month_end(int month) const
{
    require(is_month(month), "at_month_end: a month is 1 to 12");
    const std::size_t count =
        variations_dated_by(month, terms().financial_year, terms().variations);
    if (count == terms().variations.size()) { return *this; }
    AgreementTerms then = terms();
    then.variations.erase(then.variations.begin() + static_cast<std::ptrdiff_t>(count),
                          then.variations.end());
    Names names{then};
    auto services = agree_services(then, then.variations, names);
    FundTable totals = fund_table(then, services);
    return AgreementState::share(std::make_shared<const AgreementState>(
        std::move(then), std::move(names), std::move(services), std::move(totals)));
}

Money Agreement::reserve_balance() const
{
    return terms().reserve ? terms().reserve->balance : 0_p;
}

bool Agreement::has_reserve() const { return riskshare::has_reserve(terms()); }

bool Agreement::has_stream_reserve() const
{
    return std::ranges::any_of(
        terms().streams, [](const Stream& stream) { return stream.underspend_to.has_value(); });
}

std::optional<std::size_t> Agreement::find_partner(std::string_view id) const
{
    return state_->names.partner(id);
}

std::optional<std::size_t> Agreement::find_service(std::string_view id) const
{
    return state_->names.service(id);
}

std::optional<std::size_t> find_ending_rule(const Agreement& agreement, EndingKind kind)
{
    const auto rules = agreed_ending(agreement);
    const auto found = std::ranges::find(rules, kind, &AgreedEndingRule::kind);
    if (found == rules.end()) { return std::nullopt; }
    return static_cast<std::size_t>(found - rules.begin());
}

bool Agreement::is_in_fund(std::size_t service) const
{
    require(service < state_->services.size(), "is_in_fund: no such service");
    return state_->services[service].is_in_fund;
}

bool operator==(const Agreement& a, const Agreement& b)
{
    return a.state_ == b.state_ || a.terms() == b.terms();
}

}  // namespace v0
}  // namespace riskshare
