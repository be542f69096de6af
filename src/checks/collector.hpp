#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>

#include "facts/places.hpp"
#include "place.hpp"

namespace riskshare::checks {

/// Collects the problems of one document, except those that rest on a place that could not be read.
class RISKSHARE_EXPORT Collector {
public:
    explicit Collector(const UnreadablePlaces& unreadable) : unreadable_{unreadable} {}

    /// True if everything at the place could be read.
    [[nodiscard]] bool readable(const Place& place) const
    {
        return unreadable_.empty() || !unreadable_.touch(place.text());
    }
    /// True if the list itself could be read, even where something inside it could not.
    [[nodiscard]] bool list_readable(const Place& list) const
    {
        return unreadable_.empty() || !unreadable_.cover(list.text());
    }
    /// True if the ids of a list could be read, even where something else inside it could not.
    [[nodiscard]] bool ids_readable(const Place& list, std::size_t count) const;

    void report(std::string_view code, const Place& place, std::string_view expected,
                std::string found, std::string_view remedy)
    {
        if (readable(place)) { add(code, place, expected, std::move(found), remedy); }
    }
    /// Reports a problem of a list as a whole, even where something inside it could not be read.
    void report_list(std::string_view code, const Place& list, std::string_view expected,
                     std::string found, std::string_view remedy)
    {
        if (list_readable(list)) { add(code, list, expected, std::move(found), remedy); }
    }

    /// True until there are so many problems that the rest are only counted.
    [[nodiscard]] bool keeps_more() const
    {
        return problems_.kept().size() < Problems::kept_at_most;
    }
    /// Counts a problem without building its text.
    void count(const Place& place) { report({}, place, {}, {}, {}); }

    /// The number of problems so far.
    [[nodiscard]] std::size_t count() const
    {
        return problems_.kept().size() + problems_.not_kept();
    }
    [[nodiscard]] Problems take() { return std::move(problems_); }

    /// An empty collector that leaves out the same places.
    [[nodiscard]] Collector trial() const { return Collector{unreadable_}; }

private:
    void add(std::string_view code, const Place& place, std::string_view expected,
             std::string found, std::string_view remedy)
    {
        problems_.add({std::string{code}, place.text(), std::string{expected}, std::move(found),
                       std::string{remedy}});
    }

    const UnreadablePlaces& unreadable_;
    Problems problems_;
};

}  // namespace riskshare::checks
