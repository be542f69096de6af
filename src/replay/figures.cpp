#include "figures.hpp"

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

/// A value of the settlement and its JSON Pointer. The value is null where there is none, which
/// check_keys() has reported.
struct Place {
    const Json* value;
    std::string pointer;

    [[nodiscard]] Place at(std::string_view key) const
    {
        return {value == nullptr ? nullptr : member(*value, key), below(pointer, key)};
    }
};

/// Is a pooled or aligned service of the agreement capital?
bool has_capital(const Json& agreement)
{
    const Json* services = member(agreement, "services");
    for (std::size_t i = 0; i < count(services); ++i) {
        const Json* capital = member((*services)[i], "capital");
        const bool is_capital = capital != nullptr && *capital == Json(true);
        if (is_capital && text_at((*services)[i], "/fund") != "associated") { return true; }
    }
    return false;
}

class Reader {
public:
    Reader(const Files& files, const Partners& partners, Findings& findings)
        : files_{files}, keys_of_partners_(partners.begin(), partners.end()), findings_{findings}
    {}

    void read_settlement()
    {
        const Place all{&files_.settlement, ""};
        Keys required{"format", "agreement",   "financial_year", "month",   "basis",
                      "fund",   "risk_shares", "partners",       "reserve", "payments"};
        if (count(member(files_.agreement, "not_pooled")) > 0) { required.insert("not_pooled"); }
        if (!services_with_vat(files_.agreement).empty()) { required.insert("vat"); }
        if (member(files_.position, "ending") != nullptr) { required.insert("ending"); }
        if (has_stream_reserve(files_.agreement)) { required.insert("ring_fenced"); }
        read_object(all, required, {"by_service", "explanation"});
        const Place fund = all.at("fund");
        Keys funds{"pooled", "aligned", "integrated"};
        if (has_capital(files_.agreement)) { funds.insert("capital"); }
        read_object(fund, funds);
        for (const std::string& name : funds) { read_fund(fund.at(name)); }
        read_items(all.at("not_pooled"),
                   [&](const Place& item, std::size_t) { read_not_pooled(item); });
        read_items(all.at("risk_shares"),
                   [&](const Place& item, std::size_t i) { read_risk_share(item, i); });
        read_items(all.at("ring_fenced"),
                   [&](const Place& item, std::size_t) { read_ring_fenced(item); });
        read_items(all.at("partners"), [&](const Place& item, std::size_t) { read_partner(item); });
        read_amount(all.at("reserve"));
        read_ending(all.at("ending"));
        read_items(all.at("payments"), [&](const Place& item, std::size_t) { read_payment(item); });
        if (const Place vat = all.at("vat"); vat.value != nullptr) { read_vat(vat); }
    }

    [[nodiscard]] Figures take() { return std::move(figures_); }

private:
    bool read_object(const Place& place, const Keys& required, const Keys& optional = {})
    {
        return place.value != nullptr &&
               check_keys(*place.value, place.pointer, required, optional, findings_);
    }

    template <class Read>
    void read_items(const Place& list, Read read)
    {
        if (list.value == nullptr) { return; }
        if (!list.value->is_array()) { findings_.add(list.pointer, "must be a list"); }
        for (std::size_t i = 0; i < count(list.value); ++i) {
            read(Place{item(*list.value, i), below(list.pointer, i)}, i);
        }
    }

    void read_amount(const Place& place)
    {
        if (place.value == nullptr) { return; }
        if (!place.value->is_string()) {
            findings_.add(place.pointer, "must be an amount as text");
            return;
        }
        figures_.emplace(place.pointer, place.value->get_ref<const std::string&>());
    }

    void read_amounts(const Place& place, const Keys& keys)
    {
        for (const std::string& key : keys) { read_amount(place.at(key)); }
    }

    void read_by_partner(const Place& place)
    {
        if (read_object(place, keys_of_partners_)) { read_amounts(place, keys_of_partners_); }
    }

    void read_fund(const Place& fund)
    {
        read_object(fund, {"gross", "income", "net", "net_by_partner"});
        read_amounts(fund, {"gross", "income", "net"});
        read_by_partner(fund.at("net_by_partner"));
    }

    void read_not_pooled(const Place& stated)
    {
        read_object(stated, {"id", "kind", "from", "to", "amount"});
        read_amount(stated.at("amount"));
    }

    void read_ring_fenced(const Place& kept)
    {
        read_object(kept, {"service", "stream", "partner", "reserve", "amount"});
        read_amount(kept.at("amount"));
    }

