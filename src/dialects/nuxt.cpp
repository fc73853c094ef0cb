#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse},
                             {"published", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kNameMarks[] = {"draft"};
constexpr ToolFile kConfigurations[] = {{"nuxt.config.ts"},
                                        {"nuxt.config.js"},
                                        {"nuxt.config.mjs"},
                                        {"content.config.ts", "@nuxt/content"}};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"defaultLocale"};
constexpr std::string_view kOrderKeys[] = {"order", "navigationorder"};

}  // namespace

constinit const Dialect kNuxt{
    .name = "Nuxt Content",
    .source = "content.nuxt.com: the ending .draft",
    .keys = kKeys,
    .name_marks = kNameMarks,
    .syntaxes = +Syntax::Components,
    .configurations = kConfigurations,
    .content_folder = "content",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
