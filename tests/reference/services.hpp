#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "amounts.hpp"

/// docs/rules.md 3 and 4: the cost of a service, who answers for it, and the part of its variance
/// that may be shared.

namespace reference {

using Json = nlohmann::ordered_json;

/// The ids of the partners, in the order of the agreement. Every list by partner has this order.
using Partners = std::vector<std::string>;

/// A pooled or aligned service.
struct Service {
    std::string id;
    std::string fund;
    bool is_ring_fenced;
    bool is_capital;
    std::string responsible;
    Json stream;            ///< the one with a reserve of its own that pays for it; null without
    Amounts gross;          ///< contributed, "the latest"
    Amounts income;         ///< that comes with the contributions
    Amounts net;            ///< contributed
    Amounts opening_gross;  ///< the same before any variation
    Amounts opening_net;    ///< the same before any variation
    Amounts in_kind;        ///< "beside the money"
    Amounts recorded;       ///< net, in each partner's own ledger
    Amounts adjustments;    ///< as borne
    Pence variance;
    Pence shareable_variance;

    /// Section 4: "an underspend goes to the reserve that the stream names".
    [[nodiscard]] Pence kept_underspend() const;
};

/// The month that a variation counts from: "1 is April, 12 is March".
[[nodiscard]] int month_of(const Json& variation);

/// The services in the order of the agreement, without the associated ones: these are "in view
/// only: in no total, never shared".
[[nodiscard]] std::vector<Service> read_services(const Json& agreement, const Json& position,
                                                 const Partners& partners);

}  // namespace reference
