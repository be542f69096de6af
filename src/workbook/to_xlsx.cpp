#include <riskshare/workbook.hpp>

#include <utility>

#include "limits.hpp"
#include "present/wording.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace riskshare {

std::string to_xlsx(const Settlement& settlement)
{
    using namespace workbook;
    const Facts facts{settlement, present::partner_names(settlement.agreement()),
                      most_amounts(settlement)};
    Book book{facts.terms().name, facts.terms().financial_year};
    Sheet& summary = book.add("Summary");
    Sheet& services = book.add("Services");
    Sheet& agreement = book.add("Agreement");
    Sheet& working = book.add("Working");
    Sheet& settled = book.add("Settlement");

    const StatedFigures figures = write_figures(facts, services);
    const StatedTerms terms = write_agreement(facts, agreement);
    const Worked worked = work_out(facts, terms, figures, working);
    write_variances(facts, figures, worked.services, services);
    write_settlement(facts, terms, worked, settled);
    write_summary(facts, worked, book, summary);
    return std::move(book).take();
}

}  // namespace riskshare
