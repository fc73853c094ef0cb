#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {
    {"draft", Says::BackUnlessFalse},     {"publishdate", Says::BackBefore},
    {"pubdate", Says::BackBefore},        {"published", Says::BackUnlessTrueOrDay},
    {"expirydate", Says::BackFrom},       {"unpublishdate", Says::BackFrom},
    {"headless", Says::BackUnlessFalse},  {"build", Says::BackWhenFalse},
    {"buildrender", Says::BackWhenNever}, {"buildlist", Says::BackWhenNever},
    {"hidden", Says::BackUnlessFalse},
};
constexpr CommentMarks kComments[] = {
    {"Hugo", "{{< comment >}}", "{{<", "{{< comment >}}",
     "{{< /comment >}}"},  // "Comment shortcode"
    {"Hugo", "{{% comment %}}", "{{%", "{{% comment %}}", "{{% /comment %}}"},
    {"Hugo", "{{/* */}}", "{{", "{{ /*", "*/ }}"},  // "Templating: comments"
};
constexpr ToolFile kConfigurations[] = {{"hugo.toml"},
                                        {"hugo.yaml"},
                                        {"hugo.yml"},
                                        {"hugo.json"},
                                        {"config.toml", "", "base_url"},
                                        {"config.yaml", "baseurl"},
                                        {"config.yml", "baseurl"},
                                        {"config.json", "baseurl"},
                                        {"config/_default/hugo.toml"},
                                        {"config/_default/hugo.yaml"},
                                        {"config/_default/hugo.yml"},
                                        {"config/_default/hugo.json"},
                                        {"config/_default/config.toml"},
                                        {"config/_default/config.yaml"},
                                        {"config/_default/config.yml"},
                                        {"config/_default/config.json"}};
constexpr ToolFile kPlaces[] = {{"**/_index.md"}, {"**/_index.*.md"}, {"archetypes/*.md"}};
constexpr std::string_view kSigns[] = {"{{< ", "{{% ", "{{<", "{{%"};
constexpr std::string_view kPartials[] = {"/archetypes/", "/layouts/", "/themes/", "/public/",
                                          "/resources/"};
constexpr std::string_view kTitleKeys[] = {"title", "params.title", "languages.en.title"};
constexpr std::string_view kLanguageKeys[] = {"defaultContentLanguage", "languageCode", "locale"};
constexpr std::string_view kOrderKeys[] = {"weight"};
constexpr AddressKey kAddressKeys[] = {{AddressKey::Folder::Any, "", "permalinks.page.*"},
                                       {AddressKey::Folder::Any, "", "permalinks.*"}};

}  // namespace

constinit const Dialect kHugo{
    .name = "Hugo",
    .source =
        "gohugo.io/content-management/front-matter/, /build-options/; "
        "tried with 0.111.3",
    .keys = kKeys,
    .comments = kComments,
    .syntaxes = +Syntax::Definitions,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .content_folder = "content",
    .content_key = "contentDir",
    .exclude_key = "ignoreFiles",
    .exclude_patterns = Dialect::Patterns::Expressions,
    .languages_off_key = "disableLanguages",
    .language_off_key = "languages.*.disabled",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .order_keys = kOrderKeys,
    .address_keys = kAddressKeys,
    .has_leaf_bundles = true,
};

}  // namespace carrel
