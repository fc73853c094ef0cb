// The find module's stand-ins for what takes the posts' Markdown: they ask for the whole engine. See reader.h.
#include "archive/reader.h"

namespace carrel {

Result<PostReply> read_from_archive(const Archive::State& /*state*/, const PostRequest& /*request*/) {
  PostReply reply;
  reply.needs = {kReaderNeed};
  return reply;
}

Excerpt make_excerpt(const Archive::State& /*state*/, std::uint32_t /*post*/, const WordMatcher& /*matcher*/, Needs& wants) {
  wants.add(kReaderNeed);
  return {};
}

const std::string* surfaces_of(const Archive::State& /*state*/, std::uint32_t /*post*/, Needs& needs) {
  needs.add(kReaderNeed);
  return nullptr;
}

}  // namespace carrel
