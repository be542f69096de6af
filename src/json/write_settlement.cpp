#include <riskshare/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/compare.hpp>
#include <riskshare/vat.hpp>

#include "agreed/position.hpp"
#include "engine/shape.hpp"
#include "engine/shows.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "values/require.hpp"
#include "write_parts.hpp"

namespace riskshare {
namespace json {
namespace {

template <class InFund>
void write_totals(Writer& out, std::string_view name, const FundTotals<InFund>& totals,
                  std::span<const Partner> partners)
{
    std::vector<Money> net_by_partner;
    for (const InFund& net : totals.net_by_partner) { net_by_partner.push_back(net.amount()); }
    out.object(name, [&] {
        out.field("gross", totals.gross.amount());
        out.field("income", totals.income.amount());
        out.field("net", totals.net.amount());
        write_by_partner(out, "net_by_partner", net_by_partner, partners);
    });
}

/// Writes a split as the agreement states it.
struct SplitWriter {
    Writer& out;

    void operator()(ByShares /*split*/) const { out.field("split", "shares"); }
    void operator()(Equal /*split*/) const { out.field("split", "equal"); }
    void operator()(FromReserve /*split*/) const { out.field("split", "reserve"); }
    void operator()(ByResponsibility /*split*/) const { out.field("split", "responsible"); }
    void operator()(const Fixed& fixed) const
    {
        out.object("split", [&] {
            out.object("fixed", [&] {
                for (const auto& [partner, percentage] : fixed.percentages) {
                    out.field(partner, riskshare::to_text(percentage));
                }
            });
        });
    }
    void operator()(const To& to) const
    {
        out.object("split", [&] { out.field("to", to.partner); });
    }
};

void write_band(Writer& out, Direction direction, const BandResult& band, const Split& split,
                const Agreement& agreement)
{
    out.object([&] {
        out.field("direction", to_text(direction));
        out.field("from", band.from);
        if (band.to) { out.field("to", *band.to); }
        std::visit(SplitWriter{out}, split);
        out.field("amount", band.amount);
        write_by_partner(out, "by_partner", band.by_partner, agreement.partners());
        if (band.maximum_by_partner) {
            write_by_partner(out, "maximum_by_partner", *band.maximum_by_partner,
                             agreement.partners());
        }
    });
}

void write_payment_limit(Writer& out, const PaymentLimit& limit, const Agreement& agreement)
{
    out.object("payment_limit", [&] {
        write_by_partner(out, "before_by_partner", limit.before, agreement.partners());
        write_by_partner(out, "maximum_by_partner", limit.maximum, agreement.partners());
        write_by_partner(out, "change_by_partner", limit.change, agreement.partners());
        out.field("reserve", limit.reserve);
    });
}

void write_decision(Writer& out, const DecisionResult& result, const Decision& stated,
                    const Agreement& agreement)
{
    out.object("decision", [&] {
        out.field("decided_by", stated.decided_by);
        out.field("date", riskshare::to_text(stated.date));
        out.field("minute", stated.minute);
        const auto write = [&](std::string_view name, std::span<const Money> amounts) {
            write_by_partner(out, name, amounts.first(amounts.size() - 1), agreement.partners());
        };
        write("formula_by_partner", result.formula);
        write("decided_by_partner", result.decided);
        write("difference_by_partner", result.difference);
        out.object("reserve", [&] {
            out.field("formula", result.formula.back());
            out.field("decided", result.decided.back());
            out.field("difference", result.difference.back());
        });
    });
}

void write_risk_share(Writer& out, const Settlement& settlement, std::size_t index)
{
    const Agreement& agreement = settlement.agreement();
    const RiskShareResult& result = settlement.risk_shares[index];
    const RiskShare& stated = agreement.terms().risk_shares[index];
    const auto& bands =
        result.direction == Direction::overspend ? stated.overspend : stated.underspend;
    out.object([&] {
        out.field("id", result.id);
        write_by_partner(out, "base", result.base, agreement.partners());
        out.field("shareable_variance", result.shareable_variance);
        out.list("bands", [&] {
            for (std::size_t i = 0; i < result.bands.size(); ++i) {
                write_band(out, result.direction, result.bands[i], bands[i].split, agreement);
            }
        });
        if (result.payment_limit) { write_payment_limit(out, *result.payment_limit, agreement); }
        if (result.decision) {
            const std::size_t place = agreed_decisions(settlement.position)[index]->place;
            write_decision(out, *result.decision, settlement.position.figures().decisions[place],
                           agreement);
        }
    });
}

/// Writes the parts of a burden that `shows` says are shown.
template <class Shows>
void write_burden(Writer& out, const Burden& burden, Shows shows)
{
    for (const BurdenPart& part : burden_parts) {
        if (shows(part)) { out.field(part.key, part.of(burden)); }
    }
}

void write_partner(Writer& out, const PartnerResult& partner, const Settlement& settlement)
{
    out.object([&] {
        out.field("id", partner.id);
        out.field("funding", partner.funding);
        out.field("recorded", partner.recorded);
        write_burden(out, partner.burden,
                     [&](const BurdenPart& part) { return shows(settlement, part); });
        out.field("borne", partner.borne);
        out.field("without_risk_share", partner.without_risk_share);
        out.field("net_risk_payment", partner.net_risk_payment);
        out.field("ledger_settlement", partner.ledger_settlement);
    });
}

void write_not_pooled(Writer& out, const NotPooled& stated)
{
    out.object([&] {
        out.field("id", stated.id);
        out.field("kind", to_text(stated.kind));
        out.field("from", stated.from);
        out.field("to", stated.to);
        out.field("amount", stated.amount);
    });
}

void write_ending(Writer& out, const EndingResult& ending, const Agreement& agreement)
{
    out.list("items", [&] {
        for (const EndingItemResult& item : ending.items) {
            out.object([&] {
                out.field("id", item.id);
                out.field("kind", riskshare::to_text(item.kind));
                out.field("amount", item.amount);
                out.field("held_by", item.held_by);
                write_by_partner(out, "by_partner", item.by_partner, agreement.partners());
            });
        }
    });
    out.list("partners", [&] {
        for (const EndingPartnerResult& partner : ending.partners) {
            out.object([&] {
                out.field("id", partner.id);
                out.field("assets_held", partner.share.assets_held);
                out.field("assets", partner.share.assets);
                out.field("liabilities_met", partner.share.liabilities_met);
                out.field("liabilities", partner.share.liabilities);
                out.field("settlement", partner.settlement);
            });
        }
    });
}

void write_payment(Writer& out, const Payment& payment)
{
    out.object([&] {
        out.field("kind", to_text(payment.kind));
        out.field("from", payment.from);
        out.field("to", payment.to);
        out.field("amount", payment.amount);
    });
}

void write_service(Writer& out, const Settlement& settlement, std::size_t index,
                   const ServiceBurden& service)
{
    const Agreement& agreement = settlement.agreement();
    const auto write = [&](std::string_view name, auto read) {
        std::vector<Money> amounts;
        for (const Burden& burden : service.by_partner) { amounts.push_back(read(burden)); }
        write_by_partner(out, name, amounts, agreement.partners());
    };
    out.object([&] {
        out.field("id", agreement.terms().services[index].id);
        out.field("variance", settlement.services[index].variance);
        out.field("shareable_variance", settlement.services[index].shareable_variance);
        for (const BurdenPart& part : burden_parts) {
            if (!shows(settlement, part)) { continue; }
            write(part.key, [&](const Burden& burden) { return part.of(burden); });
        }
        write("borne", borne);
        out.field("reserve", service.reserve);
    });
}

void write_by_service(Writer& out, const Settlement& settlement, const ByService& analysis)
{
    out.list("by_service", [&] {
        for (std::size_t i = 0; i < analysis.services.size(); ++i) {
            if (!settlement.agreement().is_in_fund(i)) { continue; }
            write_service(out, settlement, i, analysis.services[i]);
        }
    });
}

void write_fund(Writer& out, const FundTable& fund, std::span<const Partner> partners)
{
    require(fund.integrated.net_by_partner.size() == partners.size(),
            "to_json: the partners are of another agreement than the fund");
    write_totals(out, "pooled", fund.pooled, partners);
    write_totals(out, "aligned", fund.aligned, partners);
    write_totals(out, "integrated", fund.integrated, partners);
    if (fund.capital) { write_totals(out, "capital", *fund.capital, partners); }
}

/// Writes the format, the agreement and the period.
void write_heading(Writer& out, std::string_view format, const Settlement& settlement)
{
    const AgreementTerms& terms = settlement.agreement().terms();
    const PositionFigures& figures = settlement.position.figures();
    out.field("format", format);
    out.field("agreement", terms.name);
    out.field("financial_year", riskshare::to_text(terms.financial_year));
    out.field("month", figures.month);
    out.field("basis", to_text(figures.basis));
}

void write_settlement(Writer& out, const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    write_heading(out, "riskshare/settlement/1", settlement);
    out.object("fund", [&] { write_fund(out, agreement.fund(), agreement.partners()); });
    const std::vector<NotPooled>& not_pooled = agreement.terms().not_pooled;
    if (!not_pooled.empty()) { write_list(out, "not_pooled", not_pooled, write_not_pooled); }
    out.list("risk_shares", [&] {
        for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
            write_risk_share(out, settlement, i);
        }
    });
    if (agreement.has_stream_reserve()) {
        write_list(out, "ring_fenced", settlement.ring_fenced, write_ring_fenced);
    }
    write_list(out, "partners", settlement.partners, [&](Writer& to, const PartnerResult& partner) {
        write_partner(to, partner, settlement);
    });
    out.field("reserve", settlement.reserve);
    if (settlement.ending) {
        out.object("ending", [&] { write_ending(out, *settlement.ending, agreement); });
    }
    write_list(out, "payments", settlement.payments, write_payment);
    const VatTable vat = riskshare::vat(settlement.position);
    if (!vat.services.empty()) {
        out.object("vat", [&] { write_vat(out, vat, agreement); });
    }
}

/// Writes a partner's figures, of a settlement or of the difference between two.
template <class Figures, class Shows>
void write_compared(Writer& out, std::string_view name, const Figures& figures, Shows shows)
{
    out.object(name, [&] {
        write_burden(out, figures.burden, shows);
        out.field("borne", figures.borne);
        out.field("net_risk_payment", figures.net_risk_payment);
        out.field("ledger_settlement", figures.ledger_settlement);
    });
}

}  // namespace
}  // namespace json

