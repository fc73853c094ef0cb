// Which words does a post consist of, as written? For what the index cannot tell: exact phrases and beginnings.
#include "archive/post_texts.h"
#include "archive/reader.h"
#include "carrel/document.h"

namespace carrel {

namespace {

constexpr std::size_t kRememberedPosts = 2048;

}  // namespace

const std::vector<std::string>* surfaces_of(const Archive::State& state, std::uint32_t number, Needs& needs) {
  const auto known = state.surfaces.find(number);
  if (known != state.surfaces.end()) return &known->second;
  const Post* post = state.post(number, needs);
  if (!post) return nullptr;
  if (state.surfaces.size() >= kRememberedPosts) state.surfaces.clear();
  std::vector<std::string> surfaces;
  const auto add = [&](std::string_view text) {
    append_surfaces(text, surfaces);
    surfaces.emplace_back();
  };
  add(post->metadata.title);
  add(post->metadata.slug);
  add(post->metadata.summary);
  for (const std::string& tag : post->metadata.tags) add(tag);
  for (const TextSection& section : write_sections(parse_post(*post))) {
    add(section.heading);
    add(section.text);
  }
  return &state.surfaces.emplace(number, std::move(surfaces)).first->second;
}

}  // namespace carrel
