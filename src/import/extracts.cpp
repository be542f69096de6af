#include "extracts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/rules/net.hpp>

#include "checks/vocabulary.hpp"
#include "csv.hpp"
#include "encoding.hpp"
#include "facts/ledger_columns.hpp"
#include "facts/places.hpp"
#include "text/printable_text.hpp"

namespace riskshare::importing {
namespace {

using Column = std::optional<std::size_t>;

/// Services by their ids.
class Services {
public:
    explicit Services(std::vector<ImportedService>& services) : services_{services}
    {
        for (std::size_t i = 0; i < services.size(); ++i) { indices_.emplace(services[i].id, i); }
    }

    /// The service with an id, and whether it is new. The reference holds until the next is added.
    [[nodiscard]] std::pair<ImportedService&, bool> find_or_add(const std::string& id)
    {
        const auto [entry, is_new] = indices_.emplace(id, services_.size());
        if (is_new) { services_.push_back({.id = id}); }
        return {services_[entry->second], is_new};
    }

private:
    std::vector<ImportedService>& services_;
    std::map<std::string, std::size_t, std::less<>> indices_{};
};

template <class T>
T& entry_of(ByPartner<T>& list, const std::string& partner, T if_new)
{
    const auto found = std::ranges::find(list, partner, &std::pair<std::string, T>::first);
    if (found != list.end()) { return found->second; }
    return list.emplace_back(partner, std::move(if_new)).second;
}

void add(ByPartner<Recorded>& list, const std::string& partner, const Recorded& amounts)
{
    entry_of(list, partner, Recorded{.gross = 0_p}) += amounts;
}

void add(ByPartner<LedgerFigures>& list, const std::string& partner, const LedgerColumn& figure,
         const Recorded& amounts)
{
    std::optional<Recorded>& total = entry_of(list, partner, LedgerFigures{}).*figure.figure;
    if (!total) { total = Recorded{.gross = 0_p}; }
    *total += amounts;
}

/// The meaning of a cell without the mapping's words: an id or a fund as the files write it.
template <class T>
std::optional<T> as_in_files(const std::string& text)
{
    if constexpr (std::is_same_v<T, std::string>) {
        return text;
    } else if constexpr (std::is_same_v<T, Fund>) {
        return from_text<Fund>(text);
    } else {
        return std::nullopt;
    }
}

/// The amounts of a row as printed: for each figure its gross amount and its income.
using PrintedLine = std::vector<std::optional<Money>>;

/// The sums of the lines since the last total, or of all lines, as printed. Known only if every
/// line could be read.
struct Running {
    std::vector<Money> amounts{};
    bool is_known = true;

    void add(const PrintedLine& line)
    {
        for (std::size_t i = 0; i < line.size(); ++i) { amounts[i] += line[i].value_or(0_p); }
    }
    void start_again()
    {
        std::ranges::fill(amounts, 0_p);
        is_known = true;
    }
};

/// Reads one CSV.
class Reader {
public:
    Reader(const Extract& extract, bool is_position, const CsvTable& table, Problems& problems,
           std::vector<ImportedService>& services)
        : extract_{extract}, is_position_{is_position}, table_{table}, problems_{problems},
          services_{services}, service_{column(extract.service.column)},
          partner_{column(extract.partner.column)}, part_{column(extract.part)}
    {
        add_columns(extract.amounts);
        for (const auto& [figure, columns] : extract.ledger) { add_columns(columns); }
        total_income_.assign(amounts_.size() / 2, 0_p);
        since_total_.amounts.assign(amounts_.size(), 0_p);
        in_all_.amounts.assign(amounts_.size(), 0_p);
        if (is_position) { return; }
        name_ = column(extract.name);
        fund_ = column(extract.fund.column);
        responsible_ = {column(extract.statutory), column(extract.regulation),
                        column(extract.traditional)};
    }

    void read()
    {
        if (!problems_.empty()) { return; }
        for (const Row& row : table_.rows) { read_row(row); }
        check_income();
    }

