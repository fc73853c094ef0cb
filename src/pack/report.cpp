// What packing found, guessed, left out, and why. For people and for programs.
#include <algorithm>
#include <iterator>

#include "base/json_tree.h"
#include "carrel/pack.h"

namespace carrel {

namespace {

struct KindRecord {
  PackNote::Kind kind;
  const char* name;
  const char* heading;
};
constexpr KindRecord kKinds[] = {
    {PackNote::Kind::LeftOut, "left-out", "left out"},
    {PackNote::Kind::Unreadable, "unreadable", "left out because they cannot be read"},
    {PackNote::Kind::Guess, "guess", "guessed"},
    {PackNote::Kind::DeadLink, "dead-link", "dead links and images"},
    {PackNote::Kind::Warning, "warning", "warnings"},
    {PackNote::Kind::Withdrawn, "withdrawn",
     "withdrawn since the edition before, and files that still hold them"},
    {PackNote::Kind::Converted, "converted", "converted to UTF-8"},
    {PackNote::Kind::Hidden, "hidden", "hidden by their authors and not packed"},
};

// Every kind has its row.
const char* name_of(PackNote::Kind kind) {
  return std::find_if(std::begin(kKinds), std::end(kKinds),
                      [&](const KindRecord& record) { return record.kind == kind; })
      ->name;
}

std::string in_units(std::uint64_t bytes) {
  if (bytes < 10'000) return std::to_string(bytes) + " B";
  if (bytes < 10'000'000) return std::to_string((bytes + 500) / 1000) + " kB";
  const std::uint64_t tenths = (bytes + 50'000) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::size_t PackReport::count(PackNote::Kind kind) const {
  return static_cast<std::size_t>(std::count_if(
      notes.begin(), notes.end(), [&](const PackNote& note) { return note.kind == kind; }));
}

std::string write_report_text(const PackReport& report, std::size_t most_notes) {
  std::string text =
      "Recognised: " + (report.dialects.empty() ? "no tool, plain Markdown" : report.dialects) +
      ".\nPacked " + counted(report.posts, "post", "posts") + " (" +
      in_units(report.markdown_bytes) + " of Markdown) as edition " + report.manifest.edition +
      ": " + counted(report.manifest.parts.size(), "part", "parts") + ", " +
      counted(report.manifest.media.size(), "media file", "media files") + ", " +
      in_units(report.bundle_bytes) + ".\n";
  for (const KindRecord& kind : kKinds) {
    const std::size_t count = report.count(kind.kind);
    if (count == 0) continue;
    text += "\n" + std::to_string(count) + " " + kind.heading + ":\n";
    std::size_t shown = 0;
    for (const PackNote& note : report.notes) {
      if (note.kind != kind.kind) continue;
      if (shown++ == most_notes) {
        text += "  … and " + std::to_string(count - most_notes) + " more (--json lists all)\n";
        break;
      }
      text += "  " + note.where + ": " + note.message + "\n";
    }
  }
  if (!report.dropped_keys.empty()) {
    text += "\nfront matter keys that are not packed: ";
    for (std::size_t i = 0; i < report.dropped_keys.size() && i < 12; ++i)
      text += (i ? ", " : "") + report.dropped_keys[i];
    text += report.dropped_keys.size() > 12 ? ", …\n" : "\n";
  }
  return text;
}

std::string write_report_json(const PackReport& report) {
  JsonTree json;
  json["dialects"] = report.dialects;
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
  json["notes"] = json_list(report.notes, [](const PackNote& note) {
    return JsonTree::object(
        {{"kind", name_of(note.kind)}, {"where", note.where}, {"message", note.message}});
  });
  return write_json(json);
}

}  // namespace carrel
