#include <riskshare/workbook.hpp>

#include <utility>

#include "engine/shape.hpp"
#include "limits.hpp"
#include "present/wording.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace riskshare {
inline namespace v0 {

std::string to_xlsx(const Settlement& settlement)
{
    using namespace workbook;
    require_shape(settlement);
    const Context context{settlement, present::partner_names(settlement.agreement()),
                          most_amounts(settlement)};
    Book book{context.terms().name, context.terms().financial_year};
    Sheet& summary = book.add("Summary");
    Sheet& services = book.add("Services");
    Sheet& agreement = book.add("Agreement");
    Sheet& working = book.add("Working");
    Sheet& settled = book.add("Settlement");

    const StatedFigures figures = write_figures(context, services);
    const StatedTerms terms = write_agreement(context, agreement);
    const Worked worked = work_out(context, terms, figures, working);
    write_variances(context, figures, worked.services, services);
    write_settlement(context, terms, worked, settled);
    write_summary(context, worked, book, summary);
    return std::move(book).take();
}

}  // namespace v0
}  // namespace riskshare
