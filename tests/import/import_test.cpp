#include "../catch.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <riskshare/error.hpp>
#include <riskshare/import.hpp>
#include <riskshare/json.hpp>

using namespace riskshare;

namespace {

std::string example(const std::string& name)
{
    std::ifstream input{RISKSHARE_ROOT "/examples/" + name, std::ios::binary};
    REQUIRE(input);
    return {std::istreambuf_iterator<char>{input}, {}};
}

}  // namespace

TEST_CASE("A program turns ledgers' CSVs into a position", "[import]")
{
    const Agreement agreement = parse_agreement(example("plymouth/agreement.json"));
    const ImportedCsvs imported =
        import_csvs(example("plymouth/mapping.json"),
                    {example("plymouth/council-ledger.csv"), example("plymouth/ccg-ledger.csv")});
    REQUIRE_FALSE(imported.has_problems());
    CHECK(imported.of_csvs.size() == 2);
    const Position position = parse_position(imported.json, agreement);
    CHECK(position.figures().month == 12);
}

TEST_CASE("A program gets every problem of a mapping and of each CSV", "[import]")
{
    const ImportedCsvs unread = import_csvs("{}", {});
    CHECK(unread.has_problems());
    CHECK_FALSE(unread.of_mapping.empty());

    const std::string ledger = example("plymouth/council-ledger.csv");
    const ImportedCsvs wrong =
        import_csvs(example("plymouth/mapping.json"), {ledger, "no ledger at all"});
    CHECK(wrong.has_problems());
    REQUIRE(wrong.of_csvs.size() == 2);
    CHECK_FALSE(wrong.of_csvs[1].empty());

    CHECK_THROWS_AS(import_csvs(example("plymouth/mapping.json"), {ledger}), Misuse);
}

TEST_CASE("A program learns whether a printed table adds up", "[reconcile]")
{
    const std::string sums = example("reconcile/bath.json");
    const ReconciledCsv table = reconcile_csv(sums, example("reconcile/bath.csv"));
    REQUIRE_FALSE(table.has_problems());
    CHECK(table.json.find("\"sums\"") != std::string::npos);

    CHECK_FALSE(reconcile_csv("{}", "").of_specification.empty());
    const ReconciledCsv other = reconcile_csv(sums, "A,B\n1,2\n");
    CHECK(other.has_problems());
    CHECK_FALSE(other.adds_up);
}
