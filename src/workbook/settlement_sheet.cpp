#include <utility>

#include <fmt/format.h>

#include <riskshare/error.hpp>
#include <riskshare/vat.hpp>

#include "engine/shows.hpp"
#include "present/wording.hpp"
#include "register.hpp"
#include "rules/burden_parts.hpp"
#include "sheets.hpp"
#include "text/concat.hpp"

namespace riskshare::workbook {
namespace {

template <class InFund>
void add_totals(Register& list, const std::string& name, const WorkedTotals& worked,
                const FundTotals<InFund>& settled)
{
    const std::string pointer = "/fund/" + name;
    list.add("Gross", name, worked.gross, settled.gross.amount(), pointer + "/gross");
    list.add("Income", name, worked.income, settled.income.amount(), pointer + "/income");
    list.add("Net", name, worked.net, settled.net.amount(), pointer + "/net");
    std::vector<Money> by_partner;
    for (const InFund& net : settled.net_by_partner) { by_partner.push_back(net.amount()); }
    list.add("Net, " + name, worked.net_by_partner, by_partner, pointer + "/net_by_partner");
}

void add_fund(Register& list, const WorkedFund& worked)
{
    const FundTable& fund = list.context().agreement().fund();
    list.heading("The funds");
    add_totals(list, "pooled", worked.pooled, fund.pooled);
    add_totals(list, "aligned", worked.aligned, fund.aligned);
    add_totals(list, "integrated", worked.integrated, fund.integrated);
    if (fund.capital) { add_totals(list, "capital", *worked.capital, *fund.capital); }
}

void add_not_pooled(Register& list, const std::vector<Formula>& stated)
{
    const auto& not_pooled = list.context().terms().not_pooled;
    if (!not_pooled.empty()) { list.heading("Money that is not pooled"); }
    for (std::size_t i = 0; i < not_pooled.size(); ++i) {
        list.add(not_pooled[i].name, "", stated[i], not_pooled[i].amount,
                 fmt::format("/not_pooled/{}/amount", i));
    }
}

void check_band(const WorkedBand& band, const BandResult& settled, const std::string& pointer)
{
    Register::check(band.from, settled.from, pointer + "/from");
    Register::check(band.amount, settled.amount, pointer + "/amount");
    for (std::size_t i = 0; i < settled.by_partner.size(); ++i) {
        Register::check(band.by_partner[i], settled.by_partner[i], pointer + "/by_partner");
        if (!band.maximum) { continue; }
        Register::check((*band.maximum)[i], settled.maximum_by_partner.value()[i],
                        pointer + "/maximum_by_partner");
    }
}

void add_band(Register& list, const Formula& applies, std::string_view direction,
              const WorkedBand& band, const std::string& pointer)
{
    const auto add = [&](std::string_view what, std::string_view whose, const Formula& formula,
                         const std::string& key) {
        list.add_where(applies, what, whose, formula, words(pointer + key));
    };
    list.add_words_where(applies, "Direction", words(direction), words(pointer + "/direction"));
    add("From", "", band.from, "/from");
    if (band.to) { add("To", "", *band.to, "/to"); }
    add("The band carries", "", band.amount, "/amount");
    const auto partners = list.context().agreement().partners();
    for (std::size_t i = 0; i < partners.size(); ++i) {
        add("Bears", list.context().partners[i], band.by_partner[i],
            "/by_partner/" + partners[i].id);
    }
    for (std::size_t i = 0; band.maximum && i < partners.size(); ++i) {
        add("Most, whatever the sign", list.context().partners[i], (*band.maximum)[i],
            "/maximum_by_partner/" + partners[i].id);
    }
}

void add_bands(Register& list, const WorkedRiskShare& worked, const RiskShareResult& settled,
               const std::string& pointer)
{
    const Formula is_under = is_less(worked.shareable, number(0));
    for (const bool is_overspend : {true, false}) {
        const auto& bands = is_overspend ? worked.overspend : worked.underspend;
        const Formula applies = is_overspend ? is_less(number(-1), worked.shareable) : is_under;
        const bool has_applied = (settled.direction == Direction::overspend) == is_overspend;
        for (std::size_t i = 0; i < bands.size(); ++i) {
            const std::string at = fmt::format("{}/bands/{}", pointer, i);
            list.heading(fmt::format("{} of {}, band {}", is_overspend ? "Overspend" : "Underspend",
                                     settled.id, i + 1));
            if (has_applied) { check_band(bands[i], settled.bands[i], at); }
            add_band(list, applies, is_overspend ? "overspend" : "underspend", bands[i], at);
        }
    }
}

void add_payment_limit(Register& list, const WorkedPaymentLimit& worked,
                       const PaymentLimit& settled, const std::string& pointer)
{
    list.heading("Limit on payments");
    list.add("Would pay", worked.before, settled.before, pointer + "/before_by_partner");
    list.add("Pays at most", worked.maximum, settled.maximum, pointer + "/maximum_by_partner");
    list.add("Changes", worked.change, settled.change, pointer + "/change_by_partner");
    list.add("Changes", "Reserve", worked.change.back(), settled.reserve, pointer + "/reserve");
}

void add_decision(Register& list, const WorkedDecision& worked, const DecisionResult& settled,
                  const std::string& pointer)
{
    list.heading("Decision");
    list.add("By the formula", worked.formula, settled.formula, pointer + "/formula_by_partner");
    list.add("Decided", worked.decided, settled.decided, pointer + "/decided_by_partner");
    list.add("Difference", worked.difference, settled.difference,
             pointer + "/difference_by_partner");
    const std::string reserve = pointer + "/reserve";
    list.add("By the formula", "Reserve", worked.formula.back(), settled.formula.back(),
             reserve + "/formula");
    list.add("Decided", "Reserve", worked.decided.back(), settled.decided.back(),
             reserve + "/decided");
    list.add("Difference", "Reserve", worked.difference.back(), settled.difference.back(),
             reserve + "/difference");
}

void add_risk_shares(Register& list, const std::vector<WorkedRiskShare>& worked)
{
    for (std::size_t i = 0; i < worked.size(); ++i) {
        const RiskShareResult& settled = list.context().settlement.risk_shares[i];
        const std::string pointer = fmt::format("/risk_shares/{}", i);
        list.heading("Risk share " + settled.id);
        list.add("Base", worked[i].base, settled.base, pointer + "/base");
        list.add("Shareable variance", "", worked[i].shareable, settled.shareable_variance,
                 pointer + "/shareable_variance");
        add_bands(list, worked[i], settled, pointer);
        if (settled.payment_limit) {
            add_payment_limit(list, *worked[i].payment_limit, *settled.payment_limit,
                              pointer + "/payment_limit");
        }
        if (settled.decision) {
            add_decision(list, *worked[i].decision, *settled.decision, pointer + "/decision");
        }
    }
}

void add_ring_fenced(Register& list, const WorkedServices& worked)
{
    const auto& settled = list.context().settlement.ring_fenced;
    if (!settled.empty()) { list.heading("Ring-fenced underspends"); }
    for (std::size_t i = 0; i < settled.size(); ++i) {
        const std::size_t service = *list.context().agreement().find_service(settled[i].service);
        list.add(list.context().terms().services[service].name, settled[i].reserve,
                 -worked.ring_fenced[service], settled[i].amount,
                 fmt::format("/ring_fenced/{}/amount", i));
    }
}

void add_partner(Register& list, const std::string& name, const WorkedPartner& worked,
                 const PartnerResult& settled, const std::string& pointer)
{
    const auto add = [&](std::string_view what, const Formula& formula, Money amount,
                         const std::string& key) {
        list.add(what, name, formula, amount, pointer + key);
    };
    add("Funding", worked.funding, settled.funding, "/funding");
    add("Recorded", worked.recorded, settled.recorded, "/recorded");
    for (std::size_t i = 0; i < burden_parts.size(); ++i) {
        const BurdenPart& part = burden_parts[i];
        if (!shows(list.context().settlement, part)) { continue; }
        add(part.title, worked.burden[i], part.of(settled.burden), concat("/", part.key));
    }
    add("Borne", worked.borne, settled.borne, "/borne");
    add("Without risk share", worked.without, settled.without_risk_share, "/without_risk_share");
    add("Net risk payment", worked.net_risk_payment, settled.net_risk_payment, "/net_risk_payment");
    add("Ledger settlement", worked.ledger_settlement, settled.ledger_settlement,
        "/ledger_settlement");
}

void add_ending(Register& list, const WorkedEnding& worked, const EndingResult& settled)
{
    list.heading("What is left when the agreement ends");
    for (std::size_t i = 0; i < settled.items.size(); ++i) {
        const std::string pointer = fmt::format("/ending/items/{}", i);
        const EndingItemResult& item = settled.items[i];
        list.add("Amount of " + item.id, "", worked.amounts[i], item.amount, pointer + "/amount");
        list.add("Part of " + item.id, worked.parts[i], item.by_partner, pointer + "/by_partner");
    }
    for (std::size_t i = 0; i < settled.partners.size(); ++i) {
        const EndingPartnerResult& partner = settled.partners[i];
        const auto add = [&](std::string_view what, const ByParty& formulas, Money amount,
                             std::string_view key) {
            list.add(what, list.context().partners[i], formulas[i], amount,
                     fmt::format("/ending/partners/{}/{}", i, key));
        };
        add("Assets held", worked.assets_held, partner.share.assets_held, "assets_held");
        add("Assets", worked.assets, partner.share.assets, "assets");
        add("Liabilities met", worked.liabilities_met, partner.share.liabilities_met,
            "liabilities_met");
        add("Liabilities", worked.liabilities, partner.share.liabilities, "liabilities");
        add("Settlement", worked.settlement, partner.settlement, "settlement");
    }
}

void add_payments(Register& list, std::string_view kind, std::string_view title,
                  const std::vector<WorkedTransfer>& transfers)
{
    list.heading(title);
    for (const WorkedTransfer& transfer : transfers) {
        const Formula there = is_less(number(0), transfer.amount);
        const Words at = words("/payments/") + in_digits(transfer.number - number(1));
        const auto add = [&](std::string_view what, const Words& value, std::string_view key) {
            list.add_words_where(there, what, value, at + words(key));
        };
        add("Kind", words(kind), "/kind");
        add("From", transfer.from, "/from");
        add("To", transfer.to, "/to");
        list.add_where(there, "Amount", "", transfer.amount, at + words("/amount"));
    }
}

void add_vat_amounts(Register& list, std::string_view whose, const WorkedVatAmounts& worked,
                     const VatAmounts& settled, const std::string& pointer)
{
    list.add("VAT incurred", whose, worked.incurred, settled.incurred, pointer + "/incurred");
    list.add("VAT recovered", whose, worked.recovered, settled.recovered, pointer + "/recovered");
    list.add("VAT irrecoverable", whose, worked.irrecoverable, settled.irrecoverable,
             pointer + "/irrecoverable");
    list.add("In the budget", whose, worked.budgeted, settled.budgeted, pointer + "/budgeted");
    list.add("Of the variance", whose, worked.of_variance, settled.of_variance,
             pointer + "/of_variance");
}

void add_vat(Register& list, const WorkedVat& worked)
{
    const VatTable settled = vat(list.context().settlement.position);
    list.heading("VAT, shown apart");
    for (std::size_t i = 0; i < settled.services.size(); ++i) {
        const ServiceVat& service = settled.services[i];
        const std::string pointer = fmt::format("/vat/services/{}", i);
        add_vat_amounts(list, service.id, worked.services[i].amounts, service.amounts, pointer);
        for (std::size_t k = 0; k < service.moving.size(); ++k) {
            const auto& [irrecoverable, cost] = worked.services[i].moving[k];
            const std::string at = fmt::format("{}/moving/{}", pointer, k);
            list.add("If moved to " + service.moving[k].to, service.id, irrecoverable,
                     service.moving[k].irrecoverable, at + "/irrecoverable");
            list.add("Cost of moving to " + service.moving[k].to, service.id, cost,
                     service.moving[k].cost, at + "/cost");
        }
    }
    add_vat_amounts(list, "together", worked.total, settled.total, "/vat/total");
    for (std::size_t i = 0; i < settled.partial_exemption.size(); ++i) {
        const PartialExemption& test = settled.partial_exemption[i];
        const WorkedPartialExemption& here = worked.partial_exemption[i];
        const std::string pointer = fmt::format("/vat/partial_exemption/{}", i);
        list.add("All its VAT", test.partner, here.vat, test.vat, pointer + "/vat");
        list.add("Of which exempt", test.partner, here.exempt, test.exempt, pointer + "/exempt");
        list.add("5% limit", test.partner, here.limit, test.limit, pointer + "/limit");
        list.add("Headroom", test.partner, here.headroom, test.headroom, pointer + "/headroom");
    }
}

/// Checks that the payments are those of the settlement, in its order.
void check_payments(const Settlement& settlement, const Worked& worked)
{
    std::size_t count = 0;
    for (const auto* transfers :
         {&worked.risk_payments, &worked.ledger_payments, &worked.ending_payments}) {
        for (const WorkedTransfer& transfer : *transfers) {
            if (transfer.amount.value == 0) { continue; }
            if (count == settlement.payments.size()) {
                throw Contradiction{"the workbook has more payments than the settlement"};
            }
            const Payment& payment = settlement.payments[count];
            Register::check(transfer.amount, payment.amount, fmt::format("/payments/{}", count));
            ++count;
            if (transfer.from.value != payment.from || transfer.to.value != payment.to) {
                throw Contradiction{"the workbook has a payment between other parties"};
            }
        }
    }
    if (count != settlement.payments.size()) {
        throw Contradiction{"the workbook has fewer payments than the settlement"};
    }
}

}  // namespace

void write_settlement(const Context& context, const StatedTerms& stated, const Worked& worked,
                      Sheet& sheet)
{
    sheet.set_width(0, 0, 46);
    sheet.set_width(1, 1, 30);
    sheet.set_width(2, 2, 20);
    sheet.set_width(3, 3, 56);
    sheet.title("Settlement: every figure");
    sheet.note(
        "The last column is the figure's JSON Pointer in the JSON of the settle command. It is "
        "empty where the figure does not apply.");
    for (const auto& [column, text] :
         {std::pair{0, "Figure"}, {1, "Of"}, {2, "£"}, {3, "JSON Pointer"}}) {
        sheet.write({sheet.next_row(), static_cast<std::size_t>(column)}, text, Style::column);
    }
    sheet.leave_rows(1);
    sheet.freeze_here(1);

    Register list{context, sheet};
    check_payments(context.settlement, worked);
    add_fund(list, worked.fund);
    add_not_pooled(list, stated.not_pooled);
    add_risk_shares(list, worked.risk_shares);
    if (context.agreement().has_stream_reserve()) { add_ring_fenced(list, worked.services); }
    for (std::size_t i = 0; i < context.partners.size(); ++i) {
        list.heading(context.partners[i]);
        add_partner(list, context.partners[i], worked.partners[i], context.settlement.partners[i],
                    fmt::format("/partners/{}", i));
    }
    list.heading("Reserve");
    list.add("What the reserve bears", "Reserve", worked.reserve, context.settlement.reserve,
             "/reserve");
    if (worked.ending) { add_ending(list, *worked.ending, *context.settlement.ending); }
    add_payments(list, "risk_share", "Payments for the risk share", worked.risk_payments);
    add_payments(list, "ledger_settlement", "Payments to settle the ledgers",
                 worked.ledger_payments);
    add_payments(list, "ending", "Payments on the ending", worked.ending_payments);
    if (worked.vat) { add_vat(list, *worked.vat); }
}

}  // namespace riskshare::workbook
