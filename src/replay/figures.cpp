#include "figures.hpp"

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

/// The keys of an object: of labels, of amounts, and of objects with an amount for each partner.
struct Form {
    Keys labels{};
    Keys amounts{};
    Keys by_partner{};
    Keys optional{};
};

const Form form_of_fund{.amounts = {"gross", "income", "net"}, .by_partner = {"net_by_partner"}};
const Form form_of_not_pooled{.labels = {"id", "kind", "from", "to"}, .amounts = {"amount"}};
const Form form_of_ring_fenced{.labels = {"service", "stream", "partner", "reserve"},
                               .amounts = {"amount"}};
const Form form_of_payment_limit{
    .amounts = {"reserve"},
    .by_partner = {"before_by_partner", "maximum_by_partner", "change_by_partner"}};
const Form form_of_decision{
    .labels = {"decided_by", "date", "minute", "reserve"},
    .by_partner = {"formula_by_partner", "decided_by_partner", "difference_by_partner"}};
const Form form_of_reserve_in_decision{.amounts = {"formula", "decided", "difference"}};
const Form form_of_ending_item{
    .labels = {"id", "kind", "held_by"}, .amounts = {"amount"}, .by_partner = {"by_partner"}};
const Form form_of_ending_partner{
    .labels = {"id"},
    .amounts = {"assets_held", "assets", "liabilities_met", "liabilities", "settlement"}};
const Form form_of_payment{.labels = {"kind", "from", "to"}, .amounts = {"amount"}};
const Keys vat_amounts{"incurred", "recovered", "irrecoverable", "budgeted", "of_variance"};
const Form form_of_vat_service{
    .labels = {"id", "delivered_by", "moving"}, .amounts = vat_amounts, .optional = {"agent_for"}};
const Form form_of_vat_move{.labels = {"to"}, .amounts = {"irrecoverable", "cost"}};
const Form form_of_partial_exemption{.labels = {"partner"},
                                     .amounts = {"vat", "exempt", "limit", "headroom"}};

/// A value of the settlement and its JSON Pointer. The value is null if it is missing, which was
/// reported with the object that lacks it.
struct Place {
    const Json* value;
    std::string pointer;

    [[nodiscard]] Place at(std::string_view key) const
    {
        return {value == nullptr ? nullptr : member(*value, key), below(pointer, key)};
    }
};

class Reader {
public:
    Reader(const Files& files, const Partners& partners, Findings& findings)
        : files_{files}, partners_{{}, {partners.begin(), partners.end()}}, findings_{findings}
    {}

    void read_settlement()
    {
        const Place all{&files_.settlement, ""};
        read(all, form_of_settlement());
        Keys funds{"pooled", "aligned", "integrated"};
        if (has_capital(files_.agreement)) { funds.insert("capital"); }
        read(all.at("fund"), {.labels = funds});
        for (const std::string& name : funds) { read(all.at("fund").at(name), form_of_fund); }
        read_list(all.at("not_pooled"), form_of_not_pooled);
        read_items(all.at("risk_shares"),
                   [&](const Place& item, std::size_t i) { read_risk_share(item, i); });
        read_list(all.at("ring_fenced"), form_of_ring_fenced);
        read_list(all.at("partners"), form_of_partner());
        read(all.at("ending"), {.labels = {"items", "partners"}});
        read_list(all.at("ending").at("items"), form_of_ending_item);
        read_list(all.at("ending").at("partners"), form_of_ending_partner);
        read_list(all.at("payments"), form_of_payment);
        read_vat(all.at("vat"));
    }

    [[nodiscard]] Figures take() { return std::move(figures_); }

private:
    [[nodiscard]] Form form_of_settlement() const
    {
        Form form{.labels = {"format", "agreement", "financial_year", "month", "basis", "fund",
                             "risk_shares", "partners", "payments"},
                  .amounts = {"reserve"},
                  .optional = {"by_service", "explanation"}};
        const auto add_if = [&](bool is_there, const char* key) {
            if (is_there) { form.labels.insert(key); }
        };
        add_if(!list_in(files_.agreement, "not_pooled").empty(), "not_pooled");
        add_if(!services_with_vat(files_.agreement).empty(), "vat");
        add_if(member(files_.position, "ending") != nullptr, "ending");
        add_if(has_stream_reserve(files_.agreement), "ring_fenced");
        return form;
    }

