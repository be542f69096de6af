#include <riskshare/facts/mechanism.hpp>

#include <cstddef>

#include "guidance.hpp"

namespace riskshare {
inline namespace v0 {

Duties duties(Mechanism mechanism)
{
    static_cast<void>(to_text(mechanism));  // throws Misuse for a value that no enumerator has
    Duties result{mechanism, {}};
    result.list.reserve(questions.size());
    for (const Question& question : questions) {
        result.list.push_back({question.subject,
                               question.answers[static_cast<std::size_t>(mechanism)],
                               question.section});
    }
    return result;
}

}  // namespace v0
}  // namespace riskshare
