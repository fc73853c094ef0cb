#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"dgpublish", Says::BackUnlessTrue}};

}  // namespace

constinit const Dialect kDigitalGarden{
    .name = "Digital Garden",
    .source = "dg-docs.ole.dev/getting-started/",
    .keys = kKeys,
};

}  // namespace carrel