    /// Reports words that the mapping explains as services or totals and the CSV never has.
    [[nodiscard]] Problems never_met() const
    {
        Problems problems;
        if (has_unread_rows_) { return problems; }
        const auto check = [&](const std::string& word, const std::string& place) {
            if (met_.contains(word)) { return; }
            problems.add({"word_never_met", place, "must be a word of the CSV",
                          "found no row with " + in_quotes(word),
                          "Correct it, or remove it; check that the CSV is complete."});
        };
        for (const auto& [word, service] : extract_.service.words) { check(word, service.place); }
        for (const auto& [word, total] : extract_.totals) { check(word, total.place); }
        return problems;
    }

private:
    void add_columns(const AmountColumns& columns)
    {
        amounts_.push_back(column(columns.gross));
        amounts_.push_back(column(columns.income));
    }

    Column column(const std::optional<std::string>& header)
    {
        return header ? find_column(table_, *header, problems_) : std::nullopt;
    }

    [[nodiscard]] std::string text(const Row& row, const Column& column) const
    {
        return column && *column < row.cells.size() ? plain(row.cells[*column]) : std::string{};
    }

    void report(const Row& row, std::size_t column, std::string code, std::string expected,
                std::string found, std::string remedy)
    {
        problems_.add({std::move(code), cell_place(table_, row, column), std::move(expected),
                       std::move(found), std::move(remedy)});
    }

    void read_row(const Row& row)
    {
        const std::string word = text(row, service_);
        met_.insert(word);
        if (extract_.ignored.contains(word)) { return read_ignored(row); }
        if (!is_even(table_, row, problems_)) { return forget_totals(); }
        if (const auto total = extract_.totals.find(word); total != extract_.totals.end()) {
            return check_total(row, total->second.means);
        }
        read_line(row);
    }

    /// Counts an ignored row towards the totals, unless it is a header or a remark.
    void read_ignored(const Row& row)
    {
        if (row.cells.size() != table_.header.cells.size()) { return; }
        Problems unreported;
        if (const auto line = amounts_in(row, unreported)) { count(line); }
    }

    void read_line(const Row& row)
    {
        const auto service = meaning(row, service_, extract_.service, "service");
        const auto partner = meaning(row, partner_, extract_.partner, "partner");
        const auto part = part_of(row);
        auto line = amounts_in(row, problems_);
        if (line && !is_complete(row, *line)) { line.reset(); }
        count(line);
        if (!service || !partner || !part || !line) { return; }
        const auto [found, is_new] = services_.find_or_add(*service);
        add_amounts(found, *partner, *line, *part);
        if (!is_position_) { read_terms(row, found, is_new); }
    }

    void add_amounts(ImportedService& service, const std::string& partner, const PrintedLine& line,
                     Part part)
    {
        const auto amounts_of = [&](std::size_t figure) {
            const Recorded amounts = recorded(line, figure, part);
            total_income_[figure] += amounts.income;
            return amounts;
        };
        add(service.amounts, partner, amounts_of(0));
        for (std::size_t i = 0; i < extract_.ledger.size(); ++i) {
            add(service.ledgers, partner, extract_.ledger[i].first, amounts_of(i + 1));
        }
    }

    /// Adds a line to the running totals, or forgets them if it could not be read.
    void count(const std::optional<PrintedLine>& line)
    {
        if (!line) { return forget_totals(); }
        since_total_.add(*line);
        in_all_.add(*line);
    }

    void forget_totals()
    {
        since_total_.is_known = in_all_.is_known = false;
        has_unread_rows_ = true;
    }

    template <class T>
    std::optional<T> meaning(const Row& row, const Column& column, const Said<T>& said,
                             std::string_view what)
    {
        return said.always ? said.always : meaning_in(row, *column, said.words, what);
    }

