#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "command_line.hpp"
#include "commands.hpp"
#include "facts.hpp"
#include "files.hpp"
#include "text/printable_text.hpp"

namespace riskshare::cli {
namespace {

/// Refuses an output file that is one of the inputs.
void check_output(const std::string& output, const CommandLine& line)
{
    std::vector<std::string> inputs = line.inputs;
    if (line.posted) {
        for (std::string& file : posted_files(*line.posted)) { inputs.push_back(std::move(file)); }
    }
    for (const std::string& input : inputs) {
        const std::filesystem::path file = input == standard_input ? "/dev/stdin" : input;
        std::error_code error;
        if (std::filesystem::equivalent(file, output, error) && !error) {
            throw WrongRequest{fmt::format("-o would overwrite {}", file_name(input))};
        }
    }
}

/// Fails: Refusal where a figure does not fit.
Answer answer(const CommandLine& line)
{
    try {
        return std::visit([](const auto& command) { return run(command); }, line.request);
    } catch (const MoneyOverflow& overflow) {
        std::string files;
        for (const std::string& input : line.inputs) {
            files += (files.empty() ? "" : ", ") + file_name(input);
        }
        Problems problems;
        problems.add(
            {"total_too_large", "",
             "must give figures of at most 92233720368547758.07, which is 64 bits of pence",
             "found a larger one: " + (overflow.figure().empty() ? "an amount" : overflow.figure()),
             "Check for an amount with extra digits."});
        throw Refusal{describe_all(problems, files)};
    }
}

Status carry_out(const CommandLine& line)
{
    const Output* output = output_of(line.request);
    const bool has_file = output != nullptr && output->file;
    if (has_file) { check_output(*output->file, line); }
    const auto [text, status] = answer(line);
    if (has_file) {
        write_file(*output->file, text);
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

Status run_words(int count, const char* const* words)
{
    prepare_for_failures();
    try {
        const auto wanted = read_command_line(count, words);
        if (const auto* wrong = std::get_if<WrongUsage>(&wanted)) {
            throw WrongRequest{wrong->reason};
        }
        if (const auto* information = std::get_if<Information>(&wanted)) {
            write_standard_output(information->text);
            return done;
        }
        return carry_out(std::get<CommandLine>(wanted));
    } catch (const Refusal& refusal) {
        return fail(refused, refusal.what());
    } catch (const WrongRequest& wrong) {
        return fail(wrong_usage, fmt::format("riskshare: {}\nRun riskshare --help for usage.\n",
                                             printable_text(wrong.what())));
    } catch (const FileError& error) {
        return fail_with_reason(file_failed, error.what());
    } catch (const std::exception& error) {
        return fail_with_reason(refused, error.what());
    }
}

}  // namespace
}  // namespace riskshare::cli

int main(int count, char** words) { return riskshare::cli::run_words(count, words); }
