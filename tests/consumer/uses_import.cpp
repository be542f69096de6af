// A user of ledgers' CSVs: Plymouth's two ledgers are its position, and a mapping that says nothing
// is refused.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <riskshare/import.hpp>

int main(int, char** arguments)
{
    const auto text_of = [&](const char* name) {
        std::ifstream in{std::filesystem::path{arguments[1]} / name, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    const riskshare::ImportedCsvs imported = riskshare::import_csvs(
        text_of("mapping.json"), {text_of("council-ledger.csv"), text_of("ccg-ledger.csv")});
    const bool is_refused = riskshare::import_csvs("{}", {}).has_problems();
    return is_refused && !imported.has_problems() &&
                   imported.json.find("\"166500000.00\"") != std::string::npos
               ? 0
               : 1;
}
