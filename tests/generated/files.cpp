#include "files.hpp"

#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include <riskshare/facts/mechanism.hpp>

namespace riskshare::generated {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word(PartnerKind kind)
{
    switch (kind) {
    case PartnerKind::local_authority:
        return "local_authority";
    case PartnerKind::nhs:
        return "nhs";
    default:
        return "other";
    }
}

std::string_view word(NotPooledKind kind)
{
    switch (kind) {
    case NotPooledKind::section_76:
        return "section_76";
    case NotPooledKind::section_256:
        return "section_256";
    case NotPooledKind::delegated_function:
        return "delegated_function";
    default:
        return "care_trust";
    }
}

std::string_view word(VatRegime regime)
{
    switch (regime) {
    case VatRegime::section_33:
        return "section_33";
    case VatRegime::section_41:
        return "section_41";
    default:
        return "none";
    }
}

std::string_view word(EndingKind kind)
{
    switch (kind) {
    case EndingKind::unspent_balance:
        return "unspent_balance";
    case EndingKind::equipment:
        return "equipment";
    case EndingKind::property:
        return "property";
    case EndingKind::other_asset:
        return "other_asset";
    case EndingKind::redundancy:
        return "redundancy";
    case EndingKind::pensions:
        return "pensions";
    default:
        return "other_liability";
    }
}

std::string_view word(StreamKind kind)
{
    switch (kind) {
    case StreamKind::nhs_minimum:
        return "nhs_minimum";
    case StreamKind::local_authority_grant:
        return "local_authority_grant";
    case StreamKind::disabled_facilities_grant:
        return "disabled_facilities_grant";
    case StreamKind::public_health_grant:
        return "public_health_grant";
    case StreamKind::dedicated_schools_grant:
        return "dedicated_schools_grant";
    default:
        return "other";
    }
}

std::string_view word(Fund fund)
{
    switch (fund) {
    case Fund::pooled:
        return "pooled";
    case Fund::aligned:
        return "aligned";
    default:
        return "associated";
    }
}

std::string_view word(AdjustmentKind kind)
{
    switch (kind) {
    case AdjustmentKind::planned_overspend:
        return "planned_overspend";
    case AdjustmentKind::service_development:
        return "service_development";
    default:
        return "attributed";
    }
}

std::string_view word(VariationKind kind)
{
    return kind == VariationKind::virement ? "virement" : "contribution";
}

std::string_view word(Basis basis) { return basis == Basis::forecast ? "forecast" : "outturn"; }

/// The object with the note and the clause that the facts come with.
template <class Facts>
Json with_remarks(Json object, const Facts& facts)
{
    if (!facts.note.empty()) { object["note"] = facts.note; }
    if (!facts.clause.empty()) { object["clause"] = facts.clause; }
    return object;
}

/// Writes facts as a file has them. Choices that are a word there have no other members.
struct InFile {
    Json operator()(const std::string& text) const { return text; }
    Json operator()(Money amount) const { return to_text(amount); }
    Json operator()(Percentage percentage) const { return to_text(percentage); }

    Json operator()(GrossContribution /*base*/) const { return "gross_contribution"; }
    Json operator()(NetContribution /*base*/) const { return "net_contribution"; }
    Json operator()(ProRataToBase /*shares*/) const { return "base"; }
    Json operator()(Equal /*shares or split*/) const { return "equal"; }
    Json operator()(ByContributions /*split*/) const { return "contributions"; }
    Json operator()(ByShares /*split*/) const { return "shares"; }
    Json operator()(FromReserve /*split*/) const { return "reserve"; }
    Json operator()(ByResponsibility /*split*/) const { return "responsible"; }
    Json operator()(AllServices /*cover*/) const { return "all"; }
    Json operator()(Monthly /*instalments*/) const { return "monthly"; }
    Json operator()(QuarterlyInAdvance /*instalments*/) const { return "quarterly_in_advance"; }
    Json operator()(QuarterlyInArrears /*instalments*/) const { return "quarterly_in_arrears"; }
    Json operator()(const Single& single) const
    {
        return with_remarks({{"single", single.month}}, single);
    }

