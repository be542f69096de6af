#include "../catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/warnings.hpp>

using namespace riskshare;
using namespace riskshare::literals;
namespace fs = std::filesystem;

namespace {

const fs::path errors = fs::path{RISKSHARE_TESTS} / "errors";

std::vector<fs::path> folders(const fs::path& where)
{
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{where}) {
        if (entry.is_directory()) { found.push_back(entry.path()); }
    }
    std::ranges::sort(found);
    return found;
}

bool has_several_codes(const fs::path& folder)
{
    return folder.filename().string().starts_with("several-");
}

std::string contents(const fs::path& file)
{
    std::ifstream input{file, std::ios::binary};
    REQUIRE(input);
    return {std::istreambuf_iterator<char>{input}, {}};
}

struct Refusal {
    std::string file;
    std::vector<Problem> problems;
};

/// The journals that were posted before, by name.
std::vector<fs::path> journals_in(const fs::path& folder)
{
    std::vector<fs::path> found;
    if (!fs::exists(folder / "posted")) { return found; }
    for (const auto& entry : fs::directory_iterator{folder / "posted"}) {
        found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

/// The faults of the files in a folder or, if there are none, the warnings about them.
Refusal refusal(const fs::path& folder)
{
    Refusal refusal{"agreement.json", {}};
    try {
        const Agreement agreement = read_agreement(folder / "agreement.json");
        refusal.file = "position.json";
        const Position position = read_position(folder / "position.json", agreement);
        refusal.problems = warnings_in(position).kept();
        std::vector<Journal> posted;
        for (const fs::path& file : journals_in(folder)) {
            refusal.file = "posted/" + file.filename().string();
            posted.push_back(parse_journal(contents(file), agreement));
        }
        if (posted.empty()) { return refusal; }
        refusal.file = "posted";
        static_cast<void>(journal(settle(position), posted));
    } catch (const InputError& error) {
        refusal.problems = error.problems().kept();
    }
    return refusal;
}

/// The codes in the first column of the tables.
std::set<std::string> documented_codes()
{
    std::ifstream input{fs::path{RISKSHARE_ROOT} / "docs/errors.md"};
    REQUIRE(input);
    std::set<std::string> codes;
    for (std::string line; std::getline(input, line);) {
        if (!line.starts_with("| `")) { continue; }
        const std::string code = line.substr(3, line.find('`', 3) - 3);
        INFO(code);
        CHECK(codes.insert(code).second);
    }
    return codes;
}

std::vector<std::string> codes_of(const Problems& problems)
{
    std::vector<std::string> codes;
    for (const Problem& problem : problems.kept()) { codes.push_back(problem.code); }
    return codes;
}

}  // namespace

TEST_CASE("Each bad file gets exactly the text that stands beside it", "[errors]")
{
    for (const fs::path& folder : folders(errors)) {
        CAPTURE(folder.filename());
        const Refusal got = refusal(folder);
        std::string text;
        for (const Problem& problem : got.problems) { text += describe(problem, got.file) + "\n"; }
        CHECK(text == contents(folder / "expected.txt"));
    }
}

TEST_CASE("Each bad file has the one problem that its folder is named for", "[errors]")
{
    for (const fs::path& folder : folders(errors)) {
        CAPTURE(folder.filename());
        const Refusal got = refusal(folder);
        if (has_several_codes(folder)) {
            CHECK(got.problems.size() > 3);
        } else {
            REQUIRE(got.problems.size() == 1);
            CHECK(got.problems.front().code == folder.filename());
        }
    }
}

TEST_CASE("docs/errors.md lists every code that there is a bad file for, and no other", "[errors]")
{
    std::set<std::string> codes{"file_too_large", "partner_repeated", "stream_repeated",
                                "too_many_figures"};  // tested without file
    codes.insert({"another_agreement", "balances_missing", "not_a_file", "not_comparable",
                  "not_enough_memory", "not_the_year_before", "pooled_service_missing",
                  "too_large_to_round", "workbook_too_large"});  // tested with the command
    for (const fs::path& folder : folders(errors)) {
        if (!has_several_codes(folder)) { codes.insert(folder.filename().string()); }
    }
    for (const fs::path& folder : folders(fs::path{RISKSHARE_TESTS} / "import/refused")) {
        if (!has_several_codes(folder)) { codes.insert(folder.filename().string()); }
    }
    CHECK(documented_codes() == codes);
}

TEST_CASE("partner_repeated: only a program can name a partner twice", "[errors]")
{
    const AgreementTerms terms{
        .name = "Example Fund",
        .financial_year = FinancialYear::starting(2015),
        .partners = {{"ccg", "Example CCG", PartnerKind::nhs}},
        .services = {{.id = "acute",
                      .name = "Acute provision",
                      .fund = Fund::aligned,
                      .contributions = {{"ccg", {.gross = 100_gbp}}, {"ccg", {.gross = 50_gbp}}},
                      .responsible = {.statutory = "ccg"}}}};
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"partner_repeated"});
}

TEST_CASE("file_too_large: more bytes or values than any agreement has", "[errors]")
{
    const auto codes = [](const std::string& json) -> std::vector<std::string> {
        try {
            static_cast<void>(parse_agreement(json));
        } catch (const InputError& error) {
            return codes_of(error.problems());
        }
        return {};
    };
    const std::vector<std::string> too_large{"file_too_large"};
    CHECK(codes(std::string(200'000'001, ' ')) == too_large);

    std::string many = "[";
    for (int i = 0; i < 8'000'000; ++i) { many += "0,"; }
    CHECK(codes(many + "0]") == too_large);
}

TEST_CASE("too_many_figures: a few names that stand for more figures than a machine holds",
          "[errors][security]")
{
    AgreementTerms terms{.name = "Example Fund",
                         .financial_year = FinancialYear::starting(2015),
                         .partners = {},
                         .services = {{.id = "acute",
                                       .name = "Acute provision",
                                       .fund = Fund::aligned,
                                       .contributions = {},
                                       .responsible = {.statutory = "p0"}}}};
    const auto name_partners = [&](std::size_t count) {
        while (terms.partners.size() < count) {
            const std::string id = "p" + std::to_string(terms.partners.size());
            terms.partners.push_back({id, "A partner", PartnerKind::other});
        }
    };
    RiskShare risk_share{.id = "all",
                         .services = AllServices{},
                         .base = GrossContribution{},
                         .shares = Equal{},
                         .overspend = {},
                         .underspend = {{.split = Equal{}}}};
    for (std::int64_t i = 1; i <= 998; ++i) {
        risk_share.overspend.push_back({.up_to = UpTo{Money::from_pence(i)}, .split = Equal{}});
    }
    risk_share.overspend.push_back({.split = Equal{}});
    terms.risk_shares.push_back(std::move(risk_share));
    name_partners(10);
    CHECK(problems_in(terms).empty());
    name_partners(10'000);
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"too_many_figures"});
}
