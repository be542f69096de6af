#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <rapidcheck.h>

#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/settle.hpp>

#include "../generated/drawing.hpp"
#include "../generated/files.hpp"
#include "../laws/exact.hpp"
#include "../laws/laws.hpp"
#include "../laws/variations.hpp"
#include "cli/commands.hpp"
#include "cli/facts.hpp"
#include "cli/files.hpp"
#include "cli/posted.hpp"
#include "draw.hpp"
#include "target.hpp"

/// A year of month-ends as officers work through it: the commands themselves, in any sequence over
/// one folder of journals. Months are posted, skipped, corrected and posted again. After each
/// command all that was posted comes to what the last month needs (docs/rules.md 12), and no file
/// of the folder is lost, changed or doubled.

namespace riskshare::fuzz {
namespace {

namespace fs = std::filesystem;
using namespace generated;
using namespace laws;

/// A new folder, removed with all that is in it.
class Folder {
public:
    Folder() : path_{(fs::temp_directory_path() / "riskshare-months-XXXXXX").string()}
    {
        if (::mkdtemp(path_.data()) == nullptr) { throw std::runtime_error{"no folder"}; }
        fs::create_directory(posted());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }
    [[nodiscard]] std::string posted() const { return file("posted"); }

private:
    std::string path_;
};

void write(const std::string& path, const std::string& text)
{
    std::ofstream{path, std::ios::binary} << text;
}

std::string read(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

using Contents = std::map<std::string, std::string>;

Contents contents_of(const std::string& folder)
{
    Contents contents;
    for (const auto& entry : fs::directory_iterator{folder}) {
        contents.emplace(entry.path().filename().string(), read(entry.path()));
    }
    return contents;
}

using Key = std::tuple<std::string, AccountKind, std::string, std::string, std::string>;

/// Everything that journals post, place by place.
std::map<Key, Exact> held_after(const std::vector<Journal>& journals)
{
    std::map<Key, Exact> held;
    for (const Journal& journal : journals) {
        for (const JournalLine& line : journal.lines) {
            held[{line.ledger, line.kind, line.account, line.service, line.with}] +=
                line.amount.pence();
        }
    }
    std::erase_if(held, [](const auto& entry) { return entry.second == 0; });
    return held;
}

class Year {
public:
    Year(const Folder& folder, const Case& facts) : folder_{folder}, agreement_{facts.terms}
    {
        write(files_.agreement, file_of(facts.terms));
    }

    /// Works through one month-end: what is posted, or nothing where the month is skipped.
    void month_end(const Case& then)
    {
        write(files_.position, file_of(then.figures));
        const Settlement settlement = settle(Position{then.figures, agreement_});
        const Contents before = contents_of(folder_.posted());
        const std::string expected = next_journal();
        if (chance(20)) { check_month(expected); }
        if (chance(25)) { return; }  // skipped

        post(expected);
        check_kept(before, 1);
        check_posted(settlement);
        if (chance(30)) { add_other_files(); }
    }

private:
    std::string next_journal() const
    {
        const cli::PostJournals asked{files_, folder_.posted(), {.format = cli::Format::json}};
        return cli::run(asked).text;
    }

    /// Names are in no order, and may end in capitals.
    void post(const std::string& expected)
    {
        const std::string name =
            fmt::format("{}-{}.{}", draw(0, 9), count_++, chance(20) ? "JSON" : "json");
        const cli::FolderLock lock{folder_.posted()};
        const cli::Destination destination{folder_.posted() + '/' + name};
        const std::string text = next_journal();
        RC_ASSERT(text == expected);
        destination.write(text);
    }

    /// The files of a month have the same journal, and none of them is left where it is refused.
    void check_month(const std::string& expected)
    {
        const std::string out = folder_.file(fmt::format("month-{}", count_++));
        try {
            static_cast<void>(cli::run(cli::WriteMonth{files_, folder_.posted(), {}, out}));
        } catch (const cli::Refusal&) {
            RC_ASSERT(!fs::exists(out));  // More than a workbook holds.
            return;
        }
        RC_ASSERT(contents_of(out).size() == 6U);
        RC_ASSERT(read(fs::path{out} / "journals.json") == expected);
    }

    /// Every file that was there is there still, as it was, and so many more.
    void check_kept(const Contents& before, std::size_t added) const
    {
        const Contents now = contents_of(folder_.posted());
        RC_ASSERT(now.size() == before.size() + added);
        for (const auto& [name, text] : before) { RC_ASSERT(now.at(name) == text); }
    }

    void check_posted(const Settlement& settlement) const
    {
        const std::vector<Journal> posted = cli::read_posted(folder_.posted(), agreement_).journals;
        for (std::size_t i = 0; i < posted.size(); ++i) {
            RC_ASSERT(posted[i].number == static_cast<int>(i) + 1);
            RC_ASSERT(problems_in(posted[i], agreement_).empty());
        }
        RC_ASSERT(held_after(posted) == held_after({riskshare::journal(settlement, {})}));
        RC_ASSERT(parse_journal(next_journal(), agreement_).lines.empty());
    }

    /// What is no journal: it must make no difference, also to the months to come.
    void add_other_files()
    {
        write(folder_.posted() + "/.hidden.json", "{");
        write(folder_.posted() + "/notes.txt", "{");
    }

    const Folder& folder_;
    Agreement agreement_;
    cli::Files files_{folder_.file("agreement.json"), folder_.file("position.json")};
    int count_ = 0;
};

}  // namespace

void check(std::string_view input)
{
    draw_out_of(input);
    Case facts = without_decisions(without_vat(draw_case()));
    if (!facts.terms.host) { facts.terms.host = facts.terms.partners.front().id; }
    facts = with_month_end(std::move(facts));
    try {
        const Folder folder;
        Year year{folder, facts};
        int month = 1;
        for (std::int64_t left = draw(1, 6); left > 0; --left) {
            month = static_cast<int>(draw(month, 12));
            year.month_end(at_month(facts, month, chance(20) ? Basis::outturn : Basis::forecast));
        }
    } catch (...) {
        showValue(facts, std::cerr);
        throw;
    }
}

}  // namespace riskshare::fuzz
