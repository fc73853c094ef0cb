#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"published", Says::BackUnlessTrueOrDay},
                             {"hidden", Says::BackUnlessFalse},
                             {"password", Says::BackWhenSet}};
constexpr std::string_view kFolders[] = {"_drafts", "_trash"};

}  // namespace

constinit const Dialect kHexo{
    .name = "Hexo",
    .source =
        "hexo.io/docs/writing#Drafts, /docs/front-matter; hexo-hide-posts, "
        "hexo-blog-encrypt",
    .keys = kKeys,
    .folders = kFolders,
};

}  // namespace carrel
