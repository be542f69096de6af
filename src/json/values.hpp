#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/facts/terms.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

#include "reading.hpp"

/// Readers of single values.

namespace riskshare::json {

inline constexpr Money nothing = Money::from_pence(0);

[[nodiscard]] Money money(Reading& reading, const Value& value);
[[nodiscard]] Percentage percentage(Reading& reading, const Value& value);
[[nodiscard]] FinancialYear financial_year(Reading& reading, const Value& value);
[[nodiscard]] Date date(Reading& reading, const Value& value);
[[nodiscard]] bool truth(Reading& reading, const Value& value);
[[nodiscard]] int month(Reading& reading, const Value& value);

/// A whole number, and how anything else is refused.
[[nodiscard]] int whole_number(Reading& reading, const Value& value, std::string code,
                               std::string expected, std::string remedy);

/// Reads the format of the file. Fails: InputError where the file is of another of our formats,
/// since nothing else in it is worth reporting then.
void check_format(Reading& reading, Fields& fields, std::string_view expected);

/// A word of a closed list, and what it means.
template <class Meaning>
struct Word {
    std::string_view text;
    Meaning meaning;
};

/// Refuses a value that is none of the words. `or_else` is what else the key takes, in an object.
void refuse_word(Reading& reading, const Value& value, const std::vector<std::string_view>& words,
                 std::string_view or_else = {});

/// The meaning of a word; the first one where it is not of the list.
template <class Meaning>
[[nodiscard]] Meaning word(Reading& reading, const Value& value,
                           const std::vector<Word<Meaning>>& words, std::string_view or_else = {})
{
    std::vector<std::string_view> texts;
    for (const auto& word : words) {
        if (value.kind == Kind::string && value.text == word.text) { return word.meaning; }
        texts.push_back(word.text);
    }
    refuse_word(reading, value, texts, or_else);
    return words.front().meaning;
}

/// The enumerator that a word names; the first one where the word names none.
template <HasWords Enum>
[[nodiscard]] Enum enumerator(Reading& reading, const Value& value)
{
    if (value.kind == Kind::string) {
        if (const auto named = from_text<Enum>(value.text)) { return *named; }
    }
    refuse_word(reading, value, {words_of<Enum>.begin(), words_of<Enum>.end()});
    return Enum{};
}

}  // namespace riskshare::json
