#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/terms.hpp>

#include "document.hpp"

namespace riskshare::json {

/// A document while it is read, and everything that is wrong with it.
///
/// A *reader* is a function (Reading&, const Value&) -> T. It refuses what it cannot read and then
/// gives a placeholder, so that the rest is read all the same.
class Reading {
public:
    /// Fails: InputError where the text is not JSON.
    explicit Reading(std::string_view json);

    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const Value& root() const { return document_.values().front(); }
    [[nodiscard]] const UnreadablePlaces& unreadable() const { return unreadable_; }

    /// Notes a problem with a value, and that it could not be read.
    void refuse(const Value& value, std::string code, std::string expected, std::string found,
                std::string remedy);
    /// Notes a problem that leaves the value readable, such as a key too many in it.
    void report(const Value& value, std::string code, std::string expected, std::string found,
                std::string remedy);
    void add_unreadable(std::string place);
    void add(const Problems& problems);

    /// Is the value of that kind? Refuses it where it is not.
    [[nodiscard]] bool is(Kind kind, const Value& value);
    /// Is what is wrong beyond this only counted?
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

/// What a value is, for the end of a sentence: `the number 12`, `"abc"`, `a list`.
[[nodiscard]] std::string what_is(const Value& value);

/// `"a", "b" or "c"`.
[[nodiscard]] std::string alternatives(const std::vector<std::string_view>& names);

/// A text, which may be empty.
[[nodiscard]] std::string text(Reading& reading, const Value& value);

/// The fields of one object. Which keys the object knows is what is asked of it.
class Fields {
public:
    /// Refuses a value that is not an object; then there are no fields, and none is missing.
    Fields(Reading& reading, const Value& object);

    /// A field, or `otherwise` where it is missing, which is reported.
    template <class T, class Reader>
    [[nodiscard]] T required(std::string_view key, Reader read, T otherwise)
    {
        required_.push_back({key});
        return optional(key, read, std::move(otherwise));
    }

    /// A field, or `otherwise` where it is missing.
    template <class T, class Reader>
    [[nodiscard]] T optional(std::string_view key, Reader read, T otherwise)
    {
        const Value* value = find(key);
        return value == nullptr ? otherwise : T{read(reading_, *value)};
    }

    /// The one of these keys that is there: none, or two, are reported and give an empty name.
    [[nodiscard]] std::string_view one_of(const std::vector<std::string_view>& keys);

    /// Reads `note` and `clause`, which every object may have.
    template <class Facts>
    void remarks(Facts& facts)
    {
        facts.note = optional("note", text, std::string{});
        facts.clause = optional("clause", text, std::string{});
    }
    /// The same; where there are none they may be inside the field that lists partners.
    template <class Facts>
    void remarks(Facts& facts, std::string_view list)
    {
        remarks(facts);
        const Value* inside = find(list);
        if (inside == nullptr || !facts.note.empty() || !facts.clause.empty()) { return; }
        for (const Value* member : reading_.document().children(*inside)) {
            if (member->key == "note") { facts.note = member->text; }
            if (member->key == "clause") { facts.clause = member->text; }
        }
    }

    /// Reports keys that are unknown or missing. To be called once all fields are read.
    void end();

private:
    /// The value of a key, which is known from now on. Null where there is none.
    [[nodiscard]] const Value* find(std::string_view key);
    /// Gives the known keys that were probably meant.
    [[nodiscard]] std::vector<std::string_view> report_unknown();
    void add_unreadable(const std::vector<std::string_view>& keys);
    void report_missing(const std::vector<std::string_view>& any_of);

    Reading& reading_;
    const Value& object_;
    std::vector<const Value*> members_;
    std::vector<std::string_view> known_;
    std::vector<std::vector<std::string_view>> required_;  ///< of each, one key must be there
};

/// A reader of lists whose items `read` reads.
template <class Reader>
[[nodiscard]] auto list_of(Reader read)
{
    return [read](Reading& reading, const Value& value) {
        std::vector<decltype(read(reading, value))> items;
        if (!reading.is(Kind::list, value)) { return items; }
        for (const Value* item : reading.document().children(value)) {
            items.push_back(read(reading, *item));
        }
        return items;
    };
}

/// Is a key by partner none of a partner's, but a remark?
[[nodiscard]] inline bool is_remark(const Value& value)
{
    return value.key == "note" || value.key == "clause";
}

/// A reader of objects that state something by partner.
template <class Reader>
[[nodiscard]] auto by_partner(Reader read)
{
    return [read](Reading& reading, const Value& value) {
        ByPartner<decltype(read(reading, value))> list;
        if (!reading.is(Kind::object, value)) { return list; }
        for (const Value* member : reading.document().children(value)) {
            if (is_remark(*member)) {
                static_cast<void>(text(reading, *member));
            } else {
                list.emplace_back(member->key, read(reading, *member));
            }
        }
        return list;
    };
}

}  // namespace riskshare::json
