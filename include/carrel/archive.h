// Start here: an archive is opened from its bundle, searched, and read.
//
// The engine is pure and synchronous: it never fetches. Load the manifest, then parts in any order;
// an answer that needs a part that is not loaded names it in `needs`, and is marked incomplete.
// Load those and ask again: at most three rounds lead to the final answer, which does not depend on
// the order in which parts arrived.
//
//     Archive archive;
//     archive.load("archive.json", manifest_bytes);
//     const SearchRequest request{.text = "failover"};
//     SearchReply reply = archive.search(request).value();
//     while (!reply.complete) { load reply.needs …; reply = archive.search(request).value(); }
//     Description rows = reply;
//     while (!rows.wants.empty()) { load rows.wants …; rows = archive.describe(request).value(); }
//
// One archive serves one thread. Replies own their text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/document.h"
#include "carrel/results.h"

namespace carrel {

class Archive {
 public:
  struct State;  // for the library's own files

  Archive();
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  // Takes in one part, or the manifest under the name "archive.json", which must come first.
  // Verifies size, SHA-256, checksum and schema before anything is kept; on failure the error names
  // the part and what was loaded before stays as it was. Loading the same part twice changes
  // nothing; loading another manifest begins anew. Keeps nothing of `bytes`.
  Result<void> load(std::string_view name, std::string_view bytes);

  // Forgets one part; later answers ask for it again. Unknown names are ignored.
  void unload(std::string_view name);

  // The manifest, or null before it is loaded. Valid until the next load of a manifest.
  const Manifest* manifest() const;

  // Never fails once a manifest is loaded: whatever was typed gets a sensible reply. Without a
  // manifest: NotLoaded.
  Result<SearchReply> search(const SearchRequest& request) const;

  // The rows of the answer to a request, with the text that was loaded since it was found. The last
  // complete answer is kept for this: other rows of it may be asked for, with or without excerpts.
  // An answer that is not kept is found anew.
  Result<Description> describe(const SearchRequest& request) const;

  // Completions of the last word typed, and posts whose titles match.
  Result<SuggestReply> suggest(const SuggestRequest& request) const;

  // One post by slug, alias or number, with its node stream and outline. NotFound only when every
  // part that could hold it was searched.
  Result<PostReply> read(const PostRequest& request) const;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace carrel
