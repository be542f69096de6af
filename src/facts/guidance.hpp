#pragma once

#include <array>
#include <string_view>

#include <riskshare/facts/terms.hpp>
#include <riskshare/text/words.hpp>

/// The guide's duties for the partners under each mechanism, in words of this library.

namespace riskshare {
inline namespace v0 {

/// A question, and the guide's answer for each mechanism, in the order of the enumeration.
struct Question {
    std::string_view subject;
    std::string_view section;
    std::array<std::string_view, words_of<Mechanism>.size()> answers;
};

inline constexpr std::array questions{
    Question{"income_and_expenditure", "Where is income and expenditure recorded?",
             one_each<Mechanism, std::string_view>(
                 {"Each partner's own accounts record what it spends and receives.",
                  "The lead body's accounts record all of it; the lead body recharges the partners "
                  "by a formula agreed beforehand.",
                  "The contractor records it and bills each partner as the contract says. Or one "
                  "partner takes a single bill, as a lead body would, and recharges the others.",
                  "The joint venture's own accounts record all of it."})},
    Question{"funding", "How does a pooled arrangement operate?",
             one_each<Mechanism, std::string_view>(
                 {"Each partner sets money aside in its own budget and spends it itself.",
                  "The other partners pay their funding to the lead body, which runs one total "
                  "budget that all have agreed.",
                  "The payments under the contract are split between the partners by a formula "
                  "agreed beforehand.",
                  "Each partner funds the joint venture to a level agreed beforehand, by a grant "
                  "or by paying for what it does."})},
    Question{"reporting", "How is performance reported?",
             one_each<Mechanism, std::string_view>(
                 {"Each partner reports on its own part, and the parts are put together into one "
                  "report.",
                  "The lead body reports to all partners, who may ask for measures of their own, "
                  "for example for their area.",
                  "The contractor reports in the form that the contract lays down.",
                  "The joint venture reports regularly on the whole of what it does; partners may "
                  "ask for measures of their own."})},
    Question{
        "assets_and_liabilities", "Where are assets and liabilities held?",
        one_each<Mechanism, std::string_view>(
            {"Each partner holds its own.",
             "The lead body holds them; how they are shared when the arrangement ends is agreed "
             "beforehand.",
             "The contractor or the partners hold them, as the contract says; under a contract for "
             "services it is usually the contractor.",
             "The joint venture holds them; how they are divided if it is wound up is agreed."})},
    Question{
        "internal_audit", "How will Internal Audit requirements be satisfied?",
        one_each<Mechanism, std::string_view>(
            {"Each partner's internal audit covers what that partner does.",
             "The partners may rely on the lead body's internal audit and on its regular reports, "
             "unless there is evidence against it; they may keep a right of access for their own.",
             "Ordinary contract management; partners may keep a right of access for their own "
             "internal audit.",
             "The joint venture has an internal audit of its own or buys it from a partner; "
             "partners may keep a right of access for theirs."})},
    Question{"external_audit", "How will external audit arrangements apply?",
             one_each<Mechanism, std::string_view>(
                 {"Each partner's auditors, as for everything else it does.",
                  "The lead body's auditors audit the whole, and the other partners' auditors rely "
                  "on the records.",
                  "As for any contract: each partner's auditors may examine its documents and its "
                  "transactions.",
                  "The joint venture appoints auditors of its own, and the partners rely on its "
                  "accounts."})},
    Question{"assurance", "How will the CFO satisfy themselves re financial management?",
             one_each<Mechanism, std::string_view>(
                 {"Each CFO relies on the partner's usual arrangements.",
                  "A CFO may rely on the lead body's systems and on its regular reports, unless "
                  "there is evidence against it.",
                  "A CFO relies on ordinary contract management; the partners may choose one of "
                  "them to manage and monitor the contract.",
                  "The partners agree and monitor the joint venture's internal control and "
                  "financial systems; they may choose one of them to do so."})}};

}  // namespace v0
}  // namespace riskshare
