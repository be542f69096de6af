#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/contributions.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/export.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/fund_table.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Reads an agreement from JSON text. Fails: InputError with every problem in the text.
[[nodiscard]] RISKSHARE_EXPORT Agreement parse_agreement(std::string_view json);

/// Reads a position of that agreement from JSON text. Fails: InputError with every problem.
[[nodiscard]] RISKSHARE_EXPORT Position parse_position(std::string_view json,
                                                       const Agreement& agreement);

/// The same without an exception: the agreement or position, or else every problem.
[[nodiscard]] RISKSHARE_EXPORT std::variant<Agreement, Problems>
try_parse_agreement(std::string_view json);
[[nodiscard]] RISKSHARE_EXPORT std::variant<Position, Problems>
try_parse_position(std::string_view json, const Agreement& agreement);

/// Reads a file as the functions above do. Fails also: FileError where it cannot be read.
[[nodiscard]] RISKSHARE_EXPORT Agreement read_agreement(const std::filesystem::path& file);
[[nodiscard]] RISKSHARE_EXPORT Position read_position(const std::filesystem::path& file,
                                                      const Agreement& agreement);

/// Writes a settlement in the format of docs/formats.md, ending in a newline, with its explanation
/// and the figures by service where they are given. Same facts, same bytes.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Settlement& settlement,
                                                   const Explanation* explanation = nullptr,
                                                   const ByService* by_service = nullptr);

/// Writes a part of it: the list under `explanation`, and the object under `fund`, which is the
/// same in every settlement of the agreement.
///
/// Requires: the partners are those of the fund's agreement; throws Misuse where their numbers
///           differ.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Explanation& explanation);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const FundTable& fund,
                                                   std::span<const Partner> partners);

/// Each in the format of docs/formats.md, ending in a newline.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Comparison& comparison);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Contributions& contributions);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Duties& duties);
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Problems& problems);

/// The JSON Schemas of the formats.
[[nodiscard]] RISKSHARE_EXPORT std::string_view agreement_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view position_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view settlement_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view comparison_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view contributions_schema();
[[nodiscard]] RISKSHARE_EXPORT std::string_view problems_schema();

}  // namespace v0
}  // namespace riskshare
