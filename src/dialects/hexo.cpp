#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"published", Says::BackUnlessTrueOrDay},
                             {"hidden", Says::BackUnlessFalse},
                             {"password", Says::BackWhenSet}};
constexpr std::string_view kFolders[] = {"_drafts", "_trash"};
constexpr ToolFile kConfigurations[] = {{"_config.yml", "source_dir:"},
                                        {"_config.yaml", "source_dir:"}};
constexpr ToolFile kPlaces[] = {{"source/_posts/**"}, {"scaffolds/*.md"}};
constexpr std::string_view kSigns[] = {"{% asset_img ", "{% asset_link ", "{% post_link ",
                                       "{% cq "};
constexpr std::string_view kPartials[] = {"/scaffolds/", "/themes/", "/public/"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"language"};
constexpr std::string_view kOrderKeys[] = {"order"};

}  // namespace

constinit const Dialect kHexo{
    .name = "Hexo",
    .source =
        "hexo.io/docs/writing#Drafts, /docs/front-matter; hexo-hide-posts, "
        "hexo-blog-encrypt",
    .keys = kKeys,
    .folders = kFolders,
    .syntaxes = +Syntax::Liquid,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .content_folder = "source",
    .content_key = "source_dir",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .instead_of = "Jekyll",
    .order_keys = kOrderKeys,
};

}  // namespace carrel
