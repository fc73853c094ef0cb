// How every fallible function of carrel answers: a value, or one Error that a person can act on.
//
// The library is built without exceptions. A Result is tested first, then read:
//
//     auto post = parse_front_matter(text, "2024/x.md");
//     if (!post) return post.error();
//     use(post.value());
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace carrel {

// What kind of thing went wrong. Programs branch on this; people read the message.
enum class ErrorCode : std::uint8_t {
  BadInput,     // a post, a configuration file or a request does not say what it must
  BadBundle,    // a part is damaged, forged, or not what the manifest promised
  TooLarge,     // a limit of include/carrel/limits.h was met before anything was allocated
  Unsupported,  // made by a newer carrel, or a feature this build leaves out
  NotFound,     // no such post, part or file
  NotLoaded,    // the answer needs parts that were never loaded
  Secret,       // what was to be published holds a key, a token or a password
  Io,           // the file system or the network said no (command line only)
};

// One failure: what, where, and how to mend it. All three are whole phrases, in plain text.
struct Error {
  ErrorCode code = ErrorCode::BadInput;
  std::string message;  // what happened: "the front matter is never closed"
  std::string where;    // file:line, a part's name, or empty
  std::string hint;     // what to do about it, or empty
};

// "where: message (hint)", as the command line and the page print it.
std::string to_text(const Error& error);

// The name of a code as it stands in JSON replies: "bad-bundle".
const char* to_name(ErrorCode code);

// A value or an Error. Owns either. Requires: tested before value() or error() is called.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// The same for work that yields nothing but success.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_; }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace carrel
