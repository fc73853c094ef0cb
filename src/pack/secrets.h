// Finds in a text what gives access to something: keys, tokens, addresses with a password.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

struct Secret {
  std::string kind;            // "an AWS access key id"
  std::string text;            // the whole of it; never to be printed
  std::size_t line = 1;        // of the text that was searched, from 1
  std::string masked() const;  // "AKIA…7XY": its beginning and its last characters
  // What carrel.json calls it to allow it: 16 hexadecimal digits of its SHA-256, which stay when
  // the post is edited, moved or renamed, and are another's as soon as the secret is another.
  std::string number() const;
  std::size_t shown = 4;  // so many characters of the beginning say the kind alone
};

// In the order of the text, each place once. Examples that documentation gives, words that stand
// for a secret ("<token>", "xxxx", "changeme") and what is too regular to be one are none. Linear.
std::vector<Secret> find_secrets(std::string_view text);

// Whether a line says that its secrets may be published: "carrel: allow secret", in a comment of
// whatever kind.
bool allows_secrets(std::string_view line);

// What stands where a backslash keeps Markdown from reading a sign: "ghp\_x" is "ghp_x".
std::string without_escapes(std::string_view text);

}  // namespace carrel
