// What docs/guide.md shows to engineers: the library inside a script or a service.

#include <filesystem>
#include <future>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <riskshare/format.hpp>
#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

namespace {

// [read]
riskshare::Position read_month(const std::filesystem::path& folder)
{
    const auto agreement = riskshare::read_agreement(folder / "agreement.json");
    return riskshare::read_position(folder / "position.json", agreement);
}
// [read]

// [what-if]
riskshare::Money saved_by(const riskshare::Position& position,
                          const riskshare::OutturnChange& change)
{
    const auto now = riskshare::settle(position);
    const auto then = riskshare::settle(position.with_outturns(std::vector{change}));
    return now[change.partner].borne - then[change.partner].borne;
}
// [what-if]

// [explain]
std::string how_capped(const riskshare::Settlement& settlement)
{
    std::string text;
    for (const riskshare::Step& step : riskshare::explain(settlement)) {
        if (step.rule == "risk_cap") { text += step.text + '\n'; }
    }
    return text;
}
// [explain]

// [refuse]
std::string name_or_problems(std::string_view json)
{
    const auto parsed = riskshare::try_parse_agreement(json);
    if (const auto* problems = std::get_if<riskshare::Problems>(&parsed)) {
        return riskshare::to_json(*problems);
    }
    return std::get<riskshare::Agreement>(parsed).terms().name;
}
// [refuse]

// [catch]
std::string answer(const std::filesystem::path& folder)
{
    try {
        return riskshare::to_json(riskshare::settle(read_month(folder)));
    } catch (const riskshare::InputError& refused) {
        return riskshare::to_json(refused.problems());  // for whoever wrote the file
    } catch (const riskshare::Error& error) {
        return error.what();  // a file that cannot be read, or a figure that is too large
    }
}
// [catch]

// [threads]
std::vector<riskshare::Settlement> settle_all(std::span<const riskshare::Position> positions)
{
    std::vector<std::future<riskshare::Settlement>> running;
    for (const riskshare::Position& position : positions) {
        running.push_back(std::async(riskshare::settle, position));
    }
    std::vector<riskshare::Settlement> settled;
    for (auto& one : running) { settled.push_back(one.get()); }
    return settled;
}
// [threads]

}  // namespace

int main()
{
    const auto position = read_month("examples/plymouth");
    const riskshare::OutturnChange cheaper{.service = "adult-social-care",
                                           .partner = "pcc",
                                           .gross = riskshare::Money::from_pence(92'000'000'00),
                                           .income = riskshare::Money::from_pence(20'000'000'00)};
    fmt::print("Saved by the council: {}\n", saved_by(position, cheaper));
    fmt::print("{}", how_capped(riskshare::settle(position)));
    fmt::print("{}", name_or_problems(R"({"format": "riskshare/agreement/2"})"));
    fmt::print("{}\n", answer("examples/nowhere"));
    const std::vector two(2, position);
    fmt::print("Two at once are the same: {}\n", settle_all(two)[0] == settle_all(two)[1]);
}
