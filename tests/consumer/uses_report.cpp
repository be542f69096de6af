// A user of the joint finance report, in all its forms.
#include <riskshare/report.hpp>

#include "plymouth.hpp"

int main(int, char** arguments)
{
    const riskshare::Settlement settlement = plymouth(arguments[1]);
    const riskshare::ReportOptions in_thousands{.display = {.unit = riskshare::Unit::thousands}};
    const auto has = [](const std::string& text, const char* figure) {
        return text.find(figure) != std::string::npos;
    };
    const bool is_whole = has(riskshare::report_to_html(settlement), "£207,679.55") &&
                          has(riskshare::report_to_markdown(settlement), "£207,679.55") &&
                          has(riskshare::report_to_text(settlement, in_thousands), "£208k") &&
                          has(riskshare::report_to_csv(settlement), "207679.55") &&
                          has(riskshare::report_to_json(settlement), "\"322679.55\"") &&
                          has(std::string{riskshare::report_schema()}, "riskshare/report/1");
    return is_whole ? 0 : 1;
}
