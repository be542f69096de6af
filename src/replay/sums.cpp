#include "sums.hpp"

#include <optional>

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

class Sums {
public:
    Sums(const Files& files, const Partners& partners, Findings& findings)
        : settlement_{files.settlement}, partners_{partners},
          ids_(partners.begin(), partners.end()), findings_{findings}
    {
        if (any_limits_payments(files.agreement)) { of_shareable_.push_back("payment_limit"); }
        if (has_decisions(files.position)) { of_shareable_.push_back("decision"); }
        if (has_stream_reserve(files.agreement)) { of_shareable_.push_back("ring_fenced"); }
        figures_ = of_shareable_;
        figures_.insert(figures_.end(), {"adjustments", "borne"});
    }

    /// What each party owes, or is owed where it is negative.
    using Open = std::map<std::string_view, Number>;

    /// The payments of one kind must be what the partners' figures under `owed` say.
    void check_payments(std::string_view kind, std::string_view owed)
    {
        Open open = owed_by_partners("/partners", owed);
        open["reserve"] = amount("/reserve");
        check_payments(kind, owed, std::move(open));
    }

    /// Where the agreement ends: parts must come to each amount, and payments to what is owed.
    void check_ending()
    {
        const Json* items = find(settlement_, "/ending/items");
        for (std::size_t i = 0; i < count(items); ++i) {
            const std::string pointer = below("/ending/items", i);
            Number parts = 0;
            for (const std::string& partner : partners_) {
                parts += amount(below(below(pointer, "by_partner"), partner));
            }
            expect(pointer, "\"by_partner\"", parts, amount(below(pointer, "amount")));
        }
        check_payments("ending", "settlement", owed_by_partners("/ending/partners", "settlement"));
    }

    void check_payments(std::string_view kind, std::string_view owed, Open open)
    {
        const Json* payments = member(settlement_, "payments");
        for (std::size_t i = 0; i < count(payments); ++i) {
            const Json& payment = (*payments)[i];
            if (text_at(payment, "/kind") != kind) { continue; }
            const Number paid = amount(below(below("/payments", i), "amount"));
            open[text_at(payment, "/from")] -= paid;
            open[text_at(payment, "/to")] += paid;
        }
        for (const auto& [party, left] : open) {
            if (left == 0) { continue; }
            findings_.add("/payments", fmt::format("leave {} of the {} of {} open", to_pounds(left),
                                                   owed, in_quotes(party)));
        }
    }

    /// What a decision lays on the parties must be what there is to bear.
    void check_decisions()
    {
        const Json* risk_shares = member(settlement_, "risk_shares");
        for (std::size_t i = 0; i < count(risk_shares); ++i) {
            const Json* decision = member((*risk_shares)[i], "decision");
            if (decision == nullptr) { continue; }
            const std::string place = below("/risk_shares", i);
            const std::string pointer = below(place, "decision");
            Number decided = amount(below(below(pointer, "reserve"), "decided"));
            for (const std::string& partner : partners_) {
                decided += amount(below(below(pointer, "decided_by_partner"), partner));
            }
            expect(pointer, "what is decided", decided, amount(below(place, "shareable_variance")));
        }
    }

    void check_by_service()
    {
        const Json* rows = member(settlement_, "by_service");
        Columns columns(figures_.size(), Numbers(partners_.size(), 0));
        Number of_reserve = 0;
        for (std::size_t row = 0; row < count(rows); ++row) {
            const Service service{(*rows)[row], below("/by_service", row)};
            check_form(service);
            check_row(service, columns);
            of_reserve += amount_of(service, "reserve");
        }
        expect("/by_service", "reserve", of_reserve, amount("/reserve"));
        for (std::size_t f = 0; f < figures_.size(); ++f) {
            for (std::size_t i = 0; i < partners_.size(); ++i) {
                expect("/by_service", fmt::format("{} of {}", figures_[f], in_quotes(partners_[i])),
                       columns[f][i], amount(below(below("/partners", i), figures_[f])));
            }
        }
    }

private:
    Open owed_by_partners(std::string_view list, std::string_view owed)
    {
        Open open;
        for (std::size_t i = 0; i < partners_.size(); ++i) {
            open[partners_[i]] = amount(below(below(list, i), owed));
        }
        return open;
    }

    /// Amounts by figure and partner.
    using Columns = std::vector<Numbers>;

