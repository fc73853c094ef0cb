#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{".gitbook.yaml"}, {".gitbook/"}, {"book.json", "\""}};
constexpr ToolFile kPlaces[] = {{"**/SUMMARY.md", "# table of contents"}};
constexpr std::string_view kSigns[] = {"{% hint ",      "{% tabs %}",    "{% content-ref ",
                                       "{% embed url=", "{% endhint %}", "{% code title="};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"language"};
constexpr NavigationFile kNavigation[] = {{"SUMMARY.md", NavigationFile::Kind::Links}};

}  // namespace

constinit const Dialect kGitBook{
    .name = "GitBook",
    .source = "gitbook.com/docs/getting-started/git-sync/content-configuration",
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .navigation = kNavigation,
};

}  // namespace carrel
