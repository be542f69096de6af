#include "sums.hpp"

#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "amounts.hpp"

namespace riskshare::replay {
namespace {

class Sums {
public:
    Sums(const Files& files, const Partners& partners, Findings& findings)
        : settlement_{files.settlement}, partners_{partners},
          ids_(partners.begin(), partners.end()), findings_{findings},
          of_shareable_{parts_of_shareable(files)}, figures_{of_shareable_}
    {
        figures_.insert({"adjustments", "borne"});
    }

    /// The payments of the risk shares and of the ledgers must equal the amounts the partners owe
    /// and are owed.
    void check_payments()
    {
        check_kinds();
        for (const auto& [kind, owed] : {std::pair{"risk_share", "net_risk_payment"},
                                         std::pair{"ledger_settlement", "ledger_settlement"}}) {
            Open open = owed_by_partners("/partners", owed);
            open["reserve"] = amount("/reserve");
            check_open(kind, owed, std::move(open));
        }
    }

    /// The parts of each item of an ending must add up to it, and payments to what is owed.
    void check_ending()
    {
        if (member(settlement_, "ending") == nullptr) { return; }
        const std::size_t items = count(find(settlement_, "/ending/items"));
        for (std::size_t i = 0; i < items; ++i) {
            const std::string pointer = below("/ending/items", i);
            expect(pointer, "\"by_partner\"", sum_by_partner(below(pointer, "by_partner")),
                   amount(below(pointer, "amount")));
        }
        check_open("ending", "settlement", owed_by_partners("/ending/partners", "settlement"));
    }

    /// The amounts of a decision must add up to the shareable variance.
    void check_decisions()
    {
        const Json& risk_shares = list_in(settlement_, "risk_shares");
        for (std::size_t i = 0; i < risk_shares.size(); ++i) {
            if (member(risk_shares[i], "decision") == nullptr) { continue; }
            const std::string place = below("/risk_shares", i);
            const std::string pointer = below(place, "decision");
            const Number decided = amount(below(below(pointer, "reserve"), "decided")) +
                                   sum_by_partner(below(pointer, "decided_by_partner"));
            expect(pointer, "decided", decided, amount(below(place, "shareable_variance")));
        }
    }

    void check_by_service()
    {
        if (member(settlement_, "by_service") == nullptr) { return; }
        const Json& rows = list_in(settlement_, "by_service");
        Columns columns;
        Number of_reserve = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const Service service{rows[row], below("/by_service", row)};
            check_form(service);
            check_row(service, columns);
            of_reserve += amount_of(service, "reserve");
        }
        expect("/by_service", "reserve", of_reserve, amount("/reserve"));
        for (const std::string& figure : figures_) {
            for (std::size_t i = 0; i < partners_.size(); ++i) {
                expect("/by_service", fmt::format("{} of {}", figure, in_quotes(partners_[i])),
                       columns[{figure, partners_[i]}],
                       amount(below(below("/partners", i), figure)));
            }
        }
    }

private:
    /// The amount each party owes, or is owed if negative.
    using Open = std::map<std::string_view, Number>;

    /// Amounts by figure and partner.
    using Columns = std::map<std::pair<std::string_view, std::string_view>, Number>;

    /// A row of the table.
    struct Service {
        const Json& json;
        std::string pointer;
    };

    void check_kinds()
    {
        const Json& payments = list_in(settlement_, "payments");
        const bool has_ending = member(settlement_, "ending") != nullptr;
        for (std::size_t i = 0; i < payments.size(); ++i) {
            const std::string_view kind = text_at(payments[i], "/kind");
            if (kind == "risk_share" || kind == "ledger_settlement") { continue; }
            if (kind == "ending" && has_ending) { continue; }
            findings_.add(below("/payments", i),
                          fmt::format("has the unexpected kind {}", in_quotes(kind)));
        }
    }

    Open owed_by_partners(std::string_view list, std::string_view owed)
    {
        Open open;
        for (std::size_t i = 0; i < partners_.size(); ++i) {
            open[partners_[i]] = amount(below(below(list, i), owed));
        }
        return open;
    }

    /// Expects the payments of one kind to leave nothing owed.
    void check_open(std::string_view kind, std::string_view owed, Open open)
    {
        const Json& payments = list_in(settlement_, "payments");
        for (std::size_t i = 0; i < payments.size(); ++i) {
            if (text_at(payments[i], "/kind") != kind) { continue; }
            const Number paid = amount(below(below("/payments", i), "amount"));
            open[text_at(payments[i], "/from")] -= paid;
            open[text_at(payments[i], "/to")] += paid;
        }
        for (const auto& [party, left] : open) {
            if (left == 0) { continue; }
            findings_.add("/payments", fmt::format("leave {} of the {} of {} open", to_pounds(left),
                                                   owed, in_quotes(party)));
        }
    }

    /// The amount of a value. Reports its JSON Pointer if it is not an amount.
    template <class Pointer>
    Number amount(const Json* value, Pointer pointer)
    {
        const bool is_text = value != nullptr && value->is_string();
        const auto pence = is_text ? pence_of(value->get_ref<const std::string&>()) : std::nullopt;
        if (!pence) { findings_.add(pointer(), "is not an amount"); }
        return pence.value_or(Number{0});
    }

    Number amount(const std::string& pointer)
    {
        return amount(find(settlement_, pointer), [&] { return pointer; });
    }

    Number sum_by_partner(const std::string& pointer)
    {
        Number sum = 0;
        for (const std::string& partner : partners_) { sum += amount(below(pointer, partner)); }
        return sum;
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
        findings_.add(place, fmt::format("adds up to {} under {}, not to {}", to_pounds(found),
                                         what, to_pounds(expected)));
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

    /// The parts that each partner bears of a service must add up to the whole; with the reserve
    /// they must add up to the variance, or to the shareable variance without adjustments. Adds the
    /// row to the columns.
    void check_row(const Service& service, Columns& columns)
    {
        Number variance = amount_of(service, "reserve");
        Number shareable = variance;
        for (const std::string& partner : partners_) {
            Number parts = 0;
            Number borne = 0;
            for (const std::string& figure : figures_) {
                const Number cell = amount_of(service, figure, partner);
                columns[{figure, partner}] += cell;
                if (of_shareable_.contains(figure)) { shareable += cell; }
                (figure == "borne" ? borne : parts) += cell;
            }
            if (parts != borne) {
                expect(below(below(service.pointer, "borne"), partner), "its parts", parts, borne);
            }
            variance += borne;
        }
        expect(service.pointer, "borne", variance, amount_of(service, "variance"));
        expect(service.pointer, "shareable", shareable, amount_of(service, "shareable_variance"));
    }

    const Json& settlement_;
    const Partners& partners_;
    Keys ids_;
    Findings& findings_;
    Keys of_shareable_;  ///< parts of the shareable variance
    Keys figures_;       ///< these, adjustments and the sum of both
};

}  // namespace

void check_sums(const Files& files, const Partners& partners, Findings& findings)
{
    Sums sums{files, partners, findings};
    sums.check_payments();
    sums.check_ending();
    sums.check_decisions();
    sums.check_by_service();
}

}  // namespace riskshare::replay
