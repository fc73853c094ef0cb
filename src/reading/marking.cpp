#include "reading/marking.h"

#include "carrel/limits.h"
#include "text/words.h"

namespace carrel {

void mark_words(std::vector<Node>& nodes, const WordMatcher& matcher, std::string_view language) {
  Stemmer stemmer(language);
  std::vector<Node> marked;
  marked.reserve(nodes.size());
  int untouched = 0;
  for (Node& node : nodes) {
    const bool is_literal =
        node.element == Element::MathInline || node.element == Element::MathBlock;
    if (is_literal && node.kind == Node::Kind::Open) ++untouched;
    if (is_literal && node.kind == Node::Kind::Close) --untouched;
    if (node.kind != Node::Kind::Text || untouched > 0) {
      marked.push_back(std::move(node));
      continue;
    }
    std::size_t at = 0;
    const auto add_text = [&](std::size_t from, std::size_t to) {
      if (from == to) return;
      Node text;
      text.text = node.text.substr(from, to - from);
      marked.push_back(std::move(text));
    };
    for (const Word& word : split_words(node.text)) {
      if (word.begin < at || marked.size() > limits::kRenderNodes ||
          !matcher.matches(word, stemmer))
        continue;
      add_text(at, word.begin);
      Node open;
      open.kind = Node::Kind::Open;
      open.element = Element::Match;
      marked.push_back(open);
      add_text(word.begin, word.end);
      open.kind = Node::Kind::Close;
      marked.push_back(std::move(open));
      at = word.end;
    }
    add_text(at, node.text.size());
  }
  nodes = std::move(marked);
}

}  // namespace carrel
