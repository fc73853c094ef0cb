// The report's notes as findings, then what only a look at the files finds.
#include "check/checking.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/ascii.h"
#include "bundle/plain_names.h"
#include "check/check_context.h"
#include "pack/causes.h"
#include "pack/navigation.h"
#include "pack/private_files.h"
#include "site/difference.h"

namespace carrel {

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A dead link's rule is that of what it names.
std::string_view rule_of(const PackNote& note, const RuleRecord& rule) {
  if (rule.id != "dead-link") return rule.id;
  if (note.message.compare(0, 14, "superseded_by:") == 0) return "dead-successor";
  const bool is_anchor = has(note.message, "which has no heading #") ||
                         has(note.message, "leads to no heading of this post");
  return is_anchor ? "dead-anchor" : rule.id;
}

// The column of what the message quotes, where its line has it.
std::size_t column_of(std::string_view line, const std::string& message) {
  for (const auto& [opening, closing] : {std::pair("\"", "\""), std::pair("[[", "]]")}) {
    const std::size_t begin = message.find(opening);
    if (begin == std::string::npos) continue;
    const std::size_t from = begin + std::string_view(opening).size();
    const std::size_t end = message.find(closing, from);
    if (end == std::string::npos || end == from) continue;
    const std::size_t at = line.find(message.substr(from, end - from));
    if (at != std::string_view::npos) return column_at(line, at);
  }
  return 1;
}

void take_notes(CheckContext& context) {
  for (const PackNote& note : context.report.notes) {
    const RuleRecord* rule = rule_of_cause(cause_of(note).id);
    if (!rule) continue;
    Place place = read_place(note.where);
    if (place.file == ".") continue;  // of the folder as a whole: nothing to mend
    if (rule->id == "empty" && is_folder_page(place.file)) continue;
    const std::string_view text = context.sources.text(place.file);
    const std::size_t line = std::max<std::size_t>(1, place.line);
    context.add(rule_of(note, *rule), std::move(place.file), line,
                column_of(text_of_line(text, line), note.message), note.message);
    context.findings.back().written = note.written;
    context.findings.back().meant = note.meant;
  }
}

std::size_t rank_of(const CheckFinding& finding) {
  return static_cast<std::size_t>(finding.rule - rules().data());
}

}  // namespace

bool CheckResult::has_faults() const {
  return std::any_of(findings.begin(), findings.end(), [](const CheckFinding& finding) {
    return finding.rule->severity != Severity::Note;
  });
}

Result<CheckResult> check_folder(const PackSource& source, const ArchiveFrame& frame,
                                 const PackOptions& given, const CheckOptions& options) {
  PackOptions packing = given;
  packing.only_looks = true;
  packing.compression_level = 1;
  std::map<std::string, std::string> packed;
  const Result<PackReport> report = pack(
      source, frame, packing, [&](const std::string& name, std::string_view bytes) -> Result<void> {
        if (!is_media_name(name)) packed.emplace(name, bytes);
        return {};
      });
  if (!report) return report.error();
  const Result<WholeEdition> edition =
      read_whole_edition([&](const std::string& name) -> Result<std::string> {
        const auto found = packed.find(name);
        if (found == packed.end()) return Error{ErrorCode::NotFound, "was not packed", name, ""};
        return found->second;
      });
  if (!edition) return edition.error();

  CheckContext context{source, report.value(), options};
  std::map<std::string_view, const Post*> by_slug;
  for (const Post& post : edition.value().posts) by_slug.emplace(post.metadata.slug, &post);
  for (const PackedPost& each : report.value().packed)
    if (const auto post = by_slug.find(each.slug); post != by_slug.end())
      context.posts.push_back({each.path, &each, post->second});
  std::sort(context.posts.begin(), context.posts.end(),
            [](const CheckedPost& a, const CheckedPost& b) { return a.path < b.path; });
  take_notes(context);
  for (const CheckedPost& post : context.posts) check_post(context, post);
  check_archive(context);
  std::vector<std::string> words = options.private_words;
  for (const std::string& path : source.paths)
    if (is_private_words(path))
      for (std::string& word : read_private_words(context.sources.text(path)))
        words.push_back(std::move(word));
  check_private_words(context, words);

  CheckResult result;
  result.posts = context.posts.size();
  for (CheckFinding& finding : context.findings)
    if (std::find(options.ignored.begin(), options.ignored.end(), finding.rule->id) ==
        options.ignored.end())
      result.findings.push_back(std::move(finding));
  std::stable_sort(result.findings.begin(), result.findings.end(),
                   [](const CheckFinding& a, const CheckFinding& b) {
                     const auto key = [](const CheckFinding& f) {
                       return std::tuple(rank_of(f), std::string_view(f.file), f.line, f.column);
                     };
                     return key(a) < key(b);
                   });
  return result;
}

}  // namespace carrel
