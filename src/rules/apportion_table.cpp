
#include <utility>

#include <riskshare/error.hpp>
#include <riskshare/values/apportion.hpp>

#include "apportion_table.hpp"
#include "values/require.hpp"
#include "values/wide.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// The rounding of a cell: its exact amount is whole, or it has the lower or the upper of the two
/// whole pence next to it.
enum class Cell : std::uint8_t { whole, lower, upper };

/// A table whose rows add up, and by how many pence each column is over its total.
struct Table {
    std::vector<std::vector<Money>> amounts;
    std::vector<std::vector<Cell>> cells;
    std::vector<std::int64_t> excess;
};

Wide total_of(std::span<const std::int64_t> weights)
{
    Wide total = 0;
    for (const std::int64_t weight : weights) {
        require(weight >= 0, "apportion_table: a weight is negative");
        total += weight;
    }
    require(total > 0, "apportion_table: every weight is zero");
    return total;
}

/// The table before any penny moves: every row apportioned by itself.
Table rows_apportioned(std::span<const Money> rows, std::span<const std::int64_t> weights)
{
    const Wide total_weight = total_of(weights);
    Table table{{}, {}, std::vector<std::int64_t>(weights.size(), 0)};
    for (const Money row : rows) {
        table.amounts.push_back(apportion(row, weights));
        table.cells.emplace_back(weights.size(), Cell::whole);
        for (std::size_t j = 0; j < weights.size(); ++j) {
            const Wide product = Wide{row.pence()} * weights[j];
            // Division rounds towards zero, and a part is always next to its quota.
            const bool is_cut = product % total_weight != 0;
            if (!is_cut) { continue; }
            const bool is_toward_zero =
                table.amounts.back()[j].pence() == Wide{product / total_weight};
            table.cells.back()[j] = is_toward_zero == (row > 0_p) ? Cell::lower : Cell::upper;
        }
    }
    const Wide grand_total = sum(rows).pence();
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const Wide product = grand_total * weights[j];
        require(product % total_weight == 0,
                "apportion_table: a column comes to a fraction of a penny");
        Wide excess = -(product / total_weight);
        for (const auto& amounts : table.amounts) { excess += amounts[j].pence(); }
        table.excess[j] = static_cast<std::int64_t>(excess);
    }
    return table;
}

/// Moves pence from columns that have too many to columns that want some, within rows and between
/// the two whole pence of each cell: a maximum flow by shortest chains (Dinic, 1970). A penny goes
/// from a column by a row in which it has the upper penny to a column that there has the lower.
class Balancing {
public:
    explicit Balancing(Table& table) : table_{table} {}

    void run()
    {
        while (find_shortest_chains()) {
            next_row_.assign(columns(), 0);
            next_column_.assign(rows(), 0);
            for (std::size_t column = 0; column < columns(); ++column) {
                while (table_.excess[column] > 0 && give_from(column)) { --table_.excess[column]; }
            }
        }
    }

private:
    static constexpr std::size_t unreached = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t rows() const { return table_.cells.size(); }
    [[nodiscard]] std::size_t columns() const { return table_.excess.size(); }

    /// Counts the steps of each row and column from a column with too many pence. True if one that
    /// wants a penny is in reach.
    bool find_shortest_chains()
    {
        column_steps_.assign(columns(), unreached);
        row_steps_.assign(rows(), unreached);
        std::vector<std::size_t> reached;
        for (std::size_t column = 0; column < columns(); ++column) {
            if (table_.excess[column] <= 0) { continue; }
            column_steps_[column] = 0;
            reached.push_back(column);
        }
        bool is_in_reach = false;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const std::size_t from = reached[i];
            is_in_reach = is_in_reach || table_.excess[from] < 0;
            for (std::size_t row = 0; row < rows(); ++row) {
                if (row_steps_[row] != unreached || table_.cells[row][from] != Cell::upper) {
                    continue;
                }
                row_steps_[row] = column_steps_[from] + 1;
                for (std::size_t to = 0; to < columns(); ++to) {
                    if (column_steps_[to] != unreached || table_.cells[row][to] != Cell::lower) {
                        continue;
                    }
                    column_steps_[to] = row_steps_[row] + 1;
                    reached.push_back(to);
                }
            }
        }
        return is_in_reach;
    }

    /// Passes a penny on from a column. False where no shortest chain is left.
    bool give_from(std::size_t column)
    {
        for (std::size_t& row = next_row_[column]; row < rows(); ++row) {
            if (row_steps_[row] != column_steps_[column] + 1 ||
                table_.cells[row][column] != Cell::upper) {
                continue;
            }
            const std::size_t taker = find_taker(row);
            if (taker == columns()) { continue; }
            move_penny(row, column, taker);
            return true;
        }
        return false;
    }

    /// The column that takes a penny in the row, itself in want of one or able to pass one on.
    std::size_t find_taker(std::size_t row)
    {
        std::size_t& column = next_column_[row];
        for (; column < columns(); ++column) {
            if (column_steps_[column] != row_steps_[row] + 1 ||
                table_.cells[row][column] != Cell::lower) {
                continue;
            }
            if (table_.excess[column] < 0) {
                ++table_.excess[column];
                return column;
            }
            if (give_from(column)) { return column; }
        }
        return columns();
    }

    void move_penny(std::size_t row, std::size_t from, std::size_t to)
    {
        table_.amounts[row][from] -= 1_p;
        table_.amounts[row][to] += 1_p;
        table_.cells[row][from] = Cell::lower;
        table_.cells[row][to] = Cell::upper;
    }

    Table& table_;
    std::vector<std::size_t> column_steps_;
    std::vector<std::size_t> row_steps_;
    std::vector<std::size_t> next_row_;
    std::vector<std::size_t> next_column_;
};

}  // namespace

std::vector<std::vector<Money>> apportion_table(std::span<const Money> rows,
                                                std::span<const std::int64_t> weights)
{
    Table table = rows_apportioned(rows, weights);
    Balancing{table}.run();
    for (const std::int64_t pence : table.excess) {
        if (pence != 0) { throw Contradiction{"apportion_table: a column does not add up"}; }
    }
    return std::move(table.amounts);
}

}  // namespace v0
}  // namespace riskshare
