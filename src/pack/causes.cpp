#include "pack/causes.h"

#include <algorithm>
#include <iterator>

namespace carrel {

namespace {

using Kind = PackNote::Kind;

struct KindRecord {
  Kind kind;
  std::string_view name;
};
constexpr KindRecord kKinds[] = {
    {Kind::LeftOut, "left-out"},       {Kind::Guess, "guess"},
    {Kind::DeadLink, "dead-link"},     {Kind::Warning, "warning"},
    {Kind::Unreadable, "unreadable"},  {Kind::Converted, "converted"},
    {Kind::Withdrawn, "withdrawn"},    {Kind::Hidden, "hidden"},
    {Kind::PassedOver, "passed-over"}, {Kind::Remark, "remark"},
    {Kind::Allowed, "allowed"},
};

// General causes have their kind's name.
constexpr CauseRecord kCauses[] = {
    {"withdrawn", Kind::Withdrawn,
     "Withdrawn since the edition before, and files that still hold them",
     "remove what still holds withdrawn posts (--prune)"},
    {"secret", Kind::Warning, "Look like secrets", "take the secrets out, or allow them"},
    {"moved", Kind::Warning, "Posts whose earlier address leads nowhere now",
     "give moved posts their earlier names as aliases"},
    {"unclear-publishing", Kind::Warning,
     "Published, though a key does not say whether they may be",
     "make the values clear that say whether a post may be published"},
    {"unclosed-comment", Kind::Warning, "Comments that never end", "close the comments"},
    {"unreadable", Kind::Unreadable, "Left out, for they cannot be read",
     "mend what cannot be read"},
    {"damaged", Kind::Warning, "Damaged bytes", "save the damaged posts as UTF-8"},
    {"unknown-kind", Kind::Warning, "Kinds that carrel.json does not name",
     "name the kinds in carrel.json, or mend them"},
    {"unused-pattern", Kind::Warning, "Patterns that exclude or include nothing",
     "mend the patterns that match nothing"},
    {"warning", Kind::Warning, "Warnings", "look at the warnings"},
    {"dead-link", Kind::DeadLink, "Links and images that lead nowhere",
     "mend the links that lead nowhere"},
    {"kept-back", Kind::LeftOut, "Left out, for their authors keep them back"},
    {"link-out", Kind::LeftOut, "Left out: symbolic links that lead nowhere that may be packed"},
    {"left-out", Kind::LeftOut, "Left out"},
    {"partial", Kind::PassedOver, "Passed over: files that are no pages of their own"},
    {"excluded", Kind::PassedOver, "Passed over, as carrel.json says"},
    {"other-format", Kind::PassedOver, "Passed over: texts that are not Markdown"},
    {"passed-over", Kind::PassedOver, "Passed over"},
    {"link-guess", Kind::Guess, "Links taken to mean something else than they say",
     "look whether the guessed links lead where they should"},
    {"untitled", Kind::Guess, "Without a title or heading: called after their files",
     "give posts a title or a heading"},
    {"slug",
     Kind::Guess,
     "Slugs that several posts would have: the later ones got longer ones",
     {},
     false},
    {"languages", Kind::Guess, "Languages read from names"},
    {"symbolic-link", Kind::Guess, "Symbolic links taken as other names"},
    {"guess", Kind::Guess, "Guessed"},
    {"converted", Kind::Converted, "Converted to UTF-8"},
    {"allowed", Kind::Allowed, "Look like secrets, and were allowed"},
    {"private", Kind::Hidden, "Never packed: hidden files and folders, and keys"},
    {"hidden", Kind::Hidden, "Hidden by their authors and not packed"},
    {"empty", Kind::Remark, "Posts without any text", {}, false},
    {"undated", Kind::Remark, "Without a date"},
    {"git-dates", Kind::Remark, "Dates from git's history"},
    {"folder-themes", Kind::Remark, "Folders that are themes"},
    {"sections", Kind::Remark, "Folders that are sections"},
    {"remark", Kind::Remark, "Also"},
};

}  // namespace

std::span<const CauseRecord> causes() { return kCauses; }

const CauseRecord& cause_of(const PackNote& note) {
  const std::string_view general = name_of(note.kind);
  const CauseRecord* found = nullptr;
  for (const CauseRecord& cause : kCauses) {
    if (cause.id == note.cause) return cause;
    if (cause.id == general) found = &cause;
  }
  return *found;
}

std::string_view name_of(PackNote::Kind kind) {
  return std::find_if(std::begin(kKinds), std::end(kKinds),
                      [&](const KindRecord& record) { return record.kind == kind; })
      ->name;
}

PackNote::Kind kind_of(std::string_view name) {
  const auto found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                  [&](const KindRecord& record) { return record.name == name; });
  return found == std::end(kKinds) ? Kind::LeftOut : found->kind;
}

}  // namespace carrel
