#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <riskshare/agreement.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/export.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/vat.hpp>

#include "writer.hpp"

/// Parts that several files have, or that have a source file of their own.

namespace riskshare::json {

/// Writes amounts under the ids of the partners.
RISKSHARE_EXPORT void write_by_partner(Writer& out, std::string_view name,
                                       std::span<const Money> amounts,
                                       std::span<const Partner> partners);

/// Writes gross, income and net; absent money is left out.
RISKSHARE_EXPORT void write_net(Writer& out, std::string_view name,
                                const std::optional<GrossAndIncome>& money);

/// Writes one ring-fenced underspend.
RISKSHARE_EXPORT void write_ring_fenced(Writer& out, const RingFencedResult& result);

/// Writes the fields of `vat`.
void write_vat(Writer& out, const VatTable& vat, const Agreement& agreement);

/// Writes the steps into the list that is open.
void write_steps(Writer& out, const Explanation& explanation);

}  // namespace riskshare::json
