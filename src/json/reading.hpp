#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

#include "document.hpp"
#include "facts/places.hpp"

namespace riskshare::json {

/// A document while it is read, and everything that is wrong with it.
///
/// A *reader* is a function (Reading&, const Value&) -> T. It refuses what it cannot read and then
/// gives a placeholder, so that the rest is read all the same.
class RISKSHARE_EXPORT Reading {
public:
    /// Fails: InputError where the text is not JSON.
    explicit Reading(std::string_view json);

    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const Value& root() const { return document_.values().front(); }
    [[nodiscard]] const UnreadablePlaces& unreadable() const { return unreadable_; }

    /// Reports a problem with a value that could therefore not be read.
    void refuse(const Value& value, std::string code, std::string expected, std::string found,
                std::string remedy);
    /// Reports a problem that leaves the value readable, such as an unknown key in it.
    void report(const Value& value, std::string code, std::string expected, std::string found,
                std::string remedy);
    void add_unreadable(std::string place);
    void add(const Problems& problems);

    /// True if the value is of that kind; refuses it otherwise.
    [[nodiscard]] bool is(Kind kind, const Value& value);
    /// True if further problems are only counted.
    [[nodiscard]] bool has_enough_problems() const;

    /// The problems in the order of the text, safe to print.
    [[nodiscard]] Problems problems() const;
    /// Fails: InputError where there are problems.
    void refuse_problems() const;

private:
    void add(Problem problem, std::size_t order);

    Document document_;
    Problems problems_;
    std::vector<std::size_t> orders_;  ///< of each problem that was kept: where the text has it
    UnreadablePlaces unreadable_;
};

/// Describes a value at the end of a sentence: `the number 12`, `"abc"`, `a list`.
[[nodiscard]] RISKSHARE_EXPORT std::string what_is(const Value& value);

/// `"a", "b" or "c"`.
[[nodiscard]] std::string alternatives(const std::vector<std::string_view>& names);

/// A text, which may be empty.
[[nodiscard]] RISKSHARE_EXPORT std::string text(Reading& reading, const Value& value);

/// A stand-in for a value that could not be read. No figure rests on it.
template <class T>
inline const T placeholder{};
template <>
inline constexpr int placeholder<int> = 1;
template <>
inline constexpr Money placeholder<Money> = 0_p;
template <>
inline constexpr Percentage placeholder<Percentage> = "0%"_pc;
template <>
inline const Date placeholder<Date> = Date::on(2000, 4, 1);
template <>
inline const FinancialYear placeholder<FinancialYear> = FinancialYear::starting(2000);

class Fields;

template <class Read>
[[nodiscard]] auto read_with(Read read, Reading& reading, const Value& value);

/// The type a reader returns.
template <class Read>
using ReadBy = decltype(read_with(std::declval<Read>(), std::declval<Reading&>(),
                                  std::declval<const Value&>()));

/// The fields of one object. The keys that it knows are those that are asked for.
class RISKSHARE_EXPORT Fields {
public:
    /// Refuses a value that is not an object; then there are no fields, and none is missing.
    Fields(Reading& reading, const Value& object);

    /// A field; `otherwise` where it is missing, which is reported.
    template <class Read, class T = ReadBy<Read>>
    [[nodiscard]] T required(std::string_view key, Read read, T otherwise = placeholder<T>)
    {
        const Value* value = ask(key);
        if (value == nullptr) { missing_.push_back({key}); }
        return value == nullptr ? otherwise : T(read_with(read, reading_, *value));
    }

    /// A field, or `otherwise`.
    template <class Read, class T = ReadBy<Read>>
    [[nodiscard]] T optional(std::string_view key, Read read, T otherwise)
    {
        const Value* value = ask(key);
        return value == nullptr ? otherwise : T(read_with(read, reading_, *value));
    }
    template <class Read>
    [[nodiscard]] std::optional<ReadBy<Read>> optional(std::string_view key, Read read)
    {
        return optional(key, read, std::optional<ReadBy<Read>>{});
    }

    /// The one of these keys that is there. None and two are reported and give an empty name.
    [[nodiscard]] std::string_view one_of(const std::vector<std::string_view>& keys);

