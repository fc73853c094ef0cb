// What does JSON front matter say?
#include "base/json_reader.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

bool to_scalar(JsonView view, std::string& text) {
  switch (view.kind()) {
    case JsonView::Kind::String: text = view.text(); return true;
    case JsonView::Kind::Boolean: text = view.boolean() ? "true" : "false"; return true;
    case JsonView::Kind::Integer: text = std::to_string(view.integer()); return true;
    default: return false;
  }
}

}  // namespace

Result<FrontMatterValues> read_json(std::string_view text) {
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kOwnersKeysPerObject;
  const Result<Json> json = Json::parse(text, "1", json_limits);
  if (!json) return json.error();
  if (!json.value().root().is(JsonView::Kind::Object)) return Error{ErrorCode::BadInput, "the front matter is not an object", "1", ""};
  FrontMatterValues values;
  json.value().root().for_each_member([&](std::string_view key, JsonView view) {
    FrontMatterValue value;
    value.key = key;
    value.line = 1;
    std::string scalar;
    if (to_scalar(view, scalar)) {
      value.texts.push_back(std::move(scalar));
    } else if (view.is(JsonView::Kind::Array)) {
      value.is_list = true;
      view.for_each([&](JsonView element) {
        std::string element_text;
        JsonView name;
        if (to_scalar(element, element_text) || (element.is(JsonView::Kind::Object) && element.find("name", name) && to_scalar(name, element_text)))
          value.texts.push_back(std::move(element_text));
      });
    } else if (view.is(JsonView::Kind::Object)) {
      value.is_map = true;
    }
    values.push_back(std::move(value));
  });
  return values;
}

}  // namespace carrel
