#include "dialects/records.h"

namespace carrel {

namespace {

constexpr CommentMarks kComments[] = {
    {"ERB", "<%# %>", "<%#", "<%#", "%>"},
};

}  // namespace

constinit const Dialect kMiddleman{
    .name = "Middleman",
    .source = "middlemanapp.com/basics/template-engine-options; Ruby's ERB",
    .comments = kComments,
};

}  // namespace carrel
