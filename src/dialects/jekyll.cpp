#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"published", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kFolders[] = {"_drafts"};
constexpr CommentMarks kComments[] = {
    {"Liquid", "{% comment %}", "{%", "{% comment %}",
     "{% endcomment %}"},                       // Liquid, "Template variables: comment"
    {"Liquid", "{% # %}", "{%", "{% #", "%}"},  // Liquid 5.4, "inline comments"
    {"kramdown", "{::comment}", "{::", "{::comment}",
     "{:/comment}"},  // kramdown, "Extensions: comment"
};
constexpr ToolFile kConfigurations[] = {
    {"_config.yml", "", "source_dir:"}, {"_config.yaml", "", "source_dir:"}, {"_config.toml"}};
constexpr ToolFile kPlaces[] = {{"**/_posts/**"}, {"**/_layouts/*.html"}};
constexpr std::string_view kSigns[] = {
    "{% include", "{% link ", "{% post_url ", "{%- include", "{{ site.",
    "{{site.",    "{{ page.", "\n{: ",        "\n{:.",       "markdown=\"1\""};
constexpr std::string_view kPartials[] = {"_*.md",   "_*.markdown", "/vendor/",
                                          "/_site/", "#*",          "~*"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"lang", "language", "locale"};
constexpr std::string_view kOrderKeys[] = {"navorder", "order", "weight"};
constexpr AddressKey kAddressKeys[] = {
    {AddressKey::Folder::Named, "_posts", "permalink"},
    {AddressKey::Folder::Underscored, "", "collections.*.permalink"}};
constexpr std::string_view kOwnUnderscored[] = {"_posts", "_drafts"};

}  // namespace

constinit const Dialect kJekyll{
    .name = "Jekyll",
    .source = "jekyllrb.com/docs/posts/#drafts, /docs/front-matter/; tried with 4.3.1",
    .keys = kKeys,
    .folders = kFolders,
    .comments = kComments,
    .syntaxes = Syntax::Liquid | Syntax::Definitions,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .exclude_key = "exclude",
    .exclude_patterns = Dialect::Patterns::Rooted,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .order_keys = kOrderKeys,
    .address_keys = kAddressKeys,
    .underscored = {kOwnUnderscored, "collections.*.output", "include"},
};

}  // namespace carrel
