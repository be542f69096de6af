#pragma once

#include <riskshare/agreement.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/vat.hpp>

#include "writer.hpp"

/// Parts of a settlement that have a file of their own.

namespace riskshare::json {

/// Writes the fields of `vat`.
void write_vat(Writer& out, const VatTable& vat, const Agreement& agreement);

/// Writes the steps into the list that is open.
void write_steps(Writer& out, const Explanation& explanation);

}  // namespace riskshare::json
