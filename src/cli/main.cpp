#include <exception>
#include <filesystem>
#include <new>
#include <optional>
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
    std::error_code error;
    if (!std::filesystem::is_regular_file(output, error)) { return; }
    std::vector<std::string> inputs = line.inputs;
    if (line.posted) {
        for (std::string& file : posted_files(*line.posted)) { inputs.push_back(std::move(file)); }
    }
    for (const std::string& input : inputs) {
        const std::filesystem::path file = input == standard_input ? "/dev/stdin" : input;
        if (std::filesystem::equivalent(file, output, error) && !error) {
            throw WrongRequest{fmt::format("-o would overwrite {}", file_name(input))};
        }
    }
}

/// True if the request shows amounts in thousands or millions.
bool is_rounded(const Request& request)
{
    return std::visit(
        [](const auto& command) {
            if constexpr (requires { command.display; }) {
                return command.display.unit != present::Unit::pounds;
            } else if constexpr (requires { command.output; }) {
                return command.output.display.unit != present::Unit::pounds;
            }
            return false;
        },
        request);
}

/// The refusal of figures that do not fit, from these files.
Refusal too_large(const MoneyOverflow& overflow, const std::vector<std::string>& inputs)
{
    std::string files;
    for (const std::string& input : inputs) {
        files += (files.empty() ? "" : ", ") + file_name(input);
    }
    Problems problems;
    problems.add(
        {"total_too_large", "",
         "must give figures of at most 92233720368547758.07, which is 64 bits of pence",
         "found a larger one: " + (overflow.figure().empty() ? "an amount" : overflow.figure()),
         "Check for an amount with extra digits."});
    return Refusal{describe_all(problems, files)};
}

/// Fails: Refusal where a figure, or the nearest thousand of one, exceeds 64 bits of pence; and as
///        the command does.
Answer answer(const CommandLine& line)
{
    try {
        return std::visit([](const auto& command) { return run(command); }, line.request);
    } catch (const MoneyOverflow& overflow) {
        if (overflow.figure().empty() && is_rounded(line.request)) {
            throw Refusal{"riskshare: the figures are too large to be rounded: leave --in out   "
                          "[too_large_to_round]\n"};
        }
        throw too_large(overflow, line.inputs);
    }
}

Status carry_out(const CommandLine& line)
{
    const Output* output = output_of(line.request);
    const bool has_file = output != nullptr && output->file;
    std::optional<FolderLock> lock;
    std::optional<Destination> destination;
    if (has_file) {
        // The file may be the journal that follows from those in the folder.
        if (line.posted) { lock.emplace(*line.posted); }
        destination.emplace(*output->file);
        check_output(*output->file, line);
    }
    const auto [text, status] = answer(line);
    if (destination) {
        destination->write(text);
    } else {
        write_standard_output(text);
    }
    return status;
}

Status fail(Status status, std::string_view text)
{
    write_standard_error(text);
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
    } catch (const std::bad_alloc&) {
        return fail(refused, "riskshare: these files need more memory than there is   "
                             "[not_enough_memory]\n");
    } catch (const std::exception& error) {
        return fail_with_reason(refused, error.what());
    }
}

}  // namespace
}  // namespace riskshare::cli

int main(int count, char** words)
{
    try {
        return riskshare::cli::run_words(count, words);
    } catch (...) {  // A message needs more memory than there is.
        return riskshare::cli::refused;
    }
}