    void read_risk_share(const Place& risk_share, std::size_t index)
    {
        const Json* agreed = find(files_.agreement, below("/risk_shares", index));
        Keys required{"id", "base", "shareable_variance", "bands"};
        if (agreed != nullptr && limits_payments(*agreed)) { required.insert("payment_limit"); }
        const bool is_decided =
            agreed != nullptr && decision_on(files_.position, text_at(*agreed, "/id")) != nullptr;
        if (is_decided) { required.insert("decision"); }
        read_object(risk_share, required);
        read_by_partner(risk_share.at("base"));
        read_amount(risk_share.at("shareable_variance"));
        read_items(risk_share.at("bands"), [&](const Place& band, std::size_t k) {
            const std::string_view direction = text_at(*band.value, "/direction");
            const Json* bands = agreed_bands(files_.agreement, index, direction);
            read_band(band, bands == nullptr ? nullptr : item(*bands, k));
        });
        read_payment_limit(risk_share.at("payment_limit"));
        read_decision(risk_share.at("decision"));
    }

    void read_payment_limit(const Place& limit)
    {
        const Keys by_partner{"before_by_partner", "maximum_by_partner", "change_by_partner"};
        Keys required = by_partner;
        required.insert("reserve");
        read_object(limit, required);
        for (const std::string& key : by_partner) { read_by_partner(limit.at(key)); }
        read_amount(limit.at("reserve"));
    }

    void read_decision(const Place& decision)
    {
        const Keys by_partner{"formula_by_partner", "decided_by_partner", "difference_by_partner"};
        Keys required = by_partner;
        required.insert({"decided_by", "date", "minute", "reserve"});
        read_object(decision, required);
        for (const std::string& key : by_partner) { read_by_partner(decision.at(key)); }
        const Keys of_reserve{"formula", "decided", "difference"};
        read_object(decision.at("reserve"), of_reserve);
        read_amounts(decision.at("reserve"), of_reserve);
    }

    /// A band with an end says where that is, and what each partner could bear at most: unless that
    /// depends on the services.
    void read_band(const Place& band, const Json* agreed)
    {
        Keys required{"direction", "from", "split", "amount", "by_partner"};
        if (agreed != nullptr && agreed->contains("up_to")) {
            required.insert("to");
            if (text_at(*agreed, "/split") != "responsible") {
                required.insert("maximum_by_partner");
            }
        }
        read_object(band, required);
        read_amounts(band, {"from", "to", "amount"});
        read_by_partner(band.at("by_partner"));
        read_by_partner(band.at("maximum_by_partner"));
    }

    void read_partner(const Place& partner)
    {
        Keys amounts{"funding",
                     "recorded",
                     "shared",
                     "by_responsibility",
                     "outside_risk_share",
                     "adjustments",
                     "borne",
                     "without_risk_share",
                     "net_risk_payment",
                     "ledger_settlement"};
        if (any_limits_payments(files_.agreement)) { amounts.insert("payment_limit"); }
        if (has_decisions(files_.position)) { amounts.insert("decision"); }
        if (has_stream_reserve(files_.agreement)) { amounts.insert("ring_fenced"); }
        Keys required = amounts;
        required.insert("id");
        read_object(partner, required);
        read_amounts(partner, amounts);
    }

    void read_ending(const Place& ending)
    {
        read_object(ending, {"items", "partners"});
        read_items(ending.at("items"), [&](const Place& item, std::size_t) {
            read_object(item, {"id", "kind", "amount", "held_by", "by_partner"});
            read_amount(item.at("amount"));
            read_by_partner(item.at("by_partner"));
        });
        read_items(ending.at("partners"), [&](const Place& partner, std::size_t) {
            const Keys amounts{"assets_held", "assets", "liabilities_met", "liabilities",
                               "settlement"};
            Keys required = amounts;
            required.insert("id");
            read_object(partner, required);
            read_amounts(partner, amounts);
        });
    }

    void read_payment(const Place& payment)
    {
        read_object(payment, {"kind", "from", "to", "amount"});
        read_amount(payment.at("amount"));
    }

    void read_vat(const Place& vat)
    {
        read_object(vat, {"services", "total", "partial_exemption"});
        read_items(vat.at("services"),
                   [&](const Place& item, std::size_t) { read_service_vat(item); });
        const Place total = vat.at("total");
        read_object(total, vat_amounts_);
        read_amounts(total, vat_amounts_);
        read_items(vat.at("partial_exemption"), [&](const Place& test, std::size_t) {
            read_object(test, {"partner", "vat", "exempt", "limit", "headroom"});
            read_amounts(test, {"vat", "exempt", "limit", "headroom"});
        });
    }

