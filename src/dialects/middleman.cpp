#include "dialects/records.h"

namespace carrel {

namespace {

constexpr CommentMarks kComments[] = {
    {"ERB", "<%# %>", "<%#", "<%#", "%>"},
};
constexpr ToolFile kConfigurations[] = {{"config.rb", "activate :"}, {"config.rb", "middleman"}};
constexpr ToolFile kPlaces[] = {{"**/*.html.md"}, {"**/*.html.md.erb"}, {"**/*.html.markdown"}};

}  // namespace

constinit const Dialect kMiddleman{
    .name = "Middleman",
    .source = "middlemanapp.com/basics/template-engine-options; Ruby's ERB",
    .comments = kComments,
    .configurations = kConfigurations,
    .places = kPlaces,
    .content_folder = "source",
};

}  // namespace carrel
