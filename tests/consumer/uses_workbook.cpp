// A user of the workbook: a ZIP file whose formulas came to the settlement's figures, or to_xlsx()
// would have thrown.
#include <riskshare/workbook.hpp>

#include "plymouth.hpp"

int main(int, char** arguments)
{
    const std::string workbook = riskshare::to_xlsx(plymouth(arguments[1]));
    return workbook.substr(0, 2) == "PK" && workbook.size() > 10'000 ? 0 : 1;
}
