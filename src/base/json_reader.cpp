// How is JSON from outside read? nlohmann's SAX parser, which does not recurse, feeds a flat token list under limits.
#include "base/json_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace carrel {

// Receives the parser's events; returning false stops it.
class JsonBuilder {
 public:
  using Value = nlohmann::json;

  JsonBuilder(Json& json, const JsonLimits& limits) : json_(json), limits_(limits) {}

  bool null() { return push(JsonView::Kind::Null, 0, 0); }
  bool boolean(bool truth) { return push(JsonView::Kind::Boolean, 0, truth ? 1 : 0); }
  bool number_integer(Value::number_integer_t number) { return push(JsonView::Kind::Integer, 0, number); }
  bool number_unsigned(Value::number_unsigned_t number) {
    if (number > static_cast<Value::number_unsigned_t>(INT64_MAX)) return refuse("a number is too large");
    return push(JsonView::Kind::Integer, 0, static_cast<std::int64_t>(number));
  }
  bool number_float(Value::number_float_t, const Value::string_t&) { return push(JsonView::Kind::Float, 0, 0); }
  bool string(Value::string_t& text) { return push_text(text); }
  bool binary(Value::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonView::Kind::Object); }
  bool start_array(std::size_t) { return open(JsonView::Kind::Array); }
  bool end_array() { return close(); }

  bool key(Value::string_t& text) {
    if (++keys_.back() > limits_.keys_per_object) return refuse("an object has too many keys");
    return push_text(text);
  }

  bool end_object() {
    const JsonView object(&json_, open_.back());
    json_.tokens_[open_.back()].extent = static_cast<std::uint32_t>(json_.tokens_.size());
    std::vector<std::string_view> keys;
    object.for_each_member([&](std::string_view key, JsonView) { keys.push_back(key); });
    std::sort(keys.begin(), keys.end());
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
      malformed_ = true;
      message = "an object has the same key twice";
      return false;
    }
    return close();
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    malformed_ = true;
    message = "this is not JSON from byte " + std::to_string(position) + " on";
    return false;
  }

  bool malformed() const { return malformed_; }
  std::string message;

 private:
  bool refuse(const char* reason) {
    message = reason;
    return false;
  }

  bool push(JsonView::Kind kind, std::uint32_t extent, std::int64_t value) {
    if (json_.tokens_.size() >= limits_.tokens) return refuse("there are too many values");
    json_.tokens_.push_back({kind, extent, value});
    return true;
  }

  bool push_text(const std::string& text) {
    if (text.size() > limits_.string_bytes) return refuse("a string is too long");
    const auto offset = static_cast<std::int64_t>(json_.text_.size());
    json_.text_ += text;
    return push(JsonView::Kind::String, static_cast<std::uint32_t>(text.size()), offset);
  }

  bool open(JsonView::Kind kind) {
    if (static_cast<int>(open_.size()) >= limits_.depth) return refuse("it is nested too deeply");
    open_.push_back(static_cast<std::uint32_t>(json_.tokens_.size()));
    keys_.push_back(0);
    return push(kind, 0, 0);
  }

  bool close() {
    json_.tokens_[open_.back()].extent = static_cast<std::uint32_t>(json_.tokens_.size());
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  Json& json_;
  const JsonLimits& limits_;
  std::vector<std::uint32_t> open_;
  std::vector<std::size_t> keys_;
  bool malformed_ = false;
};

Result<Json> Json::parse(std::string_view text, std::string_view where, const JsonLimits& limits) {
  Json json;
  JsonBuilder builder(json, limits);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return json;
  const std::string message = builder.message.empty() ? "this is not JSON" : builder.message;
  if (builder.malformed() || builder.message.empty()) return Error{ErrorCode::BadInput, message, std::string(where), ""};
  return Error{ErrorCode::TooLarge, message, std::string(where), "see the limits in data/FORMAT.md"};
}

JsonView::Kind JsonView::kind() const { return json_->tokens_[index_].kind; }
bool JsonView::boolean() const { return json_->tokens_[index_].value != 0; }
std::int64_t JsonView::integer() const { return json_->tokens_[index_].value; }
std::uint32_t JsonView::end() const { return json_->tokens_[index_].extent; }

std::uint32_t JsonView::after(std::uint32_t index) const {
  const Kind kind = json_->tokens_[index].kind;
  return kind == Kind::Array || kind == Kind::Object ? json_->tokens_[index].extent : index + 1;
}

std::string_view JsonView::text() const {
  const Json::Token& token = json_->tokens_[index_];
  return std::string_view(json_->text_).substr(static_cast<std::size_t>(token.value), token.extent);
}

bool JsonView::find(std::string_view key, JsonView& value) const {
  for (std::uint32_t at = first(); at != end(); at = after(at + 1)) {
    if (JsonView(json_, at).text() != key) continue;
    value = JsonView(json_, at + 1);
    return true;
  }
  return false;
}

std::size_t JsonView::size() const {
  std::size_t count = 0;
  if (is(Kind::Object)) {
    for_each_member([&](std::string_view, JsonView) { ++count; });
  } else {
    for_each([&](JsonView) { ++count; });
  }
  return count;
}

JsonFields::JsonFields(JsonView object, std::string_view where) : object_(object), where_(where) {
  if (!object.is(JsonView::Kind::Object)) error_ = {ErrorCode::BadInput, "an object was expected", where_, ""};
}

void JsonFields::fail(std::string_view field, std::string_view expectation) {
  if (ok()) error_ = {ErrorCode::BadInput, "the field \"" + std::string(field) + "\" must be " + std::string(expectation), where_, ""};
}

bool JsonFields::has(std::string_view field) const {
  JsonView value;
  return ok() && object_.find(field, value) && !value.is(JsonView::Kind::Null);
}

bool JsonFields::find(std::string_view field, JsonView::Kind kind, bool required, std::string_view expectation, JsonView& value) {
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
  return find(field, JsonView::Kind::String, true, "a text", value) ? std::string(value.text()) : std::string();
}

std::string JsonFields::text_or(std::string_view field, std::string_view fallback) {
  JsonView value;
  return find(field, JsonView::Kind::String, false, "a text", value) ? std::string(value.text()) : std::string(fallback);
}

std::int64_t JsonFields::integer(std::string_view field, std::int64_t least, std::int64_t most) {
  const std::string expectation = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  JsonView value;
  if (!find(field, JsonView::Kind::Integer, true, expectation, value)) return least;
  if (value.integer() >= least && value.integer() <= most) return value.integer();
  fail(field, expectation);
  return least;
}

std::int64_t JsonFields::integer_or(std::string_view field, std::int64_t least, std::int64_t most, std::int64_t fallback) {
  return has(field) ? integer(field, least, most) : fallback;
}

bool JsonFields::boolean_or(std::string_view field, bool fallback) {
  JsonView value;
  return find(field, JsonView::Kind::Boolean, false, "true or false", value) ? value.boolean() : fallback;
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

std::vector<std::int64_t> JsonFields::integers(std::string_view field, std::int64_t least, std::int64_t most) {
  const std::string expectation = "a list of whole numbers from " + std::to_string(least) + " to " + std::to_string(most);
  std::vector<std::int64_t> numbers;
  JsonView value;
  if (!find(field, JsonView::Kind::Array, true, expectation, value)) return numbers;
  value.for_each([&](JsonView element) {
    if (element.is(JsonView::Kind::Integer) && element.integer() >= least && element.integer() <= most) {
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
