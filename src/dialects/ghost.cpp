#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"status", Says::BackWhenNamedOrUnsure},
                             {"visibility", Says::OnlyFor}};

}  // namespace

constinit const Dialect kGhost{
    .name = "Ghost",
    .source = "ghost.org/docs/content-api/#posts",
    .keys = kKeys,
};

}  // namespace carrel
