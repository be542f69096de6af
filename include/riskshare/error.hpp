#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// The base of all that the library throws; only std::bad_alloc comes from elsewhere. Besides those
/// here there are `MoneyOverflow`, `InputError` and `WorkbookRefused`.
class RISKSHARE_EXPORT Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A broken *Requires*: the caller's mistake. Thrown in release builds too, since a wrong figure
/// costs more than a check.
class RISKSHARE_EXPORT Misuse : public Error {
public:
    using Error::Error;
};

/// Two sums of the library differ: it has a defect, or a settlement was changed after settle() gave
/// it. None of its figures may be used.
class RISKSHARE_EXPORT Contradiction : public Error {
public:
    using Error::Error;
};

/// A file that could not be read or written: `cannot read a.json: No such file or directory`.
class RISKSHARE_EXPORT FileError : public Error {
public:
    /// `attempt` is what could not be done: `cannot read`.
    FileError(std::string_view attempt, std::string path, std::error_code reason)
        : Error{std::string{attempt} + ' ' + path + ": " + reason.message()},
          path_{std::move(path)}, reason_{reason}
    {}

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] const std::error_code& code() const noexcept { return reason_; }

private:
    std::string path_;
    std::error_code reason_;
};

}  // namespace v0
}  // namespace riskshare
