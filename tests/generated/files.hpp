#pragma once

#include <string>

#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/terms.hpp>

namespace riskshare::generated {

/// Facts as the JSON of docs/formats.md, ready for the library or the command to read.
[[nodiscard]] std::string file_of(const AgreementTerms& terms);
[[nodiscard]] std::string file_of(const PositionFigures& figures);

}  // namespace riskshare::generated
