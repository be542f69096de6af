#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/json.hpp>

/// The problems for which a text is refused as an agreement; none where it is accepted.
inline std::vector<riskshare::Problem> refused(std::string_view json)
{
    try {
        static_cast<void>(riskshare::parse_agreement(json));
    } catch (const riskshare::InputError& error) {
        return error.problems().kept();
    }
    return {};
}

/// `code: found` of the first problem.
inline std::string first_refused(std::string_view json)
{
    const auto problems = refused(json);
    return problems.empty() ? "" : problems.front().code + ": " + problems.front().found;
}

/// An agreement small enough to be spoilt in every place.
constexpr std::string_view small_agreement = R"({
  "format": "riskshare/agreement/1", "name": "Caf\u00e9 Fund", "financial_year": "2015-16",
  "partners": [{"id": "ccg", "name": "Example CCG", "kind": "nhs"}],
  "host": "ccg",
  "services": [{"id": "acute", "name": "Acute", "fund": "pooled",
    "contributions": {"ccg": {"gross": "600.00", "income": "1.5"}},
    "responsible": {"statutory": "ccg"}}],
  "risk_shares": [{"id": "all", "services": "all", "base": "net_contribution",
    "overspend": [{"up_to": {"rate": "0.5%"}, "split": "shares"}, {"split": "responsible"}],
    "underspend": [{"split": {"fixed": {"ccg": "100%"}}}]}]
})";

/// The small agreement with a part of it replaced.
inline std::string with(std::string_view part, std::string_view replacement)
{
    std::string json{small_agreement};
    return json.replace(json.find(part), part.size(), replacement);
}

/// `place code` of each problem for which a text is refused, a line each.
inline std::string places_and_codes(std::string_view json)
{
    std::string text;
    for (const riskshare::Problem& problem : refused(json)) {
        text += problem.place + " " + problem.code + "\n";
    }
    return text;
}
