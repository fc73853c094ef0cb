#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {
    {"draft", Says::BackUnlessFalse},     {"publishdate", Says::BackBefore},
    {"pubdate", Says::BackBefore},        {"published", Says::BackUnlessTrueOrDay},
    {"expirydate", Says::BackFrom},       {"unpublishdate", Says::BackFrom},
    {"headless", Says::BackUnlessFalse},  {"build", Says::BackWhenFalse},
    {"buildrender", Says::BackWhenNever}, {"buildlist", Says::BackWhenNever},
    {"hidden", Says::BackUnlessFalse},
};
constexpr CommentMarks kComments[] = {
    {"Hugo", "{{< comment >}}", "{{<", "{{< comment >}}",
     "{{< /comment >}}"},  // "Comment shortcode"
    {"Hugo", "{{% comment %}}", "{{%", "{{% comment %}}", "{{% /comment %}}"},
    {"Hugo", "{{/* */}}", "{{", "{{ /*", "*/ }}"},  // "Templating: comments"
};

}  // namespace

constinit const Dialect kHugo{
    .name = "Hugo",
    .source =
        "gohugo.io/content-management/front-matter/, /build-options/; "
        "tried with 0.111.3",
    .keys = kKeys,
    .comments = kComments,
};

}  // namespace carrel
