// The find module's stand-ins for what the first answers can do without: they ask for the whole engine. See reader.h.
#include "archive/reader.h"
#include "archive/suggesting.h"
#include "archive/ways_out.h"
#include "query/log_reader.h"

namespace carrel {

Result<PostReply> read_from_archive(const Archive::State& /*state*/, const PostRequest& /*request*/) {
  PostReply reply;
  reply.needs = {kReaderNeed};
  return reply;
}

Result<std::unique_ptr<PartContent>> read_reader_content(const Manifest& /*manifest*/, const Part& /*part*/, std::string_view /*content*/) {
  return std::make_unique<PartContent>();
}

Excerpt make_excerpt(const Archive::State& /*state*/, std::uint32_t /*post*/, const WordMatcher& /*matcher*/, Needs& wants) {
  wants.add(kReaderNeed);
  return {};
}

const std::string* surfaces_of(const Archive::State& /*state*/, std::uint32_t /*post*/, Needs& needs) {
  needs.add(kReaderNeed);
  return nullptr;
}

SuggestReply suggest_in_archive(const Archive::State& /*state*/, const SuggestRequest& /*request*/) {
  SuggestReply reply;
  reply.needs = {kReaderNeed};
  return reply;
}

Query read_log(std::string_view /*text*/) {
  Query query;
  query.is_log = true;
  return query;
}

void keep_telling_words(Query& /*query*/, std::vector<TermForms>& /*forms*/, Needs& needs) { needs.add(kReaderNeed); }

std::vector<WayOut> find_ways_out(const Archive::State& /*state*/, const SearchRequest& /*request*/, const Query& /*query*/,
                                  const std::vector<TermForms>& /*forms*/, std::size_t /*unfiltered*/, Needs& wants) {
  wants.add(kReaderNeed);
  return {};
}

}  // namespace carrel
