#include "command_line.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <type_traits>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <riskshare/version.hpp>

#include "facts.hpp"
#include "files.hpp"
#include "schemas.hpp"

namespace riskshare::cli {
namespace {

/// A word of a command line and what it stands for.
template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

/// The arguments and options of one command, in the order of its help.
class Options {
public:
    Options(CLI::App& app, CommandLine& line) : app_{app}, line_{line} {}

    CLI::Option* text(const std::string& name, std::string& value, const std::string& help)
    {
        return app_.add_option(name, value, help)->required()->option_text(" ");
    }

    /// A file to read, or a list of them: noted among the inputs. Required unless optional.
    template <class Paths>
    CLI::Option* input(const std::string& name, Paths& paths, const std::string& help)
    {
        using List = std::vector<std::string>;
        constexpr bool is_list = std::is_same_v<Paths, List>;
        using Given = std::conditional_t<is_list, List, std::string>;
        const auto take = [&paths, &inputs = line_.inputs](const Given& given) {
            paths = given;
            if constexpr (is_list) {
                inputs.insert(inputs.end(), given.begin(), given.end());
            } else {
                inputs.push_back(given);
            }
        };
        return app_.add_option_function<Given>(name, take, help)
            ->required(!std::is_same_v<Paths, std::optional<std::string>>)
            ->option_text(" ");
    }

    void agreement(std::string& path)
    {
        input("AGREEMENT", path, "A JSON file; - reads standard input");
    }

    template <class Path>
    void position(Path& path)
    {
        input("POSITION", path, "A JSON file; - reads standard input");
    }

    void files(Files& files)
    {
        agreement(files.agreement);
        position(files.position);
    }

    template <class Value>
    CLI::Option* choice(const std::string& name, const std::string& help, Value& value,
                        const Choices<Value>& choices)
    {
        std::vector<std::string> words;
        for (const auto& each : choices) { words.push_back(each.first); }
        const auto choose = [&value, choices](const std::string& word) {
            value = std::ranges::find(choices, word, &Choices<Value>::value_type::first)->second;
        };
        return app_.add_option_function<std::string>(name, choose, help)
            ->check(CLI::IsMember(words))
            ->option_text(fmt::format("{}", fmt::join(words, "|")));
    }

    CLI::Option* flag(const std::string& name, bool& value, const std::string& help)
    {
        return app_.add_flag(name, value, help);
    }

    void posted(std::optional<std::string>& folder)
    {
        const auto take = [&folder, &line = line_](const std::string& given) {
            folder = line.posted = given;
        };
        app_.add_option_function<std::string>(
                "--posted", take, "The folder of the journals posted so far this year, as JSON")
            ->option_text("DIR");
    }

    /// The formats of every report, and those that only one has.
    void format(Output& output, const Choices<Format>& further = {})
    {
        Choices<Format> formats{{"table", Format::table},
                                {"json", Format::json},
                                {"markdown", Format::markdown},
                                {"csv", Format::csv}};
        formats.insert(formats.end(), further.begin(), further.end());
        choice<Format>("--format", "The format; a table by default", output.format, formats);
        flag("--no-colour,--no-color", output.no_colour,
             "No bold headings on a terminal; NO_COLOR in the environment does the same");
    }

    void display(present::Display& display)
    {
        using present::SignConvention;
        using present::Unit;
        choice<SignConvention>(
            "--sign", "council, the default: overspend +; nhs: adverse -", display.sign,
            {{"council", SignConvention::council}, {"nhs", SignConvention::nhs}});
        choice<Unit>("--in", "The unit shown; the arithmetic is always exact", display.unit,
                     {{"pounds", Unit::pounds},
                      {"thousands", Unit::thousands},
                      {"millions", Unit::millions}});
        flag("--add-up", display.add_up, "Make rounded figures add up to their rounded totals");
    }

    CLI::Option* file(Output& output)
    {
        const auto take = [&file = output.file](const std::string& given) {
            if (given != standard_output) { file = given; }
        };
        return app_
            .add_option_function<std::string>(
                "-o,--output", take, "Write to FILE atomically; - is standard output, the default")
            ->option_text("FILE");
    }

