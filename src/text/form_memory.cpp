// What did this word become the last time? See form_memory.h.
#include "text/form_memory.h"

namespace carrel {

const WordForm& FormMemory::look_up(const Word& word) {
  // The kind decides whether a word is stemmed, so it is part of what is remembered.
  key_ = word.lower;
  key_ += word.kind == WordKind::Plain || word.kind == WordKind::Part ? '\x01' : '\x02';
  const auto found = known_.find(key_);
  if (found != known_.end()) return found->second;
  if (known_.size() >= capacity_) known_.clear();
  return known_.emplace(key_, WordForm{stemmer_.make_term(word), make_surface(word), next_id_++}).first->second;
}

}  // namespace carrel
