// The library inside a service: one function that never throws. Its status says whether the sender
// must correct the files, a figure is too large, or the fault is here.

#include <string>
#include <string_view>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

namespace {

enum class Status { settled, refused, too_large, failed };

struct Answer {
    Status status;
    std::string text;  ///< the settlement, or the problems
};

std::string all_of(const riskshare::Problems& problems)
{
    std::string text;
    for (const riskshare::Problem& problem : problems.kept()) { text += describe(problem) + '\n'; }
    if (problems.not_kept() > 0) { text += fmt::format("and {} more\n", problems.not_kept()); }
    return text;
}

Answer settle_or_refuse(std::string_view agreement_json, std::string_view position_json)
{
    try {
        const auto agreement = riskshare::parse_agreement(agreement_json);
        const auto position = riskshare::parse_position(position_json, agreement);
        const auto settlement = riskshare::settle(position);
        return {Status::settled, riskshare::to_json(settlement)};
    } catch (const riskshare::InputError& refused) {
        return {Status::refused, all_of(refused.problems())};
    }
}

/// Keeps the service up whatever is sent: even running out of memory is only `failed`.
Answer settle_request(std::string_view agreement_json, std::string_view position_json) noexcept
{
    try {
        return settle_or_refuse(agreement_json, position_json);
    } catch (const riskshare::MoneyOverflow&) {
        return {Status::too_large, {}};
    } catch (...) {
        return {Status::failed, {}};
    }
}

std::string_view to_text(Status status)
{
    switch (status) {
    case Status::settled:
        return "settled";
    case Status::refused:
        return "refused";
    case Status::too_large:
        return "too large";
    case Status::failed:
        break;
    }
    return "failed";
}

constexpr std::string_view agreement = R"({
  "format": "riskshare/agreement/1", "name": "Harbour Fund", "financial_year": "2026-27",
  "partners": [{"id": "icb", "name": "Harbour ICB", "kind": "nhs"},
               {"id": "council", "name": "Harbour Council", "kind": "local_authority"}],
  "host": "council",
  "services": [{"id": "home-care", "name": "Home care", "fund": "pooled",
                "contributions": {"icb": {"gross": "0.01"}, "council": {"gross": "400.00"}},
                "responsible": {"statutory": "council"}}],
  "risk_shares": [{"id": "by-contribution", "services": "all", "base": "gross_contribution",
                   "overspend": [{"split": "shares"}], "underspend": [{"split": "shares"}]}]
})";

std::string position(int month, std::string_view council_gross)
{
    return fmt::format(R"({{
      "format": "riskshare/position/1", "agreement": "Harbour Fund", "financial_year": "2026-27",
      "month": {}, "basis": "forecast",
      "services": [{{"id": "home-care", "outturn": {{"council": {{"gross": {}}}}}}}]
    }})",
                       month, council_gross);
}

}  // namespace

int main()
{
    const auto show = [](std::string_view request, const Answer& answer) {
        fmt::print("{}: {}\n", request, to_text(answer.status));
        if (answer.status == Status::refused) { fmt::print("{}", answer.text); }
    };
    show("A forecast", settle_request(agreement, position(6, R"("412.50")")));
    show("Two mistakes", settle_request(agreement, position(13, "412.5")));
    const std::string credit = R"("-92233720368547758.00")";
    show("A credit beyond all measure", settle_request(agreement, position(6, credit)));
}
