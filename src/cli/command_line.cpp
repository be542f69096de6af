#include "command_line.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "files.hpp"
#include "schemas.hpp"
#include "text/nearest.hpp"

namespace riskshare::cli {
namespace {

/// A word of a command line and what it stands for.
template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::string& help,
                        Value& value, const Choices<Value>& choices)
{
    std::vector<std::string> words;
    for (const auto& choice : choices) { words.push_back(choice.first); }
    const auto choose = [&value, choices](const std::string& word) {
        value = std::ranges::find(choices, word, &Choices<Value>::value_type::first)->second;
    };
    return command.add_option_function<std::string>(name, choose, help)
        ->check(CLI::IsMember(words))
        ->option_text(fmt::format("{}", fmt::join(words, "|")));
}

CLI::Option* add_agreement(CLI::App& command, Request& request)
{
    return command
        .add_option("AGREEMENT", request.agreement, "A JSON file; - reads standard input")
        ->required()
        ->option_text(" ");
}

CLI::Option* add_position(CLI::App& command, Request& request)
{
    return command.add_option("POSITION", request.position, "A JSON file, likewise")
        ->option_text(" ");
}

CLI::Option* add_output(CLI::App& command, Request& request)
{
    return command
        .add_option("-o,--output", request.output,
                    "Write to this file, whole or not at all, instead of standard output")
        ->option_text("FILE");
}

void add_no_colour(CLI::App& command, Request& request)
{
    command.add_flag("--no-colour,--no-color", request.no_colour,
                     "No bold headings on a terminal; so does NO_COLOR in the environment");
}

void add_posted(CLI::App& command, Request& request)
{
    command
        .add_option("--posted", request.posted,
                    "The folder with the journals posted so far this year, as JSON")
        ->option_text("DIR");
}

/// The formats of every report, and those that only one has.
void add_format(CLI::App& command, Request& request, const Choices<Format>& further = {})
{
    Choices<Format> formats{{"table", Format::table},
                            {"json", Format::json},
                            {"markdown", Format::markdown},
                            {"csv", Format::csv}};
    formats.insert(formats.end(), further.begin(), further.end());
    add_choice<Format>(command, "--format", "How it is written; as a table unless said otherwise",
                       request.format, formats);
    add_no_colour(command, request);
}

void add_display(CLI::App& command, Request& request)
{
    add_choice<SignConvention>(
        command, "--sign", "council, unless said otherwise: overspend +; nhs: adverse -",
        request.display.sign, {{"council", SignConvention::council}, {"nhs", SignConvention::nhs}});
    add_choice<Unit>(
        command, "--in", "The unit shown; the arithmetic is always exact", request.display.unit,
        {{"pounds", Unit::pounds}, {"thousands", Unit::thousands}, {"millions", Unit::millions}});
    command.add_flag("--add-up", request.display.add_up,
                     "Make rounded figures add up to their rounded totals");
}

/// Adds the commands, each with an example below its help.
class Commands {
public:
    Commands(CLI::App& app, Request& request) : app_{app}, request_{request}
    {
        add_check();
        add_fund();
        add_contributions();
        add_settle();
        add_report();
        add_journals();
        add_month();
        add_explain();
        add_compare();
        add_balances();
        add_statement();
        add_replay();
        add_import();
        add_reconcile();
        add_mechanism();
        add_schema();
        add_workbook();
    }

private:
    CLI::App& add(Command which, const std::string& name, const char* what, const char* example)
    {
        CLI::App* command = app_.add_subcommand(name, what);
        command->group("Commands");
        command->footer(fmt::format("Example:\n  riskshare {} {}\n", name, example));
        command->parse_complete_callback([this, which] { request_.command = which; });
        return *command;
    }

    void add_check()
    {
        CLI::App& check =
            add(Command::check, "check",
                "Print every problem in the files, or warnings, conditions and \"ok\"",
                "agreement.json position.json");
        add_agreement(check, request_);
        add_position(check, request_);
    }

    void add_fund()
    {
        CLI::App& fund =
            add(Command::fund, "fund", "Show pooled + aligned = integrated, by partner",
                "agreement.json --in millions");
        add_agreement(fund, request_);
        add_format(fund, request_);
        add_display(fund, request_);
        add_output(fund, request_);
    }

    void add_contributions()
    {
        CLI::App& contributions =
            add(Command::contributions, "contributions",
                "Show contributions through the year, and what is due and paid",
                "agreement.json position.json");
        add_agreement(contributions, request_);
        add_position(contributions, request_);
        add_format(contributions, request_);
        add_display(contributions, request_);
        add_output(contributions, request_);
    }

    void add_settle()
    {
        CLI::App& settle =
            add(Command::settle, "settle", "Settle the variance: who bears what, and who pays whom",
                "agreement.json position.json --format markdown -o settlement.md");
        add_agreement(settle, request_);
        add_position(settle, request_)->required();
        settle.add_flag("--by-service", request_.by_service,
                        "Add what each partner bears of every service");
        add_format(settle, request_);
        add_display(settle, request_);
        add_output(settle, request_);
    }

