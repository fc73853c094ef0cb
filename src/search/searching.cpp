#include "search/searching.h"

#include "search/describing.h"

namespace carrel {

SearchReply search_archive(const Archive::State& state, const SearchRequest& request) {
  state.answer = std::make_shared<Answer>(find_answer(state, request));
  Answer& answer = *state.answer;
  SearchReply reply;
  static_cast<Description&>(reply) = describe(state, answer, request);
  if (!state.facets) return reply;
  reply.total = static_cast<std::uint32_t>(answer.posts.size());
  reply.total_all = answer.total_all;
  reply.total_some = reply.total - reply.total_all;
  reply.grouped = answer.grouped;
  reply.understood = answer.understood;
  reply.notices = answer.query.notices;
  return reply;
}

Description describe_in_archive(const Archive::State& state, const SearchRequest& request) {
  if (!state.answer || !state.answer->is_for(request))
    state.answer = std::make_shared<Answer>(find_answer(state, request));
  return describe(state, *state.answer, request);
}

}  // namespace carrel
