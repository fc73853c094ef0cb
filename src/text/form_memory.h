// A memory of what words became: words repeat, and stemming takes longer than looking up. Packing
// and excerpts both keep one for each language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/stem.h"

namespace carrel {

struct WordForm {
  std::string term;     // what the index knows it as
  std::string surface;  // as written, folded
  // what the index knows it as too: its term without accents; empty where that is no other
  std::string plain;
  // of this word in this memory, never given twice; one pair of term and surface can have several
  std::uint32_t id = 0;
};

class FormMemory {
 public:
  // Forgets everything once it knows `capacity` words, so that no text makes it grow without end.
  FormMemory(std::string_view language, std::size_t capacity)
      : stemmer_(language), capacity_(capacity) {}

  // Valid until the next call.
  const WordForm& look_up(const Word& word);

 private:
  Stemmer stemmer_;
  std::size_t capacity_;
  std::uint32_t next_id_ = 0;
  std::string key_;
  std::unordered_map<std::string, WordForm> known_;
};

}  // namespace carrel
