#include "chapters.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/payments.hpp>

namespace riskshare::working {
namespace {

/// What a party still owes or is owed, without sign.
using Open = std::map<std::size_t, Figure>;

/// What the sentences call the parties, the reserve last.
std::vector<std::string> party_names(const Agreement& agreement)
{
    std::vector<std::string> names;
    for (const Partner& partner : agreement.partners()) { names.push_back(partner.name); }
    names.emplace_back("the reserve");
    return names;
}

}  // namespace

void explain_payments(const Subject& subject, std::string_view kind, std::string_view label,
                      const std::vector<Figure>& owed, std::size_t first)
{
    Working& working = subject.working;
    std::vector<std::string> parties = partner_ids(subject.agreement);
    parties.emplace_back("reserve");
    const std::vector<std::string> names = party_names(subject.agreement);
    std::vector<Money> amounts;
    amounts.reserve(owed.size());
    for (const Figure& figure : owed) { amounts.push_back(figure.value); }

    Open open;
    for (std::size_t i = 0; i < owed.size(); ++i) {
        if (owed[i].value > 0_p) { open.insert_or_assign(i, owed[i]); }
        if (owed[i].value < 0_p) {
            open.insert_or_assign(
                i, working.negate({.id = fmt::format("payment.{}/receives.{}", kind, parties[i]),
                                   .rule = "payments",
                                   .label = fmt::format("{}: {} is to receive", label, names[i]),
                                   .partners = {parties[i]}},
                                  owed[i]));
        }
    }
    const std::vector<Transfer> transfers = payments(amounts);
    for (std::size_t k = 0; k < transfers.size(); ++k) {
        const auto& [from, to, amount] = transfers[k];
        const std::vector<std::string> both{parties[from], parties[to]};
        const std::string id = fmt::format("payment.{}/{}", kind, k);
        const Figure paid = working.minimum(
            {.id = id,
             .rule = "payments",
             .label = fmt::format("{}: {}, the largest payer, pays {}, the largest receiver", label,
                                  names[from], names[to]),
             .gives = {{fmt::format("/payments/{}/amount", first + k), {amount}}},
             .partners = both},
            {open.at(from), open.at(to)});
        for (const std::size_t party : {from, to}) {
            if (open.at(party).value == amount) { continue; }
            open.insert_or_assign(
                party, working.difference(
                           {.id = fmt::format("{}/left.{}", id, parties[party]),
                            .rule = "payments",
                            .label = fmt::format("{}: then {} still {}", label, names[party],
                                                 party == from ? "pays" : "receives"),
                            .partners = {parties[party]}},
                           open.at(party), {paid}));
        }
    }
}

}  // namespace riskshare::working
