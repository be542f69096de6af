#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

#include "reading.hpp"

/// Readers of single values.

namespace riskshare::json {

[[nodiscard]] RISKSHARE_EXPORT Money money(Reading& reading, const Value& value);
[[nodiscard]] RISKSHARE_EXPORT Percentage percentage(Reading& reading, const Value& value);
[[nodiscard]] RISKSHARE_EXPORT FinancialYear financial_year(Reading& reading, const Value& value);
[[nodiscard]] RISKSHARE_EXPORT Date date(Reading& reading, const Value& value);
[[nodiscard]] bool truth(Reading& reading, const Value& value);
[[nodiscard]] RISKSHARE_EXPORT int month(Reading& reading, const Value& value);

/// A whole number. Anything else is refused in these words.
[[nodiscard]] RISKSHARE_EXPORT int whole_number(Reading& reading, const Value& value,
                                                std::string code, std::string expected,
                                                std::string remedy);

/// Reads `format`. Fails: InputError for another format of ours: no other problem of such a file is
/// worth reporting.
RISKSHARE_EXPORT void check_format(Fields& fields, std::string_view expected);

/// A word of a closed list, and its meaning.
template <class Meaning>
struct Word {
    std::string_view text;
    Meaning meaning;
};

/// Refuses a value that is none of the words. `or_else` says what else the key takes.
RISKSHARE_EXPORT void refuse_word(Reading& reading, const Value& value,
                                  const std::vector<std::string_view>& words,
                                  std::string_view or_else = {});

/// Reads a word of the list; gives the first meaning for any other value.
template <class Meaning>
[[nodiscard]] Meaning word(Reading& reading, const Value& value,
                           std::initializer_list<Word<Meaning>> words,
                           std::string_view or_else = {})
{
    std::vector<std::string_view> texts;
    for (const auto& word : words) {
        if (value.kind == Kind::string && value.text == word.text) { return word.meaning; }
        texts.push_back(word.text);
    }
    refuse_word(reading, value, texts, or_else);
    return words.begin()->meaning;
}

/// Reads the word of an enumerator; gives the first enumerator for any other value.
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
