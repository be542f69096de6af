#include <riskshare/facts/problem.hpp>

#include <fmt/format.h>

namespace riskshare {
inline namespace v0 {
namespace {

std::string describe_all(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems.kept()) {
        text += (text.empty() ? "" : "\n") + describe(problem);
    }
    if (problems.not_kept() > 0) {
        const std::size_t more = problems.not_kept();
        text += fmt::format("\nand {} more problem{}", more, more == 1 ? "" : "s");
    }
    return text;
}

}  // namespace

std::string describe(const Problem& problem, std::string_view file)
{
    const std::string_view place =
        problem.place.empty() ? std::string_view{"(the whole)"} : problem.place;
    return fmt::format("{}{}{}: {}\n  {}. {}   [{}]", file, file.empty() ? "" : " ", place,
                       problem.expected, problem.found, problem.remedy, problem.code);
}

void Problems::add(Problem problem)
{
    if (found_.size() < kept_at_most) {
        found_.push_back(std::move(problem));
    } else {
        ++not_kept_;
    }
}

void Problems::add(const Problems& others)
{
    for (const Problem& problem : others.found_) { add(problem); }
    not_kept_ += others.not_kept_;
}

InputError::InputError(Problems problems)
    : Error{describe_all(problems)}, problems_{std::move(problems)}
{}

}  // namespace v0
}  // namespace riskshare
