// Bare addresses in text become links. GitHub's rules for "www.…", "http://…" and "name@host", over
// the node stream: md4c's own departs from them at brackets, entities and "<".
#include <algorithm>

#include "base/ascii.h"
#include "carrel/limits.h"
#include "document/elements.h"
#include "document/links.h"
#include "document/passes.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
bool is_of_host(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }
bool is_of_name(char c) { return is_of_host(c) || c == '+'; }

struct Autolink {
  std::size_t begin = 0, end = 0;
  const char* prefix = "";  // what the destination has in front of the text
};

// Where the host that begins at `at` ends: segments without underscores in the last two; kNone when
// there is none.
std::size_t find_host_end(std::string_view text, std::size_t at, bool needs_period,
                          std::size_t& tried) {
  std::size_t end = at;
  while (end < text.size() && is_of_host(text[end])) ++end;
  tried = end;
  while (end > at && text[end - 1] == '.') --end;
  const std::string_view host = text.substr(at, end - at);
  if (host.empty() || host.front() == '.') return kNone;
  const std::size_t last = host.rfind('.');
  if (last == kNone) return needs_period || host.find('_') != kNone ? kNone : end;
  const std::size_t before = host.rfind('.', last - 1);
  return host.find('_', before == kNone ? 0 : before) == kNone ? end : kNone;
}

// Leaves out what ends a sentence rather than an address: punctuation, a bracket more than were
// opened, an entity.
std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kPunctuation = "?!.,:*_~'\"";
  auto surplus = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                            text.begin() + static_cast<std::ptrdiff_t>(end), ')') -
                 std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                            text.begin() + static_cast<std::ptrdiff_t>(end), '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' && surplus > 0) {
      --surplus;
      --end;
    } else if (kPunctuation.find(last) != kNone) {
      --end;
    } else if (last == ';') {
      std::size_t name = end - 1;
      while (name > begin && ascii::is_alphanumeric(text[name - 1])) --name;
      const bool is_entity = name != end - 1 && name != begin && text[name - 1] == '&';
      end = is_entity ? name - 1 : end - 1;
    } else {
      return end;
    }
  }
  return end;
}

// Finds addresses from left to right. Every character is looked at a bounded number of times,
// whatever the text.
class Finder {
 public:
  // `may_begin`: an address may stand at the very start of the text. `open_brackets`: how many "["
  // before it are not closed.
  Finder(std::string_view text, bool may_begin, std::size_t open_brackets)
      : text_(text), may_begin_(may_begin), open_brackets_(open_brackets) {}

  std::size_t open_brackets() const { return open_brackets_; }

  bool next(Autolink& link) {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '[') ++open_brackets_;
      if (text_[at_] == ']' && open_brackets_ > 0) --open_brackets_;
      const bool found = text_[at_] == '@' ? read_mail(link)
                                           : at_ >= tried_ && open_brackets_ == 0 &&
                                                 !is_in_word() && read_web(link);
      if (!found) continue;
      at_ = taken_ = link.end;
      return true;
    }
    return false;
  }

 private:
  // Where "www." may begin. An address with its scheme begins anywhere but within a word, as in
  // cmark-gfm.
  bool is_beginning() const {
    if (at_ == 0) return may_begin_;
    const char before = text_[at_ - 1];
    return is_space(before) || before == '*' || before == '_' || before == '~' || before == '(';
  }
  bool is_in_word() const { return at_ > 0 && ascii::is_letter(text_[at_ - 1]); }

  bool read_web(Autolink& link) {
    static constexpr std::string_view kBeginnings[] = {"www.", "http://", "https://", "ftp://"};
    for (const std::string_view beginning : kBeginnings) {
      if (!ascii::starts_with(text_.substr(at_), beginning)) continue;
      const bool is_bare = beginning == kBeginnings[0];
      if (is_bare && !is_beginning()) return false;
      const std::size_t host = is_bare ? at_ : at_ + beginning.size();
      std::size_t tried = 0;
      std::size_t end = find_host_end(text_, host, is_bare, tried);
      if (end == kNone) {
        // a later beginning within this host shares its last segments, and would fail as well
        tried_ = tried;
        return false;
      }
      // What follows a host in a script of its own is prose, not path; nor can an address go on
      // with what no host may hold.
      const bool ends_at_host = end == tried && end < text_.size() &&
                                std::string_view("\"'<>`\\{}|^[]").find(text_[end]) != kNone;
      while (!ends_at_host && end < text_.size() && !is_space(text_[end]) && text_[end] != '<' &&
             text_.compare(end, 2, "[^") != 0 &&
             (end > tried || static_cast<unsigned char>(text_[end]) < 0x80))
        ++end;
      end = trim_end(text_, at_, end);
      if (end <= host) return false;
      link = {at_, end, is_bare ? "http://" : ""};
      return true;
    }
    return false;
  }

  bool read_mail(Autolink& link) {
    std::size_t begin = at_;
    while (begin > taken_ && is_of_name(text_[begin - 1])) --begin;
    const bool is_path = begin > 0 && (text_[begin - 1] == '/' || text_[begin - 1] == '@');
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_of_host(text_[end])) ++end;
    if (end < text_.size() && text_[end] == '@') return false;
    while (end > at_ + 1 && text_[end - 1] == '.') --end;
    const std::string_view host = text_.substr(at_ + 1, end - at_ - 1);
    if (begin == at_ || is_path || host.find('.') == kNone || host.front() == '.' ||
        host.back() == '-' || host.back() == '_')
      return false;
    link = {begin, end, "mailto:"};
    return true;
  }

  std::string_view text_;
  bool may_begin_;
  std::size_t open_brackets_;
  std::size_t at_ = 0;
  std::size_t taken_ = 0;  // where the last link ended
  std::size_t tried_ = 0;  // no address begins before here
};

