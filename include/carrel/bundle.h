// A bundle's manifest: the one mutable file of an edition, which names all others. data/FORMAT.md
// describes every field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carrel/post.h"
#include "carrel/result.h"
#include "carrel/synonyms.h"

namespace carrel {

inline constexpr const char* kManifestName = "archive.json";
inline constexpr std::string_view kManifestKind = "archive";  // what its field "carrel" says

// What a part is for. Readers skip roles they do not know. The names stand in bundles: do not
// change.
enum class PartRole : std::uint8_t {
  Facets,
  List,
  Slugs,
  Posts,
  Index,
  Lexicon,
  Related,
  Backlinks,
  Labels
};
const char* role_name(PartRole role);

// One immutable file of the bundle, beside the manifest.
struct Part {
  std::string name;  // a plain file name
  PartRole role = PartRole::Facets;
  // parts by post (list, posts, related, backlinks): number of its first post
  std::uint32_t base = 0;
  // parts by post: how many posts; slugs, index, lexicon: how many entries
  std::uint32_t count = 0;
  std::uint32_t bytes = 0;     // as stored
  std::uint32_t unpacked = 0;  // after decompression
  std::string sha256;          // of the stored bytes, lower-case hexadecimal
  std::string first,
      end;  // index and lexicon: the first term, and the next part's first; empty: the last part
};

// An image or attachment under media/.
struct Media {
  std::string name;  // "media/<stem>.<hash>.<extension>"
  std::string type;  // MIME type
  std::uint32_t bytes = 0;
  std::uint32_t width = 0, height = 0;  // pixels; 0 when it is no image or the size is unknown
  std::string sha256;
};

// How a part follows from one of the previous edition: a file that takes the new part's place where
// the old one is stored.
struct Delta {
  std::string name;      // "delta-<old>-<new>.<hash>.zst"
  std::string from, to;  // names of parts; `to` is one of this edition
  std::uint32_t bytes = 0;
  std::string sha256;
};

struct KindName {
  std::string id, name;
};

// What its owner lets a reader's device keep. The words stand in carrel.json and in bundles: do not
// change.
inline constexpr std::string_view kOfflineRules[] = {"keep", "ask", "never"};
inline constexpr std::string_view kPublishWords[] = {
    "pages", "redirects", "sitemap", "feed", "llms", "robots", "404", "headers", "nojekyll"};
inline constexpr std::string_view kDeniedRules[] = {"keep", "remove"};

// What an archive says of itself; from carrel.json.
struct ArchiveFrame {
  std::string title;
  std::string strapline;
  std::string foot_text,
      foot_link;  // the line at the foot of every page, and where it leads; both may be empty
  std::string language = "en";
  std::vector<KindName> kinds;    // in the order to show; posts may have others
  std::uint32_t stale_after = 0;  // days after which a post says when it was last updated; 0: never
  std::vector<std::string> stale_kinds;  // ids of the kinds that may grow stale; empty: all
  std::vector<SynonymGroup> synonyms;    // from synonyms.txt
  std::vector<OwnField> fields;          // what posts can be asked for besides; sections first
  // one of kOfflineRules: stored without asking, at the reader's request, not at all
  std::string offline = "keep";
  std::uint32_t offline_limit = 8 * 1024 * 1024;  // bytes of an edition above which "keep" asks
  // Origins of the pages that embed.html may talk with; not in the manifest, which anyone may read.
  std::vector<std::string> embed_hosts;
  // How the folder is read; not in the manifest either. A name of dialect_names(), or empty: what
  // is recognised.
  std::string dialect;
  // Numbers of what looks like a secret and may be published; not in the manifest either.
  std::vector<std::string> allowed_secrets;
  // Paths of sections and what they are called, in the order to show; where there are any, a post's
  // own "folder" counts before that of its file. Not in the manifest either.
  std::vector<std::pair<std::string, std::string>> sections;
  bool git_dates = true;  // whether git's history dates posts; not in the manifest either
  // Which of its files are posts (empty: all), and which are neither posts nor attachments.
  std::vector<std::string> include, exclude;
  // Where the site will stand, with a slash at its end, and what is written for the rest of the
  // web: words of kPublishWords. Neither is in the manifest.
  std::string url;
  std::vector<std::string> publish;
  std::string configuration = "carrel.json";  // the file that says all this; not in the manifest
  // one of kDeniedRules: what the host's 401 or 403 does to a stored copy
  std::string offline_denied = "keep";
};

struct Manifest {
  int format_major = 1, format_minor = 0;
  std::string edition;  // 16 hexadecimal digits; the same content has the same edition
  Day packed = kNoDay;
  ArchiveFrame frame;
  std::vector<std::string> languages;  // of the posts, sorted
  std::uint32_t posts = 0;
  std::uint32_t average_length = 0;  // of the posts, in sixteenths of a weighted word
  std::vector<Part> parts;           // in the order written
  std::vector<Media> media;
  // not part of the edition's identity: the same posts are the same edition, whatever came before
  std::vector<Delta> deltas;

  const Part* find_part(std::string_view name) const;
  // Names of the parts that every visit begins with: the facets, and the newest posts' list blocks,
  // or all of them where they are small.
  std::vector<std::string> first_parts() const;
};

// Reads and checks a manifest. Fails with Unsupported for another major version, with BadBundle for
// anything that is not as FORMAT.md says.
Result<Manifest> read_manifest(std::string_view json);

// The manifest's text. Deterministic. Empty where a name in it is not UTF-8.
std::string write_manifest(const Manifest& manifest);

// The bytes of a part, verified and unpacked: length, frame header, limits, SHA-256, checksum,
// size; in that order. The error names the part.
Result<std::string> open_part(const Part& part, std::string_view bytes);

}  // namespace carrel
