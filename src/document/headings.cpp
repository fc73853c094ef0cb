// What are a post's headings called in links? Ids like those of code hosts: letters and digits in lower case, spaces as hyphens.
#include <map>
#include <set>

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
    } else if (cp == '_' || (cp != kInvalidCodePoint && class_of(cp) != CharacterClass::Other && class_of(cp) != CharacterClass::Symbol)) {
      append_utf8(to_lower(cp), id);
    }
  }
  id = std::string(cut_utf8(id, kLongest));
  return id.find_first_not_of('-') == std::string::npos ? "section" : id;
}

}  // namespace

int heading_level(Element element) {
  return element >= Element::Heading1 && element <= Element::Heading6 ? static_cast<int>(element) - static_cast<int>(Element::Heading1) + 1 : 0;
}

void number_headings(std::vector<Node>& nodes, std::vector<OutlineEntry>& outline) {
  std::set<std::string> taken;
  std::map<std::string, int> next;   // the number to try next for a repeated id: trying from 2 each time would be quadratic
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const int level = nodes[i].kind == Node::Kind::Open ? heading_level(nodes[i].element) : 0;
    if (level == 0) continue;
    std::string text;
    int skipping = 0;
    for (std::size_t k = i + 1; k < nodes.size() && !(nodes[k].kind == Node::Kind::Close && heading_level(nodes[k].element) != 0); ++k) {
      if (nodes[k].element == Element::FootnoteReference && nodes[k].kind != Node::Kind::Text) skipping += nodes[k].kind == Node::Kind::Open ? 1 : -1;
      if (nodes[k].kind == Node::Kind::Text && skipping == 0) text += nodes[k].text;
    }
    const std::string plain = make_id(text);
    std::string id = plain;
    int& number = next.emplace(plain, 2).first->second;
    while (!taken.insert(id).second) id = plain + "-" + std::to_string(number++);
    nodes[i].attributes.insert(nodes[i].attributes.begin(), {AttributeName::Id, id});
    outline.push_back({level, std::move(id), std::move(text)});
  }
}

}  // namespace carrel
