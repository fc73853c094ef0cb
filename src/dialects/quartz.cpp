#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse},
                             {"publish", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kFolders[] = {"private"};
constexpr ToolFile kConfigurations[] = {{"quartz.config.ts"},
                                        {"quartz.config.js"},
                                        {"quartz.config.yaml"},
                                        {"quartz.layout.ts"},
                                        {"_quartz/"}};
constexpr std::string_view kTitleKeys[] = {"pageTitle", "configuration.pageTitle"};
constexpr std::string_view kLanguageKeys[] = {"locale", "configuration.locale"};

}  // namespace

constinit const Dialect kQuartz{
    .name = "Quartz",
    .source = "quartz.jzhao.xyz/features/private-pages",
    .keys = kKeys,
    .folders = kFolders,
    .syntaxes = +Syntax::Wikilinks,
    .configurations = kConfigurations,
    .content_folder = "content",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .instead_of = "Obsidian",
};

}  // namespace carrel
