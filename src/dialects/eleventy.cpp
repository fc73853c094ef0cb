#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"permalink", Says::BackWhenFalse}, {"draft", Says::BackUnlessFalse}};
constexpr CommentMarks kComments[] = {
    {"Nunjucks", "{# #}", "{#", "{#", "#}"},  // "Comments"; Zola's Tera has them, too
};

}  // namespace

constinit const Dialect kEleventy{
    .name = "Eleventy",
    .source = "11ty.dev/docs/permalinks/#skip-writing-to-the-file-system",
    .keys = kKeys,
    .comments = kComments,
};

}  // namespace carrel
