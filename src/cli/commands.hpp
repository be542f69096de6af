#pragma once

#include <string>

#include "requests.hpp"

/// The commands: each reads its files and returns the text to write. Each fails with FileError,
/// Refusal or WrongRequest.

namespace riskshare::cli {

enum Status { done = 0, refused = 1, wrong_usage = 2, file_failed = 3 };

/// The text to write, and the exit status of the command.
struct Answer {
    std::string text;
    Status status = done;
};

[[nodiscard]] Answer run(const Check& check);
[[nodiscard]] Answer run(const ShowFund& fund);
[[nodiscard]] Answer run(const ShowContributions& contributions);
[[nodiscard]] Answer run(const Settle& settle);
[[nodiscard]] Answer run(const WriteReport& report);
[[nodiscard]] Answer run(const PostJournals& journals);
[[nodiscard]] Answer run(const WriteMonth& month);
[[nodiscard]] Answer run(const Explain& explain);
[[nodiscard]] Answer run(const Compare& compare);
[[nodiscard]] Answer run(const AgreeBalances& balances);
[[nodiscard]] Answer run(const WriteStatement& statement);
[[nodiscard]] Answer run(const Replay& replay);
[[nodiscard]] Answer run(const Import& import_command);
[[nodiscard]] Answer run(const Reconcile& reconcile);
[[nodiscard]] Answer run(const ShowMechanism& mechanism);
[[nodiscard]] Answer run(const PrintSchema& schema);
[[nodiscard]] Answer run(const WriteWorkbook& workbook);

}  // namespace riskshare::cli