    void add_report()
    {
        CLI::App& report =
            add(Command::report, "report", "Write the month's joint finance report of all partners",
                "agreement.json position.json --format html -o report.html");
        add_agreement(report, request_);
        add_position(report, request_)->required();
        add_format(report, request_, {{"html", Format::html}});
        add_display(report, request_);
        add_posted(report, request_);
        add_output(report, request_);
    }

    void add_month()
    {
        CLI::App& month = add(Command::month, "month",
                              "Write a month's report, workbook, journals and settlement",
                              "agreement.json position.json --posted posted --out month-06");
        add_agreement(month, request_);
        add_position(month, request_)->required();
        add_display(month, request_);
        add_posted(month, request_);
        month
            .add_option("--out", request_.folder,
                        "A new folder, written whole or not at all; one that is empty will do")
            ->required()
            ->option_text("DIR");
    }

    void add_journals()
    {
        CLI::App& journals =
            add(Command::journals, "journals", "Show what is to be posted in each ledger",
                "agreement.json position.json --posted posted --format csv -o upload.csv");
        add_agreement(journals, request_);
        add_position(journals, request_)->required();
        add_posted(journals, request_);
        add_format(journals, request_,
                   {{"ledger", Format::ledger},
                    {"hledger", Format::hledger},
                    {"beancount", Format::beancount}});
        add_output(journals, request_);
    }

    void add_explain()
    {
        CLI::App& explain = add(Command::explain, "explain", "Show every step, with its clause",
                                "agreement.json position.json ccg");
        add_agreement(explain, request_);
        add_position(explain, request_)->required();
        explain.add_option("PARTNER", request_.partner, "Show the steps that concern this partner")
            ->option_text(" ");
        add_format(explain, request_);
        add_output(explain, request_);
    }

    void add_compare()
    {
        CLI::App& compare =
            add(Command::compare, "compare", "Settle the same figures under two agreements",
                "agreement.json proposed.json position.json");
        add_agreement(compare, request_);
        compare
            .add_option("OTHER", request_.other_agreement,
                        "Another agreement of the same name and year, or none for no risk share")
            ->required()
            ->option_text(" ");
        add_position(compare, request_)->required();
        add_format(compare, request_);
        add_display(compare, request_);
        add_output(compare, request_);
    }

    void add_balances()
    {
        CLI::App& balances = add(Command::balances, "balances",
                                 "Hold what the ledgers say of each other against each other",
                                 "agreement.json position.json");
        add_agreement(balances, request_);
        add_position(balances, request_)->required();
        add_format(balances, request_);
        add_display(balances, request_);
        add_output(balances, request_);
    }

    void add_statement()
    {
        CLI::App& statement =
            add(Command::statement, "statement", "Write a statement of the pooled fund",
                "year agreement.json position.json --prior-year last-agreement.json "
                "last-position.json");
        add_choice<StatementKind>(statement, "STATEMENT",
                                  "To the end of a month; the year's memorandum account; or what "
                                  "each partner's own accounts show",
                                  request_.statement,
                                  {{"quarter", StatementKind::quarter},
                                   {"year", StatementKind::year},
                                   {"accounts", StatementKind::accounts}})
            ->required();
        add_agreement(statement, request_);
        add_position(statement, request_)->required();
        statement
            .add_option(
                "--prior-year", request_.prior_year,
                "The agreement and the position of the year before, to show beside the year")
            ->expected(2)
            ->option_text("AGREEMENT POSITION");
        add_format(statement, request_);
        add_display(statement, request_);
        add_output(statement, request_);
    }

    void add_replay()
    {
        CLI::App& replay =
            add(Command::replay, "replay", "Redo every step of a settlement written as JSON",
                "settlement.json agreement.json position.json");
        replay
            .add_option("SETTLEMENT", request_.settlement,
                        "A JSON file that settle --format json wrote; - reads standard input")
            ->required()
            ->option_text(" ");
        add_agreement(replay, request_);
        add_position(replay, request_)->required();
    }

    void add_import()
    {
        CLI::App& import_command =
            add(Command::import_tables, "import",
                "Read CSVs of ledgers as a position, or of budgets as services",
                "mapping.json council-ledger.csv ccg-ledger.csv -o position.json");
        import_command
            .add_option("MAPPING", request_.instructions, "A JSON file that says how to read them")
            ->required()
            ->option_text(" ");
        import_command
            .add_option("CSV", request_.tables, "A CSV file for each extract of the mapping")
            ->required()
            ->option_text(" ...");
        add_output(import_command, request_);
    }

