#include "query/pasted_text.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "query/command_line.h"
#include "query/operators.h"

namespace carrel {

namespace {

// The text, of each quote that is closed only the signs: a message quoted as a whole is a phrase.
std::string without_quoted(std::string_view text) {
  std::string bare;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bare += text[at];
    const std::size_t close = text[at] == '"' ? text.find('"', at + 1) : std::string_view::npos;
    if (close == std::string_view::npos) continue;
    bare += '"';
    at = close;
  }
  return bare;
}

// "error:", "main.c:10:5:", "\"msg\":": what follows is said of it. A field without its value is
// none.
bool is_label(std::string_view piece, bool is_last) {
  if (piece.size() < 2 || piece.back() != ':') return false;
  if (is_last && find_named_operator(piece)) return false;
  return std::any_of(piece.begin(), piece.end(),
                     [](char c) { return ascii::is_letter(c) || c == '"'; });
}

// What stands alone between others in programs, and in nothing that is asked.
bool is_of_program(std::string_view piece) {
  constexpr std::string_view kSigns = " = == === != => -> >= <= < > << >> := += { } * ; ";
  return kSigns.find(" " + std::string(piece) + " ") != std::string_view::npos;
}

// "f(x", "[main": brackets that do not close.
bool has_open_bracket(std::string_view text) {
  constexpr std::string_view kPairs = "()[]{}";
  for (std::size_t i = 0; i < kPairs.size(); i += 2)
    if (std::count(text.begin(), text.end(), kPairs[i]) !=
        std::count(text.begin(), text.end(), kPairs[i + 1]))
      return true;
  return false;
}

// A quote that opens inside of something, or is followed at once by more: print("x"), "a"="b".
bool has_quote_inside(std::string_view bare) {
  constexpr std::string_view kOpening = "([{=", kFollowing = ":=([{";
  for (std::size_t at = bare.find("\"\""); at != std::string_view::npos;
       at = bare.find("\"\"", at + 2)) {
    const std::string_view before = bare.substr(0, at), after = bare.substr(at + 2, 1);
    const bool is_inside = before.size() > 1 &&
                           kOpening.find(before.back()) != std::string_view::npos &&
                           before[before.size() - 2] != ' ';
    if (is_inside || (!after.empty() && kFollowing.find(after[0]) != std::string_view::npos))
      return true;
  }
  return false;
}

bool is_of_text(std::string_view bare) {
  if (has_open_bracket(bare) || has_quote_inside(bare) || bare.back() == ';') return true;
  for (std::size_t at = 0; at < bare.size();) {
    const std::size_t end = std::min(bare.find(' ', at), bare.size());
    const std::string_view piece = bare.substr(at, end - at);
    const bool is_last = bare.find_first_not_of(' ', end) == std::string_view::npos;
    if (!piece.empty() &&
        (is_label(piece, is_last) || (!is_last && at > 0 && is_of_program(piece))))
      return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

Pasted find_pasted(std::string_view text) {
  const std::string bare = without_quoted(text);
  if (is_command_line(bare)) return Pasted::CommandLine;
  return is_of_text(bare) ? Pasted::Text : Pasted::No;
}

std::string join_thousands(std::string text) {
  constexpr std::size_t kGroup = 3;
  const auto digits_from = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && ascii::is_digit(text[end])) ++end;
    return end - at;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = digits_from(at);
    std::size_t end = at + first, groups = 0;
    while (first > 0 && first <= kGroup && end < text.size() && text[end] == ' ' &&
           digits_from(end + 1) == kGroup) {
      ++groups;
      end += 1 + kGroup;
    }
    const bool is_alone = end == text.size() || text[end] == ' ';
    const bool is_number =
        is_alone && (groups > 1 || (groups == 1 && text.substr(end - kGroup, kGroup) == "000"));
    if (is_number)
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(at),
                   text.begin() + static_cast<std::ptrdiff_t>(end), ' ', ',');
    at = std::min(text.find(' ', end > at ? end - 1 : at), text.size());
    at = std::min(text.find_first_not_of(' ', at), text.size());
  }
  return text;
}

}  // namespace carrel
