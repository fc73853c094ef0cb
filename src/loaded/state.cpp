#include "loaded/state.h"

#include <algorithm>

#include "base/sort.h"
#include "loaded/later_parts.h"

namespace carrel {

void Needs::add(const std::string& part_name) {
  const auto comes_before = [&](std::uint32_t place, const std::string& name) {
    return names_[place] < name;
  };
  const auto found = std::lower_bound(order_.begin(), order_.end(), part_name, comes_before);
  if (found != order_.end() && names_[*found] == part_name) return;
  order_.insert(found, static_cast<std::uint32_t>(names_.size()));
  names_.push_back(part_name);
}

namespace {

// A part must have as many entries as the manifest says: by that it is decided how much is looked
// at.
template <typename T>
Result<T> counted(const Part& part, Result<T> read) {
  if (read && read.value().size() != part.count)
    return Error{ErrorCode::BadBundle,
                 "the part has another number of entries than the manifest says", part.name,
                 "the archive must be packed anew"};
  return read;
}

Result<std::unique_ptr<PartContent>> read_content(const Manifest& manifest, const Part& part,
                                                  std::string content) {
  switch (part.role) {
    case PartRole::Labels:
      return as_content(
          read_labels(content, part.name, manifest.posts, manifest.frame.fields.size()));
    case PartRole::List:
      return as_content(read_list(content, part.name, part.count));
    case PartRole::Index:
      return as_content(
          counted(part, IndexReader::read(std::move(content), part.name, manifest.posts)));
    case PartRole::Lexicon:
      return as_content(counted(part, LexiconReader::read(content, part.name, manifest.posts)));
    case PartRole::Related:
      return as_content(
          RelatedReader::read(content, part.name, part.base, part.count, manifest.posts));
    default:
      return read_reader_content(manifest, part, content);
  }
}

}  // namespace

Result<void> Archive::State::take(const Part& part, std::string content) {
  if (part.role == PartRole::Facets) {
    Result<Facets> read = read_facets(content, part.name, manifest->posts);
    if (!read) return read.error();
    facets = std::move(read).value();
    return {};
  }
  Result<std::unique_ptr<PartContent>> read = read_content(*manifest, part, std::move(content));
  if (!read) return read.error();
  contents.insert_or_assign(part.name, std::move(read).value());
  return {};
}

bool Archive::State::is_loaded(const Part& part) const {
  return part.role == PartRole::Facets ? facets.has_value() : contents.count(part.name) > 0;
}

Archive::State::State(Manifest opened) : manifest(std::move(opened)) {
  for (const Part& part : manifest->parts)
    parts_of_role[static_cast<std::size_t>(part.role)].push_back(&part);
  scorer.emplace(manifest->average_length);
  take_languages();
  take_synonyms();
}

void Archive::State::take_languages() {
  const auto take_language = [&](std::string_view language) {
    const std::string_view stemmed =
        is_stemmed(language) ? primary_subtag(language) : std::string_view();
    if (std::find(languages.begin(), languages.end(), stemmed) != languages.end()) return;
    languages.push_back(stemmed);
    stemmers.emplace_back(language);
  };
  for (const std::string& language : manifest->languages) take_language(language);
  if (stemmers.empty()) take_language(manifest->frame.language);
}

void Archive::State::take_synonyms() {
  synonym_groups.reserve(manifest->frame.synonyms.size());
  for (const SynonymGroup& words : manifest->frame.synonyms) {
    std::vector<Synonym>& group = synonym_groups.emplace_back();
    for (const std::string& text : words) {
      const std::vector<Word> cut = split_words(text);
      if (cut.empty()) continue;
      Synonym synonym;
      synonym.word = text;
      const auto add = [&](std::string term) {
        if (std::find(synonym.terms.begin(), synonym.terms.end(), term) == synonym.terms.end())
          synonym.terms.push_back(std::move(term));
      };
      for (Stemmer& stemmer : stemmers) {
        add(stemmer.make_term(cut[0]));
        add(stemmer.make_plain_term(cut[0]));
      }
      group.push_back(std::move(synonym));
    }
    for (const Synonym& synonym : group)
      for (const std::string& term : synonym.terms)
        synonyms.push_back({term, synonym_groups.size() - 1});
  }
  sort_list(synonyms, [](const SynonymEntry& a, const SynonymEntry& b) {
    return a.term != b.term ? a.term < b.term : a.group < b.group;
  });
  // Two words of a group may have one term.
  const auto is_same = [](const SynonymEntry& a, const SynonymEntry& b) {
    return a.term == b.term && a.group == b.group;
  };
  synonyms.erase(std::unique(synonyms.begin(), synonyms.end(), is_same), synonyms.end());
}

const Part& Archive::State::only_part(PartRole role) const {
  return *parts_of_role[static_cast<std::size_t>(role)].front();  // the manifest was checked
}

const Part* Archive::State::part_of_post(PartRole role, std::uint32_t number) const {
  const std::vector<const Part*>& parts = parts_of_role[static_cast<std::size_t>(role)];
  const auto begins_after = [](std::uint32_t wanted, const Part* part) {
    return wanted < part->base;
  };
  const auto next = std::upper_bound(parts.begin(), parts.end(), number, begins_after);
  if (next == parts.begin()) return nullptr;
  const Part* part = *(next - 1);
  return number - part->base < part->count ? part : nullptr;
}

const Part* Archive::State::part_of_term(PartRole role, std::string_view term) const {
  const std::vector<const Part*>& parts = parts_of_role[static_cast<std::size_t>(role)];
  const auto begins_after = [](std::string_view wanted, const Part* part) {
    return wanted < part->first;
  };
  const auto next = std::upper_bound(parts.begin(), parts.end(), term, begins_after);
  return next == parts.begin() ? nullptr : *(next - 1);
}

const Labels* Archive::State::labels(Needs& needs) const {
  return content<Labels>(only_part(PartRole::Labels), needs);
}

const ListedPost* Archive::State::listed(std::uint32_t number, Needs& needs) const {
  const Part* part = part_of_post(PartRole::List, number);
  const auto* list = content<std::vector<ListedPost>>(*part, needs);
  return list ? &(*list)[number - part->base] : nullptr;
}

const Post* Archive::State::post(std::uint32_t number, Needs& needs) const {
  const Part* part = part_of_post(PartRole::Posts, number);
  const auto* posts = content<std::vector<Post>>(*part, needs);
  return posts ? &(*posts)[number - part->base] : nullptr;
}

const RelatedReader* Archive::State::related_to(std::uint32_t number, Needs& needs) const {
  const Part* part = part_of_post(PartRole::Related, number);
  return part ? content<RelatedReader>(*part, needs) : nullptr;
}

const std::vector<std::uint32_t>* Archive::State::links_to(std::uint32_t number,
                                                           Needs& needs) const {
  const Part* part = part_of_post(PartRole::Backlinks, number);
  const auto* backlinks = part ? content<LinksHere>(*part, needs) : nullptr;
  return backlinks ? &(*backlinks)[number - part->base] : nullptr;
}

}  // namespace carrel
