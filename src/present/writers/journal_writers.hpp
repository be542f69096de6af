#pragma once

#include <span>
#include <string>

#include <riskshare/agreement.hpp>
#include <riskshare/month_end/journals.hpp>

/// Each writes a journal for a program that posts it; docs/formats.md says in which form. Amounts
/// are exact, and no text from a file can change one or add a line. Require a journal as
/// journal() gives it, under that agreement.

namespace riskshare::present {

/// For the upload of a finance system: one line a row.
[[nodiscard]] std::string to_upload_csv(const Journal& journal, const Agreement& agreement);

/// For ledger, and for hledger too: a transaction for each ledger and service.
[[nodiscard]] std::string to_ledger_text(const Journal& journal, const Agreement& agreement);

/// For beancount: the same, after the accounts that no journal posted before has opened, so that
/// the files of a year can be read together.
[[nodiscard]] std::string to_beancount_text(const Journal& journal, const Agreement& agreement,
                                            std::span<const Journal> posted);

}  // namespace riskshare::present
