#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"render", Says::BackWhenNever}};
constexpr ToolFile kConfigurations[] = {{"config.toml", "base_url"}, {"zola.toml"}};
constexpr ToolFile kPlaces[] = {
    {"**/_index.md", "sort_by ="},       {"**/_index.md", "insert_anchor_links ="},
    {"**/_index.md", "page_template ="}, {"**/_index.md", "paginate_by ="},
    {"**/_index.md", "redirect_to ="},   {"**/_index.md", "\ntemplate ="}};
constexpr std::string_view kSigns[] = {"\n[taxonomies]", "\n[extra]", "](@/"};
constexpr std::string_view kPartials[] = {"/templates/", "/themes/", "/public/"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"default_language"};
constexpr std::string_view kOrderKeys[] = {"weight"};

}  // namespace

constinit const Dialect kZola{
    .name = "Zola",
    .source = "getzola.org/documentation/content/page/, /section/",
    .keys = kKeys,
    .syntaxes = Syntax::Calls | Syntax::Definitions,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .content_folder = "content",
    .exclude_key = "ignored_content",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .instead_of = "Hugo",
    .order_keys = kOrderKeys,
};

}  // namespace carrel