    /// A row of the table.
    struct Service {
        const Json& json;
        std::string pointer;
    };

    /// The amount that a value is. Reports where it is none, under the JSON Pointer asked for.
    template <class Pointer>
    Number amount(const Json* value, Pointer pointer)
    {
        const bool is_text = value != nullptr && value->is_string();
        const auto pence = is_text ? pence_of(value->get_ref<const std::string&>()) : std::nullopt;
        if (!pence) { findings_.add(pointer(), "is no amount"); }
        return pence.value_or(Number{0});
    }

    Number amount(const std::string& pointer)
    {
        return amount(find(settlement_, pointer), [&] { return pointer; });
    }

    Number amount_of(const Service& service, std::string_view figure)
    {
        return amount(member(service.json, figure), [&] { return below(service.pointer, figure); });
    }

    Number amount_of(const Service& service, std::string_view figure, std::string_view partner)
    {
        const Json* by_partner = member(service.json, figure);
        return amount(by_partner == nullptr ? nullptr : member(*by_partner, partner),
                      [&] { return below(below(service.pointer, figure), partner); });
    }

    void expect(std::string_view place, std::string_view what, const Number& found,
                const Number& expected)
    {
        if (found == expected) { return; }
        findings_.add(place, fmt::format("adds up to {} under {}, and should to {}",
                                         to_pounds(found), what, to_pounds(expected)));
    }

    void check_form(const Service& service)
    {
        Keys required{"id", "variance", "shareable_variance", "reserve"};
        required.insert(figures_.begin(), figures_.end());
        check_keys(service.json, service.pointer, required, {}, findings_);
        for (const std::string_view figure : figures_) {
            if (const Json* by_partner = member(service.json, figure)) {
                check_keys(*by_partner, below(service.pointer, figure), ids_, {}, findings_);
            }
        }
    }

    /// What the partners bear of a service must be what each of them bears of it, and with the
    /// reserve its variance; without adjustments, its shareable variance. Adds the row to the
    /// columns.
    void check_row(const Service& service, Columns& columns)
    {
        const Number of_reserve = amount_of(service, "reserve");
        Number variance = of_reserve;
        Number shareable = of_reserve;
        for (std::size_t i = 0; i < partners_.size(); ++i) {
            Number without_adjustments = 0;
            Number parts = 0;
            Number borne = 0;
            for (std::size_t f = 0; f < figures_.size(); ++f) {
                const Number cell = amount_of(service, figures_[f], partners_[i]);
                columns[f][i] += cell;
                if (f < of_shareable_.size()) { without_adjustments += cell; }
                (figures_[f] == "borne" ? borne : parts) += cell;
            }
            if (parts != borne) {
                expect(below(below(service.pointer, "borne"), partners_[i]), "its parts", parts,
                       borne);
            }
            shareable += without_adjustments;
            variance += borne;
        }
        expect(service.pointer, "borne", variance, amount_of(service, "variance"));
        expect(service.pointer, "what is shareable", shareable,
               amount_of(service, "shareable_variance"));
    }

    const Json& settlement_;
    const Partners& partners_;
    Keys ids_;
    Findings& findings_;
    /// What partners bear of a service's shareable variance, by rule; then all figures.
    std::vector<std::string> of_shareable_{"shared", "by_responsibility", "outside_risk_share"};
    std::vector<std::string> figures_{};
};

void check_kinds(const Json& settlement, Findings& findings)
{
    const Json* payments = member(settlement, "payments");
    for (std::size_t i = 0; i < count(payments); ++i) {
        const std::string_view kind = text_at((*payments)[i], "/kind");
        if (kind == "risk_share" || kind == "ledger_settlement") { continue; }
        if (kind == "ending" && member(settlement, "ending") != nullptr) { continue; }
        findings.add(below("/payments", i), fmt::format("is of no kind, but {}", in_quotes(kind)));
    }
}

}  // namespace

void check_sums(const Files& files, const Partners& partners, Findings& findings)
{
    Sums sums{files, partners, findings};
    check_kinds(files.settlement, findings);
    sums.check_payments("risk_share", "net_risk_payment");
    sums.check_payments("ledger_settlement", "ledger_settlement");
    if (member(files.settlement, "ending") != nullptr) { sums.check_ending(); }
    sums.check_decisions();
    if (member(files.settlement, "by_service") != nullptr) { sums.check_by_service(); }
}

}  // namespace riskshare::replay
