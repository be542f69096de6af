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

Status carry_out(const CommandLine& line)
{
    const Output* output = output_of(line.request);
    const bool has_file = output != nullptr && output->file;
    if (has_file) { check_output(*output->file, line); }
    const auto [text, status] =
        std::visit([](const auto& command) { return run(command); }, line.request);
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
    } catch (const MoneyOverflow& overflow) {
        return fail_with_reason(
            refused, fmt::format("the figures are too large to be settled: {}", overflow.what()));
    } catch (const std::exception& error) {
        return fail_with_reason(refused, error.what());
    }
}

}  // namespace
}  // namespace riskshare::cli

int main(int count, char** words) { return riskshare::cli::run_words(count, words); }
