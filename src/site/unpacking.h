// An edition as a folder of Markdown again: posts with front matter, their media, carrel.json,
// synonyms.txt, and carrel.links.json. Packing that folder gives the same edition.
//
// What packing took away does not come back: comments, drafts, keys that carrel does not know,
// folders and names of files, and of carrel.json what no reader may see (embed_hosts, include,
// exclude, url, publish).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "carrel/pack.h"
#include "carrel/result.h"
#include "site/difference.h"

namespace carrel {

struct UnpackOptions {
  // Links name the files of the new folder, as other tools read them, and there is no
  // carrel.links.json; the text of a post that was packed again is another then.
  bool rewrites_links = false;
};

struct UnpackedFolder {
  std::map<std::string, std::string> files;   // by path: their bytes
  std::map<std::string, const Media*> media;  // by path: of the edition's manifest
  std::vector<std::string> notes;             // what did not come out as it is; one a line
};

// Every path is one or two plain names, whatever the edition says. `read` yields its files; of
// media those alone that are text are read. The edition must outlive the folder.
Result<UnpackedFolder> unpack(const WholeEdition& edition, const ReadEarlier& read,
                              const UnpackOptions& options = {});

// The bytes of a media file, checked against the manifest.
Result<std::string> read_media(const ReadEarlier& read, const Media& media);

// The folder packed in memory, as a comparison with the edition says it: whether the editions are
// the same, and what differs.
struct RoundTrip {
  bool is_same = false;
  std::string edition;
  EditionDifference difference;
  // slugs of posts that begin otherwise in lists, or whose links lead elsewhere
  std::vector<std::string> others;
};
Result<RoundTrip> pack_again(const WholeEdition& edition, const UnpackedFolder& folder,
                             const ReadEarlier& read, const PackOptions& packing);

}  // namespace carrel
