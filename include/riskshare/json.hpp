#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/contributions.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {

/// Reads an agreement from JSON text. Fails: InputError with every problem in the text.
[[nodiscard]] Agreement parse_agreement(std::string_view json);

/// Reads a position of that agreement from JSON text. Fails: InputError with every problem.
[[nodiscard]] Position parse_position(std::string_view json, const Agreement& agreement);

/// Every problem of a position by itself, for use when its agreement was refused.
[[nodiscard]] Problems problems_in_position_text(std::string_view json);

/// Reads a file as the functions above do. Fails also: FileError where it cannot be read.
[[nodiscard]] Agreement read_agreement(const std::filesystem::path& file);
[[nodiscard]] Position read_position(const std::filesystem::path& file, const Agreement& agreement);

/// Writes a settlement in the format of docs/formats.md, ending in a newline, with its explanation
/// and the figures by service where they are given. Same facts, same bytes.
[[nodiscard]] std::string to_json(const Settlement& settlement,
                                  const Explanation* explanation = nullptr,
                                  const ByService* by_service = nullptr);

/// Writes a part of it: the list under `explanation`, and the object under `fund`, which is the
/// same in every settlement of the agreement.
[[nodiscard]] std::string to_json(const Explanation& explanation);
[[nodiscard]] std::string fund_to_json(const Agreement& agreement);

/// Compares two settlements of the same facts partner by partner. Requires and fails as compare()
/// does.
[[nodiscard]] std::string comparison_to_json(const Settlement& first, const Settlement& second);

/// Writes the contributions through the year, for a position at the end of its month, in the format
/// of docs/formats.md. Fails: MoneyOverflow.
[[nodiscard]] std::string contributions_to_json(const Agreement& agreement);
[[nodiscard]] std::string contributions_to_json(const Position& position);

/// Writes the duties under a mechanism in the format of docs/formats.md.
[[nodiscard]] std::string duties_to_json(Mechanism mechanism);

/// The JSON Schemas of the formats.
[[nodiscard]] std::string_view agreement_schema();
[[nodiscard]] std::string_view position_schema();
[[nodiscard]] std::string_view settlement_schema();
[[nodiscard]] std::string_view comparison_schema();
[[nodiscard]] std::string_view contributions_schema();

}  // namespace riskshare
