#include "add_up.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace riskshare::present {
namespace {

/// A figure's freedom to move. A bottom line is worth keeping more than a part, as other tables and
/// the text repeat it.
enum class Mobility { fixed, reluctant, free };

/// A figure in a sum. The sum holds when its additions less its subtractions are zero; the total
/// counts as subtracted.
struct Term {
    std::size_t figure;
    bool is_added;
};
using Balance = std::vector<Term>;

/// A figure of the table, and the sums fitted so far that include it.
struct Entry {
    Money exact;
    Money nearest;
    Amount* shown;
    Mobility mobility = Mobility::fixed;
    std::vector<std::size_t> balances{};
};

/// Moves a figure so that one sum holds. Another one stops holding, unless the chain ends here.
struct Move {
    std::size_t figure;
    Money change;
};

/// The change that a sum needs, and how the search came to it.
struct Need {
    std::size_t balance;
    Money change;
    std::optional<std::size_t> before{};  ///< the need that was met at the expense of this one
    std::optional<Move> met_by{};         ///< and the move that met it
};

class AddingUp {
public:
    AddingUp(const Table& exact, Table& shown, Money step)
        : shown_{shown}, step_{step}, columns_{shown.header.size()}
    {
        for (std::size_t row = 0; row < shown.rows.size(); ++row) {
            for (std::size_t column = 0; column < columns_; ++column) {
                const auto* figure = std::get_if<Amount>(&exact.rows[row][column]);
                auto* rounded = std::get_if<Amount>(&shown.rows[row][column]);
                entries_.push_back(figure == nullptr ? Entry{0_p, 0_p, nullptr}
                                                     : Entry{figure->money, rounded->money, rounded,
                                                             mobility_of(row, column)});
            }
        }
    }

    std::vector<CellIndex> run()
    {
        for (const Sum& sum : shown_.sums) {
            for (std::size_t line = 0; line < lines_of(shown_, sum); ++line) { fit(sum, line); }
        }
        std::vector<CellIndex> moved;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const Entry& entry = entries_[i];
            if (entry.shown != nullptr && entry.shown->money != entry.nearest) {
                moved.push_back({i / columns_, i % columns_});
            }
        }
        return moved;
    }

private:
    [[nodiscard]] std::size_t place(const Sum& sum, std::size_t index, std::size_t line) const
    {
        return sum.of == Sum::Of::rows ? index * columns_ + line : line * columns_ + index;
    }

    /// A figure is a part, a total, both or neither, down its column and across its row.
    [[nodiscard]] Mobility mobility_of(std::size_t row, std::size_t column) const
    {
        bool is_part = false;
        bool is_bottom_line = false;
        for (const auto of : {Sum::Of::rows, Sum::Of::columns}) {
            const std::size_t index = of == Sum::Of::rows ? row : column;
            const bool is_part_here = is_part_of_sum(of, index);
            is_part = is_part || is_part_here;
            is_bottom_line = is_bottom_line || (is_total(shown_, of, index) && !is_part_here);
        }
        return !is_part ? Mobility::fixed : is_bottom_line ? Mobility::reluctant : Mobility::free;
    }

    [[nodiscard]] bool is_part_of_sum(Sum::Of of, std::size_t index) const
    {
        return std::ranges::any_of(shown_.sums, [&](const Sum& sum) {
            const auto has = [index](const std::vector<std::size_t>& parts) {
                return std::ranges::find(parts, index) != parts.end();
            };
            return sum.of == of && (has(sum.added) || has(sum.subtracted));
        });
    }

    void fit(const Sum& sum, std::size_t line)
    {
        Balance balance;
        const auto add = [&](std::size_t index, bool is_added) {
            const std::size_t figure = place(sum, index, line);
            if (entries_[figure].shown == nullptr) { return; }
            balance.push_back({figure, is_added});
        };
        if (entries_[place(sum, sum.total, line)].shown == nullptr) { return; }
        for (const std::size_t part : sum.added) { add(part, true); }
        for (const std::size_t part : sum.subtracted) { add(part, false); }
        add(sum.total, false);
        for (const Term& term : balance) {
            entries_[term.figure].balances.push_back(balances_.size());
        }
        balances_.push_back(std::move(balance));
        while (fit_by_one_step(balances_.size() - 1)) {}
    }

