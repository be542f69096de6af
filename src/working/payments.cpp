#include "explain.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <riskshare/rules/payments.hpp>

namespace riskshare::working {
namespace {

/// The amount a party still owes or is owed, without sign.
using Open = std::map<std::size_t, Figure>;

/// The names of the parties in sentences, the reserve last.
std::vector<std::string> party_names(const Agreement& agreement)
{
    std::vector<std::string> names;
    for (const Partner& partner : agreement.partners()) { names.push_back(partner.name); }
    names.emplace_back("the reserve");
    return names;
}

}  // namespace

void explain_payments(const Context& context, PaymentKind kind, std::string_view label,
                      const std::vector<Figure>& owed)
{
    Working& working = context.working;
    const auto first = static_cast<std::size_t>(
        std::ranges::find(context.settlement.payments, kind, &Payment::kind) -
        context.settlement.payments.begin());
    std::vector<std::string> parties = partner_ids(context.agreement);
    parties.emplace_back("reserve");
    const std::vector<std::string> names = party_names(context.agreement);
    std::vector<Money> amounts;
    amounts.reserve(owed.size());
    for (const Figure& figure : owed) { amounts.push_back(figure.value); }

    Open open;
    for (std::size_t i = 0; i < owed.size(); ++i) {
        if (owed[i].value > 0_p) { open.insert_or_assign(i, owed[i]); }
        if (owed[i].value < 0_p) {
            open.insert_or_assign(
                i,
                working.negate({.id = concat("payment.", to_text(kind), "/receives.", parties[i]),
                                .rule = "payments",
                                .label = concat(label, ": ", names[i], " is to receive"),
                                .partners = {parties[i]}},
                               owed[i]));
        }
    }
    const std::vector<Transfer> transfers = clearing_payments(amounts);
    for (std::size_t k = 0; k < transfers.size(); ++k) {
        const auto& [from, to, amount] = transfers[k];
        const std::vector<std::string> both{parties[from], parties[to]};
        const std::string id = concat("payment.", to_text(kind), "/", k);
        const Figure paid =
            working.minimum({.id = id,
                             .rule = "payments",
                             .label = concat(label, ": ", names[from], ", the largest payer, pays ",
                                             names[to], ", the largest receiver"),
                             .gives = {{concat("/payments/", first + k, "/amount"), {amount}}},
                             .partners = both},
                            {open.at(from), open.at(to)});
        for (const std::size_t party : {from, to}) {
            if (open.at(party).value == amount) { continue; }
            open.insert_or_assign(
                party,
                working.difference({.id = concat(id, "/left.", parties[party]),
                                    .rule = "payments",
                                    .label = concat(label, ": then ", names[party], " still ",
                                                    party == from ? "pays" : "receives"),
                                    .partners = {parties[party]}},
                                   open.at(party), {paid}));
        }
    }
}

}  // namespace riskshare::working
