#include "check/rules.h"

#include <algorithm>
#include <iterator>

namespace carrel {

namespace {

constexpr RuleRecord kRules[] = {
    {"secret", Severity::Error, "Look like secrets",
     "take it out and make it worthless; if it is none, write \"carrel: allow secret\" in a "
     "comment "
     "on its line, or its number into \"allowed_secrets\"",
     "secret"},
    {"private-word", Severity::Error, "Words that private_words lists", "write something else"},
    {"unreadable", Severity::Error, "Posts that cannot be read", "mend it: the post is left out",
     "unreadable"},
    {"unclear-publishing", Severity::Error, "Do not say clearly whether they may be published",
     "write true or false, or a date such as 2024-03-05", "unclear-publishing"},
    {"unclosed-comment", Severity::Error, "Comments that never end",
     "close the comment: it is shown as text, or hides the text behind it", "unclosed-comment"},
    {"damaged", Severity::Error, "Damaged bytes", "save the post as UTF-8", "damaged"},
    {"dead-link", Severity::Error, "Links and images that lead nowhere",
     "name a file of the folder, or take the link out", "dead-link"},
    {"dead-anchor", Severity::Error, "Links to headings that are not there",
     "name a heading that the post has"},
    {"dead-successor", Severity::Error, "Posts whose successor is none",
     "write the slug or the file of a post into superseded_by"},
    {"misspelt-key", Severity::Error, "Keys of front matter that are nearly known",
     "write the key as it is known"},
    {"unknown-kind", Severity::Error, "Kinds that carrel.json does not name",
     "name the kind in \"kinds\" of carrel.json, or write one of those", "unknown-kind"},
    {"link-out", Severity::Warning, "Symbolic links that lead nowhere that may be packed",
     "let the link lead to a file of the folder", "link-out"},
    {"unused-pattern", Severity::Warning, "Patterns that match nothing",
     "mend the pattern, or take it out of carrel.json", "unused-pattern"},
    {"doubtful", Severity::Warning, "What packing warns of", "say it clearly", "warning"},
    {"duplicate-title", Severity::Warning, "Titles that several posts have",
     "tell the posts apart by their titles: lists of hits show little else"},
    {"near-duplicate-tag", Severity::Warning, "Tags that are written in two ways",
     "write the tag in one way"},
    {"untitled", Severity::Warning, "Posts without a title",
     "give it a title, or a heading at its beginning", "untitled"},
    {"empty", Severity::Warning, "Posts without any text",
     "write something, or keep the post back with \"draft: true\"", "empty"},
    {"no-alternative-text", Severity::Warning, "Images without alternative text",
     "say between the brackets what the image shows"},
    {"skipped-level", Severity::Warning, "Headings that skip a level",
     "use the level below that of the heading above"},
    {"markup-not-understood", Severity::Warning, "Markup that carrel does not know",
     "write it as Markdown: of this only the text is shown"},
    {"undated", Severity::Warning, "Without a date, in a folder where nearly all have one",
     "write a date into the front matter"},
    {"no-summary", Severity::Warning, "Without a summary, in a folder where nearly all have one",
     "write a summary into the front matter"},
    {"long-summary", Severity::Warning, "Summaries that are a text of their own",
     "say it in one or two sentences"},
    {"future", Severity::Note, "Posts of the future", "they are packed from their day on"},
    {"guessed-link", Severity::Note, "Links that are written otherwise than what they lead to",
     "write the link as its target is called", "link-guess"},
    {"guess", Severity::Note, "Guessed", "write it into the front matter, if it is wrong", "guess"},
    {"encoding", Severity::Note, "Posts that are not UTF-8", "save the post as UTF-8", "converted"},
    {"dropped-key", Severity::Note, "Keys of front matter that carrel does not know",
     "nothing, if another tool reads it"},
};

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return {};
}

std::span<const RuleRecord> rules() { return kRules; }

const RuleRecord* find_rule(std::string_view id) {
  const auto found = std::find_if(std::begin(kRules), std::end(kRules),
                                  [&](const RuleRecord& rule) { return rule.id == id; });
  return found == std::end(kRules) ? nullptr : &*found;
}

const RuleRecord* rule_of_cause(std::string_view cause) {
  const auto found = std::find_if(std::begin(kRules), std::end(kRules), [&](const RuleRecord& r) {
    return !cause.empty() && r.cause == cause;
  });
  return found == std::end(kRules) ? nullptr : &*found;
}

}  // namespace carrel