bool is_literal(Element element) {
  return element == Element::Code || element == Element::CodeBlock ||
         element == Element::MathInline || element == Element::MathBlock ||
         element == Element::Link;
}

// Whether what stands before a text lets an address begin it: a mark of emphasis does, code and a
// tag's end do not.
bool lets_begin(const std::vector<Node>& nodes) {
  if (nodes.empty() || nodes.back().kind != Node::Kind::Close) return true;
  const Element closed = nodes.back().element;
  return closed == Element::Emphasis || closed == Element::Strong ||
         closed == Element::Strikethrough || closed == Element::LineBreak ||
         closed == Element::TaskCheckbox || closed == Element::WordBreak;
}

Node make_text(std::string_view text) {
  Node node;
  node.text = text;
  return node;
}

}  // namespace

void add_autolinks(std::vector<Node>& nodes, const DocumentOptions& options,
                   DocumentFindings* findings) {
  std::vector<Node> result;
  result.reserve(nodes.size());
  int literal = 0, depth = 0;
  // of the block so far: in what could be a link's text, no address is one
  std::size_t open_brackets = 0;
  for (Node& node : nodes) {
    if (node.kind != Node::Kind::Text && record_of(node.element).is_block) open_brackets = 0;
    const int step = node.kind == Node::Kind::Open ? 1 : node.kind == Node::Kind::Close ? -1 : 0;
    depth += step;
    if (is_literal(node.element)) literal += step;
    const bool may_link =
        node.kind == Node::Kind::Text && literal == 0 && depth < limits::kRenderDepth;
    if (may_link && node.text.find_first_of("[]") == kNone &&
        node.text.find_first_of("@:.") == kNone) {
      result.push_back(std::move(node));
      continue;
    }
    if (!may_link || (node.text.find_first_of("[]") == kNone && node.text.find('@') == kNone &&
                      node.text.find("://") == kNone && node.text.find('.') == kNone)) {
      result.push_back(std::move(node));
      continue;
    }
    const std::string text = std::move(node.text);
    Finder finder(text, lets_begin(result), open_brackets);
    std::size_t plain = 0;
    for (Autolink found; result.size() + 5 < limits::kRenderNodes && finder.next(found);) {
      const std::string shown = text.substr(found.begin, found.end - found.begin);
      std::vector<Attribute> attributes = make_link_attributes(found.prefix + shown, options);
      if (attributes.empty()) continue;
      if (findings) findings->destinations.push_back({found.prefix + shown, false});
      if (found.begin > plain)
        result.push_back(make_text(std::string_view(text).substr(plain, found.begin - plain)));
      Node open;
      open.kind = Node::Kind::Open;
      open.element = Element::Link;
      open.attributes = std::move(attributes);
      result.push_back(std::move(open));
      result.push_back(make_text(shown));
      Node close;
      close.kind = Node::Kind::Close;
      close.element = Element::Link;
      result.push_back(std::move(close));
      plain = found.end;
    }
    open_brackets = finder.open_brackets();
    if (plain < text.size()) result.push_back(make_text(std::string_view(text).substr(plain)));
  }
  nodes = std::move(result);
}

}  // namespace carrel
