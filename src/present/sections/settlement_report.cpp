#include <optional>
#include <utility>

#include <fmt/format.h>

#include "present/reports.hpp"
#include "present/wording.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// `is forecast to overspend by £1.00` or `overspent by £1.00`.
std::string outcome(const Subject& subject, Money variance)
{
    const bool is_forecast = subject.position().figures().basis == Basis::forecast;
    if (variance == 0_p) { return is_forecast ? "is forecast to break even" : "broke even"; }
    const std::string_view verb = variance > 0_p
                                      ? is_forecast ? "is forecast to overspend by" : "overspent by"
                                  : is_forecast ? "is forecast to underspend by"
                                                : "underspent by";
    return fmt::format("{} {}", verb, subject.money(magnitude(variance)));
}

/// Without its sign.
std::string amount_or_nothing(const Subject& subject, Money amount)
{
    return amount == 0_p ? "nothing" : subject.money(magnitude(amount));
}

std::string who_bears(const Subject& subject)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < subject.names.size(); ++i) {
        const Money borne = subject.settlement.partners[i].borne;
        parts.push_back(fmt::format("{} {} {}", subject.names[i], borne < 0_p ? "keeps" : "bears",
                                    amount_or_nothing(subject, borne)));
    }
    const Money reserve = subject.settlement.reserve;
    if (reserve != 0_p) {
        parts.push_back(fmt::format("the reserve {} {}", reserve < 0_p ? "takes in" : "bears",
                                    subject.money(magnitude(reserve))));
    }
    return listed(parts) + '.';
}

std::string who_pays(const Subject& subject, PaymentKind kind)
{
    std::vector<std::string> parts;
    for (const Payment& payment : subject.settlement.payments) {
        if (payment.kind != kind) { continue; }
        parts.push_back(fmt::format("{} pays {} {}", subject.party(payment.from),
                                    subject.party(payment.to), subject.money(payment.amount)));
    }
    return parts.empty() ? "nobody pays anything" : listed(parts);
}

/// `an overspend of £1.00`, or `nothing`.
std::string in_words(const Subject& subject, Money variance)
{
    if (variance == 0_p) { return "nothing"; }
    return fmt::format("{} of {}", variance > 0_p ? "an overspend" : "an underspend",
                       subject.money(magnitude(variance)));
}

/// What goes to ring-fenced reserves, as a sentence of its own; nothing where nothing does.
std::string what_is_ring_fenced(const Subject& subject)
{
    Money kept = 0_p;
    for (const RingFencedResult& result : subject.settlement.ring_fenced) { kept += result.amount; }
    if (kept == 0_p) { return ""; }
    return fmt::format(" Ring-fenced reserves of partners get {}.", subject.money(kept));
}

/// What adjustments take out, and how the rest falls.
std::string how_shared(const Subject& subject, const ServiceResult& total)
{
    std::string text;
    if (total.shareable_variance != total.variance) {
        text = fmt::format("Agreed adjustments account for {} and leave {}. ",
                           in_words(subject, total.variance - total.shareable_variance),
                           in_words(subject, total.shareable_variance));
    }
    const std::string ring_fenced = what_is_ring_fenced(subject);
    if (subject.settlement.risk_shares.empty()) {
        return text + "No risk share is agreed: each variance stays with the responsible partner." +
               ring_fenced;
    }
    Money shared = subject.settlement.reserve;
    Money by_responsibility = 0_p;
    Money outside = 0_p;
    for (const PartnerResult& partner : subject.settlement.partners) {
        const Burden& burden = partner.burden;
        shared += burden.shared + burden.payment_limit + burden.decision;
        by_responsibility += partner.burden.by_responsibility;
        outside += partner.burden.outside_risk_share;
    }
    return text + fmt::format("Of this {} is shared; {} falls to the responsible partners; {} is "
                              "outside any risk share.{}",
                              in_words(subject, shared), in_words(subject, by_responsibility),
                              in_words(subject, outside), ring_fenced);
}

