// A user of journals: the lines add up to zero, and the largest is what the CCG owes for adult
// social care.
#include <riskshare/month_end/journals.hpp>

#include "plymouth.hpp"

int main(int, char** arguments)
{
    using namespace riskshare::literals;
    const riskshare::Journal journal = riskshare::journal(plymouth(arguments[1]), {});
    riskshare::Money all = 0_p;
    riskshare::Money largest = 0_p;
    for (const riskshare::JournalLine& line : journal.lines) {
        all = all + line.amount;
        if (largest < line.amount) { largest = line.amount; }
    }
    return all == 0_p && largest == 583'812'15_p ? 0 : 1;
}
