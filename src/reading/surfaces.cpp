// For what the index cannot tell: exact phrases and beginnings.
#include "reading/surfaces.h"

#include "carrel/document.h"
#include "reading/post_texts.h"

namespace carrel {

namespace {

constexpr std::size_t kBytesHeld = 8U << 20U;  // some 1,000 posts of ordinary length

}  // namespace

const std::string* surfaces_of(const Archive::State& state, std::uint32_t number, Needs& needs) {
  const auto known = state.surfaces.find(number);
  if (known != state.surfaces.end()) return &known->second;
  const Post* post = state.post(number, needs);
  if (!post) return nullptr;
  std::string lines;
  const auto add = [&](std::string_view text) {
    append_surfaces(text, lines);
    lines += '\n';  // an empty line, across which no phrase runs
  };
  add(post->metadata.title);
  add(post->metadata.slug);
  add(post->metadata.summary);
  for (const std::string& tag : post->metadata.tags) add(tag);
  for (const TextSection& section : write_sections(parse_post(*post))) {
    add(section.heading);
    add(section.text);
  }
  lines.shrink_to_fit();
  if (state.surface_bytes + lines.size() > kBytesHeld) {
    state.surfaces.clear();
    state.surface_bytes = 0;
  }
  state.surface_bytes += lines.size();
  return &state.surfaces.emplace(number, std::move(lines)).first->second;
}

}  // namespace carrel
