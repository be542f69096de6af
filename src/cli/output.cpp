#include "output.hpp"

#include <cstdlib>

#include "files.hpp"
#include "present/writers/writers.hpp"

namespace riskshare::cli {
namespace {

bool wants_colour(const Output& output)
{
    const char* no_colour = std::getenv("NO_COLOR");
    const bool is_unwanted = output.no_colour || (no_colour != nullptr && *no_colour != '\0');
    return !is_unwanted && !output.file && is_terminal_output();
}

}  // namespace

std::string rendered(const present::Report& report, const Output& output)
{
    const present::Unit unit = output.display.unit;
    const present::Report shown = present::displayed(report, output.display);
    if (output.format == Format::markdown) { return present::to_markdown(shown, unit); }
    if (output.format == Format::csv) { return present::to_csv(shown, unit); }
    return present::to_terminal_text(
        shown, unit, wants_colour(output) ? present::Colour::on : present::Colour::off);
}

}  // namespace riskshare::cli
