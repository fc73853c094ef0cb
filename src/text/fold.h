// Makes spelling variants equal. Case, compatibility forms and marks are folded: "Überraschung" and
// "uberraschung" meet.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// Lower case, marks removed where a script uses them as accents (Latin, Greek, Cyrillic; not the
// vowel signs of Hindi or Thai, nor the marks that make a different Japanese letter), compatibility
// forms mapped (ﬁ → fi, ① → 1, full width → ASCII), ß → ss, ø → o, ł → l … Idempotent. Invalid
// UTF-8 is replaced by U+FFFD.
std::string fold(std::string_view text);

}  // namespace carrel