inline namespace v0 {

std::string to_json(const Settlement& settlement, const Explanation* explanation,
                    const ByService* by_service)
{
    require_shape(settlement);
    if (by_service != nullptr) { require_shape(*by_service, settlement); }
    json::Writer out;
    out.object([&] {
        json::write_settlement(out, settlement);
        if (by_service != nullptr) { json::write_by_service(out, settlement, *by_service); }
        if (explanation != nullptr) {
            out.list("explanation", [&] { json::write_steps(out, *explanation); });
        }
    });
    return std::move(out).take();
}

std::string to_json(const Comparison& comparison)
{
    const Settlement& first = comparison.first;
    const Settlement& second = comparison.second;
    const auto shows = [&](const BurdenPart& part) {
        return riskshare::shows(first, part) || riskshare::shows(second, part);
    };
    json::Writer out;
    out.object([&] {
        json::write_heading(out, "riskshare/comparison/1", first);
        out.list("partners", [&] {
            for (const PartnerDifference& difference : comparison.partners) {
                out.object([&] {
                    out.field("id", difference.id);
                    const auto write = [&](std::string_view name, const auto& figures) {
                        json::write_compared(out, name, figures, shows);
                    };
                    write("first", first[difference.id]);
                    write("second", second[difference.id]);
                    write("difference", difference);
                });
            }
        });
        out.object("reserve", [&] {
            out.field("first", first.reserve);
            out.field("second", second.reserve);
            out.field("difference", comparison.reserve);
        });
    });
    return std::move(out).take();
}

std::string to_json(const FundTable& fund, std::span<const Partner> partners)
{
    json::Writer out;
    out.object([&] { json::write_fund(out, fund, partners); });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
