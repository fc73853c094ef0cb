#include "archive/opened_archive.h"

#include <utility>

#include "carrel/limits.h"

namespace carrel {

Result<OpenedArchive> OpenedArchive::open(ReadPart read) {
  OpenedArchive opened;
  opened.read_ = std::move(read);
  if (Result<void> loaded = opened.load({kManifestName}); !loaded) return loaded.error();
  return opened;
}

Result<void> OpenedArchive::load(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const Result<std::string> bytes = read_(name);
    if (!bytes) return bytes.error();
    if (Result<void> loaded = archive_.load(name, bytes.value()); !loaded) return loaded;
  }
  return {};
}

template <typename Ask>
auto OpenedArchive::ask(Ask ask) {
  for (int round = 0;; ++round) {
    auto reply = ask();
    if (!reply) return reply;
    std::vector<std::string> names = reply.value().needs;
    if (names.empty()) names = reply.value().wants;
    if (names.empty() || round == limits::kRounds) return reply;
    if (Result<void> loaded = load(names); !loaded) return decltype(reply)(loaded.error());
  }
}

Result<SearchReply> OpenedArchive::search(const SearchRequest& request) {
  return ask([&] { return archive_.search(request); });
}

Result<PostReply> OpenedArchive::read(const PostRequest& request) {
  return ask([&] { return archive_.read(request); });
}

}  // namespace carrel
