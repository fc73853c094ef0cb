// The table of all records.
#include "dialects/records.h"

namespace carrel {

namespace {

constexpr const Dialect* kDialects[] = {
    &kJekyll,     &kHugo,    &kZola,     &kDocusaurus,    &kEleventy,  &kAstro,
    &kNuxt,       &kHexo,    &kObsidian, &kDigitalGarden, &kQuartz,    &kLogseq,
    &kWordPress,  &kPelican, &kGhost,    &kGrav,          &kMiddleman, &kVitePress,
    &kVuePress,   &kMkDocs,  &kMdBook,   &kDendron,       &kGatsby,    &kGitBook,
    &kGitHubWiki, &kGitLab,  &kAdr,      &kStarlight,     &kPlain,
};

}  // namespace

std::span<const Dialect* const> dialects() { return kDialects; }

}  // namespace carrel