    Json operator()(const Stated& stated) const
    {
        return {{"stated", with_remarks((*this)(stated.amounts), stated)}};
    }
    Json operator()(const Fixed& fixed) const
    {
        return {{"fixed", with_remarks((*this)(fixed.percentages), fixed)}};
    }
    Json operator()(const To& to) const { return with_remarks({{"to", to.partner}}, to); }

    Json operator()(const Contribution& contribution) const
    {
        Json object = line(contribution);
        if (contribution.instalments) {
            object["instalments"] = std::visit(*this, *contribution.instalments);
        }
        if (!contribution.streams.empty()) { object["streams"] = (*this)(contribution.streams); }
        return object;
    }
    Json operator()(const InKind& in_kind) const
    {
        return with_remarks({{"value", to_text(in_kind.value)}}, in_kind);
    }
    Json operator()(const ContributionChange& change) const
    {
        Json object = line(change);
        object["service"] = change.service;
        object["partner"] = change.partner;
        return object;
    }
    Json operator()(const Variation& variation) const
    {
        return with_remarks({{"id", variation.id},
                             {"date", to_text(variation.date)},
                             {"kind", word(variation.kind)},
                             {"recurrent", variation.is_recurrent},
                             {"approved_by", variation.approved_by},
                             {"changes", (*this)(variation.changes)}},
                            variation);
    }
    Json operator()(const Recorded& recorded) const { return line(recorded); }

    template <class T>
    Json operator()(const ByPartner<T>& list) const
    {
        Json object = Json::object();
        for (const auto& [partner, value] : list) { object[partner] = (*this)(value); }
        return object;
    }

    template <class T>
    Json operator()(const std::vector<T>& list) const
    {
        Json array = Json::array();
        for (const T& item : list) { array.push_back((*this)(item)); }
        return array;
    }

    Json operator()(const Accounts& accounts) const
    {
        Json object{{"services", (*this)(accounts.services)},
                    {"balances", (*this)(accounts.balances)}};
        if (accounts.reserve) { object["reserve"] = *accounts.reserve; }
        return with_remarks(std::move(object), accounts);
    }

    Json operator()(const Partner& partner) const
    {
        Json object{{"id", partner.id}, {"name", partner.name}, {"kind", word(partner.kind)}};
        if (partner.accounts) { object["accounts"] = (*this)(*partner.accounts); }
        return with_remarks(std::move(object), partner);
    }

    Json operator()(const BalanceThresholds& thresholds) const
    {
        return with_remarks(
            {{"receivables_and_payables", to_text(thresholds.receivables_and_payables)},
             {"income_and_expenditure", to_text(thresholds.income_and_expenditure)}},
            thresholds);
    }

    Json operator()(const Mechanisms& mechanisms) const
    {
        Json object = Json::object();
        if (mechanisms.pooled) { object["pooled"] = to_text(*mechanisms.pooled); }
        if (mechanisms.aligned) { object["aligned"] = to_text(*mechanisms.aligned); }
        return with_remarks(std::move(object), mechanisms);
    }

    Json operator()(const Reserve& reserve) const
    {
        return with_remarks({{"balance", to_text(reserve.balance)}}, reserve);
    }

    Json operator()(const Responsibility& responsible) const
    {
        Json object = Json::object();
        if (responsible.statutory) { object["statutory"] = *responsible.statutory; }
        if (responsible.regulation) { object["regulation"] = *responsible.regulation; }
        if (responsible.traditional) { object["traditional"] = *responsible.traditional; }
        return with_remarks(std::move(object), responsible);
    }

    Json operator()(const VatRecovery& recovery) const
    {
        Json object{{"under", word(recovery.under)}};
        if (recovery.rate) { object["rate"] = to_text(*recovery.rate); }
        return with_remarks(std::move(object), recovery);
    }

    Json operator()(const Vat& vat) const
    {
        Json object{{"delivered_by", vat.delivered_by}};
        if (vat.agent_for) { object["agent_for"] = *vat.agent_for; }
        object["recovery"] = (*this)(vat.recovery);
        if (vat.budgeted != Money::from_pence(0)) { object["budgeted"] = to_text(vat.budgeted); }
        return with_remarks(std::move(object), vat);
    }

