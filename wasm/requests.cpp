// Reads JavaScript's requests, under the limits of any input from outside.
#include "requests.h"

#include "base/json_fields.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr std::string_view kWhere = "request";

Result<Json> parse_request(std::string_view text) {
  if (text.size() > limits::kRequestBytes) return Error{ErrorCode::TooLarge, "the request is larger than 64 KiB", std::string(kWhere), ""};
  return Json::parse(text, kWhere);
}

Sort to_sort(std::string_view name, JsonFields& fields) {
  if (name == "newest") return Sort::Newest;
  if (name == "oldest") return Sort::Oldest;
  if (name != "relevance") fields.fail("sort", "relevance, newest or oldest");
  return Sort::Relevance;
}

}  // namespace

Result<SearchRequest> read_search_request(std::string_view text) {
  const Result<Json> json = parse_request(text);
  if (!json) return json.error();
  const JsonView root = json.value().root();
  JsonFields fields(root, kWhere);
  SearchRequest request;
  request.text = fields.text_or("text", "");
  request.sort = to_sort(fields.text_or("sort", "relevance"), fields);
  request.from = static_cast<std::uint32_t>(fields.integer_or("from", 0, limits::kPosts, 0));
  request.count = static_cast<std::uint32_t>(fields.integer_or("count", 0, limits::kPageOfHits, 20));
  request.excerpts = fields.boolean_or("excerpts", true);
  request.explain = fields.boolean_or("explain", false);
  if (!fields.ok()) return fields.error();
  JsonView chosen;
  if (!root.find("filters", chosen) || chosen.is(JsonView::Kind::Null)) return request;
  JsonFields filters(chosen, kWhere);
  request.filters.kinds = filters.texts("kind");
  request.filters.themes = filters.texts("theme");
  request.filters.tags = filters.texts("tag");
  request.filters.authors = filters.texts("author");
  request.filters.languages = filters.texts("language");
  request.filters.after = filters.text_or("after", "");
  request.filters.before = filters.text_or("before", "");
  if (!filters.ok()) return filters.error();
  return request;
}

Result<SuggestRequest> read_suggest_request(std::string_view text) {
  const Result<Json> json = parse_request(text);
  if (!json) return json.error();
  JsonFields fields(json.value().root(), kWhere);
  SuggestRequest request;
  request.text = fields.text_or("text", "");
  request.count = static_cast<std::uint32_t>(fields.integer_or("count", 0, 50, 8));
  if (!fields.ok()) return fields.error();
  return request;
}

Result<PostRequest> read_post_request(std::string_view text) {
  const Result<Json> json = parse_request(text);
  if (!json) return json.error();
  JsonFields fields(json.value().root(), kWhere);
  PostRequest request;
  request.slug = fields.text_or("slug", "");
  request.number = static_cast<std::uint32_t>(fields.integer_or("number", 0, limits::kPosts, 0));
  request.mark = fields.text_or("mark", "");
  if (!fields.ok()) return fields.error();
  return request;
}

}  // namespace carrel