/// What becomes of the reserve's balance; nothing where there is none.
std::optional<std::string> reserve_balance(const Subject& subject)
{
    const Money opening = subject.agreement().reserve_balance();
    const Money drawn = subject.settlement.reserve;
    if (opening == 0_p && drawn == 0_p) { return std::nullopt; }
    const auto amount = [&](Money money) { return amount_or_nothing(subject, money); };
    return fmt::format("The reserve opens with {}; {} is {}; {} is left.", amount(opening),
                       amount(drawn), drawn < 0_p ? "added" : "drawn", amount(opening - drawn));
}

}  // namespace

Section headline_section(const Subject& subject)
{
    const ServiceResult total = total_of(subject, settled_services(subject));
    const std::size_t risk_shares = subject.settlement.risk_shares.size();
    Section section{"",
                    {fmt::format("The integrated fund {}: budget {}, outturn {}.",
                                 outcome(subject, total.variance), subject.money(total.budget),
                                 subject.money(total.outturn)),
                     how_shared(subject, total), who_bears(subject)}};
    for (std::size_t i = 0; i < risk_shares; ++i) {
        if (!subject.settlement.risk_shares[i].decision) { continue; }
        section.paragraphs.push_back(fmt::format("What is borne of risk share {} was {}.",
                                                 subject.settlement.risk_shares[i].id,
                                                 who_decided(subject, i)));
    }
    if (auto text = reserve_balance(subject)) { section.paragraphs.push_back(std::move(*text)); }
    const std::string_view cause = risk_shares == 1 ? "the risk share" : "the risk shares";
    if (risk_shares > 0) {
        section.paragraphs.push_back(
            fmt::format("Because of {} {}.", cause, who_pays(subject, PaymentKind::risk_share)));
    }
    section.paragraphs.push_back(fmt::format(
        "To settle the ledgers, {}{}.", risk_shares > 0 ? fmt::format("{} included, ", cause) : "",
        who_pays(subject, PaymentKind::ledger_settlement)));
    if (subject.settlement.ending) {
        section.paragraphs.push_back(fmt::format("The agreement ends: for what is left, {}.",
                                                 who_pays(subject, PaymentKind::ending)));
    }
    return section;
}

Report settlement_report(const Settlement& settlement, const ByService* analysis, Unit unit)
{
    const Subject subject{settlement, unit};
    const AgreementTerms& terms = settlement.agreement().terms();
    const PositionFigures& figures = settlement.position.figures();
    Report report{fmt::format("{} {}, settlement: {}", terms.name, to_text(terms.financial_year),
                              period(terms.financial_year, figures.month, figures.basis))};
    report.sections = {headline_section(subject), fund_section(subject.agreement())};
    const VatTable vat = vat_of(settlement.position);
    for (Section section :
         {not_pooled_section(subject.agreement()), services_section(subject),
          adjustments_section(subject), in_view_section(subject), vat_section(subject, vat),
          vat_moving_section(subject, vat), partial_exemption_section(subject, vat)}) {
        if (!section.table.rows.empty()) { report.sections.push_back(std::move(section)); }
    }
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        report.sections.push_back(risk_share_section(subject, i));
        if (settlement.risk_shares[i].payment_limit) {
            report.sections.push_back(payment_limit_section(subject, i));
        }
        if (settlement.risk_shares[i].decision) {
            report.sections.push_back(decision_section(subject, i));
        }
    }
    if (Section section = ring_fenced_section(subject); !section.table.rows.empty()) {
        report.sections.push_back(std::move(section));
    }
    report.sections.push_back(borne_section(subject));
    if (analysis != nullptr) { report.sections.push_back(by_service_section(subject, *analysis)); }
    report.sections.push_back(net_risk_payment_section(subject));
    report.sections.push_back(ledger_settlement_section(subject));
    if (settlement.ending) {
        report.sections.push_back(ending_items_section(subject));
        report.sections.push_back(ending_partners_section(subject));
    }
    report.sections.push_back(payments_section(subject));
    return report;
}

}  // namespace riskshare::present
