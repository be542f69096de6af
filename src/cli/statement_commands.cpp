#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "commands.hpp"
#include "facts.hpp"
#include "output.hpp"
#include "present/reports.hpp"
#include "text/printable_text.hpp"
#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/statements.hpp>
#include <riskshare/settle.hpp>

namespace riskshare::cli {
namespace {

/// The reason an agreement can have no statement; empty if it can.
std::string missing_pool(const Agreement& agreement, const std::string& path)
{
    const bool has_pool =
        std::ranges::any_of(agreement.terms().services,
                            [](const Service& service) { return service.fund == Fund::pooled; });
    if (has_pool) { return ""; }
    return describe_one({"pooled_service_missing", "/services",
                         "must have a pooled service, since a statement is of the pooled fund",
                         "found none", "Show the fund with settle or report instead."},
                        path);
}

/// The reason an agreement is not that of the year before; empty if it is.
std::string not_year_before(const WriteStatement& asked, const Agreement& agreement,
                            const Agreement& before)
{
    const std::string& path = asked.prior_year[0];
    std::string problems = missing_pool(before, path);
    if (agreement.terms().name != before.terms().name) {
        problems += describe_one({"another_agreement", "/name",
                                  fmt::format("must be the name of {}, since it is the same pool",
                                              file_name(asked.files.agreement)),
                                  "found " + in_quotes(before.terms().name),
                                  "Give last year's files of this agreement."},
                                 path);
    }
    const FinancialYear year = agreement.terms().financial_year;
    if (before.terms().financial_year.start() + 1 != year.start()) {
        problems += describe_one({"not_the_year_before", "/financial_year",
                                  fmt::format("must be the year before {}", to_text(year)),
                                  "found " + to_text(before.terms().financial_year),
                                  "Give last year's files."},
                                 path);
    }
    return problems;
}

MemorandumAccount account_of(const Position& position, const Files& files)
{
    const Settlement settlement = settle(position);
    return memorandum_account(settlement, by_service_of(settlement, files, "a statement"));
}

/// Absent unless asked for. Fails: FileError; Refusal where it is not of the year before.
std::optional<MemorandumAccount> account_of_prior_year(const Agreement& agreement,
                                                       const WriteStatement& asked)
{
    if (asked.prior_year.empty()) { return std::nullopt; }
    const Files files{asked.prior_year[0], asked.prior_year[1]};
    const Position position = read_position(files);
    if (const std::string problems = not_year_before(asked, agreement, position.agreement());
        !problems.empty()) {
        throw Refusal{problems};
    }
    return account_of(position, files);
}

std::string quarter(const Position& position, const Output& output)
{
    const QuarterStatement statement = quarter_statement(position);
    return output.format == Format::json ? to_json(statement)
                                         : rendered(present::quarter_report(statement), output);
}

std::string year(const Position& position, const WriteStatement& asked)
{
    const MemorandumAccount account = account_of(position, asked.files);
    const auto found = account_of_prior_year(position.agreement(), asked);
    const MemorandumAccount* prior_year = found ? &*found : nullptr;
    return asked.output.format == Format::json
               ? to_json(account, prior_year)
               : rendered(present::memorandum_report(account, prior_year), asked.output);
}

std::string accounts(const Position& position, const WriteStatement& asked)
{
    const Settlement settlement = settle(position);
    const AccountingViews views =
        accounting_views(settlement, by_service_of(settlement, asked.files, "a statement"));
    return asked.output.format == Format::json
               ? to_json(views)
               : rendered(present::accounts_report(views), asked.output);
}

}  // namespace

/// A difference above its threshold is not a problem of the input, but the status says so.
Answer run(const AgreeBalances& asked)
{
    const Position position = read_position(asked.files);
    if (position.figures().balances.empty()) {
        throw Refusal{describe_one({"balances_missing", "/balances",
                                    "must have the ledgers' balances with each other, since they "
                                    "are compared",
                                    "found none", "Add what each ledger says of the others."},
                                   asked.files.position)};
    }
    const AgreedBalances agreed = agreed_balances(position);
    return {asked.output.format == Format::json
                ? to_json(agreed)
                : rendered(present::balances_report(agreed), asked.output),
            agreed.is_agreed() ? done : refused};
}

Answer run(const WriteStatement& asked)
{
    const Position position = read_position(asked.files);
    if (const std::string problem = missing_pool(position.agreement(), asked.files.agreement);
        !problem.empty()) {
        throw Refusal{problem};
    }
    switch (asked.kind) {
    case StatementKind::quarter:
        return {quarter(position, asked.output)};
    case StatementKind::year:
        return {year(position, asked)};
    case StatementKind::accounts:
        break;
    }
    return {accounts(position, asked)};
}

}  // namespace riskshare::cli
