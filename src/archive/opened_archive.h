// Asks an archive whose files are all at hand. Parts are read when an answer asks for them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "carrel/archive.h"
#include "carrel/result.h"

namespace carrel {

class OpenedArchive {
 public:
  // Yields one file of the archive by its name, the manifest's among them.
  using ReadPart = std::function<Result<std::string>(const std::string& name)>;

  static Result<OpenedArchive> open(ReadPart read);

  // With all that the answers need and want.
  Result<SearchReply> search(const SearchRequest& request);
  Result<PostReply> read(const PostRequest& request);
  const Manifest& manifest() const { return *archive_.manifest(); }

 private:
  Result<void> load(const std::vector<std::string>& names);
  template <typename Reply, typename Ask, typename Describe>
  Result<Reply> ask(Ask ask, Describe describe);

  Archive archive_;
  ReadPart read_;
};

}  // namespace carrel
