#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/values/date.hpp>

#include "journal_writers.hpp"
#include "writers.hpp"

namespace riskshare::present {

std::string to_upload_csv(const Journal& journal, const Agreement& agreement)
{
    std::string result = "\uFEFFjournal,ledger,date,period,account,service,fund,strategy,with,"
                         "narrative,clause,debit,credit\r\n";
    const std::string date = to_text(last_day_of(journal.financial_year, journal.month));
    for (const JournalLine& line : journal.lines) {
        const auto place = agreement.find_service(line.service);
        const Service* service = place ? &agreement.terms().services[*place] : nullptr;
        const std::array<std::string, 13> fields{
            std::to_string(journal.number),
            text_field(line.ledger),
            date,
            std::to_string(journal.month),
            text_field(line.account),
            text_field(line.service),
            service == nullptr ? "" : std::string{to_text(service->fund)},
            service == nullptr ? "" : text_field(service->strategy),
            text_field(line.with),
            text_field(line.narrative),
            text_field(line.clause),
            line.amount > 0_p ? to_text(line.amount) : "",
            line.amount < 0_p ? to_text(-line.amount) : ""};
        result += fmt::format("{}\r\n", fmt::join(fields, ","));
    }
    return result;
}

}  // namespace riskshare::present
