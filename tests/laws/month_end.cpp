#include "laws.hpp"

#include "told.hpp"

namespace riskshare::laws {

void check_month_end_apart(const Case& facts)
{
    RC_ASSERT(
        (told(generated::with_month_end(facts)) == told(generated::without_month_end(facts))));
}

}  // namespace riskshare::laws
