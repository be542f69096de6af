#pragma once

#include <string>
#include <string_view>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/settlement.hpp>

#include "command_line.hpp"
#include "present/report.hpp"

/// The commands: each reads the files of a request and gives what is to be written.

namespace riskshare::cli {

enum Status { done = 0, refused = 1, wrong_usage = 2, file_failed = 3 };

/// What is to be written, and with which status the command ends.
struct Answer {
    std::string text;
    Status status = done;
};

/// A report in the format of the request.
[[nodiscard]] std::string write(const Report& report, const Request& request);

/// Every partner's part of every service. Fails: Refusal where these are too many to be shown.
[[nodiscard]] ByService analysed(const Settlement& settlement, const Request& request,
                                 std::string_view wanted_for);

/// What is to be posted next, after the journals in the folder of the request, if it names one.
/// Fails: FileError; Refusal.
[[nodiscard]] Journal journal_to_post(const Settlement& settlement, const ByService& by_service,
                                      const Request& request);

/// Each fails: FileError, Refusal or Misuse.
[[nodiscard]] Answer check(const Request& request);
[[nodiscard]] std::string fund(const Request& request);
[[nodiscard]] std::string contributions(const Request& request);
[[nodiscard]] std::string settle(const Request& request);
[[nodiscard]] std::string report(const Request& request);
[[nodiscard]] std::string journals(const Request& request);
[[nodiscard]] std::string month(const Request& request);
[[nodiscard]] std::string explain(const Request& request);
[[nodiscard]] std::string compare(const Request& request);
[[nodiscard]] Answer balances(const Request& request);
[[nodiscard]] std::string statement(const Request& request);
[[nodiscard]] std::string replay(const Request& request);
[[nodiscard]] std::string import_tables(const Request& request);
[[nodiscard]] Answer reconcile(const Request& request);
[[nodiscard]] std::string duties(const Request& request);
[[nodiscard]] std::string schema(const Request& request);
[[nodiscard]] std::string workbook(const Request& request);

}  // namespace riskshare::cli
