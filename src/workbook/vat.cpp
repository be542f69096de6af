#include <riskshare/rules/vat.hpp>
#include <riskshare/vat.hpp>

#include "apportion.hpp"
#include "rules.hpp"
#include "rules/vat_regime.hpp"

namespace riskshare::workbook {
namespace {

Formula work_recovered(const Context& context, const std::string& what, const Formula& incurred,
                       const VatRecovery& recovery, Sheet& sheet)
{
    if (!recovery.rate) { return number(0); }
    return percentage_of(sheet, what, incurred, *recovery.rate, context.most);
}

WorkedServiceVat work_service(const Context& context, const VatRow& row, Sheet& sheet)
{
    const Service& service = context.terms().services[row.service];
    const std::string& regime = partner_of_regime(*service.vat);
    sheet.subheading("VAT on " + service.name);
    const Formula incurred = sheet.line("Incurred", row.incurred);
    const Formula recovered =
        sheet.line("Recovered", work_recovered(context, "Recovered by " + regime, incurred,
                                               *find_recovery(*service.vat, regime), sheet));
    const Formula irrecoverable = sheet.line("Irrecoverable", incurred - recovered);
    const Formula budgeted = sheet.line("In the budget", row.budgeted);
    WorkedServiceVat worked{{incurred, recovered, irrecoverable, budgeted,
                             sheet.line("Of the variance", irrecoverable - budgeted)},
                            {}};
    for (const Partner& partner : context.agreement().partners()) {
        const VatRecovery* recovery = find_recovery(*service.vat, partner.id);
        if (recovery == nullptr || partner.id == regime) { continue; }
        const Formula then =
            sheet.line("Irrecoverable if moved to " + partner.id,
                       incurred - work_recovered(context, "Recovered by " + partner.id, incurred,
                                                 *recovery, sheet));
        worked.moving.emplace_back(
            then, sheet.line("Cost of moving", then - worked.amounts.irrecoverable));
    }
    return worked;
}

/// The exempt VAT of the services under one partner's regime.
Formula exempt_in_fund(const Context& context, const StatedFigures& stated, std::size_t partner)
{
    Formula exempt = number(0);
    for (const VatRow& row : stated.vat) {
        const Vat& vat = *context.terms().services[row.service].vat;
        if (context.agreement().find_partner(partner_of_regime(vat)) == partner) {
            exempt = exempt + row.exempt;
        }
    }
    return exempt;
}

}  // namespace

WorkedVat work_vat(const Context& context, const StatedFigures& stated, Sheet& sheet)
{
    sheet.heading("VAT, shown apart", "4, VAT");
    const Formula zero = number(0);
    WorkedVat worked{{}, {zero, zero, zero, zero, zero}, {}};
    for (const VatRow& row : stated.vat) {
        worked.services.push_back(work_service(context, row, sheet));
        const WorkedVatAmounts& amounts = worked.services.back().amounts;
        WorkedVatAmounts& total = worked.total;
        total = {total.incurred + amounts.incurred, total.recovered + amounts.recovered,
                 total.irrecoverable + amounts.irrecoverable, total.budgeted + amounts.budgeted,
                 total.of_variance + amounts.of_variance};
    }
    for (const PartialExemptionRow& row : stated.exemption) {
        sheet.subheading("5% test of " + context.partners[row.partner]);
        const Formula vat = sheet.line("All its VAT", row.vat);
        const Formula exempt = sheet.line(
            "Of which exempt", exempt_in_fund(context, stated, row.partner) + row.exempt);
        const Formula limit =
            percentage_of(sheet, "5% limit", vat, partial_exemption_rate, context.most);
        worked.partial_exemption.push_back(
            {vat, exempt, limit, sheet.line("Headroom", limit - exempt)});
    }
    return worked;
}

}  // namespace riskshare::workbook
