#include "schemas.hpp"

#include <array>

#include <riskshare/import.hpp>
#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/month_end/statements.hpp>
#include <riskshare/report.hpp>

namespace riskshare::cli {

std::span<const Schema> schemas()
{
    static constexpr std::array all{Schema{"agreement", agreement_schema},
                                    Schema{"position", position_schema},
                                    Schema{"settlement", settlement_schema},
                                    Schema{"report", report_schema},
                                    Schema{"comparison", comparison_schema},
                                    Schema{"contributions", contributions_schema},
                                    Schema{"problems", problems_schema},
                                    Schema{"statement", statement_schema},
                                    Schema{"journals", journals_schema},
                                    Schema{"mapping", mapping_schema},
                                    Schema{"reconciliation", reconciliation_schema}};
    return all;
}

}  // namespace riskshare::cli
