// JSON front matter.
#include "base/json.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

bool to_scalar(JsonView view, std::string& text) {
  switch (view.kind()) {
    case JsonView::Kind::String:
      text = view.text();
      return true;
    case JsonView::Kind::Boolean:
      text = view.boolean() ? "true" : "false";
      return true;
    case JsonView::Kind::Integer:
      text = std::to_string(view.integer());
      return true;
    default:
      return false;
  }
}

FrontMatterValue to_value(std::string_view key, JsonView view) {
  FrontMatterValue value;
  value.key = key;
  value.line = 1;
  std::string scalar;
  if (to_scalar(view, scalar)) {
    value.texts.push_back(std::move(scalar));
  } else if (view.is(JsonView::Kind::Array)) {
    value.is_list = true;
    view.for_each([&](JsonView element) {
      std::string text;
      JsonView name;
      const bool is_object = element.is(JsonView::Kind::Object);
      if (to_scalar(element, text) ||
          (is_object && element.find("name", name) && to_scalar(name, text)))
        value.texts.push_back(std::move(text));
      if (is_object) value.elements.push_back(to_value({}, element));
    });
  } else if (view.is(JsonView::Kind::Object)) {
    value.is_map = true;
    view.for_each_member([&](std::string_view name, JsonView member) {
      value.members.push_back(to_value(name, member));
    });
  }
  return value;
}

}  // namespace

Result<FrontMatterValues> read_json(std::string_view text) {
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kOwnersKeysPerObject;
  const Result<Json> json = Json::parse(text, "", json_limits);
  if (!json) return json.error();
  if (!json.value().root().is(JsonView::Kind::Object))
    return Error{ErrorCode::BadInput, "the front matter is not an object", "1", ""};
  return to_value({}, json.value().root()).members;
}

}  // namespace carrel
