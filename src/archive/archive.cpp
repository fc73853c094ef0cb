// Verifies, reads and keeps parts, and hands questions to the folders that answer them.
#include "carrel/archive.h"

#include <algorithm>

#include "base/sort.h"
#include "loaded/later_parts.h"
#include "loaded/state.h"
#include "reading/reading.h"
#include "search/searching.h"
#include "search/suggesting.h"

namespace carrel {

namespace {

Error not_opened() {
  return {ErrorCode::NotLoaded, "no manifest is loaded", kManifestName, "load archive.json first"};
}

}  // namespace

Archive::Archive() : state_(std::make_unique<State>()) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

const Manifest* Archive::manifest() const {
  return state_->manifest ? &*state_->manifest : nullptr;
}

Result<void> Archive::load(std::string_view name, std::string_view bytes) {
  if (name == kManifestName) {
    Result<Manifest> manifest = read_manifest(bytes);
    if (!manifest) return manifest.error();
    for (const std::string& language : manifest.value().languages)
      if (is_stemmed(language) && !has_stemmer(language))
        return Error{ErrorCode::Unsupported,
                     "this engine has no stemmer for the language \"" + language + "\"",
                     kManifestName, "load the engine for all languages, carrel-languages.wasm"};
    state_ = std::make_unique<State>(std::move(manifest).value());
    return {};
  }
  if (!state_->manifest) return not_opened();
  const Part* part = state_->manifest->find_part(name);
  if (!part)
    return Error{ErrorCode::NotFound, "the manifest names no such part",
                 std::string(name.substr(0, 200)), "load the parts it names"};
  if (state_->is_loaded(*part)) return {};
  Result<std::string> content = open_part(*part, bytes);
  if (!content) return content.error();
  return state_->take(*part, std::move(content).value());
}

void Archive::unload(std::string_view name) {
  State& state = *state_;
  const Part* part = state.manifest ? state.manifest->find_part(name) : nullptr;
  if (!part) return;
  if (part->role == PartRole::Facets) state.facets.reset();
  state.contents.erase(part->name);
  if (part->role != PartRole::Posts) state.answer.reset();
}

Result<SearchReply> Archive::search(const SearchRequest& request) const {
  if (!state_->manifest) return not_opened();
  return search_archive(*state_, request);
}

Result<Description> Archive::describe(const SearchRequest& request) const {
  if (!state_->manifest) return not_opened();
  return describe_in_archive(*state_, request);
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
