#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

#include "requests.hpp"

/// The files of a request, read and checked, and the messages where they are refused.

namespace riskshare::cli {

/// Input that is refused: the text lists every problem.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A request that does not fit the files.
class WrongRequest : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// `no partner "pc"; did you mean "pcc"? Known are ccg, pcc`.
[[nodiscard]] std::string not_known(std::string_view what, std::string_view word,
                                    std::span<const std::string_view> known);

/// A path as it is printed.
[[nodiscard]] std::string file_name(const std::string& path);

/// Every problem as it is printed, or with a prefix every warning.
[[nodiscard]] std::string describe_all(const Problems& problems, const std::string& path,
                                       std::string_view prefix = "",
                                       std::string_view what = "problems");

/// One problem that only this command has with a file, as it is printed.
[[nodiscard]] std::string describe_one(Problem problem, const std::string& path);

/// A file's text, and the path it was asked for by.
struct Source {
    std::string path;
    std::string text;
};

/// Fails: FileError.
[[nodiscard]] Source read_source(const std::string& path);

struct Facts {
    Agreement agreement;
    std::optional<Position> position;
};

/// Fails: Refusal with the problems of both files.
[[nodiscard]] Facts parse_facts(const Source& agreement_file,
                                const std::optional<Source>& position_file);

/// Fails: FileError; Refusal with the problems of both files.
[[nodiscard]] Facts read_facts(const std::string& agreement,
                               const std::optional<std::string>& position);

/// The position, which has the agreement. Fails: as read_facts().
[[nodiscard]] Position read_position(const Files& files);

/// Fails: as read_facts().
[[nodiscard]] Settlement read_settlement(const Files& files);

/// The files of a folder of posted journals, by name: all that end in `.json`, in capitals or not,
/// and are not hidden. Fails: FileError; Refusal where one of them is a folder, a pipe or a device.
[[nodiscard]] std::vector<std::string> posted_files(const std::string& folder);

/// The most figures, one for each service and partner, of a table and of journals. With more a
/// command would need over 2 GB.
inline constexpr std::size_t most_of_table = 2'000'000;
inline constexpr std::size_t most_of_journals = 250'000;

/// Every partner's part of every service. Fails: Refusal where there are too many to show.
[[nodiscard]] ByService by_service_of(const Settlement& settlement, const Files& files,
                                      std::string_view asked_for, std::size_t most = most_of_table);

/// Fails: Refusal where the steps of an explanation would need over 2 GB.
void check_explained(const Position& position, const Files& files);

}  // namespace riskshare::cli
