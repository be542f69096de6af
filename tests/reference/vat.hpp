#pragma once

#include "services.hpp"

namespace reference {

/// docs/rules.md 4: the VAT of the services that have VAT terms, in the form of docs/formats.md;
/// null where none has.
[[nodiscard]] Json vat(const Json& agreement, const Json& position, const Partners& partners);

}  // namespace reference
