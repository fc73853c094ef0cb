#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse},
                             {"publish", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kFolders[] = {"private"};

}  // namespace

constinit const Dialect kQuartz{
    .name = "Quartz",
    .source = "quartz.jzhao.xyz/features/private-pages",
    .keys = kKeys,
    .folders = kFolders,
};

}  // namespace carrel
