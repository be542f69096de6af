#pragma once

#include <filesystem>

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

}  // namespace riskshare::every_key
