#include "../catch.hpp"

#include <string>

#include "import/reconcile.hpp"

using namespace riskshare;
using namespace riskshare::importing;

namespace {

Reconciled reconciled(const std::string& rest, const std::string& csv)
{
    return reconcile(parse_reconciliation(
                         R"({"format": "riskshare/reconciliation/1", "name": "Example",
                             "labels": "Line", )" +
                         rest + "}"),
                     csv);
}

/// `Total in A: adds_up` of each sum, wrong words, turned columns and codes of problems.
std::string found(const std::string& rest, const std::string& csv)
{
    const Reconciled result = reconciled(rest, csv);
    std::string text;
    for (const Checked& sum : result.sums) {
        text +=
            sum.total + "/" + sum.where + " " + std::string{to_text(sum.judgement.verdict)} + ";";
    }
    for (const WrongWord& wrong : result.words) {
        text += "word " + wrong.where + (wrong.is_adverse ? " adverse;" : " favourable;");
    }
    for (const TurnedColumn& column : result.turned) { text += "turned " + column.total + ";"; }
    for (const Problem& problem : result.of_specification.kept()) { text += problem.code + ";"; }
    for (const Problem& problem : result.of_csv.kept()) { text += problem.code + ";"; }
    return text;
}

const std::string rows = R"("figures": ["A", "B"], "rows": [{"total": "T", "of": ["x", "y"]}])";

std::string variances(const std::string& more = "")
{
    return R"("figures": ["F", "B", "V"], "columns": [{"total": "V", "of": ["F"], "less": ["B"])" +
           more + "}]";
}

}  // namespace

TEST_CASE("Each total is checked in each column that prints one", "[reconcile]")
{
    CHECK(found(rows, "Line,A,B\nx,1,1\ny,2,2\nT,3,3\n") == "T/A adds_up;T/B adds_up;");
    CHECK(found(rows, "Line,A,B\nx,1,1\ny,2,2\nT,3,\n") == "T/A adds_up;");
    CHECK(found(rows, "Line,A,B\nx,1,\ny,2,\nT,3,0\n") == "T/A adds_up;T/B adds_up;");
    CHECK(found(rows, "Line,A,B\nx,10.00,-\ny,2.00,-\nT,12.01,-\n") == "T/A breaks;T/B adds_up;");
    CHECK(found(rows, "Line,A,B\nx,10,10\ny,2,2\nT,8,-12\n") == "T/A sign_slip;T/B other_sign;");
}

TEST_CASE("The last digit printed gives the rounding, unless the file states it", "[reconcile]")
{
    const std::string one = R"("figures": ["A"], "rows": [{"total": "T", "of": ["x", "y"]}])";
    CHECK(found(one, "Line,A\nx,10\ny,20\nT,31\n") == "T/A rounding;");
    CHECK(found(one, "Line,A\nx,10\ny,20\nT,32\n") == "T/A breaks;");
    CHECK(found(one, "Line,A\nx,10.0\ny,20.0\nT,30.1\n") == "T/A rounding;");
    CHECK(found(one, "Line,A\nx,10.0\ny,20.0\nT,30.2\n") == "T/A breaks;");
    CHECK(found(one, "Line,A\nx,10.00\ny,20.00\nT,30.01\n") == "T/A breaks;");
    CHECK(found(R"("rounded_to": "0", )" + one, "Line,A\nx,10\ny,20\nT,31\n") == "T/A breaks;");
    CHECK(found(R"("rounded_to": "10", )" + one, "Line,A\nx,10\ny,20\nT,45\n") == "T/A rounding;");
    CHECK(found(R"("rounded_to": "10", )" + one, "Line,A\nx,10\ny,20\nT,46\n") == "T/A breaks;");
}

TEST_CASE("A column whose every variance has the other sign is reported once", "[reconcile]")
{
    CHECK(found(variances(R"(, "sign": "council")"),
                "Line,F,B,V\na,120,100,-20\nb,90,100,10\nc,5,5,-\n") ==
          "V/a other_sign;V/b other_sign;V/c adds_up;turned V;");
    CHECK(found(variances(), "Line,F,B,V\na,120,100,-20\nb,90,100,-10\n") ==
          "V/a other_sign;V/b adds_up;");
    CHECK(found(variances(), "Line,F,B,V\na,120,100,-20\n") == "V/a other_sign;");
    CHECK(found(variances(R"(, "rows": ["b"])"), "Line,F,B,V\na,120,100,0\nb,90,100,-10\n") ==
          "V/b adds_up;");
}

TEST_CASE("ADV and FAV are checked against the variance", "[reconcile]")
{
    const std::string council = variances(R"(, "sign": "council", "words": "W")");
    const std::string nhs = variances(R"(, "sign": "nhs", "words": "W")");
    const std::string csv =
        "Line,F,B,V,W\na,120,100,20,ADV\nb,90,100,-10,fav\nc,5,5,0,FAV\nd,1,1,,\n";
    CHECK(found(council, csv) == "V/a adds_up;V/b adds_up;V/c adds_up;");
    CHECK(found(nhs, csv) ==
          "V/a adds_up;V/b adds_up;V/c adds_up;word a favourable;word b adverse;");
    CHECK(found(council, "Line,F,B,V,W\na,120,100,20,FAV\n") == "V/a adds_up;word a adverse;");
    CHECK(found(council, "Line,F,B,V,W\na,\"(1,715)\",\"(2,138)\",423,Adverse\n") ==
          "V/a adds_up;");
    CHECK(found(council, "Line,F,B,V,W\na,120,100,20,Red\n") == "V/a adds_up;unknown_word;");
    CHECK_FALSE(reconciled(council, "Line,F,B,V,W\na,120,100,20,FAV\n").adds_up());
    CHECK(reconciled(council, csv).adds_up());
}

TEST_CASE("A label must occur exactly once", "[reconcile]")
{
    CHECK(found(rows, "Line,A,B\nx,1,1\nT,3,3\n") == "label_missing;");
    CHECK(found(rows, "Line,A,B\nx,1,1\ny,1,1\ny,1,1\nT,3,3\n") == "label_repeated;");
    CHECK(found(rows, "Line,A,B\nx,1,1\n\" y\n\",2,2\nT,3,3\n") == "T/A adds_up;T/B adds_up;");
    CHECK(found(rows, "Line,A,B\nx,1,1\ny,1x,1\nT,3,3\n") == "amount_malformed;");
}

TEST_CASE("A rounding difference is not a sum that adds up", "[reconcile]")
{
    CHECK_FALSE(reconciled(rows, "Line,A,B\nx,1,1\ny,2,2\nT,4,3\n").adds_up());
    CHECK(reconciled(rows, "Line,A,B\nx,1,1\ny,2,2\nT,3,3\n").adds_up());
}
