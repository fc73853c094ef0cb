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

// Asks, loads what the reply needs, and asks again; then loads what it wants, and has it described
// again.
template <typename Reply, typename Ask, typename Describe>
Result<Reply> OpenedArchive::ask(Ask ask, Describe describe) {
  Result<Reply> reply = ask();
  for (int round = 0; reply && round < limits::kRounds; ++round) {
    const bool is_complete = reply.value().needs.empty();
    const std::vector<std::string> names = is_complete ? reply.value().wants : reply.value().needs;
    if (names.empty()) break;
    if (Result<void> loaded = load(names); !loaded) return loaded.error();
    reply = is_complete ? describe(std::move(reply).value()) : ask();
  }
  return reply;
}

Result<SearchReply> OpenedArchive::search(const SearchRequest& request) {
  return ask<SearchReply>([&] { return archive_.search(request); },
                          [&](SearchReply reply) -> Result<SearchReply> {
                            Result<Description> described = archive_.describe(request);
                            if (!described) return described.error();
                            static_cast<Description&>(reply) = std::move(described).value();
                            return reply;
                          });
}

Result<PostReply> OpenedArchive::read(const PostRequest& request) {
  const auto read = [&] { return archive_.read(request); };
  return ask<PostReply>(read, [&](const PostReply&) { return read(); });
}

}  // namespace carrel
