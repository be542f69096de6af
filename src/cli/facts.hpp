#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

#include "command_line.hpp"

/// The files of a request, read and checked, and what is said where they cannot be worked with.

namespace riskshare::cli {

/// Input that cannot be worked with: the text says every problem found.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A request that does not fit the files.
class Misuse : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Facts {
    Agreement agreement;
    std::optional<Position> position;
};

/// A path as it is printed.
[[nodiscard]] std::string file_name(const std::string& path);

/// Every problem as it is printed, or with a prefix every warning.
[[nodiscard]] std::string describe_all(const Problems& problems, const std::string& path,
                                       std::string_view prefix = "",
                                       std::string_view what = "problems");

/// A file that was read, and the path it was asked for by.
struct Source {
    std::string path;
    std::string text;
};

/// Fails: FileError.
[[nodiscard]] Source read_source(const std::string& path);

/// Fails: Refusal with the problems of both files.
[[nodiscard]] Facts parse_facts(const Source& agreement_file,
                                const std::optional<Source>& position_file);

/// Reads the files of a request. Fails: FileError; Refusal with the problems of both of them.
[[nodiscard]] Facts read_facts(const Request& request);

/// The files of a folder of posted journals, by name: all that end in `.json`. Fails: FileError.
[[nodiscard]] std::vector<std::string> posted_files(const std::string& folder);

/// Fails: Refusal where every partner's part of every service is more than can be asked for.
void check_size_by_service(const Settlement& settlement, const Request& request,
                           std::string_view asked_for);

}  // namespace riskshare::cli