    /// The meaning of a cell, in the words of the files. Absent, and reported, if not known.
    template <class T>
    std::optional<T> meaning_in(const Row& row, std::size_t column, const Words<T>& words,
                                std::string_view what)
    {
        const std::string word = text(row, column);
        const auto found = words.find(word);
        if (found != words.end()) { return found->second.means; }
        auto same = words.empty() ? as_in_files<T>(word) : std::nullopt;
        if (!same || word.empty()) {
            report_unexplained(row, column, what, words);
            return std::nullopt;
        }
        if constexpr (std::is_same_v<T, std::string>) {
            if (!check_id_in(row, column, word)) { return std::nullopt; }
        }
        return same;
    }

    template <class T>
    void report_unexplained(const Row& row, std::size_t column, std::string_view what,
                            const Words<T>& words)
    {
        const std::string word = text(row, column);
        std::vector<std::string_view> known;
        for (const auto& [text, meaning] : words) { known.push_back(text); }
        if (what == "service") {
            for (const auto& [text, place] : extract_.ignored) { known.push_back(text); }
            for (const auto& [text, total] : extract_.totals) { known.push_back(text); }
        }
        report(row, column, "word_unexplained",
               fmt::format("must be a {} that the mapping explains", what),
               word.empty() ? "found a blank cell" : "found " + in_quotes(word),
               did_you_mean(word, known,
                            what == "service" ? "Add it to \"services\", or to \"ignore\"."
                                              : fmt::format("Add it to \"{}s\".", what)));
    }

    bool check_id_in(const Row& row, std::size_t column, const std::string& id)
    {
        const UnreadablePlaces none;
        checks::Collector collector{none};
        checks::check_id(collector, id, checks::Place{}, true);
        const Problems wrong = collector.take();
        for (const Problem& problem : wrong.kept()) {
            report(row, column, problem.code, problem.expected, problem.found, problem.remedy);
        }
        return wrong.empty();
    }

    std::optional<Part> part_of(const Row& row)
    {
        if (!part_) { return Part::gross; }
        return meaning_in(row, *part_, extract_.parts, "part");
    }

    /// The amounts of a row as printed. Absent if one of them could not be read.
    std::optional<PrintedLine> amounts_in(const Row& row, Problems& problems) const
    {
        Problems wrong;
        PrintedLine line(amounts_.size());
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!amounts_[i]) { continue; }
            const auto read = amount_in(table_, row, *amounts_[i], extract_.layout.unit, wrong);
            if (read) { line[i] = read->amount; }
        }
        problems.add(wrong);
        return wrong.empty() ? std::optional{line} : std::nullopt;
    }

    /// True if the line has the gross amount or the income of each figure. Reports those missing.
    bool is_complete(const Row& row, const PrintedLine& line)
    {
        bool has_all = true;
        for (std::size_t i = 0; i < line.size(); i += 2) {
            if (line[i] || line[i + 1]) { continue; }
            has_all = false;
            report(row, *amounts_[i], "amount_missing", "must be an amount", "found a blank cell",
                   "Write it, with 0 or a dash for zero; or add the row's word to \"ignore\".");
        }
        return has_all;
    }

    /// The amounts of a line for one of the figures.
    [[nodiscard]] Recorded recorded(const PrintedLine& line, std::size_t figure, Part part) const
    {
        const auto as_income = [&](Money printed) {
            return extract_.income_is_negative ? -printed : printed;
        };
        const Money first = line[2 * figure].value_or(0_p);
        if (part == Part::income) { return {.gross = 0_p, .income = as_income(first)}; }
        return {.gross = first, .income = as_income(line[2 * figure + 1].value_or(0_p))};
    }

    /// Checks a total against its lines, to the penny. Totals are never added.
    void check_total(const Row& row, Adds adds)
    {
        const Running& running = adds == Adds::lines_above ? since_total_ : in_all_;
        const auto printed = amounts_in(row, problems_);
        for (std::size_t i = 0; printed && running.is_known && i < printed->size(); ++i) {
            const std::optional<Money>& total = (*printed)[i];
            if (!total || *total == running.amounts[i]) { continue; }
            const Money difference = *total - running.amounts[i];
            report(row, *amounts_[i], "total_breaks",
                   fmt::format("must be the sum of its lines, {}", running.amounts[i]),
                   fmt::format("found {}, which is {} {}", *total, magnitude(difference),
                               difference > 0_p ? "more" : "less"),
                   "Correct the line or the total; riskshare reconcile helps to find the slip.");
        }
        since_total_.start_again();
    }

