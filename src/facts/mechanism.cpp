#include <riskshare/facts/mechanism.hpp>

#include <cstddef>

#include "guidance.hpp"

namespace riskshare {

std::vector<Duty> duties_of(Mechanism mechanism)
{
    static_cast<void>(to_text(mechanism));  // throws Misuse for a value that no enumerator has
    std::vector<Duty> duties;
    duties.reserve(questions.size());
    for (const Question& question : questions) {
        duties.push_back({question.subject, question.answers[static_cast<std::size_t>(mechanism)],
                          question.section});
    }
    return duties;
}

}  // namespace riskshare
