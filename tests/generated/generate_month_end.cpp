#include "drawing.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "agreed/agreement.hpp"

namespace riskshare::generated {
namespace {

/// Some codes are the same, as ledgers have them.
std::string draw_code() { return fmt::format("{:05}", draw(0, 99)); }

Accounts draw_accounts(const Agreement& agreement, const Partner& partner)
{
    const AgreementTerms& terms = agreement.terms();
    Accounts accounts;
    for (const Service& service : terms.services) {
        if (service.fund == Fund::associated) { continue; }
        accounts.services.emplace_back(service.id, draw_code());
    }
    for (const Partner& other : terms.partners) {
        if (other.id != partner.id) { accounts.balances.emplace_back(other.id, draw_code()); }
    }
    if (terms.host == partner.id && agreement.has_reserve()) { accounts.reserve = draw_code(); }
    return accounts;
}

/// The ledgers of one service, of which each column has the same.
class Ledgers {
public:
    Ledgers(ServiceFigures& figures, const Agreement& agreement, std::size_t service)
        : ledgers_{figures.ledgers}, agreement_{agreement}
    {
        for (const auto& entry : figures.outturn) { ledger(entry.first); }
        for (const Line& line : agreed_services(agreement)[service].budget_lines) {
            ledger(agreement.partners()[line.partner].id);
        }
    }

    /// A budget as it is contributed, some of which is now and then in another ledger.
    void draw_budget(std::optional<Recorded> LedgerFigures::*column, const std::vector<Line>& lines,
                     Money room)
    {
        if (ledgers_.empty()) { return; }
        for (auto& entry : ledgers_) { entry.second.*column = Recorded{0_p}; }
        for (const Line& line : lines) {
            Recorded& budget = *(ledger(agreement_.partners()[line.partner].id).*column);
            budget.gross += line.gross;
            budget.income += line.income;
        }
        if (!chance(30)) { return; }
        const Money misplaced = draw_amount(room);
        (ledgers_.front().second.*column)->gross += misplaced;
        (ledgers_.back().second.*column)->gross -= misplaced;
    }

    /// Any figures, some of them credits.
    void draw_figures(std::optional<Recorded> LedgerFigures::*column, Money room)
    {
        for (auto& entry : ledgers_) {
            const Money gross = draw_amount(room);
            entry.second.*column = Recorded{chance(10) ? -gross : gross};
            if (chance(30)) { (entry.second.*column)->income = draw_amount(room); }
        }
    }

private:
    LedgerFigures& ledger(const std::string& partner)
    {
        const auto found =
            std::ranges::find(ledgers_, partner, &std::pair<std::string, LedgerFigures>::first);
        if (found != ledgers_.end()) { return found->second; }
        ledgers_.emplace_back(partner, LedgerFigures{});
        return ledgers_.back().second;
    }

    ByPartner<LedgerFigures>& ledgers_;
    const Agreement& agreement_;
};

std::vector<Line> opening_lines(const Service& service, const Agreement& agreement)
{
    std::vector<Line> lines;
    for (const auto& [id, contribution] : service.contributions) {
        lines.push_back({*agreement.find_partner(id), contribution.gross, contribution.income});
    }
    return lines;
}

void draw_ledgers(ServiceFigures& figures, const Agreement& agreement, Money room)
{
    const std::size_t service = *agreement.find_service(figures.id);
    Ledgers ledgers{figures, agreement, service};
    if (chance(70)) {
        ledgers.draw_budget(&LedgerFigures::original_budget,
                            opening_lines(agreement.terms().services[service], agreement), room);
    }
    if (chance(70)) {
        ledgers.draw_budget(&LedgerFigures::latest_budget,
                            agreed_services(agreement)[service].budget_lines, room);
    }
    for (const auto column : {&LedgerFigures::budget_to_date, &LedgerFigures::actual_to_date,
                              &LedgerFigures::previous_forecast}) {
        if (chance(70)) { ledgers.draw_figures(column, room); }
    }
}

std::vector<LedgerBalance> draw_balances(const std::vector<Partner>& partners, Money greatest)
{
    std::vector<LedgerBalance> balances;
    Amounts amounts{greatest};
    for (const Partner& ledger : partners) {
        for (const Partner& with : partners) {
            if (ledger.id == with.id || !chance(50)) { continue; }
            balances.push_back({ledger.id, with.id, amounts.next(), amounts.next(), amounts.next(),
                                amounts.next()});
        }
    }
    return balances;
}

}  // namespace

void draw_month_end(AgreementTerms& terms, PositionFigures& figures, Money greatest)
{
    const Agreement agreement = Agreement{terms}.at_month_end(figures.month);
    const bool all_have_accounts = chance(50);
    for (Partner& partner : terms.partners) {
        if (all_have_accounts || chance(30)) {
            partner.accounts = draw_accounts(agreement, partner);
        }
    }
    if (chance(60)) {
        terms.agreement_of_balances = {draw_amount(greatest), draw_amount(greatest)};
    }
    // A case made smaller may have no service left.
    const std::size_t services = std::max<std::size_t>(1, terms.services.size());
    const Money room = over(greatest, 2 * services * terms.partners.size());
    const bool all_have_ledgers = chance(50);
    for (ServiceFigures& service : figures.services) {
        if (all_have_ledgers || chance(60)) { draw_ledgers(service, agreement, room); }
    }
    if (chance(70)) { figures.balances = draw_balances(terms.partners, greatest); }
}

Case with_month_end(Case facts)
{
    facts = without_month_end(std::move(facts));
    draw_month_end(facts.terms, facts.figures, facts.spare);
    return facts;
}

Case without_month_end(Case facts)
{
    for (Partner& partner : facts.terms.partners) { partner.accounts.reset(); }
    facts.terms.agreement_of_balances.reset();
    for (ServiceFigures& service : facts.figures.services) { service.ledgers.clear(); }
    facts.figures.balances.clear();
    return facts;
}

}  // namespace riskshare::generated
