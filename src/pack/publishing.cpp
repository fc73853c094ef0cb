// The path first, then the post's own keys, then what its sections say, then its date.
#include "pack/publishing.h"

#include <algorithm>

#include "dialects/keep_rules.h"

namespace carrel {

namespace {

// What the record does today, as the end of a sentence; empty where it keeps nothing back, or was
// asked for all the same.
std::string effect_of(const KeepRecord& record, const PackOptions& options) {
  const auto allows = [&](const std::string& name) {
    return std::find(options.visibilities.begin(), options.visibilities.end(), name) !=
           options.visibilities.end();
  };
  switch (record.kind) {
    case KeepRecord::Kind::Open:
      return {};
    case KeepRecord::Kind::Draft:
      return options.include_drafts ? "" : "keeps it back";
    case KeepRecord::Kind::Before:
      return options.include_future || record.day <= options.today ? ""
                                                                   : "keeps it back until then";
    case KeepRecord::Kind::From:
      return options.include_drafts || record.day > options.today ? "" : "keeps it back since then";
    case KeepRecord::Kind::OnlyFor:
      return std::all_of(record.visibilities.begin(), record.visibilities.end(), allows)
                 ? ""
                 : "keeps it back for those it names";
  }
  return {};
}

std::string sentence(const KeepRecord& record, const std::string& by, bool is_below,
                     const std::string& effect) {
  std::string text = "\"" + record.said + "\"";
  if (is_below)
    text += " of the section's " + by;
  else if (!by.empty())
    text += ", which " + by + " hands down,";
  text += " " + effect;
  if (!record.tools.empty()) text += " (" + record.tools + ")";
  if (record.is_doubtful) text += "; the value is not clear, and doubt keeps a post back";
  return text;
}

}  // namespace

KeptOut find_kept_out(const std::string& path, const FrontMatter& front, const Sections& sections,
                      const PackOptions& options) {
  if (const std::string reason = path_keeps_back(path); !reason.empty() && !options.include_drafts)
    return {reason, 0};
  for (const KeepRecord& record : front.keep_records)
    if (const std::string effect = effect_of(record, options); !effect.empty())
      return {sentence(record, "", false, effect), record.line};
  for (const Sections::Handed& handed : sections.find(path, front))
    if (const std::string effect = effect_of(handed.record, options); !effect.empty())
      return {sentence(handed.record, handed.by, handed.is_below, effect), 0};
  if (front.metadata.day != kNoDay && front.metadata.day > options.today && !options.include_future)
    return {"dated " + to_text(front.metadata.day) + ", after today", 0};
  return {};
}

}  // namespace carrel
