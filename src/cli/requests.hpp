#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "present/display.hpp"

/// The requests a user can make: one struct per command, with its own files and options.

namespace riskshare::cli {

/// A command's name, and its description in the help.
struct About {
    const char* name;
    const char* summary;
    const char* example;  ///< the words after the name
};

enum class Format { table, json, markdown, csv, html, ledger, hledger, beancount };

/// The file a command writes, its form and its display.
struct Output {
    std::optional<std::string> file{};  ///< absent: standard output
    Format format = Format::table;
    present::Display display{};
    bool no_colour = false;
};

/// The files of a settlement.
struct Files {
    std::string agreement;
    std::string position;
};

struct Check {
    static constexpr About about{
        "check", "Print every problem in the files, or warnings, conditions and \"ok\"",
        "agreement.json position.json"};
    std::string agreement;
    std::optional<std::string> position;
};

struct ShowFund {
    static constexpr About about{"fund", "Show pooled + aligned = integrated, by partner",
                                 "agreement.json --in millions"};
    std::string agreement;
    Output output;
};

struct ShowContributions {
    static constexpr About about{"contributions",
                                 "Show contributions through the year, due and paid",
                                 "agreement.json position.json"};
    std::string agreement;
    std::optional<std::string> position;
    Output output;
};

struct Settle {
    static constexpr About about{"settle", "Settle the variance: who bears what, and who pays whom",
                                 "agreement.json position.json --format markdown -o settlement.md"};
    Files files;
    bool by_service = false;
    Output output;
};

struct WriteReport {
    static constexpr About about{"report",
                                 "Write the month's joint finance report for all partners",
                                 "agreement.json position.json --format html -o report.html"};
    Files files;
    std::optional<std::string> posted;  ///< the folder of the journals posted before
    Output output;
};

struct PostJournals {
    static constexpr About about{
        "journals", "Show what to post in each ledger",
        "agreement.json position.json --posted posted --format csv -o upload.csv"};
    Files files;
    std::optional<std::string> posted;  ///< the folder of the journals posted before
    Output output;
};

struct WriteMonth {
    static constexpr About about{"month",
                                 "Write a month's report, workbook, journals and settlement",
                                 "agreement.json position.json --posted posted --out month-06"};
    Files files;
    std::optional<std::string> posted;  ///< the folder of the journals posted before
    present::Display display;
    std::string folder;  ///< new or empty
};

struct Explain {
    static constexpr About about{"explain", "Show every step, with its clause",
                                 "agreement.json position.json ccg"};
    Files files;
    std::optional<std::string> partner;
    Output output;
};

struct Compare {
    static constexpr About about{"compare", "Settle the same figures under two agreements",
                                 "agreement.json proposed.json position.json"};
    Files files;
    std::string other;  ///< an agreement's file; `none`: no risk share
    Output output;
};

struct AgreeBalances {
    static constexpr About about{"balances", "Compare what the partners' ledgers say of each other",
                                 "agreement.json position.json"};
    Files files;
    Output output;
};

enum class StatementKind { quarter, year, accounts };

struct WriteStatement {
    static constexpr About about{"statement", "Write a statement of the pooled fund",
                                 "year agreement.json position.json --prior-year "
                                 "last-agreement.json last-position.json"};
    StatementKind kind{};
    Files files;
    std::vector<std::string> prior_year;  ///< an agreement and its position, or empty
    Output output;
};

struct Replay {
    static constexpr About about{"replay", "Redo every step of a settlement written as JSON",
                                 "settlement.json agreement.json position.json"};
    std::string settlement;
    Files files;
};

struct Import {
    static constexpr About about{"import",
                                 "Turn ledger CSVs into a position, or budget CSVs into services",
                                 "mapping.json council-ledger.csv ccg-ledger.csv -o position.json"};
    std::string mapping;
    std::vector<std::string> csvs;
    Output output;
};

struct Reconcile {
    static constexpr About about{"reconcile", "Check a printed table for sign slips and rounding",
                                 "totals.json table.csv"};
    std::string totals;
    std::string csv;
    Output output;
};

struct ShowMechanism {
    static constexpr About about{"mechanism", "Show the duties under a budget-sharing mechanism",
                                 "lead_body"};
    std::string mechanism;
    Output output;
};

struct PrintSchema {
    static constexpr About about{"schema", "Print the JSON Schema of a format",
                                 "agreement -o agreement.schema.json"};
    std::string format;
    Output output;
};

struct WriteWorkbook {
    static constexpr About about{"workbook", "Write the settlement as a workbook that recalculates",
                                 "agreement.json position.json -o settlement.xlsx"};
    Files files;
    Output output;
};

/// Every command, in the order of the help.
using Request = std::variant<Check, ShowFund, ShowContributions, Settle, WriteReport, PostJournals,
                             WriteMonth, Explain, Compare, AgreeBalances, WriteStatement, Replay,
                             Import, Reconcile, ShowMechanism, PrintSchema, WriteWorkbook>;

/// The output of the request; null for a command that writes no file of its own.
[[nodiscard]] inline const Output* output_of(const Request& request)
{
    return std::visit(
        [](const auto& command) -> const Output* {
            if constexpr (requires { command.output; }) { return &command.output; }
            return nullptr;
        },
        request);
}

}  // namespace riskshare::cli
