#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"unlisted", Says::BackUnlessFalse}};
constexpr CommentMarks kComments[] = {
    {"MDX", "{/* */}", "{", "{ /*", "*/ }"},  // MDX, "Expressions"; Astro has them, too
};

}  // namespace

constinit const Dialect kDocusaurus{
    .name = "Docusaurus",
    .source =
        ""
        "docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter",
    .keys = kKeys,
    .comments = kComments,
};

}  // namespace carrel