    /// Reads `note` and `clause`, which every object may have, unless they have been read.
    template <class Facts>
    void remarks(Facts& facts);
    /// The same; where there are none they may be inside the field that lists partners.
    template <class Facts>
    void remarks(Facts& facts, std::string_view list);

    /// Reports keys that are unknown or missing. To be called once all fields are read.
    void end();

private:
    static constexpr std::size_t most_keys = 32;

    /// The value of a key; null where there is none.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// The same of a key that is known from now on.
    [[nodiscard]] const Value* ask(std::string_view key);
    [[nodiscard]] bool is_known(std::string_view key) const;
    [[nodiscard]] std::vector<std::string_view> known() const;
    /// Returns the known keys that were probably meant.
    [[nodiscard]] std::vector<std::string_view> report_unknown();
    [[nodiscard]] std::string_view report_unknown(const Value& member,
                                                  std::span<const std::string_view> absent);
    void add_unreadable(const std::vector<std::string_view>& keys);
    void report_missing(const std::vector<std::string_view>& any_of);

    Reading& reading_;
    const Value& object_;
    std::array<std::string_view, most_keys> known_;  ///< some of them twice
    std::size_t known_count_ = 0;
    std::vector<std::vector<std::string_view>> missing_;  ///< of each, one key must be there
    bool has_remarks_ = false;
};

/// Reads a value with a reader, or with a function of the fields of an object: (Fields&) -> T.
template <class Read>
auto read_with(Read read, Reading& reading, const Value& value)
{
    if constexpr (std::invocable<Read, Fields&>) {
        Fields fields{reading, value};
        auto facts = read(fields);
        if constexpr (requires { facts.note, facts.clause; }) { fields.remarks(facts); }
        fields.end();
        return facts;
    } else {
        return read(reading, value);
    }
}

template <class Facts>
void Fields::remarks(Facts& facts)
{
    if (std::exchange(has_remarks_, true)) { return; }
    facts.note = optional("note", text, std::string{});
    facts.clause = optional("clause", text, std::string{});
}

template <class Facts>
void Fields::remarks(Facts& facts, std::string_view list)
{
    remarks(facts);
    const Value* inside = find(list);
    if (inside == nullptr || !facts.note.empty() || !facts.clause.empty()) { return; }
    for (const Value& member : Children{*inside}) {
        if (member.key == "note") { facts.note = member.text; }
        if (member.key == "clause") { facts.clause = member.text; }
    }
}

/// Reads and checks a whole document. Fails: InputError with every problem in it.
template <class Read, class Check>
auto read_and_check(std::string_view text, Read read, Check check)
{
    Reading reading{text};
    auto facts = read_with(read, reading, reading.root());
    if (reading.has_enough_problems()) { reading.refuse_problems(); }
    auto checked = check(std::move(facts), reading.unreadable());
    reading.add(checked.problems);
    reading.refuse_problems();
    return *std::move(checked.value);
}

/// The result of `read`, or the problems of its InputError.
template <class Read>
[[nodiscard]] auto or_problems(Read read) -> std::variant<std::invoke_result_t<Read>, Problems>
{
    try {
        return read();
    } catch (InputError& refused) {
        return std::move(refused).problems();
    }
}

/// A reader of lists whose items `read` reads.
template <class Read>
[[nodiscard]] auto list_of(Read read)
{
    return [read](Reading& reading, const Value& value) {
        std::vector<ReadBy<Read>> items;
        if (!reading.is(Kind::list, value)) { return items; }
        const Children children{value};
        items.reserve(children.count());
        for (const Value& item : children) { items.push_back(read_with(read, reading, item)); }
        return items;
    };
}

/// A reader of objects that state something by partner.
template <class Read>
[[nodiscard]] auto by_partner(Read read)
{
    return [read](Reading& reading, const Value& value) {
        ByPartner<ReadBy<Read>> list;
        if (!reading.is(Kind::object, value)) { return list; }
        const Children children{value};
        list.reserve(children.count());
        for (const Value& member : children) {
            const bool is_remark = member.key == "note" || member.key == "clause";
            if (is_remark) {
                static_cast<void>(text(reading, member));
            } else {
                list.emplace_back(member.key, read_with(read, reading, member));
            }
        }
        return list;
    };
}

}  // namespace riskshare::json
