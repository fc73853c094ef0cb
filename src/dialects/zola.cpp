#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"render", Says::BackWhenNever}};

}  // namespace

constinit const Dialect kZola{
    .name = "Zola",
    .source = "getzola.org/documentation/content/page/, /section/",
    .keys = kKeys,
};

}  // namespace carrel
