#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "present/display.hpp"

namespace riskshare::report {}

namespace riskshare::cli {

// The command stands on both.
using namespace present;
using namespace report;

enum class Command {
    check,
    fund,
    contributions,
    settle,
    report,
    month,
    journals,
    explain,
    compare,
    balances,
    statement,
    replay,
    import_tables,
    reconcile,
    mechanism,
    schema,
    workbook
};
enum class StatementKind { quarter, year, accounts };
enum class Format { table, json, markdown, csv, html, ledger, hledger, beancount };

/// What was asked for.
struct Request {
    Command command;
    std::string agreement;
    std::string other_agreement;  ///< to be compared with the first; `none`: no risk share
    std::optional<std::string> position;
    std::optional<std::string> partner;
    std::string settlement;
    std::string instructions;         ///< how tables are to be read: a mapping or what to check
    std::vector<std::string> tables;  ///< CSV files
    StatementKind statement{};
    std::vector<std::string> prior_year;  ///< an agreement and its position, or nothing
    std::string mechanism;
    std::string schema;
    Format format = Format::table;
    Display display;
    std::optional<std::string> output;  ///< a file; without one standard output
    bool no_colour = false;
    bool by_service = false;
    std::optional<std::string> posted;  ///< the folder of the journals that were posted
    std::optional<std::string> folder;  ///< a new one, for the files of a month
};

/// Every file that the request reads; empty where there is none.
[[nodiscard]] std::vector<std::string> inputs_of(const Request& request);

/// A text that was asked for instead, such as the help.
struct Information {
    std::string text;
};

/// A command line that cannot be followed, and why.
struct WrongUsage {
    std::string reason;
};

/// `no partner "pc"; did you mean "pcc"? Known are ccg, pcc`.
[[nodiscard]] std::string not_known(std::string_view what, std::string_view word,
                                    std::span<const std::string_view> known);

[[nodiscard]] std::variant<Request, Information, WrongUsage>
read_command_line(int count, const char* const* words);

}  // namespace riskshare::cli
