// Reads requests by the lists of request_fields.h, under the limits of any input from outside.
#include "requests.h"

#include "base/json_fields.h"
#include "request_fields.h"

namespace carrel {

namespace {

constexpr std::string_view kWhere = "request";

void read(JsonFields& fields, std::string_view name, std::int64_t, std::string& text) {
  text = fields.text_or(name, "");
}
void read(JsonFields& fields, std::string_view name, std::int64_t,
          std::vector<std::string>& texts) {
  texts = fields.texts(name);
}
void read(JsonFields& fields, std::string_view name, std::int64_t, bool& truth) {
  truth = fields.boolean_or(name, truth);
}
void read(JsonFields& fields, std::string_view name, std::int64_t most, std::uint32_t& number) {
  number = static_cast<std::uint32_t>(fields.integer_or(name, 0, most, number));
}
void read(JsonFields& fields, std::string_view name, std::int64_t, Sort& sort) {
  const std::string typed = fields.text_or(name, kSortNames[static_cast<std::size_t>(sort)]);
  for (std::size_t i = 0; i < std::size(kSortNames); ++i) {
    if (typed != kSortNames[i]) continue;
    sort = static_cast<Sort>(i);
    return;
  }
  fields.fail(name, "relevance, newest or oldest");
}

// Its first error; one without a message, if there is none.
template <IsDescribed T>
Error read_object(JsonView object, T& target) {
  JsonFields fields(object, kWhere);
  Error inner;
  for_each_field<T>([&](const auto& field) CARREL_INLINED {
    auto& member = field.get(target);
    if constexpr (IsDescribed<std::decay_t<decltype(member)>>) {
      JsonView view;
      if (fields.ok() && object.find(field.name, view) && !view.is(JsonView::Kind::Null))
        inner = read_object(view, member);
    } else {
      read(fields, field.name, field.most, member);
    }
  });
  return fields.ok() ? inner : fields.error();
}

Result<Json> parse_request(std::string_view text) {
  if (text.size() > limits::kRequestBytes)
    return Error{ErrorCode::TooLarge, "the request is larger than 64 KiB", std::string(kWhere), ""};
  return Json::parse(text, kWhere);
}

template <IsDescribed T>
Result<T> read_request(std::string_view text) {
  const Result<Json> json = parse_request(text);
  if (!json) return json.error();
  T request;
  Error error = read_object(json.value().root(), request);
  if (!error.message.empty()) return error;
  return request;
}

}  // namespace

Result<SearchRequest> read_search_request(std::string_view text) {
  return read_request<SearchRequest>(text);
}
Result<SuggestRequest> read_suggest_request(std::string_view text) {
  return read_request<SuggestRequest>(text);
}
Result<PostRequest> read_post_request(std::string_view text) {
  return read_request<PostRequest>(text);
}

}  // namespace carrel