    void check_income()
    {
        const auto wrong =
            std::ranges::find_if(total_income_, [](Money income) { return income < 0_p; });
        if (wrong == total_income_.end() || !problems_.empty()) { return; }
        const bool is_negative = extract_.income_is_negative;
        problems_.add(
            {"income_wrong_way", "(all rows)", "must have income of zero or more in total",
             fmt::format("found {}, with \"income_is\": \"{}\"", *wrong,
                         is_negative ? "negative" : "positive"),
             fmt::format("Write \"income_is\": \"{}\" if that is how the ledger prints it.",
                         is_negative ? "positive" : "negative")});
    }

    /// Reads the facts that a budget line states beside its amounts. A service takes its name from
    /// its first line; the facts that rules depend on must be the same in all of them.
    void read_terms(const Row& row, ImportedService& service, bool is_new)
    {
        if (is_new) { service.name = text(row, name_); }
        if (is_new && service.name.empty()) {
            report(row, *name_, "text_empty", "must not be empty", "found a blank cell",
                   "Write the name as it is to be printed.");
        }
        if (const auto fund = meaning(row, fund_, extract_.fund, "fund")) {
            if (is_new) { service.fund = *fund; }
            if (service.fund != *fund) { report_difference(row, *fund_); }
        }
        Responsibility& responsible = service.responsible;
        const std::array<std::optional<std::string>*, 3> grounds{
            &responsible.statutory, &responsible.regulation, &responsible.traditional};
        for (std::size_t i = 0; i < grounds.size(); ++i) {
            if (text(row, responsible_[i]).empty()) { continue; }
            const auto partner =
                meaning_in(row, *responsible_[i], extract_.partner.words, "partner");
            if (!partner) { continue; }
            if (!*grounds[i]) { *grounds[i] = partner; }
            if (*grounds[i] != partner) { report_difference(row, *responsible_[i]); }
        }
    }

    void report_difference(const Row& row, std::size_t column)
    {
        report(row, column, "lines_differ", "must be the same in every line of the service",
               "found " + in_quotes(plain(row.cells[column])),
               "Correct it, or make two services of them.");
    }

    const Extract& extract_;
    bool is_position_;
    const CsvTable& table_;
    Problems& problems_;
    Services services_;
    Column service_;
    Column partner_;
    Column part_;
    std::vector<Column> amounts_{};  ///< for each figure its gross amount and its income
    Column name_{};
    Column fund_{};
    std::array<Column, 3> responsible_{};
    Running since_total_{};
    Running in_all_{};
    std::vector<Money> total_income_{};  ///< of each figure
    std::set<std::string, std::less<>> met_{};
    bool has_unread_rows_ = false;
};

}  // namespace

bool Imported::has_problems() const
{
    const auto has_some = [](const Problems& problems) { return !problems.empty(); };
    return has_some(of_mapping) || std::ranges::any_of(of_csvs, has_some);
}

Imported read_extracts(const Mapping& mapping, const std::vector<std::string>& csvs)
{
    Imported imported;
    for (std::size_t i = 0; i < mapping.extracts.size(); ++i) {
        const Extract& extract = mapping.extracts[i];
        Problems& problems = imported.of_csvs.emplace_back();
        const auto table = read_csv(csvs[i], extract.layout, problems);
        if (!table) { continue; }
        Reader reader{extract, mapping.position.has_value(), *table, problems, imported.services};
        const bool has_columns = problems.empty();
        reader.read();
        if (has_columns) { imported.of_mapping.add(reader.never_met()); }
    }
    return imported;
}

}  // namespace riskshare::importing