    template <class Value>
    CLI::Option* option(const std::string& name, Value& value, const std::string& help,
                        const std::string& value_name)
    {
        return app_.add_option(name, value, help)->option_text(value_name);
    }

    /// The options of most reports: format, display and file.
    void report(Output& output)
    {
        format(output);
        display(output.display);
        file(output);
    }

private:
    CLI::App& app_;
    CommandLine& line_;
};

void add(Options& options, Check& check)
{
    options.agreement(check.agreement);
    options.position(check.position);
}

void add(Options& options, ShowFund& fund)
{
    options.agreement(fund.agreement);
    options.report(fund.output);
}

void add(Options& options, ShowContributions& contributions)
{
    options.agreement(contributions.agreement);
    options.position(contributions.position);
    options.report(contributions.output);
}

void add(Options& options, Settle& settle)
{
    options.files(settle.files);
    options.flag("--by-service", settle.by_service, "Add what each partner bears of every service");
    options.report(settle.output);
}

void add(Options& options, WriteReport& report)
{
    options.files(report.files);
    options.format(report.output, {{"html", Format::html}});
    options.display(report.output.display);
    options.posted(report.posted);
    options.file(report.output);
}

void add(Options& options, PostJournals& journals)
{
    options.files(journals.files);
    options.posted(journals.posted);
    options.format(journals.output, {{"ledger", Format::ledger},
                                     {"hledger", Format::hledger},
                                     {"beancount", Format::beancount}});
    options.file(journals.output);
}

void add(Options& options, WriteMonth& month)
{
    options.files(month.files);
    options.display(month.display);
    options.posted(month.posted);
    options.option("--out", month.folder, "Write to DIR, new or empty, atomically", "DIR")
        ->required();
}

void add(Options& options, Explain& explain)
{
    options.files(explain.files);
    options.option("PARTNER", explain.partner, "Show only the steps that concern this partner",
                   " ");
    options.format(explain.output);
    options.file(explain.output);
}

void add(Options& options, Compare& compare)
{
    options.agreement(compare.files.agreement);
    options.input("OTHER", compare.other,
                  "Another agreement of the same name and year, or none for no risk share");
    options.position(compare.files.position);
    options.report(compare.output);
}

void add(Options& options, AgreeBalances& balances)
{
    options.files(balances.files);
    options.report(balances.output);
}

void add(Options& options, WriteStatement& statement)
{
    options
        .choice<StatementKind>("STATEMENT",
                               "To the end of a month; the year's memorandum account; or what "
                               "each partner's own accounts show",
                               statement.kind,
                               {{"quarter", StatementKind::quarter},
                                {"year", StatementKind::year},
                                {"accounts", StatementKind::accounts}})
        ->required();
    options.files(statement.files);
    options
        .input("--prior-year", statement.prior_year,
               "Last year's agreement and position, to show beside this year")
        ->required(false)
        ->expected(2)
        ->option_text("AGREEMENT POSITION");
    options.report(statement.output);
}

void add(Options& options, Replay& replay)
{
    options.input("SETTLEMENT", replay.settlement,
                  "A JSON file that settle --format json wrote; - reads standard input");
    options.files(replay.files);
}

void add(Options& options, Import& import_command)
{
    options.input("MAPPING", import_command.mapping, "A JSON file that says how to read them");
    options.input("CSV", import_command.csvs, "A CSV file for each extract of the mapping")
        ->option_text(" ...");
    options.file(import_command.output);
}

void add(Options& options, Reconcile& reconcile)
{
    options.input("TOTALS", reconcile.totals, "A JSON file that says which totals to check");
    options.input("CSV", reconcile.csv, "The table");
    options.format(reconcile.output);
    options.file(reconcile.output);
}

void add(Options& options, ShowMechanism& mechanism)
{
    options.text("MECHANISM", mechanism.mechanism,
                 "aligned_budget, lead_body, joint_commissioning or joint_venture");
    options.format(mechanism.output);
    options.file(mechanism.output);
}

void add(Options& options, PrintSchema& schema)
{
    std::vector<std::string> names;
    for (const Schema& each : schemas()) { names.emplace_back(each.name); }
    options.text("FORMAT", schema.format, fmt::format("{}", fmt::join(names, ", ")))
        ->check(CLI::IsMember(names));
    options.file(schema.output);
}

void add(Options& options, WriteWorkbook& workbook)
{
    options.files(workbook.files);
    options.file(workbook.output)->required();
}

/// Every alternative of the request as a command.
template <class Alternatives>
struct Commands;

template <class... Command>
struct Commands<std::variant<Command...>> {
    static constexpr std::array<std::string_view, sizeof...(Command)> names{Command::about.name...};

