#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {
    {"published", Says::BackUnlessTrueOrDay}, {"publishdate", Says::BackBefore},
    {"unpublishdate", Says::BackFrom},        {"routable", Says::BackUnlessTrue},
    {"visible", Says::BackUnlessTrue},        {"access", Says::BackWhenNamed},
};

}  // namespace

constinit const Dialect kGrav{
    .name = "Grav",
    .source = "learn.getgrav.org/content/headers",
    .keys = kKeys,
};

}  // namespace carrel