    [[nodiscard]] Form form_of_partner() const
    {
        Form form{.labels = {"id"}, .amounts = parts_of_shareable(files_)};
        form.amounts.insert({"funding", "recorded", "adjustments", "borne", "without_risk_share",
                             "net_risk_payment", "ledger_settlement"});
        return form;
    }

    /// Expects the keys of a form, no others, and reads the amounts.
    void read(const Place& object, const Form& form)
    {
        if (object.value == nullptr) { return; }
        Keys required = form.labels;
        required.insert(form.amounts.begin(), form.amounts.end());
        required.insert(form.by_partner.begin(), form.by_partner.end());
        if (!check_keys(*object.value, object.pointer, required, form.optional, findings_)) {
            return;
        }
        for (const std::string& key : form.amounts) { read_amount(object.at(key)); }
        for (const std::string& key : form.by_partner) { read(object.at(key), partners_); }
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

    template <class Read>
    void read_items(const Place& list, Read read)
    {
        if (list.value == nullptr) { return; }
        if (!list.value->is_array()) { findings_.add(list.pointer, "must be a list"); }
        for (std::size_t i = 0; i < count(list.value); ++i) {
            read(Place{item(*list.value, i), below(list.pointer, i)}, i);
        }
    }

    void read_list(const Place& list, const Form& form)
    {
        read_items(list, [&](const Place& item, std::size_t) { read(item, form); });
    }

    void read_risk_share(const Place& risk_share, std::size_t index)
    {
        Form form{
            .labels = {"id", "bands"}, .amounts = {"shareable_variance"}, .by_partner = {"base"}};
        if (const Json* agreed = find(files_.agreement, below("/risk_shares", index))) {
            if (limits_payments(*agreed)) { form.labels.insert("payment_limit"); }
            const Json* decision = decision_on(files_.position, text_at(*agreed, "/id"));
            if (decision != nullptr) { form.labels.insert("decision"); }
        }
        read(risk_share, form);
        read_items(risk_share.at("bands"), [&](const Place& band, std::size_t k) {
            const std::string_view direction = text_at(*band.value, "/direction");
            read_band(band, item(agreed_bands(files_.agreement, index, direction), k));
        });
        read(risk_share.at("payment_limit"), form_of_payment_limit);
        read(risk_share.at("decision"), form_of_decision);
        read(risk_share.at("decision").at("reserve"), form_of_reserve_in_decision);
    }

    /// A band with an end states it, and the most that each partner can bear: unless that depends
    /// on the services.
    void read_band(const Place& band, const Json* agreed)
    {
        Form form{.labels = {"direction", "split"},
                  .amounts = {"from", "amount"},
                  .by_partner = {"by_partner"}};
        if (agreed != nullptr && agreed->contains("up_to")) {
            form.amounts.insert("to");
            if (text_at(*agreed, "/split") != "responsible") {
                form.by_partner.insert("maximum_by_partner");
            }
        }
        read(band, form);
    }

    void read_vat(const Place& vat)
    {
        read(vat, {.labels = {"services", "total", "partial_exemption"}});
        read_items(vat.at("services"), [&](const Place& service, std::size_t) {
            read(service, form_of_vat_service);
            read_list(service.at("moving"), form_of_vat_move);
        });
        read(vat.at("total"), {.amounts = vat_amounts});
        read_list(vat.at("partial_exemption"), form_of_partial_exemption);
    }

    const Files& files_;
    Form partners_;  ///< of an object with an amount for each partner
    Findings& findings_;
    Figures figures_;
};

void take_figure(const Step& step, const std::string& pointer, const std::string& value,
                 const Figures& figures, Given& given, Findings& findings)
{
    const auto figure = figures.find(pointer);
    if (figure == figures.end()) {
        findings.add(step.place(),
                     fmt::format("gives {}, which is not a figure", in_quotes(pointer)));
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
            findings.add(step.place(),
                         fmt::format("gives {}, but does not have one value per partner",
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
