#include "base/json_fields.h"

namespace carrel {

JsonFields::JsonFields(JsonView object, std::string_view where) : object_(object), where_(where) {
  if (!object.is(JsonView::Kind::Object))
    error_ = {ErrorCode::BadInput, "an object was expected", where_, ""};
}

void JsonFields::fail(std::string_view field, std::string_view expectation) {
  if (ok())
    error_ = {ErrorCode::BadInput,
              "the field \"" + std::string(field) + "\" must be " + std::string(expectation),
              where_, ""};
}

bool JsonFields::has(std::string_view field) const {
  JsonView value;
  return ok() && object_.find(field, value) && !value.is(JsonView::Kind::Null);
}

bool JsonFields::find(std::string_view field, JsonView::Kind kind, bool required,
                      std::string_view expectation, JsonView& value) {
  if (!ok()) return false;
  if (!object_.find(field, value) || (!required && value.is(JsonView::Kind::Null))) {
    if (required) fail(field, std::string(expectation) + "; it is missing");
    return false;
  }
  if (value.is(kind)) return true;
  fail(field, expectation);
  return false;
}

std::string JsonFields::text(std::string_view field) {
  JsonView value;
  return find(field, JsonView::Kind::String, true, "a text", value) ? std::string(value.text())
                                                                    : std::string();
}

std::string JsonFields::text_or(std::string_view field, std::string_view fallback) {
  JsonView value;
  return find(field, JsonView::Kind::String, false, "a text", value) ? std::string(value.text())
                                                                     : std::string(fallback);
}

std::int64_t JsonFields::integer(std::string_view field, std::int64_t least, std::int64_t most) {
  const std::string expectation =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  JsonView value;
  if (!find(field, JsonView::Kind::Integer, true, expectation, value)) return least;
  if (value.integer() >= least && value.integer() <= most) return value.integer();
  fail(field, expectation);
  return least;
}

std::int64_t JsonFields::integer_or(std::string_view field, std::int64_t least, std::int64_t most,
                                    std::int64_t fallback) {
  return has(field) ? integer(field, least, most) : fallback;
}

bool JsonFields::boolean_or(std::string_view field, bool fallback) {
  JsonView value;
  return find(field, JsonView::Kind::Boolean, false, "true or false", value) ? value.boolean()
                                                                             : fallback;
}

std::vector<std::string> JsonFields::texts(std::string_view field) {
  std::vector<std::string> texts;
  JsonView value;
  if (!find(field, JsonView::Kind::Array, false, "a list of texts", value)) return texts;
  value.for_each([&](JsonView element) {
    if (element.is(JsonView::Kind::String)) {
      texts.emplace_back(element.text());
    } else {
      fail(field, "a list of texts");
    }
  });
  return texts;
}

std::vector<std::int64_t> JsonFields::integers(std::string_view field, std::int64_t least,
                                               std::int64_t most) {
  const std::string expectation =
      "a list of whole numbers from " + std::to_string(least) + " to " + std::to_string(most);
  std::vector<std::int64_t> numbers;
  JsonView value;
  if (!find(field, JsonView::Kind::Array, true, expectation, value)) return numbers;
  value.for_each([&](JsonView element) {
    if (element.is(JsonView::Kind::Integer) && element.integer() >= least &&
        element.integer() <= most) {
      numbers.push_back(element.integer());
    } else {
      fail(field, expectation);
    }
  });
  return numbers;
}

JsonView JsonFields::array(std::string_view field) {
  JsonView value;
  find(field, JsonView::Kind::Array, true, "a list", value);
  return value;
}

}  // namespace carrel
