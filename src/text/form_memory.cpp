#include "text/form_memory.h"

namespace carrel {

const WordForm& FormMemory::look_up(const Word& word) {
  // The kind decides whether a word is stemmed, so it is part of what is remembered.
  key_ = word.lower;
  key_ += word.kind == WordKind::Plain || word.kind == WordKind::Part ? '\x01' : '\x02';
  const auto found = known_.find(key_);
  if (found != known_.end()) return found->second;
  if (known_.size() >= capacity_) known_.clear();
  WordForm form;
  form.term = stemmer_.make_term(word);
  form.surface = make_surface(word);
  if (form.surface != word.lower) form.plain = stemmer_.make_plain_term(word);
  if (form.plain == form.term) form.plain.clear();
  form.id = next_id_++;
  return known_.emplace(key_, std::move(form)).first->second;
}

}  // namespace carrel