    Json operator()(const Service& service) const
    {
        Json object{{"id", service.id}, {"name", service.name}, {"fund", word(service.fund)}};
        if (!service.strategy.empty()) { object["strategy"] = service.strategy; }
        if (service.ring_fence) { object["ring_fence"] = *service.ring_fence; }
        if (service.is_capital) { object["capital"] = true; }
        object["contributions"] = (*this)(service.contributions);
        if (!service.in_kind.empty()) { object["in_kind"] = (*this)(service.in_kind); }
        Json responsible = (*this)(service.responsible);
        if (!responsible.empty()) { object["responsible"] = std::move(responsible); }
        if (service.vat) { object["vat"] = (*this)(*service.vat); }
        return with_remarks(std::move(object), service);
    }

    Json operator()(const UpTo& up_to) const
    {
        const bool is_rate = std::holds_alternative<Percentage>(up_to.limit);
        Json object = Json::object();
        object[is_rate ? "rate" : "amount"] = std::visit(*this, up_to.limit);
        return with_remarks(std::move(object), up_to);
    }

    Json operator()(const Band& band) const
    {
        Json object = Json::object();
        if (band.up_to) { object["up_to"] = (*this)(*band.up_to); }
        object["split"] = std::visit(*this, band.split);
        if (!band.partner_limits.empty()) {
            object["partner_limits"] = (*this)(band.partner_limits);
        }
        return with_remarks(std::move(object), band);
    }

    Json operator()(const RiskShare& risk_share) const
    {
        Json object{{"id", risk_share.id},
                    {"services", std::visit(*this, risk_share.services)},
                    {"base", std::visit(*this, risk_share.base)}};
        if (risk_share.base_at) {
            object["base_at"] = risk_share.base_at == BaseAt::opening ? "opening" : "latest";
        }
        if (risk_share.count_in_kind) { object["count_in_kind"] = true; }
        object["shares"] = std::visit(*this, risk_share.shares);
        object["overspend"] = (*this)(risk_share.overspend);
        object["underspend"] = (*this)(risk_share.underspend);
        if (risk_share.cap_limits == CapLimits::payment) { object["cap_limits"] = "payment"; }
        return with_remarks(std::move(object), risk_share);
    }

    Json operator()(const NotPooled& stated) const
    {
        return with_remarks({{"id", stated.id},
                             {"name", stated.name},
                             {"kind", word(stated.kind)},
                             {"from", stated.from},
                             {"to", stated.to},
                             {"amount", to_text(stated.amount)}},
                            stated);
    }

    Json operator()(const EndingRule& rule) const
    {
        return with_remarks({{"kind", word(rule.kind)}, {"split", std::visit(*this, rule.split)}},
                            rule);
    }

    Json operator()(const Stream& stream) const
    {
        Json object{{"id", stream.id},
                    {"name", stream.name},
                    {"kind", word(stream.kind)},
                    {"partner", stream.partner}};
        if (stream.minimum) { object["minimum"] = to_text(*stream.minimum); }
        if (stream.services) { object["services"] = (*this)(*stream.services); }
        if (stream.underspend_to) { object["underspend_to"] = *stream.underspend_to; }
        return with_remarks(std::move(object), stream);
    }

    Json operator()(const AgreementTerms& terms) const
    {
        Json object{{"format", "riskshare/agreement/1"},
                    {"name", terms.name},
                    {"financial_year", to_text(terms.financial_year)},
                    {"partners", (*this)(terms.partners)}};
        if (terms.host) { object["host"] = *terms.host; }
        if (terms.mechanisms) { object["mechanisms"] = (*this)(*terms.mechanisms); }
        if (terms.reserve) { object["reserve"] = (*this)(*terms.reserve); }
        object["services"] = (*this)(terms.services);
        object["risk_shares"] = (*this)(terms.risk_shares);
        if (!terms.not_pooled.empty()) { object["not_pooled"] = (*this)(terms.not_pooled); }
        if (!terms.ending.empty()) { object["ending"] = (*this)(terms.ending); }
        if (!terms.streams.empty()) { object["streams"] = (*this)(terms.streams); }
        if (!terms.variations.empty()) { object["variations"] = (*this)(terms.variations); }
        if (terms.agreement_of_balances) {
            object["agreement_of_balances"] = (*this)(*terms.agreement_of_balances);
        }
        return with_remarks(std::move(object), terms);
    }

