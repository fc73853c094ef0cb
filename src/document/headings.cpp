// What headings are called in links. Ids like those of code hosts: letters and digits in lower
// case, spaces as hyphens.
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/passes.h"
#include "text/unicode.h"

namespace carrel {

namespace {

std::string make_id(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  std::string id;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.size;
    const char32_t cp = decoded.code_point;
    if (cp == ' ' || cp == '\n' || cp == '-') {
      id += '-';
    } else if (cp == '_' || (cp != kInvalidCodePoint && class_of(cp) != CharacterClass::Other &&
                             class_of(cp) != CharacterClass::Symbol)) {
      append_utf8(to_lower(cp), id);
    }
  }
  id = std::string(cut_utf8(id, kLongest));
  return id.find_first_not_of('-') == std::string::npos ? "section" : id;
}

// An id that the author gave, in braces at the heading's end: "{#id}", "{ #id .class }" or "{: #id
// }" (Pandoc, kramdown, Hugo, Docusaurus, MkDocs). Returns where the braces begin, with the white
// space in front; npos if there are none.
std::size_t find_attributes(std::string_view text, std::string& id) {
  constexpr std::size_t kNone = std::string_view::npos;
  const std::size_t end = text.find_last_not_of(" \n");
  if (end == kNone || text[end] != '}') return kNone;
  const std::size_t begin = text.rfind('{', end);
  if (begin == kNone || begin == 0) return kNone;
  std::string_view inside = text.substr(begin + 1, end - begin - 1);
  if (!inside.empty() && inside[0] == ':') inside.remove_prefix(1);
  bool has_any = false;
  while (true) {
    const std::size_t word = inside.find_first_not_of(' ');
    if (word == kNone) break;
    inside.remove_prefix(word);
    const std::size_t size = std::min(inside.find(' '), inside.size());
    const std::string_view name = inside.substr(0, size);
    const bool is_named = (name[0] == '#' || name[0] == '.') && name.size() > 1 &&
                          name.find_first_of("#{}<>\"'/\\", 1) == kNone;
    if (!is_named && name.find('=') == kNone) return kNone;
    if (name[0] == '#') id = name.substr(1);
    has_any |= name[0] == '#';
    inside.remove_prefix(size);
  }
  if (!has_any) return kNone;
  const std::size_t before = text.find_last_not_of(" \n", begin - 1);
  return before == kNone ? 0 : before + 1;
}

// Takes the braces off the heading whose last node is nodes[at].
std::string take_id(std::vector<Node>& nodes, std::size_t at) {
  if (nodes[at].kind != Node::Kind::Text) return {};
  std::string id;
  const std::size_t begin = find_attributes(nodes[at].text, id);
  if (begin == std::string::npos) return {};
  nodes[at].text.erase(begin);
  if (nodes[at].text.empty()) nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(at));
  return id;
}

// Links name an author's id as it is written, so it stays so where an address can hold it.
std::string keep_id(const std::string& given) {
  const auto is_plain = [](char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':';
  };
  const bool is_kept = given.size() <= 100 && std::all_of(given.begin(), given.end(), is_plain);
  return is_kept ? given : make_id(given);
}

}  // namespace

int heading_level(Element element) {
  return element >= Element::Heading1 && element <= Element::Heading6
             ? static_cast<int>(element) - static_cast<int>(Element::Heading1) + 1
             : 0;
}

void number_headings(std::vector<Node>& nodes, std::vector<OutlineEntry>& outline) {
  // The ids that are taken, each with the number to try next where it comes again, from 1 on as
  // code hosts count: to try from 1 each time would be quadratic.
  std::map<std::string, int> taken;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const int level = nodes[i].kind == Node::Kind::Open ? heading_level(nodes[i].element) : 0;
    if (level == 0) continue;
    std::size_t last = i + 1;
    while (!(nodes[last].kind == Node::Kind::Close && heading_level(nodes[last].element) != 0))
      ++last;
    const std::string given = take_id(nodes, last - 1);
    while (!(nodes[last].kind == Node::Kind::Close && heading_level(nodes[last].element) != 0))
      --last;
    std::string text;
    int skipping = 0;
    for (std::size_t k = i + 1; k < last; ++k) {
      if (nodes[k].element == Element::FootnoteReference && nodes[k].kind != Node::Kind::Text)
        skipping += nodes[k].kind == Node::Kind::Open ? 1 : -1;
      if (nodes[k].kind == Node::Kind::Text && skipping == 0) text += nodes[k].text;
    }
    const std::string plain = given.empty() ? make_id(text) : keep_id(given);
    std::string id = plain;
    const auto [first, is_free] = taken.emplace(plain, 1);
    while (!is_free && !taken.emplace(id, 1).second)
      id = plain + "-" + std::to_string(first->second++);
    nodes[i].attributes.insert(nodes[i].attributes.begin(), {AttributeName::Id, id});
    outline.push_back({level, std::move(id), std::move(text)});
  }
}

}  // namespace carrel
