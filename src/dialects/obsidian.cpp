#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"publish", Says::BackUnlessTrueOrDay}};
constexpr CommentMarks kComments[] = {
    {"Obsidian", "%%", "%%", "%%", "%%"},  // "Basic formatting syntax: comments"
};

}  // namespace

constinit const Dialect kObsidian{
    .name = "Obsidian Publish",
    .source = "help.obsidian.md/publish/publish",
    .keys = kKeys,
    .comments = kComments,
};

}  // namespace carrel
