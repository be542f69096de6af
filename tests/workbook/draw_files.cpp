#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include <riskshare/riskshare.hpp>
#include <riskshare/workbook.hpp>

#include "../generated/files.hpp"
#include "../generated/generate.hpp"

/// Writes generated agreements and positions that a workbook can hold as files, the same each time:
///
///     draw_files COUNT FOLDER

using namespace riskshare;
namespace fs = std::filesystem;

namespace {

bool is_in_workbook(const generated::Case& facts)
{
    const Agreement agreement{facts.terms};
    try {
        static_cast<void>(to_xlsx(settle(Position{facts.figures, agreement})));
        return true;
    } catch (const WorkbookRefused&) {
        return false;
    }
}

void save(const generated::Case& facts, const fs::path& folder)
{
    fs::create_directories(folder);
    std::ofstream{folder / "agreement.json", std::ios::binary} << generated::file_of(facts.terms);
    std::ofstream{folder / "position.json", std::ios::binary} << generated::file_of(facts.figures);
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3) { return EXIT_FAILURE; }
    const int wanted = std::stoi(arguments[1]);
    const rc::Gen<generated::Case> any = generated::any_case();
    int saved = 0;
    for (std::uint64_t seed = 1; saved < wanted; ++seed) {
        const int size = static_cast<int>(seed % 100);
        const generated::Case facts = any(rc::Random{seed}, size).value();
        if (!is_in_workbook(facts)) { continue; }
        save(facts, fs::path{arguments[2]} / fmt::format("generated-{:03}", saved++));
    }
}
