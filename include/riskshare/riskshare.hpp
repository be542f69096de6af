#pragma once

/// All of the component core: agreements, positions, settle(), explain() and the rules. The other
/// components have headers of their own, as json.hpp for files; so have formatters for fmt and
/// std::format, format.hpp.
///
/// Threads: no function has state of its own, a clock or a locale, so that all may run at the same
/// time, also with the same arguments. Agreements and positions are immutable.
/// Cost:    making an Agreement or a Position checks everything and costs far more than settle().
///          Copying one copies a std::shared_ptr.
/// Fails:   with Error, the base of all that is thrown, but for std::bad_alloc.

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/conditions.hpp>
#include <riskshare/contributions.hpp>
#include <riskshare/error.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/fund.hpp>
#include <riskshare/facts/mechanism.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/required.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/fund_table.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/rules/cap.hpp>
#include <riskshare/rules/direction.hpp>
#include <riskshare/rules/ending.hpp>
#include <riskshare/rules/instalments.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/rules/payments.hpp>
#include <riskshare/rules/responsibility.hpp>
#include <riskshare/rules/variance.hpp>
#include <riskshare/rules/vat.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/apportion.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>
#include <riskshare/values/sum.hpp>
#include <riskshare/vat.hpp>
#include <riskshare/version.hpp>
#include <riskshare/warnings.hpp>
