#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"permalink", Says::BackWhenFalse}, {"draft", Says::BackUnlessFalse}};
constexpr CommentMarks kComments[] = {
    {"Nunjucks", "{# #}", "{#", "{#", "#}"},  // "Comments"; Zola's Tera has them, too
};
constexpr ToolFile kConfigurations[] = {{".eleventy.js"},
                                        {"eleventy.config.js"},
                                        {"eleventy.config.mjs"},
                                        {"eleventy.config.cjs"},
                                        {"eleventy.config.ts"}};
constexpr ToolFile kPlaces[] = {{"**/*.11tydata.{js,cjs,mjs,json}"}, {"**/*.11ty.{js,cjs,mjs}"}};
constexpr std::string_view kSigns[] = {"\neleventyNavigation:",
                                       "\neleventyExcludeFromCollections:"};
constexpr std::string_view kPartialKeys[] = {"includes", "layouts", "data"};
constexpr std::string_view kPartials[] = {"/_site/"};
constexpr std::string_view kIgnoreFiles[] = {".eleventyignore", ".gitignore"};
constexpr std::string_view kOrderKeys[] = {"eleventynavigationorder", "order"};

}  // namespace

constinit const Dialect kEleventy{
    .name = "Eleventy",
    .source = "11ty.dev/docs/permalinks/#skip-writing-to-the-file-system",
    .keys = kKeys,
    .comments = kComments,
    .syntaxes = +Syntax::Liquid,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .content_key = "input",
    .exclude_key = "ignores.add",
    .exclude_patterns = Dialect::Patterns::FromConfiguration,
    .partial_keys = kPartialKeys,
    .ignore_files = kIgnoreFiles,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