    static void add_to(CLI::App& app, CommandLine& line) { (add_one<Command>(app, line), ...); }

private:
    template <class One>
    static void add_one(CLI::App& app, CommandLine& line)
    {
        const About& about = One::about;
        CLI::App* command = app.add_subcommand(about.name, about.summary);
        command->group("Commands");
        command->footer(fmt::format("Example:\n  riskshare {} {}\n", about.name, about.example));
        const auto stated = std::make_shared<One>();
        Options options{*command, line};
        add(options, *stated);
        command->final_callback([&line, stated] { line.request = *stated; });
    }
};

using AllCommands = Commands<Request>;

/// The reason the output cannot be shown as asked; empty if it can.
std::string contradiction(const Output& output)
{
    if (output.format != Format::json) { return ""; }
    constexpr std::string_view why =
        "does not go with --format json, which always has exact pounds and an overspend positive";
    if (output.display.sign != present::SignConvention::council) {
        return fmt::format("--sign nhs {}", why);
    }
    if (output.display.unit != present::Unit::pounds) { return fmt::format("--in {}", why); }
    if (output.display.add_up) { return fmt::format("--add-up {}", why); }
    return "";
}

/// The reason options that the parser accepts make no sense together; empty if they do.
std::string contradiction(const CommandLine& line)
{
    if (std::ranges::count(line.inputs, standard_input) > 1) {
        return "standard input can be one of the files, not more";
    }
    const auto* statement = std::get_if<WriteStatement>(&line.request);
    if (statement != nullptr && !statement->prior_year.empty() &&
        statement->kind != StatementKind::year) {
        return "--prior-year goes with the statement of a year alone";
    }
    const Output* output = output_of(line.request);
    return output == nullptr ? "" : contradiction(*output);
}

/// The reason the parser refused a command line.
std::string reason(const CLI::ParseError& error, std::string_view first_word)
{
    constexpr const auto& commands = AllCommands::names;
    const bool has_command =
        std::ranges::find(commands, first_word) != commands.end() || first_word.starts_with('-');
    if (has_command) { return error.what(); }
    return first_word.empty() ? fmt::format("a command is needed: {}", fmt::join(commands, ", "))
                              : not_known("command", first_word, commands);
}

}  // namespace

std::variant<CommandLine, Information, WrongUsage> read_command_line(int count,
                                                                     const char* const* words)
{
    CommandLine line{};
    CLI::App app{"Settles health and care risk-share agreements exactly, and explains every figure",
                 "riskshare"};
    app.set_version_flag("--version", fmt::format("riskshare {}", version),
                         "Print the version and exit");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");

    app.get_formatter()->label("Positionals", "Arguments");
    app.require_subcommand(1);
    app.footer("Example:\n  riskshare settle agreement.json position.json\n\n"
               "For more about a command: riskshare COMMAND --help\n");
    AllCommands::add_to(app, line);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream ignored;
        if (app.exit(error, out, ignored) == 0) { return Information{out.str()}; }
        return WrongUsage{reason(error, count > 1 ? words[1] : "")};
    }
    if (std::string why = contradiction(line); !why.empty()) { return WrongUsage{why}; }
    return line;
}

}  // namespace riskshare::cli
