#pragma once

#include <string>
#include <string_view>

#include <riskshare/analysis.hpp>
#include <riskshare/settlement.hpp>

#include "command_line.hpp"
#include "report.hpp"

/// The commands: each reads the files of a request and gives what is to be written.

namespace riskshare::command {

enum Status { done = 0, refused = 1, wrong_usage = 2, file_failed = 3 };

/// What is to be written, and with which status the command ends.
struct Answer {
    std::string text;
    Status status = done;
};

/// A report in the format of the request.
[[nodiscard]] std::string write(const Report& report, const Request& request);

/// Fails: Refusal where every partner's part of every service is more than can be asked for.
void check_size_by_service(const Settlement& settlement, const Request& request,
                           std::string_view wanted_for);

/// Every partner's part of every service. Fails: Refusal where these are too many to be shown.
[[nodiscard]] Analysis analysed(const Settlement& settlement, const Request& request,
                                std::string_view wanted_for);

/// Each fails: FileError, Refusal or Misuse.
[[nodiscard]] Answer check(const Request& request);
[[nodiscard]] std::string fund(const Request& request);
[[nodiscard]] std::string contributions(const Request& request);
[[nodiscard]] std::string settle(const Request& request);
[[nodiscard]] std::string report(const Request& request);
[[nodiscard]] std::string explain(const Request& request);
[[nodiscard]] std::string compare(const Request& request);
[[nodiscard]] Answer balances(const Request& request);
[[nodiscard]] std::string statement(const Request& request);
[[nodiscard]] std::string replay(const Request& request);
[[nodiscard]] std::string import_tables(const Request& request);
[[nodiscard]] Answer reconcile(const Request& request);
[[nodiscard]] std::string duties(const Request& request);
[[nodiscard]] std::string schema(const Request& request);

}  // namespace riskshare::command
