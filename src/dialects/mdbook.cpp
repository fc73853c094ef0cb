#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{"book.toml"}};
constexpr ToolFile kPlaces[] = {{"src/SUMMARY.md"}};
constexpr std::string_view kSigns[] = {"{{#include ", "{{#rustdoc_include ", "{{#playground ",
                                       "{{#title ", "{{#template "};
constexpr std::string_view kTitleKeys[] = {"book.title"};
constexpr std::string_view kLanguageKeys[] = {"book.language"};
constexpr NavigationFile kNavigation[] = {{"SUMMARY.md", NavigationFile::Kind::Links}};

}  // namespace

constinit const Dialect kMdBook{
    .name = "mdBook",
    .source = "rust-lang.github.io/mdBook/format/",
    .syntaxes = Syntax::MdBook | Syntax::Components,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .content_folder = "src",
    .content_key = "book.src",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .navigation = kNavigation,
};

}  // namespace carrel
