// What packing found, guessed, left out, and why. For people and for programs.
#include <algorithm>
#include <vector>

#include "base/json_tree.h"
#include "base/wording.h"
#include "carrel/pack.h"
#include "pack/causes.h"

namespace carrel {

namespace {

// What fits a screen beside the lines that the command adds.
constexpr std::size_t kMostLines = 34;
constexpr std::size_t kMostExamples = 3;
constexpr std::size_t kMostKeys = 12;

std::string in_units(std::uint64_t bytes) {
  if (bytes < 10'000) return std::to_string(bytes) + " B";
  if (bytes < 10'000'000) return std::to_string((bytes + 500) / 1000) + " kB";
  const std::uint64_t tenths = (bytes + 50'000) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

// The notes of one cause.
struct Group {
  const CauseRecord* cause = nullptr;
  std::vector<const PackNote*> notes;
};

std::vector<Group> group(const PackReport& report) {
  std::vector<Group> groups;
  for (const CauseRecord& cause : causes()) groups.push_back({&cause, {}});
  for (const PackNote& note : report.notes)
    groups[static_cast<std::size_t>(&cause_of(note) - causes().data())].notes.push_back(&note);
  groups.erase(std::remove_if(groups.begin(), groups.end(),
                              [](const Group& each) { return each.notes.empty(); }),
               groups.end());
  return groups;
}

std::size_t shown_of(const Group& each, std::size_t examples) {
  return each.cause->has_examples ? std::min(each.notes.size(), examples) : 0;
}

// As many examples of each cause as leave the whole on a screen.
std::size_t fitting_examples(const std::vector<Group>& groups) {
  for (std::size_t examples = kMostExamples; examples > 0; --examples) {
    std::size_t lines = 0;
    for (const Group& each : groups) lines += 1 + shown_of(each, examples);
    if (lines <= kMostLines) return examples;
  }
  return 0;
}

}  // namespace

std::size_t PackReport::count(PackNote::Kind kind) const {
  return static_cast<std::size_t>(std::count_if(
      notes.begin(), notes.end(), [&](const PackNote& note) { return note.kind == kind; }));
}

std::string write_report_text(const PackReport& report, bool all) {
  std::string text =
      "Recognised: " + (report.dialects.empty() ? "no tool, plain Markdown" : report.dialects) +
      ".\n" + (report.archive.empty() ? "" : "Called " + report.archive + ".\n") + "Packed " +
      counted(report.posts, "post", "posts") + " (" + in_units(report.markdown_bytes) +
      " of Markdown) as edition " + report.manifest.edition + ": " +
      counted(report.manifest.parts.size(), "part", "parts") + ", " +
      counted(report.manifest.media.size(), "media file", "media files") + ", " +
      in_units(report.bundle_bytes) + ".\n";
  const std::vector<Group> groups = group(report);
  const std::size_t examples = fitting_examples(groups);
  bool has_more = false;
  if (!groups.empty()) text += "\n";
  for (const Group& each : groups) {
    const std::size_t shown = all ? each.notes.size() : shown_of(each, examples);
    has_more = has_more || shown < each.notes.size();
    text += std::string(each.cause->heading) + " (" + std::to_string(each.notes.size()) + ")" +
            (shown > 0 ? ":\n" : "\n");
    for (std::size_t i = 0; i < shown; ++i) {
      const std::string line = "  " + each.notes[i]->where + ": " + each.notes[i]->message;
      text += (all ? line : cut_line(line)) + "\n";
    }
  }
  const auto undated = std::count_if(report.packed.begin(), report.packed.end(),
                                     [](const PackedPost& post) { return post.day == kNoDay; });
  const bool is_said = static_cast<std::size_t>(undated) == report.packed.size();  // by a note
  if (undated > 0 && !is_said) text += "Posts without a date (" + std::to_string(undated) + ")\n";
  const auto list = [&](const char* heading, const std::vector<std::string>& names) {
    if (names.empty()) return;
    text += std::string(heading) + ": ";
    for (std::size_t i = 0; i < names.size() && (all || i < kMostKeys); ++i)
      text += (i ? ", " : "") + names[i];
    text += !all && names.size() > kMostKeys ? ", …\n" : "\n";
  };
  list("Front matter keys that are not packed", report.dropped_keys);
  list("Markup that carrel does not know; its text is shown", report.unknown_markup);
  if (has_more) text += "All lines: --all; for programs: --json\n";
  return text;
}

std::string next_step(const PackReport& report) {
  for (const Group& each : group(report))
    if (!each.cause->next.empty()) return std::string(each.cause->next);
  return "look at it, and publish it";
}

std::string write_report_json(const PackReport& report) {
  JsonTree json;
  json["dialects"] = report.dialects;
  json["archive"] = report.archive;
  json["edition"] = report.manifest.edition;
  json["files"] = report.files;
  json["posts"] = report.posts;
  json["left_out"] = report.left_out;
  json["sections"] = report.sections;
  json["parts"] = report.manifest.parts.size();
  json["media"] = report.manifest.media.size();
  json["markdown_bytes"] = report.markdown_bytes;
  json["bundle_bytes"] = report.bundle_bytes;
  json["dropped_keys"] = report.dropped_keys;
  json["unknown_markup"] = report.unknown_markup;
  json["packed"] = json_list(report.packed, [](const PackedPost& post) {
    JsonTree tree = JsonTree::object({{"path", post.path}, {"slug", post.slug}});
    tree["title"] = post.title;
    if (!post.title_from.empty()) tree["title_from"] = post.title_from;
    tree["date"] = post.day == kNoDay ? JsonTree() : JsonTree(to_text(post.day));
    if (!post.date_from.empty()) tree["date_from"] = post.date_from;
    return tree;
  });
  json["notes"] = json_list(report.notes, [](const PackNote& note) {
    return JsonTree::object({{"kind", name_of(note.kind)},
                             {"cause", cause_of(note).id},
                             {"where", note.where},
                             {"message", note.message}});
  });
  json["next"] = next_step(report);
  return write_json(json);
}

}  // namespace carrel
