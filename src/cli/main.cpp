#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <riskshare/agreement.hpp>
#include <riskshare/analysis.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/conditions.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/json.hpp>
#include <riskshare/mechanism.hpp>
#include <riskshare/position.hpp>
#include <riskshare/printable.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/workbook.hpp>

#include "../json/document.hpp"
#include "../replay/replay.hpp"
#include "command_line.hpp"
#include "files.hpp"
#include "reports.hpp"
#include "wording.hpp"
#include "writers.hpp"

namespace riskshare::command {
namespace {

enum Status { done = 0, refused = 1, wrong_usage = 2, file_failed = 3 };

/// Input that cannot be worked with: the text says every problem found.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A request that does not fit the files.
class Misuse : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Facts {
    Agreement agreement;
    std::optional<Position> position;
};

std::string file_name(const std::string& path)
{
    return path == standard_input ? "standard input" : printable(path);
}

/// Every problem as it is printed, or with a prefix every warning.
std::string describe_all(const Problems& problems, const std::string& path,
                         std::string_view prefix = "", std::string_view what = "problems")
{
    std::string text;
    for (const Problem& problem : problems.kept()) {
        const Problem safe{printable(problem.code), printable(problem.place),
                           printable(problem.expected), printable(problem.found),
                           printable(problem.remedy)};
        text += fmt::format("{}{}\n", prefix, describe(safe, file_name(path)));
    }
    if (problems.not_kept() > 0) {
        text += fmt::format("{}: and {} more {}\n", file_name(path), problems.not_kept(), what);
    }
    return text;
}

/// A file that was read, and the path it was asked for by.
struct Source {
    std::string path;
    std::string text;
};

Source read_source(const std::string& path) { return {path, read_input(path)}; }

/// Fails: Refusal with the problems of both files.
Facts parse_facts(const Source& agreement_file, const std::optional<Source>& position_file)
{
    std::optional<Agreement> agreement;
    try {
        agreement = parse_agreement(agreement_file.text);
    } catch (const InputError& error) {
        std::string problems = describe_all(error.problems(), agreement_file.path);
        if (position_file) {
            problems +=
                describe_all(problems_in_position_text(position_file->text), position_file->path);
        }
        throw Refusal{problems};
    }
    if (!position_file) { return {*agreement, std::nullopt}; }
    try {
        return {*agreement, parse_position(position_file->text, *agreement)};
    } catch (const InputError& error) {
        throw Refusal{describe_all(error.problems(), position_file->path)};
    }
}

/// Reads the files of a request. Fails: FileError; Refusal with the problems of both of them.
Facts read_facts(const Request& request)
{
    const Source agreement = read_source(request.agreement);
    std::optional<Source> position;
    if (request.position) { position = read_source(*request.position); }
    return parse_facts(agreement, position);
}

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
        break;
    }
    const char* no_colour = std::getenv("NO_COLOR");
    const bool is_unwanted = request.no_colour || (no_colour != nullptr && *no_colour != '\0');
    const bool in_colour = !is_unwanted && !request.output && is_terminal_output();
    return to_terminal_text(shown, request.display.unit, in_colour ? Colour::on : Colour::off);
}

void check_partner(const Agreement& agreement, const std::string& id)
{
    if (agreement.find_partner(id)) { return; }
    std::vector<std::string_view> known;
    for (const Partner& partner : agreement.partners()) { known.push_back(partner.id); }
    throw Misuse{not_known("partner", id, known)};
}

/// What is to be written, and with which status the command ends.
struct Answer {
    std::string text;
    Status status = done;
};

/// Warnings of the position, then the conditions of the streams: `not met` is no bad input.
Answer check(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    Answer answer;
    if (position) {
        answer.text =
            describe_all(warnings_in(*position), *request.position, "warning: ", "warnings");
    }
    for (const Condition& condition : conditions_of(agreement)) {
        answer.text += printable(in_words(condition, agreement)) + '\n';
        if (!condition.is_met()) { answer.status = refused; }
    }
    answer.text += answer.status == done ? "ok\n" : "not met\n";
    return answer;
}

std::string explain(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    if (request.partner) { check_partner(agreement, *request.partner); }
    const Explanation explanation = riskshare::explain(settle(agreement, *position));
    if (request.format == Format::json) { return to_json(steps_of(explanation, request.partner)); }
    return write(explanation_report(*position, explanation, request.partner), request);
}

/// Every partner's part of every service. Fails: Refusal where these are too many to be shown.
Analysis by_service_of(const Settlement& settlement, const Request& request)
{
    constexpr std::size_t most_figures = 4'000'000;
    const std::size_t services = settlement.services.size();
    const std::size_t partners = settlement.partners.size();
    if (services > most_figures / partners) {
        throw Refusal{fmt::format(
            "{}: too many figures for --by-service: {} services by {} partners, at most {}\n",
            file_name(request.agreement), services, partners, most_figures)};
    }
    return analyse(settlement);
}

std::string settle(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    const Settlement settlement = riskshare::settle(agreement, *position);
    std::optional<Analysis> analysis;
    if (request.by_service) { analysis = by_service_of(settlement, request); }
    const Analysis* by_service = analysis ? &*analysis : nullptr;
    if (request.format == Format::json) {
        const Explanation explanation = riskshare::explain(settlement);
        return to_json(settlement, &explanation, by_service);
    }
    return write(settlement_report(settlement, by_service, request.display.unit), request);
}

std::string workbook(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    try {
        return to_xlsx(riskshare::settle(agreement, *position));
    } catch (const WorkbookRefused& refusal) {
        throw Refusal{fmt::format("{}: {}\n", file_name(request.agreement), refusal.what())};
    }
}

