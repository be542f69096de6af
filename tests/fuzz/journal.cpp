#include <optional>
#include <vector>

#include <rapidcheck.h>

#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/settle.hpp>

#include "refused.hpp"
#include "target.hpp"

/// Any bytes as a posted journal, and the journal to post after it.

namespace riskshare::fuzz {
namespace {

/// Absent where the journal is not the first of the year, or its figures leave 64 bits of pence.
std::optional<Journal> next_journal(const Settlement& settlement, const Journal& posted)
{
    try {
        return journal(settlement, std::vector{posted});
    } catch (const InputError& error) {
        check_problems(error.problems());
    } catch (const MoneyOverflow&) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void check(std::string_view input)
{
    static const Agreement agreement =
        read_agreement(RISKSHARE_TESTS "/json/every_key_agreement.json");
    static const Settlement settlement =
        settle(read_position(RISKSHARE_TESTS "/json/every_key_position.json", agreement));
    read_twice([&] { return parse_journal(input, agreement); },
               [](const Journal& journal, const Journal& again) {
                   RC_ASSERT(journal == again);
                   RC_ASSERT(parse_journal(to_json(journal), agreement) == journal);
                   const auto next = next_journal(settlement, journal);
                   if (!next) { return; }
                   const Problems problems = problems_in(*next, agreement);
                   for (const Problem& problem : problems.kept()) {
                       RC_ASSERT(problem.code == "total_too_large");
                   }
                   if (!problems.empty()) { return; }
                   const auto done = riskshare::journal(settlement, std::vector{journal, *next});
                   RC_ASSERT(done.lines.empty());
               });
}

}  // namespace riskshare::fuzz
