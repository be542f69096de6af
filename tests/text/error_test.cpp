#include "../catch.hpp"

#include <concepts>
#include <string>
#include <system_error>

#include <riskshare/error.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/workbook.hpp>

using namespace riskshare;

static_assert(std::derived_from<Misuse, Error>);
static_assert(std::derived_from<Contradiction, Error>);
static_assert(std::derived_from<FileError, Error>);
static_assert(std::derived_from<MoneyOverflow, Error>);
static_assert(std::derived_from<InputError, Error>);
static_assert(std::derived_from<WorkbookRefused, Error>);
static_assert(std::derived_from<Error, std::exception>);

TEST_CASE("An error about a file knows the file and the reason", "[error]")
{
    const FileError error{"cannot read", "a.json",
                          std::make_error_code(std::errc::no_such_file_or_directory)};
    CHECK(error.path() == "a.json");
    CHECK(error.code() == std::errc::no_such_file_or_directory);
    CHECK(std::string{error.what()} == "cannot read a.json: No such file or directory");
}
