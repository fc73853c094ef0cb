// The kinds of secrets that have a form of their own: one record each. A new kind is a row of the
// table in secret_kinds.cpp and a row of tests/cases/secrets.
#pragma once

#include <string_view>
#include <vector>

namespace carrel {

// A secret is its prefix and what follows in the shape's words, in order:
//
//   N36     36 of a class            N36+    36 or more
//   N17-20  from 17 to 20 of it      =text   just this text
//
// The classes: D digits, H hexadecimal digits, U capitals and digits, N letters and digits,
// W letters, digits and _, B the same and -, S the digits of base64, + and / with them, and =.
struct SecretKind {
  std::string_view name;    // "an AWS access key id"
  std::string_view source;  // who says that it looks so
  std::string_view prefix;  // empty: the shape begins where a word does
  std::string_view shape;
  // Of examples that everyone publishes, a piece that no other secret has.
  std::vector<std::string_view> examples = {};
};

const std::vector<SecretKind>& secret_kinds();

// Whether a character belongs to a class of a shape.
bool is_in_class(char name, char c);

}  // namespace carrel
