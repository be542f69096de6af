#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/statements.hpp>

#include <utility>

#include "json/write_parts.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

using json::write_by_partner;
using json::write_net;
using json::Writer;

/// A whole document: the heading of every statement, then its own fields.
template <class Write>
std::string document(std::string_view statement, const Position& position, Write write)
{
    const PositionFigures& figures = position.figures();
    Writer out;
    out.object([&] {
        out.field("format", "riskshare/statement/1");
        out.field("statement", statement);
        out.field("agreement", figures.agreement);
        out.field("financial_year", to_text(figures.financial_year));
        out.field("month", figures.month);
        out.field("basis", to_text(figures.basis));
        write(out);
    });
    return std::move(out).take();
}

void write_optional(Writer& out, std::string_view name, const std::optional<Money>& amount)
{
    if (amount) { out.field(name, *amount); }
}

const std::string& partner_id(const Position& position, std::size_t partner)
{
    return position.agreement().partners()[partner].id;
}

const std::string& service_id(const Position& position, std::size_t service)
{
    return position.agreement().terms().services[service].id;
}

std::string_view outcome(const ComparedBalance& balance)
{
    if (!balance.is_within_threshold()) { return "above_threshold"; }
    return balance.is_the_same() ? "agreed" : "within_threshold";
}

void write_month(Writer& out, const MonthFigures& figures)
{
    write_net(out, "budget", figures.latest_budget);
    write_net(out, "budget_to_date", figures.budget_to_date);
    write_net(out, "actual_to_date", figures.actual_to_date);
    write_optional(out, "variance_to_date", figures.variance_to_date());
    write_net(out, "outturn", figures.outturn);
    out.field("variance", figures.variance());
}

void write_paid(Writer& out, std::string_view name, const PaidAgainstDue& paid)
{
    out.object(name, [&] {
        out.field("due", paid.due);
        out.field("paid", paid.paid);
        out.field("still_due", paid.still_due);
    });
}

void write_funding(Writer& out, const MemorandumAccount& account)
{
    const Position& position = account.position;
    json::write_list(out, "funding", account.funding, [&](Writer&, const FundingLine& line) {
        out.object([&] {
            out.field("partner", partner_id(position, line.partner));
            out.field("source", to_text(line.source));
            if (line.stream) {
                out.field("stream", position.agreement().terms().streams[*line.stream].id);
            }
            out.field("amount", line.amount);
        });
    });
    out.field("funding_total", account.funding_total);
}

void write_pooled_spending(Writer& out, const MemorandumAccount& account)
{
    const Position& position = account.position;
    json::write_list(out, "services", account.services, [&](Writer&, const PooledSpending& spent) {
        out.object([&] {
            out.field("id", service_id(position, spent.service));
            write_net(out, "spending", spent.spending);
            out.object("by_ledger", [&] {
                for (const Line& line : spent.by_ledger) {
                    write_net(out, partner_id(position, line.partner),
                              GrossAndIncome{line.gross, line.income});
                }
            });
        });
    });
    write_net(out, "spending", account.spending);
}

void write_account(Writer& out, const MemorandumAccount& account)
{
    write_funding(out, account);
    write_pooled_spending(out, account);
    out.field("surplus", account.surplus);
    out.list("partners", [&] {
        for (std::size_t i = 0; i < account.partners.size(); ++i) {
            const PooledPartner& partner = account.partners[i];
            out.object([&] {
                out.field("id", partner_id(account.position, i));
                out.field("funding", partner.funding);
                out.field("borne", partner.borne);
                out.field("share", partner.share);
                if (partner.percent) { out.field("percent", to_text(*partner.percent)); }
            });
        }
    });
    out.field("borne_by_reserve", account.borne_by_reserve);
    if (const auto& reserve = account.reserve) {
        out.object("reserve", [&] {
            out.field("opening", reserve->opening);
            out.field("pooled", reserve->pooled);
            out.field("aligned", reserve->aligned);
            out.field("closing", reserve->closing);
        });
    }
    if (!account.ring_fenced.empty()) {
        json::write_list(out, "ring_fenced", account.ring_fenced, json::write_ring_fenced);
    }
}

void write_joint_operation(Writer& out, const AccountingViews& views)
{
    const Position& position = views.position;
    const JointOperation& joint = views.joint_operation;
    json::write_list(out, "services", joint.services, [&](Writer&, const BookedShares& booked) {
        out.object([&] {
            out.field("id", service_id(position, booked.service));
            write_by_partner(out, "by_partner", booked.by_partner, position.agreement().partners());
            out.field("reserve", booked.reserve);
        });
    });
    write_by_partner(out, "net_cost", joint.net_cost, position.agreement().partners());
    out.field("reserve", joint.reserve);
}

}  // namespace

std::string to_json(const AgreedBalances& balances)
{
    const Position& position = balances.position;
    return document("balances", position, [&](Writer& out) {
        json::write_list(out, "balances", balances.compared,
                         [&](Writer&, const ComparedBalance& balance) {
                             out.object([&] {
                                 out.field("kind", to_text(balance.kind));
                                 out.field("creditor", partner_id(position, balance.creditor));
                                 out.field("debtor", partner_id(position, balance.debtor));
                                 write_optional(out, "creditor_says", balance.creditor_says);
                                 write_optional(out, "debtor_says", balance.debtor_says);
                                 out.field("difference", balance.difference);
                                 out.field("threshold", balance.threshold);
                                 out.field("outcome", outcome(balance));
                             });
                         });
    });
}

std::string to_json(const QuarterStatement& statement)
{
    const Position& position = statement.position;
    return document("quarter", position, [&](Writer& out) {
        json::write_list(out, "services", statement.services,
                         [&](Writer&, const PooledMonth& pooled) {
                             out.object([&] {
                                 out.field("id", service_id(position, pooled.service));
                                 write_month(out, pooled.figures);
                             });
                         });
        out.object("total", [&] { write_month(out, statement.total); });
        if (!statement.all_paid_in) { return; }
        out.object("paid_in", [&] {
            for (std::size_t i = 0; i < statement.paid_in.size(); ++i) {
                if (const auto& paid = statement.paid_in[i]) {
                    write_paid(out, partner_id(position, i), *paid);
                }
            }
        });
        write_paid(out, "all_paid_in", *statement.all_paid_in);
        write_optional(out, "in_hand", statement.in_hand);
    });
}

std::string to_json(const MemorandumAccount& account, const MemorandumAccount* prior_year)
{
    return document("year", account.position, [&](Writer& out) {
        write_account(out, account);
        if (prior_year != nullptr) {
            out.object("prior_year", [&] { write_account(out, *prior_year); });
        }
    });
}

std::string to_json(const AccountingViews& views)
{
    const Position& position = views.position;
    return document("accounts", position, [&](Writer& out) {
        out.object("joint_operation", [&] { write_joint_operation(out, views); });
        if (const auto& lead = views.lead) {
            out.object("lead", [&] {
                out.field("host", partner_id(position, lead->host));
                write_net(out, "spending", lead->spending);
                write_by_partner(out, "net_cost", lead->net_cost, position.agreement().partners());
                out.field("reserve", lead->reserve);
            });
        }
    });
}

}  // namespace v0
}  // namespace riskshare
