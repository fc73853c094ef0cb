#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"public", Says::BackUnlessTrue}};

}  // namespace

constinit const Dialect kLogseq{
    .name = "Logseq",
    .source = "docs.logseq.com: publishing, the property public",
    .keys = kKeys,
};

}  // namespace carrel
