// The posts that excerpts were made of: their sections and words, kept for a while, because who
// types on is shown the same posts again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "carrel/document.h"
#include "loaded/state.h"
#include "text/form_memory.h"

namespace carrel {

struct ReadWord {
  std::uint32_t begin = 0, end = 0;  // bytes of the section's text
  std::uint32_t form : 31;           // place in ReadPost::forms
  std::uint32_t is_part : 1;         // a piece of the identifier before it
};

struct ReadSection {
  TextSection text;
  std::vector<ReadWord> words;  // in order of begin, wholes before their parts
};

struct ReadPost {
  std::vector<ReadSection> sections;
  std::vector<WordForm> forms;  // of its words, each word's once
};

class PostCache {
 public:
  // Null when the post's part is not loaded, which then goes to `wants`. Valid until the next call.
  const ReadPost* read(const Archive::State& state, std::uint32_t number, Needs& wants);

 private:
  std::map<std::string, FormMemory, std::less<>> languages_;
  std::map<std::uint32_t, ReadPost> posts_;
  std::size_t words_ = 0;  // of all posts held
};

}  // namespace carrel
