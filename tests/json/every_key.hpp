#pragma once

#include "../catch.hpp"

#include <filesystem>
#include <string>

#include <riskshare/json.hpp>

/// The two files in this folder, which use every key of the formats.

namespace riskshare::every_key {

inline const std::filesystem::path folder = std::filesystem::path{RISKSHARE_TESTS} / "json";

inline const Agreement& agreement()
{
    static const Agreement read = read_agreement(folder / "every_key_agreement.json");
    return read;
}

inline const Position& position()
{
    static const Position read = read_position(folder / "every_key_position.json", agreement());
    return read;
}

/// The notes and clauses of the files name the object they stand in.
void check_remarks(const auto& facts, const std::string& of)
{
    CHECK(facts.note == "note of " + of);
    CHECK(facts.clause == "clause of " + of);
}

}  // namespace riskshare::every_key
