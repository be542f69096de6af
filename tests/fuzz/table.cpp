#include <string>
#include <variant>

#include <fmt/format.h>
#include <rapidcheck.h>

#include "import/extracts.hpp"
#include "import/reconcile.hpp"
#include "refused.hpp"
#include "target.hpp"
#include "text/printable_text.hpp"
#include <riskshare/format.hpp>

/// Any bytes as a ledger's CSV, as a printed table and as an amount.

namespace riskshare::fuzz {
namespace {

using namespace importing;

constexpr std::string_view mapping_json = R"({"format": "riskshare/mapping/1", "writes": "position",
    "agreement": "Example", "financial_year": "2025-26", "month": 6, "basis": "forecast",
    "extracts": [{"partner": "icb", "columns": {"service": "Code", "gross": "Spend",
    "income": "Income"}, "income_is": "negative", "services": {"a": "home-care"},
    "ignore": ["x"], "totals": {"Sub": "lines_above", "Total": "all_lines"}}]})";

constexpr std::string_view totals_json = R"({"format": "riskshare/reconciliation/1", "name": "Any",
    "labels": "Code", "figures": ["Spend", "Income"], "unit": "thousands",
    "rows": [{"total": "Total", "of": ["a"], "less": ["x"]}],
    "columns": [{"total": "Income", "of": ["Spend"], "sign": "nhs", "words": "Word"}]})";

/// Every problem has words that are safe to print; its place is a row and column here.
void check_words(const Problems& problems)
{
    for (const Problem& problem : problems.kept()) {
        for (const std::string& text :
             {problem.code, problem.expected, problem.found, problem.remedy}) {
            RC_ASSERT(!text.empty());
            RC_ASSERT(printable_text(text) == text);
        }
        RC_ASSERT(printable_text(problem.place) == problem.place);
    }
}

void check_extract(std::string_view input)
{
    static const Mapping mapping = parse_mapping(mapping_json);
    const Imported first = read_extracts(mapping, {std::string{input}});
    const Imported second = read_extracts(mapping, {std::string{input}});
    RC_ASSERT(is_same(first.of_mapping, second.of_mapping));
    RC_ASSERT(is_same(first.of_csvs.at(0), second.of_csvs.at(0)));
    check_words(first.of_mapping);
    check_words(first.of_csvs.at(0));
    RC_ASSERT(to_json(mapping, first.services) == to_json(mapping, second.services));
}

void check_table(std::string_view input)
{
    static const Reconciliation specification = parse_reconciliation(totals_json);
    const Reconciled first = reconcile(specification, input);
    check_words(first.of_specification);
    check_words(first.of_csv);
    for (const Checked& sum : first.sums) {
        const bool adds_up = sum.judgement.verdict == Verdict::adds_up;
        RC_ASSERT(adds_up == (sum.printed == sum.worked_out));
    }
    const std::string json = to_json(specification, first);
    RC_ASSERT(json == to_json(specification, reconcile(specification, input)));
}

/// An amount that was read prints as text that reads as the same amount.
void check_amount(std::string_view input)
{
    const auto read = parse_printed_amount(input, PrintedUnit::pounds);
    const auto* amount = std::get_if<PrintedAmount>(&read);
    if (amount == nullptr) { return; }
    const auto again = parse_printed_amount(fmt::format("{}", amount->amount), PrintedUnit::pounds);
    RC_ASSERT(std::holds_alternative<PrintedAmount>(again));
    RC_ASSERT(std::get<PrintedAmount>(again).amount == amount->amount);
}

}  // namespace

void check(std::string_view input)
{
    check_amount(input);
    try {
        check_extract(input);
        check_table(input);
    } catch (const MoneyOverflow&) {
        return;
    }
}

}  // namespace riskshare::fuzz
