#include "findings.hpp"

namespace riskshare::replay {
namespace {

/// The start of a text in UTF-8, cut between characters.
std::string shortened(std::string_view text, std::size_t at_most)
{
    if (text.size() <= at_most) { return std::string{text}; }
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    while (at_most > 0 && continues(text[at_most])) { --at_most; }
    return std::string{text.substr(0, at_most)} + "…";
}

}  // namespace

void Findings::add(std::string_view place, std::string what)
{
    found_.push_back({shortened(place, 200), std::move(what)});
    if (found_.size() == at_most) { throw Enough{}; }
}

std::string in_quotes(std::string_view text) { return '"' + shortened(text, 80) + '"'; }

}  // namespace riskshare::replay
