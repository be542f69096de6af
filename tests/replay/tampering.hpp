#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "settled.hpp"

/// Changes to a settlement, or to the files that it rests on, that a replay must not let pass.

namespace riskshare::replaying {

using Json = nlohmann::json;

/// The three files as JSON.
struct Documents {
    Json settlement;
    Json agreement;
    Json position;
};

[[nodiscard]] Documents documents_of(const Files& files);
[[nodiscard]] Files files_of(const Documents& documents);

struct Tampering {
    std::string name;
    std::function<void(Documents&)> change;
};

/// Every change of one thing. Left out are only those that leave every figure and step as true as
/// it was, and each function below that leaves one out says so:
///
/// - the whole table by service, which a settlement may be without;
/// - of a step its `text`, `notes`, `rule` and `clause`, which are for readers;
/// - a step that no other uses and that gives no figure: taking it away or calling it otherwise;
/// - another operation, one input less or another order, where the result is the same;
/// - the place of a step, as long as it comes after those that it rests on.
[[nodiscard]] std::vector<Tampering> tamperings_with_step(const Documents& documents,
                                                          std::size_t step);
[[nodiscard]] std::vector<Tampering> tamperings_with_rest(const Documents& documents);

}  // namespace riskshare::replaying
