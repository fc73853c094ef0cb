#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{".gitbook.yaml"}, {".gitbook/"}, {"book.json", "\""}};
constexpr ToolFile kPlaces[] = {{"**/SUMMARY.md", "# table of contents"}};
constexpr std::string_view kSigns[] = {"{% hint ",      "{% tabs %}",    "{% content-ref ",
                                       "{% embed url=", "{% endhint %}", "{% code title="};

}  // namespace

constinit const Dialect kGitBook{
    .name = "GitBook",
    .source = "gitbook.com/docs/getting-started/git-sync/content-configuration",
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
};

}  // namespace carrel
