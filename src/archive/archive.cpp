// How is an archive opened? The façade: parts are verified, read and kept; searching and reading stand in files of their own.
#include "carrel/archive.h"

#include <algorithm>

#include "archive/reader.h"
#include "archive/searching.h"
#include "archive/state.h"
#include "archive/suggesting.h"
#include "base/sort.h"

namespace carrel {

void Needs::add(const std::string& part_name) {
  if (std::find(names_.begin(), names_.end(), part_name) == names_.end()) names_.push_back(part_name);
}

namespace {

Result<std::unique_ptr<PartContent>> read_content(const Manifest& manifest, const Part& part, std::string content) {
  switch (part.role) {
    case PartRole::Labels: return as_content(read_labels(content, part.name, manifest.posts));
    case PartRole::List: return as_content(read_list(content, part.name, part.count));
    case PartRole::Index: return as_content(IndexReader::read(std::move(content), part.name, manifest.posts));
    case PartRole::Lexicon: return as_content(LexiconReader::read(content, part.name, manifest.posts));
    case PartRole::Related: return as_content(RelatedReader::read(content, part.name, part.base, part.count, manifest.posts));
    default: return read_reader_content(manifest, part, content);
  }
}

Error not_opened() { return {ErrorCode::NotLoaded, "no manifest is loaded", kManifestName, "load archive.json first"}; }

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

void Archive::State::take_synonyms() {
  synonym_groups.reserve(manifest->frame.synonyms.size());
  for (const SynonymGroup& words : manifest->frame.synonyms) {
    std::vector<Synonym>& group = synonym_groups.emplace_back();
    for (const std::string& text : words) {
      const std::vector<Word> cut = split_words(text);
      if (cut.empty()) continue;
      Synonym synonym;
      synonym.word = text;
      for (Stemmer& stemmer : stemmers) {
        synonym.terms.push_back(stemmer.make_term(cut[0]));
        synonym.terms.push_back(stemmer.make_plain_term(cut[0]));
      }
      group.push_back(std::move(synonym));
    }
    for (const Synonym& synonym : group)
      for (const std::string& term : synonym.terms) synonyms.push_back({term, synonym_groups.size() - 1});
  }
  sort_list(synonyms, [](const SynonymEntry& a, const SynonymEntry& b) { return a.term != b.term ? a.term < b.term : a.group < b.group; });
  // Two words of a group may have one term.
  const auto is_same = [](const SynonymEntry& a, const SynonymEntry& b) { return a.term == b.term && a.group == b.group; };
  synonyms.erase(std::unique(synonyms.begin(), synonyms.end(), is_same), synonyms.end());
}

const Part& Archive::State::only_part(PartRole role) const {
  return *std::find_if(manifest->parts.begin(), manifest->parts.end(), [&](const Part& part) { return part.role == role; });   // the manifest was checked
}

const Part* Archive::State::part_of_post(PartRole role, std::uint32_t number) const {
  for (const Part& part : manifest->parts)
    if (part.role == role && number >= part.base && number - part.base < part.count) return &part;
  return nullptr;
}

const Part* Archive::State::part_of_term(PartRole role, std::string_view term) const {
  for (const Part& part : manifest->parts)
    if (part.role == role && part.first <= term && (part.end.empty() || term < part.end)) return &part;
  return nullptr;
}

const Labels* Archive::State::labels(Needs& needs) const { return content<Labels>(only_part(PartRole::Labels), needs); }

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

const std::vector<std::uint32_t>* Archive::State::links_to(std::uint32_t number, Needs& needs) const {
  const Part* part = part_of_post(PartRole::Backlinks, number);
  const auto* backlinks = part ? content<LinksHere>(*part, needs) : nullptr;
  return backlinks ? &(*backlinks)[number - part->base] : nullptr;
}

Archive::Archive() : state_(std::make_unique<State>()) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

const Manifest* Archive::manifest() const { return state_->manifest ? &*state_->manifest : nullptr; }

Result<void> Archive::load(std::string_view name, std::string_view bytes) {
  if (name == kManifestName) {
    Result<Manifest> manifest = read_manifest(bytes);
    if (!manifest) return manifest.error();
    for (const std::string& language : manifest.value().languages)
      if (is_stemmed(language) && !has_stemmer(language))
        return Error{ErrorCode::Unsupported, "this engine has no stemmer for the language \"" + language + "\"", kManifestName,
                     "load the engine for all languages, carrel-languages.wasm"};
    auto fresh = std::make_unique<State>();
    fresh->manifest = std::move(manifest).value();
    fresh->scorer.emplace(fresh->manifest->average_length);
    for (const std::string& language : fresh->manifest->languages) fresh->stemmers.emplace_back(language);
    if (fresh->stemmers.empty()) fresh->stemmers.emplace_back(fresh->manifest->frame.language);
    fresh->take_synonyms();
    state_ = std::move(fresh);
    return {};
  }
  if (!state_->manifest) return not_opened();
  const Part* part = state_->manifest->find_part(name);
  if (!part) return Error{ErrorCode::NotFound, "the manifest names no such part", std::string(name.substr(0, 200)), "load the parts it names"};
  if (state_->is_loaded(*part)) return {};
  Result<std::string> content = open_part(*part, bytes);
  if (!content) return content.error();
  return state_->take(*part, std::move(content).value());
}

void Archive::unload(std::string_view name) {
  State& state = *state_;
  const auto found = state.contents.find(name);
  if (found != state.contents.end()) state.contents.erase(found);
  if (state.manifest && state.only_part(PartRole::Facets).name == name) state.facets.reset();
}

Result<SearchReply> Archive::search(const SearchRequest& request) const {
  if (!state_->manifest) return not_opened();
  return search_archive(*state_, request);
}

Result<SuggestReply> Archive::suggest(const SuggestRequest& request) const {
  if (!state_->manifest) return not_opened();
  return suggest_in_archive(*state_, request);
}

Result<PostReply> Archive::read(const PostRequest& request) const {
  if (!state_->manifest) return not_opened();
  return read_from_archive(*state_, request);
}

}  // namespace carrel
