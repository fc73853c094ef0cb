// Patterns for paths, as generators' configuration, front matter and carrel.json have them.
#pragma once

#include <string_view>

namespace carrel {

// Whether `pattern` ("/posts/**", "*.{md,mdx}") matches the whole of `text`. "*" stands for any
// text without a slash, "**" for any, "**/" for any number of folders, none too, and "?" for one
// character but a slash. Time is linear in either length for each way to read the braces, of which
// at most kMostReadings are tried.
inline constexpr int kMostReadings = 256;
enum class Case : bool { Ignored, Kept };  // of ASCII's letters
bool matches_glob(std::string_view pattern, std::string_view text, Case letters = Case::Ignored);

}  // namespace carrel