    bool fit_by_one_step(std::size_t index)
    {
        Money over = 0_p;
        for (const Term& term : balances_[index]) {
            const Money amount = entries_[term.figure].shown->money;
            over += term.is_added ? amount : -amount;
        }
        if (over == 0_p) { return false; }
        const Money change = over > 0_p ? -step_ : step_;
        std::vector<Move> chain = find_chain(index, change, Mobility::free);
        if (chain.empty()) { chain = find_chain(index, change, Mobility::reluctant); }
        for (const Move& move : chain) { entries_[move.figure].shown->money += move.change; }
        return !chain.empty();
    }

    /// The shortest chain of moves that changes one sum and no other; empty without one. A figure
    /// in three sums or more cannot be a link of it.
    [[nodiscard]] std::vector<Move> find_chain(std::size_t index, Money change,
                                               Mobility least) const
    {
        std::vector<Need> needs{{index, change}};
        std::set<std::pair<std::size_t, bool>> seen{{index, change > 0_p}};
        for (std::size_t i = 0; i < needs.size(); ++i) {
            for (const Move& move : moves_for(needs, i, least)) {
                const auto& balances = entries_[move.figure].balances;
                if (balances.size() == 1) { return chain_to(needs, i, move); }
                if (balances.size() > 2) { continue; }
                const std::size_t other =
                    balances[0] == needs[i].balance ? balances[1] : balances[0];
                const bool adds = is_added(other, move.figure);
                const Money needed = adds ? -move.change : move.change;
                if (seen.insert({other, needed > 0_p}).second) {
                    needs.push_back({other, needed, i, move});
                }
            }
        }
        return {};
    }

    /// The moves that would meet a need. Those that bring a figure nearest to its exact amount come
    /// first.
    [[nodiscard]] std::vector<Move> moves_for(const std::vector<Need>& needs, std::size_t i,
                                              Mobility least) const
    {
        std::vector<Move> moves;
        for (const Term& term : balances_[needs[i].balance]) {
            const Money change = term.is_added ? needs[i].change : -needs[i].change;
            const Money error = error_after({term.figure, change}, needs, i);
            const bool may_move = entries_[term.figure].mobility >= least;
            if (may_move && magnitude(error) < step_) { moves.push_back({term.figure, change}); }
        }
        std::ranges::stable_sort(
            moves, {}, [&](const Move& move) { return magnitude(error_after(move, needs, i)); });
        return moves;
    }

    /// The figure's distance from its exact amount after the move, with the moves on the way here.
    [[nodiscard]] Money error_after(const Move& move, const std::vector<Need>& needs,
                                    std::size_t i) const
    {
        const Entry& entry = entries_[move.figure];
        Money error = entry.shown->money + move.change - entry.exact;
        for (const Need* need = &needs[i]; need->before; need = &needs[*need->before]) {
            if (need->met_by->figure == move.figure) { error += need->met_by->change; }
        }
        return error;
    }

    [[nodiscard]] bool is_added(std::size_t balance, std::size_t figure) const
    {
        return std::ranges::find(balances_[balance], figure, &Term::figure)->is_added;
    }

    static std::vector<Move> chain_to(const std::vector<Need>& needs, std::size_t i, Move last)
    {
        std::vector<Move> chain{last};
        for (const Need* need = &needs[i]; need->before; need = &needs[*need->before]) {
            chain.push_back(*need->met_by);
        }
        return chain;
    }

    Table& shown_;
    Money step_;
    std::size_t columns_;
    std::vector<Entry> entries_{};
    std::vector<Balance> balances_{};
};

}  // namespace

std::vector<CellIndex> add_up(const Table& exact, Table& shown, Money step)
{
    return AddingUp{exact, shown, step}.run();
}

}  // namespace riskshare::present
