// Describes a struct as a JSON object: one list of fields, each a name in JSON and what yields the
// value. The writer of replies reads the list, the reader of requests, and wasm/declarations, which
// makes TypeScript's declarations of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "carrel/post.h"

namespace carrel {

// A list is folded into the code that reads it: nothing of it, comments least of all, is data of
// the engine. That holds as long as all that stands between is inlined.
#define CARREL_INLINED __attribute__((always_inline))

// Specialised for each struct that is a JSON object: kName, its name in TypeScript, and kFields,
// a tuple of JsonField, in the order written.
template <typename T>
struct Described;

// Specialised for each enum that is a name in JSON: kName, its name in TypeScript, kCount,
// of(value).
template <typename E>
struct JsonNames;

template <typename T>
concept IsDescribed = requires {
  Described<T>::kFields;
};

template <typename Get>
struct JsonField {
  std::string_view name;
  Get get;                        // get(object): the value, or a reference to it
  std::string_view comment = "";  // for the declarations alone
  std::int64_t most = 0;          // of an integer in a request

  constexpr JsonField says(std::string_view text) const { return {name, get, text, most}; }
  constexpr JsonField up_to(std::int64_t limit) const { return {name, get, comment, limit}; }
};

// A member, or a member of a member: field("slug", &PostReply::post, &Post::metadata, …).
template <typename... Members>
constexpr auto field(std::string_view name, Members... members) {
  const auto get = [members...](auto& object) CARREL_INLINED -> auto& {
    return (object.*....*members);
  };
  return JsonField<std::remove_const_t<decltype(get)>>{name, get};
}

// What is made of an object: `make` takes it and returns the value, or a reference to it.
template <typename Make>
constexpr JsonField<Make> made(std::string_view name, Make make) {
  return {name, make};
}

// A day as JSON has it: a text, since C++ has it as a plain number.
struct DayText {
  Day day;
};
template <typename... Members>
constexpr auto day(std::string_view name, Members... members) {
  return made(name, [members...](const auto& object)
                        CARREL_INLINED { return DayText{(object.*....*members)}; });
}

// Calls visit(field) for each field of T.
template <typename T, typename Visit, std::size_t... kPlaces>
CARREL_INLINED inline void for_each_field(const Visit& visit, std::index_sequence<kPlaces...>) {
  (visit(std::get<kPlaces>(Described<T>::kFields)), ...);
}
template <typename T, typename Visit>
CARREL_INLINED inline void for_each_field(const Visit& visit) {
  for_each_field<T>(visit,
                    std::make_index_sequence<std::tuple_size_v<decltype(Described<T>::kFields)>>());
}

}  // namespace carrel
