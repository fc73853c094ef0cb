#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"published", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kFolders[] = {"_drafts"};
constexpr CommentMarks kComments[] = {
    {"Liquid", "{% comment %}", "{%", "{% comment %}",
     "{% endcomment %}"},                       // Liquid, "Template variables: comment"
    {"Liquid", "{% # %}", "{%", "{% #", "%}"},  // Liquid 5.4, "inline comments"
    {"kramdown", "{::comment}", "{::", "{::comment}",
     "{:/comment}"},  // kramdown, "Extensions: comment"
};

}  // namespace

constinit const Dialect kJekyll{
    .name = "Jekyll",
    .source = "jekyllrb.com/docs/posts/#drafts, /docs/front-matter/; tried with 4.3.1",
    .keys = kKeys,
    .folders = kFolders,
    .comments = kComments,
};

}  // namespace carrel
