#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"isdraft", Says::BackUnlessFalse}};

}  // namespace

constinit const Dialect kAstro{
    .name = "Astro",
    .source =
        "docs.astro.build/en/guides/content-collections/, "
        "starlight.astro.build/reference/frontmatter/",
    .keys = kKeys,
};

}  // namespace carrel
