#pragma once

#include <string>

#include <riskshare/figures.hpp>
#include <riskshare/terms.hpp>

namespace riskshare::generated {

/// Facts as the JSON of docs/formats.md, ready for the library or the command to read.
[[nodiscard]] std::string file_of(const AgreementTerms& terms);
[[nodiscard]] std::string file_of(const PositionFigures& figures);

}  // namespace riskshare::generated