    Json operator()(const Adjustment& adjustment) const
    {
        Json object{{"kind", word(adjustment.kind)}, {"amount", to_text(adjustment.amount)}};
        if (!adjustment.borne_by.empty()) { object["borne_by"] = (*this)(adjustment.borne_by); }
        return with_remarks(std::move(object), adjustment);
    }

    Json operator()(const VatFigures& vat) const
    {
        Json object{{"incurred", to_text(vat.incurred)}};
        if (vat.exempt != Money::from_pence(0)) { object["exempt"] = to_text(vat.exempt); }
        return with_remarks(std::move(object), vat);
    }

    Json operator()(const PartialExemptionFigures& figures) const
    {
        return with_remarks({{"vat", to_text(figures.vat)}, {"exempt", to_text(figures.exempt)}},
                            figures);
    }

    Json operator()(const LedgerFigures& ledger) const
    {
        Json object = Json::object();
        const auto add = [&](const char* key, const std::optional<Recorded>& figure) {
            if (figure) { object[key] = (*this)(*figure); }
        };
        add("original_budget", ledger.original_budget);
        add("latest_budget", ledger.latest_budget);
        add("budget_to_date", ledger.budget_to_date);
        add("actual_to_date", ledger.actual_to_date);
        add("previous_forecast", ledger.previous_forecast);
        return with_remarks(std::move(object), ledger);
    }

    Json operator()(const LedgerBalance& balance) const
    {
        return with_remarks({{"ledger", balance.ledger},
                             {"with", balance.with},
                             {"receivable", to_text(balance.receivable)},
                             {"payable", to_text(balance.payable)},
                             {"income", to_text(balance.income)},
                             {"expenditure", to_text(balance.expenditure)}},
                            balance);
    }

    Json operator()(const ServiceFigures& service) const
    {
        Json object{{"id", service.id}, {"outturn", (*this)(service.outturn)}};
        if (!service.adjustments.empty()) { object["adjustments"] = (*this)(service.adjustments); }
        if (!service.paid.empty()) { object["paid"] = (*this)(service.paid); }
        if (service.vat) { object["vat"] = (*this)(*service.vat); }
        if (!service.ledgers.empty()) { object["ledgers"] = (*this)(service.ledgers); }
        return with_remarks(std::move(object), service);
    }

    Json operator()(const EndingItem& item) const
    {
        return with_remarks({{"id", item.id},
                             {"name", item.name},
                             {"kind", word(item.kind)},
                             {"amount", to_text(item.amount)},
                             {"held_by", item.held_by}},
                            item);
    }

    Json operator()(const Decision& decision) const
    {
        return with_remarks({{"risk_share", decision.risk_share},
                             {"decided_by", decision.decided_by},
                             {"date", to_text(decision.date)},
                             {"minute", decision.minute},
                             {"borne_by", (*this)(decision.borne_by)}},
                            decision);
    }

    Json operator()(const PositionFigures& figures) const
    {
        Json object{{"format", "riskshare/position/1"},
                    {"agreement", figures.agreement},
                    {"financial_year", to_text(figures.financial_year)},
                    {"month", figures.month},
                    {"basis", word(figures.basis)},
                    {"services", (*this)(figures.services)}};
        if (!figures.partial_exemption.empty()) {
            object["partial_exemption"] = (*this)(figures.partial_exemption);
        }
        if (figures.ending) { object["ending"] = (*this)(*figures.ending); }
        if (!figures.decisions.empty()) { object["decisions"] = (*this)(figures.decisions); }
        if (!figures.balances.empty()) { object["balances"] = (*this)(figures.balances); }
        return with_remarks(std::move(object), figures);
    }

private:
    template <class Line>
    static Json line(const Line& line)
    {
        Json object{{"gross", to_text(line.gross)}};
        if (line.income != Money::from_pence(0)) { object["income"] = to_text(line.income); }
        return with_remarks(std::move(object), line);
    }
};

}  // namespace

std::string file_of(const AgreementTerms& terms) { return InFile{}(terms).dump(2) + "\n"; }

std::string file_of(const PositionFigures& figures) { return InFile{}(figures).dump(2) + "\n"; }

}  // namespace riskshare::generated
