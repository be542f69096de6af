#include "../catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "import/extracts.hpp"
#include "import/reconcile.hpp"

using namespace riskshare;
using namespace riskshare::importing;
namespace fs = std::filesystem;

namespace {

const fs::path refused = fs::path{RISKSHARE_TESTS} / "import/refused";

std::string contents_of(const fs::path& file)
{
    std::ifstream input{file, std::ios::binary};
    REQUIRE(input);
    return {std::istreambuf_iterator<char>{input}, {}};
}

/// The problems of the files of a folder, as the command says them, and their codes.
struct Refusal {
    std::string text{};
    std::vector<std::string> codes{};

    void add(const Problems& problems, const std::string& file)
    {
        for (const Problem& problem : problems.kept()) {
            text += describe(problem, file) + "\n";
            codes.push_back(problem.code);
        }
    }
};

Refusal refusal(const fs::path& folder)
{
    Refusal refusal;
    const bool is_mapping = fs::exists(folder / "mapping.json");
    const std::string instructions = is_mapping ? "mapping.json" : "totals.json";
    const std::string csv = contents_of(folder / "table.csv");
    try {
        if (is_mapping) {
            const Mapping mapping = parse_mapping(contents_of(folder / instructions));
            const Imported imported = read_extracts(mapping, {csv});
            refusal.add(imported.of_mapping, instructions);
            refusal.add(imported.of_csvs[0], "table.csv");
        } else {
            const Reconciled reconciled =
                reconcile(parse_reconciliation(contents_of(folder / instructions)), csv);
            refusal.add(reconciled.of_specification, instructions);
            refusal.add(reconciled.of_csv, "table.csv");
        }
    } catch (const InputError& error) {
        refusal.add(error.problems(), instructions);
    }
    return refusal;
}

}  // namespace

TEST_CASE("Each bad table or mapping gets exactly its expected text", "[import]")
{
    for (const auto& entry : fs::directory_iterator{refused}) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const Refusal got = refusal(entry.path());
        CHECK(got.text == contents_of(entry.path() / "expected.txt"));
        if (name.starts_with("several-")) {
            CHECK(got.codes.size() > 3);
        } else {
            REQUIRE(got.codes.size() == 1);
            CHECK(got.codes.front() == name);
        }
    }
}

TEST_CASE("Rows are counted from 1, and what is no extract is one problem", "[import]")
{
    const auto codes_of = [](std::string_view extract) {
        std::vector<std::string> codes;
        try {
            static_cast<void>(parse_mapping(
                R"({"format": "riskshare/mapping/1", "writes": "services", "extracts": [)" +
                std::string{extract} + "]}"));
        } catch (const InputError& error) {
            for (const Problem& problem : error.problems().kept()) {
                codes.push_back(problem.code);
            }
        }
        return codes;
    };
    const auto with_row = [](const std::string& row) {
        return R"({"header_row": )" + row + R"(, "partner": "icb", "fund": "pooled",
                   "columns": {"service": "A", "name": "B", "gross": "C"}})";
    };
    CHECK(codes_of(with_row("1")).empty());
    CHECK(codes_of(with_row("0")) == std::vector<std::string>{"row_not_whole"});
    CHECK(codes_of(R"("ledger.csv")") == std::vector<std::string>{"wrong_type"});
}