    void read_service_vat(const Place& service)
    {
        Keys required = vat_amounts_;
        required.insert({"id", "delivered_by", "moving"});
        read_object(service, required, {"agent_for"});
        read_amounts(service, vat_amounts_);
        read_items(service.at("moving"), [&](const Place& move, std::size_t) {
            read_object(move, {"to", "irrecoverable", "cost"});
            read_amounts(move, {"irrecoverable", "cost"});
        });
    }

    const Files& files_;
    const Keys vat_amounts_{"incurred", "recovered", "irrecoverable", "budgeted", "of_variance"};
    Keys keys_of_partners_;
    Findings& findings_;
    Figures figures_;
};

void take_figure(const Step& step, const std::string& pointer, const std::string& value,
                 const Figures& figures, Given& given, Findings& findings)
{
    const auto figure = figures.find(pointer);
    if (figure == figures.end()) {
        findings.add(step.place(), fmt::format("gives {}, which is no figure", in_quotes(pointer)));
        return;
    }
    const auto [giver, is_first] = given.emplace(pointer, step.id);
    if (!is_first) {
        findings.add(pointer, fmt::format("is given by the steps {} and {}",
                                          in_quotes(giver->second), in_quotes(step.id)));
    }
    if (figure->second != value) {
        findings.add(pointer, fmt::format("is {}, and step {} gives {}", in_quotes(figure->second),
                                          in_quotes(step.id), in_quotes(value)));
    }
}

}  // namespace

Partners partners_of(const Json& agreement)
{
    Partners partners;
    const Json* list = member(agreement, "partners");
    for (std::size_t i = 0; i < count(list); ++i) {
        partners.emplace_back(text_at((*list)[i], "/id"));
    }
    return partners;
}

bool limits_payments(const Json& risk_share)
{
    return text_at(risk_share, "/cap_limits") == "payment";
}

bool any_limits_payments(const Json& agreement)
{
    const Json* list = member(agreement, "risk_shares");
    for (std::size_t i = 0; i < count(list); ++i) {
        if (limits_payments((*list)[i])) { return true; }
    }
    return false;
}

const Json* decision_on(const Json& position, std::string_view risk_share)
{
    const Json* list = member(position, "decisions");
    for (std::size_t i = 0; i < count(list); ++i) {
        if (text_at((*list)[i], "/risk_share") == risk_share) { return &(*list)[i]; }
    }
    return nullptr;
}

bool has_decisions(const Json& position) { return count(member(position, "decisions")) > 0; }

bool has_stream_reserve(const Json& agreement)
{
    const Json* streams = member(agreement, "streams");
    for (std::size_t i = 0; i < count(streams); ++i) {
        if (member((*streams)[i], "underspend_to") != nullptr) { return true; }
    }
    return false;
}

const Json* agreed_bands(const Json& agreement, std::size_t risk_share, std::string_view direction)
{
    return find(agreement, below(below("/risk_shares", risk_share), direction));
}

std::vector<const Json*> services_with_vat(const Json& agreement)
{
    std::vector<const Json*> services;
    const Json* list = member(agreement, "services");
    for (std::size_t i = 0; i < count(list); ++i) {
        if (member((*list)[i], "vat") != nullptr) { services.push_back(&(*list)[i]); }
    }
    return services;
}

Figures figures_of(const Files& files, const Partners& partners, Findings& findings)
{
    Reader reader{files, partners, findings};
    reader.read_settlement();
    return reader.take();
}

void take_figures(const Step& step, const Figures& figures, const Partners& partners, Given& given,
                  Findings& findings)
{
    const auto& values = step.result.values;
    for (const std::string_view pointer : step.figures) {
        if (!step.result.is_list) {
            take_figure(step, std::string{pointer}, values.front(), figures, given, findings);
        } else if (values.size() != partners.size()) {
            findings.add(step.place(), fmt::format("gives {}, and has not one value per partner",
                                                   in_quotes(pointer)));
        } else {
            for (std::size_t i = 0; i < partners.size(); ++i) {
                take_figure(step, below(pointer, partners[i]), values[i], figures, given, findings);
            }
        }
    }
}

void report_unexplained(const Figures& figures, const Given& given, Findings& findings)
{
    for (const auto& [pointer, value] : figures) {
        if (!given.contains(pointer)) {
            findings.add(pointer, fmt::format("is {}, and no step gives it", in_quotes(value)));
        }
    }
}

}  // namespace riskshare::replay
