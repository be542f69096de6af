#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/statements.hpp>
#include <riskshare/settle.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "present/reports.hpp"

namespace riskshare::cli {
namespace {

/// Why an agreement can have no statement; empty where it can.
std::string missing_pool(const Agreement& agreement, const std::string& path)
{
    const bool has_pool =
        std::ranges::any_of(agreement.terms().services,
                            [](const Service& service) { return service.fund == Fund::pooled; });
    if (has_pool) { return ""; }
    return fmt::format("{} /services: must have a pooled service, since a statement is of the "
                       "pooled fund; found none\n",
                       file_name(path));
}

/// Why an agreement is not that of the year before; empty where it is.
std::string not_year_before(const Request& request, const Agreement& agreement,
                            const Agreement& before)
{
    const std::string& path = request.prior_year[0];
    std::string problems = missing_pool(before, path);
    if (agreement.terms().name != before.terms().name) {
        problems +=
            fmt::format("{} /name: must be the name that {} has, since it is the same pool\n",
                        file_name(path), file_name(request.agreement));
    }
    const FinancialYear year = agreement.terms().financial_year;
    if (before.terms().financial_year.start() + 1 != year.start()) {
        problems +=
            fmt::format("{} /financial_year: must be the year before {}; found {}\n",
                        file_name(path), to_text(year), to_text(before.terms().financial_year));
    }
    return problems;
}

MemorandumAccount account_of(const Facts& facts, const Request& request)
{
    const Settlement settlement = riskshare::settle(facts.agreement, *facts.position);
    return memorandum_account(settlement, analysed(settlement, request, "a statement"));
}

/// Fails: FileError; Refusal where the files are not those of the year before.
std::optional<MemorandumAccount> account_of_prior_year(const Agreement& agreement,
                                                       const Request& request)
{
    if (request.prior_year.empty()) { return std::nullopt; }
    Request before = request;
    before.agreement = request.prior_year[0];
    before.position = request.prior_year[1];
    const Facts facts = read_facts(before);
    if (const std::string problems = not_year_before(request, agreement, facts.agreement);
        !problems.empty()) {
        throw Refusal{problems};
    }
    return account_of(facts, before);
}

std::string quarter(const Facts& facts, const Request& request)
{
    const QuarterStatement statement = quarter_statement(*facts.position);
    return request.format == Format::json ? to_json(statement)
                                          : write(quarter_report(statement), request);
}

std::string year(const Facts& facts, const Request& request)
{
    const MemorandumAccount account = account_of(facts, request);
    const auto found = account_of_prior_year(facts.agreement, request);
    const MemorandumAccount* prior_year = found ? &*found : nullptr;
    return request.format == Format::json ? to_json(account, prior_year)
                                          : write(memorandum_report(account, prior_year), request);
}

std::string accounts(const Facts& facts, const Request& request)
{
    const Settlement settlement = riskshare::settle(facts.agreement, *facts.position);
    const AccountingViews views =
        accounting_views(settlement, analysed(settlement, request, "a statement"));
    return request.format == Format::json ? to_json(views) : write(accounts_report(views), request);
}

}  // namespace

/// A difference above its threshold is no bad input, and yet no agreement of balances.
Answer balances(const Request& request)
{
    const Facts facts = read_facts(request);
    if (facts.position->figures().balances.empty()) {
        throw Refusal{fmt::format("{} /balances: must have what the ledgers say of each other, "
                                  "since it is to be agreed; found nothing\n",
                                  file_name(*request.position))};
    }
    const AgreedBalances agreed = agree_balances(*facts.position);
    return {request.format == Format::json ? to_json(agreed)
                                           : write(balances_report(agreed), request),
            agreed.is_agreed() ? done : refused};
}

std::string statement(const Request& request)
{
    const Facts facts = read_facts(request);
    if (const std::string problem = missing_pool(facts.agreement, request.agreement);
        !problem.empty()) {
        throw Refusal{problem};
    }
    switch (request.statement) {
    case StatementKind::quarter:
        return quarter(facts, request);
    case StatementKind::year:
        return year(facts, request);
    case StatementKind::accounts:
        break;
    }
    return accounts(facts, request);
}

}  // namespace riskshare::cli