    void add_reconcile()
    {
        CLI::App& reconcile_command =
            add(Command::reconcile, "reconcile",
                "Check a printed table for sign slips and rounding", "totals.json table.csv");
        reconcile_command
            .add_option("TOTALS", request_.instructions,
                        "A JSON file that says what is a total of what")
            ->required()
            ->option_text(" ");
        reconcile_command.add_option("CSV", request_.tables, "The table")
            ->required()
            ->expected(1)
            ->option_text(" ");
        add_format(reconcile_command, request_);
        add_output(reconcile_command, request_);
    }

    void add_mechanism()
    {
        CLI::App& mechanism = add(Command::mechanism, "mechanism",
                                  "Show the duties under a budget-sharing mechanism", "lead_body");
        mechanism
            .add_option("MECHANISM", request_.mechanism,
                        "aligned_budget, lead_body, joint_commissioning or joint_venture")
            ->required()
            ->option_text(" ");
        add_format(mechanism, request_);
        add_output(mechanism, request_);
    }

    void add_schema()
    {
        std::vector<std::string> names;
        for (const Schema& each : schemas()) { names.emplace_back(each.name); }
        CLI::App& schema = add(Command::schema, "schema", "Print the JSON Schema of a format",
                               "agreement -o agreement.schema.json");
        schema.add_option("FORMAT", request_.schema, fmt::format("{}", fmt::join(names, ", ")))
            ->required()
            ->option_text(" ")
            ->check(CLI::IsMember(names));
        add_output(schema, request_);
    }

    void add_workbook()
    {
        CLI::App& workbook = add(Command::workbook, "workbook",
                                 "Write the settlement as a workbook that recalculates",
                                 "agreement.json position.json -o settlement.xlsx");
        add_agreement(workbook, request_);
        add_position(workbook, request_)->required();
        add_output(workbook, request_)->required();
    }

    CLI::App& app_;
    Request& request_;
};

/// What the parser lets pass and still makes no sense; empty where there is nothing of the kind.
std::string contradiction(const Request& request)
{
    if (std::ranges::count(inputs_of(request), standard_input) > 1) {
        return "standard input can be one of the files, not more";
    }
    if (!request.prior_year.empty() && request.statement != StatementKind::year) {
        return "--prior-year goes with the statement of a year alone";
    }
    if (request.format != Format::json) { return ""; }
    constexpr std::string_view why =
        "does not go with --format json, which always has exact pounds and an overspend positive";
    if (request.display.sign != SignConvention::council) {
        return fmt::format("--sign nhs {}", why);
    }
    if (request.display.unit != Unit::pounds) { return fmt::format("--in {}", why); }
    if (request.display.add_up) { return fmt::format("--add-up {}", why); }
    return "";
}

/// What is wrong with a command line that the parser refused.
std::string reason(const CLI::ParseError& error, std::string_view first_word)
{
    constexpr std::array<std::string_view, 17> commands{
        "check",  "fund",      "contributions", "settle",   "report",    "journals",
        "month",  "explain",   "compare",       "balances", "statement", "replay",
        "import", "reconcile", "mechanism",     "schema",   "workbook"};
    const bool has_command =
        std::ranges::find(commands, first_word) != commands.end() || first_word.starts_with('-');
    if (has_command) { return error.what(); }
    return first_word.empty() ? fmt::format("a command is needed: {}", fmt::join(commands, ", "))
                              : not_known("command", first_word, commands);
}

}  // namespace

std::vector<std::string> inputs_of(const Request& request)
{
    std::vector<std::string> inputs{request.settlement, request.agreement, request.other_agreement,
                                    request.position.value_or(""), request.instructions};
    inputs.insert(inputs.end(), request.prior_year.begin(), request.prior_year.end());
    inputs.insert(inputs.end(), request.tables.begin(), request.tables.end());
    return inputs;
}

std::string not_known(std::string_view what, std::string_view word,
                      std::span<const std::string_view> known)
{
    const std::string_view meant = nearest(word, known);
    return fmt::format("no {} {}{} Known are {}", what, in_quotes(word),
                       meant.empty() ? "." : fmt::format("; did you mean {}?", in_quotes(meant)),
                       fmt::join(known, ", "));
}

std::variant<Request, Information, WrongUsage> read_command_line(int count,
                                                                 const char* const* words)
{
    Request request{};
    CLI::App app{"Settles health and care risk-share agreements exactly, and explains every figure",
                 "riskshare"};
    app.set_version_flag("--version", "riskshare " RISKSHARE_VERSION, "Print the version and exit");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");

    app.get_formatter()->label("Positionals", "Arguments");
    app.require_subcommand(1);
    app.footer("Example:\n  riskshare settle agreement.json position.json\n\n"
               "riskshare COMMAND --help says more of a command.\n");
    const Commands commands{app, request};
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream ignored;
        if (app.exit(error, out, ignored) == 0) { return Information{out.str()}; }
        return WrongUsage{reason(error, count > 1 ? words[1] : "")};
    }
    if (std::string why = contradiction(request); !why.empty()) { return WrongUsage{why}; }
    return request;
}

}  // namespace riskshare::cli
