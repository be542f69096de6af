#pragma once

#include <cstddef>
#include <string>

namespace riskshare::workbook {

/// Where libxlsxwriter writes, which knows files alone. The workbook grows in memory where the
/// system has files there, and otherwise in a file of the temporary folder, which the destructor
/// removes. The parts of it pass through files of the temporary folder that lose their names as
/// they are made: a program that is killed leaves none of them.
class Scratch {
public:
    /// Fails: FileError where the temporary folder cannot be written.
    Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& folder() const { return folder_; }

    /// Checks that the temporary folder takes a file of that size, since libxlsxwriter does not
    /// notice a full disk and leaves out what does not fit. Fails: FileError.
    void check_room(std::size_t bytes) const;

    /// What was written to the path. Fails: FileError.
    [[nodiscard]] std::string bytes() const;

private:
    std::string folder_;
    std::string path_;
    int descriptor_ = -1;
    bool is_named_ = false;
};

}  // namespace riskshare::workbook