bool has_partners_of(const Agreement& agreement, const Agreement& other)
{
    return agreement.partners().size() == other.partners().size() &&
           std::ranges::all_of(other.partners(), [&](const Partner& partner) {
               return agreement.find_partner(partner.id).has_value();
           });
}

/// Fails: Refusal where one position cannot belong to both agreements.
void check_comparable(const Agreement& agreement, const Agreement& other, const Request& request)
{
    std::string refused_for;
    const auto check = [&](bool is_same, std::string_view place, std::string_view what) {
        if (is_same) { return; }
        refused_for += fmt::format(
            "{} {}: must be {} {} has, so that one position belongs to both\n",
            file_name(request.other_agreement), place, what, file_name(request.agreement));
    };
    check(agreement.terms().name == other.terms().name, "/name", "the name that");
    check(agreement.terms().financial_year == other.terms().financial_year, "/financial_year",
          "the year that");
    check(has_partners_of(agreement, other), "/partners", "the partners that");
    if (!refused_for.empty()) { throw Refusal{refused_for}; }
}

/// The second settlement of a comparison. Fails: FileError; Refusal.
Settlement settle_other(const Request& request, const Facts& facts, const Source& position)
{
    if (request.other_agreement == "none") {
        const Position alone = without_risk_shares(*facts.position);
        return riskshare::settle(alone.agreement(), alone);
    }
    const Source file = read_source(request.other_agreement);
    const Agreement other = parse_facts(file, std::nullopt).agreement;
    check_comparable(facts.agreement, other, request);
    const Facts second = parse_facts(file, position);
    return riskshare::settle(second.agreement, *second.position);
}

std::string compare(const Request& request)
{
    const Source agreement = read_source(request.agreement);
    const Source position = read_source(*request.position);
    const Facts facts = parse_facts(agreement, position);
    const Settlement first = riskshare::settle(facts.agreement, *facts.position);
    const Settlement second = settle_other(request, facts, position);
    if (request.format == Format::json) { return comparison_to_json(first, second); }
    const bool is_none = request.other_agreement == "none";
    const std::string other = is_none ? "no risk share" : file_name(request.other_agreement);
    return write(comparison_report({file_name(request.agreement), first}, {other, second},
                                   request.display.unit),
                 request);
}

std::string fund(const Request& request)
{
    const Agreement agreement = read_facts(request).agreement;
    if (request.format == Format::json) { return fund_to_json(agreement); }
    return write(fund_report(agreement, request.display.unit), request);
}

std::string contributions(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    if (request.format == Format::json) {
        return position ? contributions_to_json(*position) : contributions_to_json(agreement);
    }
    return write(position ? contributions_report(*position) : contributions_report(agreement),
                 request);
}

/// Reads files as JSON alone. Fails: FileError; Refusal where one of them is no such thing.
std::vector<std::string> read_documents(const std::vector<std::string>& paths)
{
    std::vector<std::string> texts;
    std::string refused_texts;
    for (const std::string& path : paths) {
        texts.push_back(read_input(path));
        Problems problems;
        if (const auto fault = json::Document{texts.back()}.fault()) { problems.add(*fault); }
        refused_texts += describe_all(problems, path);
    }
    if (!refused_texts.empty()) { throw Refusal{refused_texts}; }
    return texts;
}

std::string replay(const Request& request)
{
    const std::vector<std::string> texts =
        read_documents({request.settlement, request.agreement, *request.position});
    const auto [steps, figures, findings] = replay::replay({texts[0], texts[1], texts[2]});
    if (findings.empty()) {
        return fmt::format("ok: {} steps replayed, {} figures of the settlement explained\n", steps,
                           figures);
    }
    std::string text;
    for (const replay::Finding& finding : findings) {
        text += fmt::format("{} {}: {}\n", file_name(request.settlement), printable(finding.place),
                            printable(finding.what));
    }
    if (findings.size() == replay::Findings::at_most) {
        text += fmt::format("{}: what is wrong beyond these was not looked for\n",
                            file_name(request.settlement));
    }
    throw Refusal{text};
}

Mechanism mechanism_named(const std::string& word)
{
    std::vector<std::string_view> known;
    for (const Mechanism mechanism : all_mechanisms) {
        if (to_text(mechanism) == word) { return mechanism; }
        known.push_back(to_text(mechanism));
    }
    throw Misuse{not_known("mechanism", word, known)};
}

std::string duties(const Request& request)
{
    const Mechanism mechanism = mechanism_named(request.mechanism);
    if (request.format == Format::json) { return duties_to_json(mechanism); }
    return write(mechanism_report(mechanism), request);
}

std::string_view schema(const Request& request)
{
    if (request.schema == "agreement") { return agreement_schema(); }
    if (request.schema == "position") { return position_schema(); }
    if (request.schema == "settlement") { return settlement_schema(); }
    return request.schema == "comparison" ? comparison_schema() : contributions_schema();
}

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
    case Command::explain:
        return {explain(request)};
    case Command::compare:
        return {compare(request)};
    case Command::replay:
        return {replay(request)};
    case Command::mechanism:
        return {duties(request)};
    case Command::workbook:
        return {workbook(request)};
    case Command::schema:
        break;
    }
    return {std::string{schema(request)}};
}

/// A report must not take the place of the facts that it rests on.
void check_output(const Request& request)
{
    for (const std::string& input :
         {request.agreement, request.other_agreement, request.position.value_or("")}) {
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
    return fail(status, fmt::format("riskshare: {}\n", printable(reason)));
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
                                printable(misuse.what())));
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
}  // namespace riskshare::command

int main(int count, char** words) { return riskshare::command::run(count, words); }
