#include "pack/heading_links.h"

#include <algorithm>

#include "base/utf8.h"
#include "pack/loose_names.h"
#include "text/unicode.h"

namespace carrel {

namespace {

// What code hosts put before ids.
constexpr std::string_view kPrefixes[] = {"user-content-", "markdown-header-"};

bool has_emoji(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (decoded.code_point != kInvalidCodePoint &&
        class_of(decoded.code_point) == CharacterClass::Symbol)
      return true;
    at += decoded.size;
  }
  return text.find(':') != std::string_view::npos;
}

// Some tools write "&" out.
std::string with_and(std::string_view text) {
  std::string written;
  for (const char c : text) written += c == '&' ? std::string("and") : std::string(1, c);
  return written;
}

std::string_view without_number(std::string_view loose) {
  return loose.substr(std::min(loose.find_first_not_of("0123456789"), loose.size()));
}

}  // namespace

HeadingLink find_heading(const Candidate& post, std::string_view wanted, bool by_text) {
  if (wanted.empty() || wanted == "top" || wanted.substr(0, 3) == ":~:") return {true, "", ""};
  for (const std::string_view prefix : kPrefixes)
    if (wanted.substr(0, prefix.size()) == prefix)
      return find_heading(post, wanted.substr(prefix.size()), by_text);
  for (const OutlineEntry& heading : post.headings)
    if (heading.id == wanted) return {true, heading.id, ""};
  if (wanted == post.title_id) return {true, "", ""};
  for (const Anchor& anchor : post.anchors)
    if (anchor.id == wanted)
      return {true, anchor.heading == 0 ? "" : post.headings[anchor.heading - 1].id, ""};
  const std::string loose = loose_heading(wanted);
  if (loose.empty()) return {};
  const std::string guess = by_text ? "" : "the heading is called otherwise";
  for (const OutlineEntry& heading : post.headings)
    if (loose == loose_heading(heading.text) || loose == loose_heading(heading.id))
      return {true, heading.id, guess};
  if (loose == loose_heading(post.post.metadata.title) || loose == loose_heading(post.title_id))
    return {true, "", guess};
  for (const Anchor& anchor : post.anchors)
    if (loose_heading(anchor.id) == loose)
      return {true, anchor.heading == 0 ? "" : post.headings[anchor.heading - 1].id, guess};
  for (const OutlineEntry& heading : post.headings)
    if (heading.text.find('&') != std::string::npos &&
        loose == loose_heading(with_and(heading.text)))
      return {true, heading.id, "the heading is called otherwise"};
  // Some spell the names of emoji out behind the words: "crates-package" for "Crates 📦".
  const OutlineEntry* pictured = nullptr;
  for (const OutlineEntry& heading : post.headings) {
    const std::string words = loose_heading(heading.text);
    if (words.size() >= 3 && loose.size() > words.size() && has_emoji(heading.text) &&
        loose.compare(0, words.size(), words) == 0 &&
        (!pictured || words.size() > loose_heading(pictured->text).size()))
      pictured = &heading;
  }
  if (pictured) return {true, pictured->id, "the heading is called otherwise"};
  // Some tools leave the number at the beginning out.
  const std::string_view plain = without_number(loose);
  if (plain.size() < 3) return {};
  const OutlineEntry* only = nullptr;
  for (const OutlineEntry& heading : post.headings) {
    if (without_number(loose_heading(heading.text)) != plain) continue;
    if (only) return {};
    only = &heading;
  }
  if (!only) return {};
  return {true, only->id, "the heading is called otherwise"};
}

}  // namespace carrel
