#include <riskshare/facts/problem.hpp>

#include <fmt/format.h>

namespace riskshare {
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

bool UnreadablePlaces::cover(std::string_view place) const
{
    for (std::string_view outer = place;; outer.remove_suffix(outer.size() - outer.rfind('/'))) {
        if (places_.contains(outer)) { return true; }
        if (outer.empty()) { return false; }
    }
}

bool UnreadablePlaces::touch(std::string_view place) const
{
    if (cover(place)) { return true; }
    const std::string inside = std::string{place} + "/";
    const auto first = places_.lower_bound(inside);
    return first != places_.end() && first->starts_with(inside);
}

std::string pointer_token(std::string_view name)
{
    std::string token;
    for (const char c : name) {
        if (c == '~') {
            token += "~0";
        } else if (c == '/') {
            token += "~1";
        } else {
            token += c;
        }
    }
    return token;
}

}  // namespace riskshare
