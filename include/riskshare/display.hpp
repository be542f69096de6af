#pragma once

namespace riskshare {
inline namespace v0 {

/// The sign of an overspend: `+` in a council's report, `-` in an NHS body's.
enum class SignConvention { council, nhs };

/// Pounds and pence; thousands without decimals; millions with three.
enum class Unit { pounds, thousands, millions };

/// The look of amounts in a report. Tables are exact until they are shown.
struct Display {
    SignConvention sign = SignConvention::council;
    Unit unit = Unit::pounds;
    bool add_up = false;         ///< make rounded figures add up to their rounded total
    bool adverse_words = false;  ///< say ADV or FAV after each variance

    friend bool operator==(const Display&, const Display&) = default;
};

}  // namespace v0
}  // namespace riskshare
