#include "../catch.hpp"

#include <algorithm>
#include <clocale>
#include <filesystem>
#include <locale>
#include <string>
#include <thread>
#include <vector>

#include <riskshare/format.hpp>
#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

/// Same bytes in, same bytes out, whatever the locale and however many threads.

using namespace riskshare;

namespace {

/// All that can be said of every case: settlement, explanation and analysis. Read from the files
/// each time.
std::string everything()
{
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator{RISKSHARE_CASES}) {
        if (entry.is_directory()) { folders.push_back(entry.path()); }
    }
    std::ranges::sort(folders);
    std::string text;
    for (const auto& folder : folders) {
        const Agreement agreement = read_agreement(folder / "agreement.json");
        const Settlement settlement = settle(read_position(folder / "position.json", agreement));
        const Explanation explanation = explain(settlement);
        const ByService analysis = by_service(settlement);
        text += to_json(settlement, &explanation, &analysis);
        for (const PartnerResult& partner : settlement.partners) {
            text += fmt::format("{} {}\n", partner.borne, partner.net_risk_payment);
        }
    }
    return text;
}

/// As numbers are written where a point groups thousands and a comma comes before the decimals.
class Commas : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

/// Sets the locales of C++ and of C, and puts them back.
class InLocale {
public:
    explicit InLocale(const char* name)
        : before_{std::locale::global(std::locale{std::locale::classic(), new Commas})}
    {
        static_cast<void>(std::setlocale(LC_ALL, name));
    }
    InLocale(const InLocale&) = delete;
    InLocale& operator=(const InLocale&) = delete;
    ~InLocale()
    {
        std::locale::global(before_);
        static_cast<void>(std::setlocale(LC_ALL, "C"));
    }

private:
    std::locale before_;
};

}  // namespace

TEST_CASE("The locale changes nothing", "[determinism]")
{
    const std::string expected = everything();
    REQUIRE_FALSE(expected.empty());
    // Those of C that this machine does not have change nothing by themselves.
    for (const char* name : {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
        const InLocale locale{name};
        CHECK(everything() == expected);
    }
}

TEST_CASE("The number of threads changes nothing", "[determinism]")
{
    const std::string expected = everything();
    for (const std::size_t count : {std::size_t{2}, std::size_t{8}}) {
        std::vector<std::string> found(count);
        std::vector<std::thread> threads;
        for (std::string& text : found) {
            threads.emplace_back([&text] { text = everything(); });
        }
        for (std::thread& thread : threads) { thread.join(); }
        CHECK(std::ranges::count(found, expected) == static_cast<std::ptrdiff_t>(count));
    }
}

TEST_CASE("One agreement serves many threads", "[determinism]")
{
    const std::filesystem::path folder =
        std::filesystem::path{RISKSHARE_CASES} / "odd-pence-within-maximum";
    const Agreement agreement = read_agreement(folder / "agreement.json");
    const Position position = read_position(folder / "position.json", agreement);
    const auto settled = [&] {
        const Settlement settlement = settle(position);
        const Explanation explanation = explain(settlement);
        return to_json(settlement, &explanation);
    };
    const std::string expected = settled();
    std::vector<std::string> found(8);
    std::vector<std::thread> threads;
    for (std::string& text : found) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) { text = settled(); }
        });
    }
    for (std::thread& thread : threads) { thread.join(); }
    CHECK(std::ranges::count(found, expected) == std::ssize(found));
}
