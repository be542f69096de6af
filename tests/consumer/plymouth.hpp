#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

/// The settlement of examples/plymouth, whose folder is the argument of each program here.

inline std::string text_of(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline riskshare::Settlement plymouth(const std::filesystem::path& folder)
{
    const auto agreement = riskshare::read_agreement(folder / "agreement.json");
    return riskshare::settle(riskshare::read_position(folder / "position.json", agreement));
}
