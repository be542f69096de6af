#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "command_line.hpp"
#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "present/writers/writers.hpp"

namespace riskshare::cli {

std::string write(const Report& report, const Request& request)
{
    const Report shown = displayed(report, request.display);
    switch (request.format) {
    case Format::markdown:
        return to_markdown(shown, request.display.unit);
    case Format::csv:
        return to_csv(shown, request.display.unit);
    case Format::table:
    case Format::json:
    case Format::html:
    case Format::ledger:
    case Format::hledger:
    case Format::beancount:
        break;
    }
    const char* no_colour = std::getenv("NO_COLOR");
    const bool is_unwanted = request.no_colour || (no_colour != nullptr && *no_colour != '\0');
    const bool in_colour = !is_unwanted && !request.output && is_terminal_output();
    return to_terminal_text(shown, request.display.unit, in_colour ? Colour::on : Colour::off);
}

namespace {

/// What the request asks for.
Answer answer(const Request& request)
{
    switch (request.command) {
    case Command::check:
        return check(request);
    case Command::fund:
        return {fund(request)};
    case Command::contributions:
        return {contributions(request)};
    case Command::settle:
        return {settle(request)};
    case Command::report:
        return {report(request)};
    case Command::journals:
        return {journals(request)};
    case Command::month:
        return {month(request)};
    case Command::explain:
        return {explain(request)};
    case Command::compare:
        return {compare(request)};
    case Command::balances:
        return balances(request);
    case Command::statement:
        return {statement(request)};
    case Command::replay:
        return {replay(request)};
    case Command::import_tables:
        return {import_tables(request)};
    case Command::reconcile:
        return reconcile(request);
    case Command::mechanism:
        return {duties(request)};
    case Command::workbook:
        return {workbook(request)};
    case Command::schema:
        break;
    }
    return {schema(request)};
}

/// A report must not take the place of the facts that it rests on.
void check_output(const Request& request)
{
    std::vector<std::string> inputs = inputs_of(request);
    if (request.posted) {
        for (std::string& file : posted_files(*request.posted)) {
            inputs.push_back(std::move(file));
        }
    }
    for (const std::string& input : inputs) {
        const std::filesystem::path file = input == standard_input ? "/dev/stdin" : input;
        std::error_code error;
        if (std::filesystem::equivalent(file, *request.output, error) && !error) {
            throw Misuse{fmt::format("-o would overwrite {}", file_name(input))};
        }
    }
}

Status carry_out(const Request& request)
{
    if (request.output) { check_output(request); }
    const auto [text, status] = answer(request);
    if (request.output) {
        write_file(*request.output, text);
    } else {
        write_standard_output(text);
    }
    return status;
}

Status fail(Status status, std::string_view text)
{
    fmt::print(stderr, "{}", text);
    return status;
}

Status fail_with_reason(Status status, std::string_view reason)
{
    return fail(status, fmt::format("riskshare: {}\n", printable_text(reason)));
}

Status run(int count, const char* const* words)
{
    prepare_for_failures();
    try {
        const auto wanted = read_command_line(count, words);
        if (const auto* wrong = std::get_if<WrongUsage>(&wanted)) { throw Misuse{wrong->reason}; }
        if (const auto* information = std::get_if<Information>(&wanted)) {
            write_standard_output(information->text);
            return done;
        }
        return carry_out(std::get<Request>(wanted));
    } catch (const Refusal& refusal) {
        return fail(refused, refusal.what());
    } catch (const Misuse& misuse) {
        return fail(wrong_usage,
                    fmt::format("riskshare: {}\nriskshare --help says how it is used.\n",
                                printable_text(misuse.what())));
    } catch (const FileError& error) {
        return fail_with_reason(file_failed, error.what());
    } catch (const MoneyOverflow& overflow) {
        return fail_with_reason(
            refused, fmt::format("the figures are too large to be settled: {}", overflow.what()));
    } catch (const std::exception& error) {
        return fail_with_reason(refused, error.what());
    }
}

}  // namespace
}  // namespace riskshare::cli

int main(int count, char** words) { return riskshare::cli::run(count, words); }
