#include "document/prepared_text.h"

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "base/sort.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

// An HTML block that shows nothing: it ends a paragraph, and makes no list loose as an empty line
// does.
constexpr std::string_view kEmptyBlock = "<!---->";

// Whether a line of a paragraph is indented as code would be: no block begins there, not even one
// of HTML.
bool begins_indented(const Line& line, std::string_view indentation) {
  std::size_t columns = line.spaces;
  for (const char c : indentation) columns += c == '\t' ? 4 - columns % 4 : 1;
  return columns >= 4;
}

// What a further line in the same containers begins with.
std::string containers_of(std::string_view marks) {
  std::string prefix(marks);
  for (char& c : prefix)
    if (c != '>' && c != '\t') c = ' ';
  return prefix;
}

// md4c takes every tag that begins so for raw text, up to "</pre>" and its like.
bool begins_like_raw_text(std::string_view text) {
  constexpr std::string_view kTags[] = {"<pre", "<script", "<style", "<textarea"};
  return std::any_of(std::begin(kTags), std::end(kTags), [&](std::string_view tag) {
    return text.size() > tag.size() && ascii::starts_with(text, tag);
  });
}

// md4c knows these tags by the beginning of their names only, as "<th" for "<thead", and then finds
// no block. Another tag of the same length stands in for them.
std::string_view stand_in_for(std::string_view text) {
  constexpr std::string_view kUnknown[] = {"link",     "param",    "thead",    "header",
                                           "basefont", "colgroup", "frameset", "menuitem"};
  constexpr std::string_view kKnown[] = {"form",     "aside",    "aside",    "footer",
                                         "fieldset", "fieldset", "fieldset", "fieldset"};
  for (std::size_t i = 0; i < std::size(kUnknown); ++i)
    if (ascii::starts_with(text, kUnknown[i])) return kKnown[i];
  return {};
}

}  // namespace

PreparedText::PreparedText(std::string_view source, const Blocks& blocks) : source_(source) {
  for (std::size_t i = 0; i < blocks.lines.size(); ++i) prepare_line(blocks, i);
  if (!moved_.empty()) moved_.insert(0, "\n\n");
  if (edits_) copy_to(source_.size());
  if (!moved_.empty()) insert(moved_);
}

void PreparedText::copy_to(std::size_t end) {
  edits_ = true;
  if (end <= copied_) return;
  segments_.push_back({prepared_.size(), copied_});
  prepared_ += source_.substr(copied_, end - copied_);
  copied_ = end;
}

void PreparedText::insert(std::string_view text) {
  segments_.push_back({prepared_.size(), kNone});
  prepared_ += text;
}

void PreparedText::mask(std::size_t at, std::string_view with) {
  copy_to(at + with.size());
  prepared_.replace(prepared_.size() - with.size(), with.size(), with);
}

// At an empty line behind code or HTML in a list, md4c 0.5.3 reads the place at which that ended as
// if it were a block of its own, and ends the list where its lowest byte is that of an item. One
// more byte in front of the place prevents that.
bool PreparedText::looks_like_item(std::size_t source_end) const {
  constexpr std::size_t kItem = 4;  // MD_BLOCK_LI
  return ((source_end - copied_ + prepared_.size()) & 0xFF) == kItem;
}

void PreparedText::keep_item_open(const Blocks& blocks, std::size_t fence) {
  if (blocks.lines[fence].depth == 0) return;
  std::size_t last = fence;
  while (last + 1 < blocks.lines.size() && blocks.lines[last + 1].kind == LineKind::FenceText)
    ++last;
  if (!looks_like_item(blocks.lines[last].end)) return;
  copy_to(blocks.lines[fence].end);
  insert(" ");
}

// md4c goes on with a table over headings, fences and HTML.
bool PreparedText::ends_table(const Blocks& blocks, std::size_t number) const {
  if (number == 0) return false;
  const LineKind above = blocks.lines[number - 1].kind, kind = blocks.lines[number].kind;
  const bool is_in_table = above == LineKind::TableRow || above == LineKind::TableDelimiter;
  const bool is_leaf = kind == LineKind::Heading || kind == LineKind::FenceOpen ||
                       kind == LineKind::Html || kind == LineKind::MathOpen;
  const bool is_footnote = blocks.lines[number].footnote != blocks.lines[number - 1].footnote;
  return is_in_table && (is_leaf || is_footnote);
}

void PreparedText::insert_blank_line(const Line& line) {
  copy_to(line.begin);
  insert(containers_of(source_.substr(line.begin, line.content - line.begin)) + "\n");
}

// md4c reads two pipes as one, and moves the cells behind them into the wrong columns.
void PreparedText::part_pipes(const Line& line) {
  const std::string_view row = source_.substr(0, line.end);
  for (std::size_t at = row.find("||", line.content); at != kNone; at = row.find("||", at + 1)) {
    if (at > line.content && row[at - 1] == '\\') continue;
    copy_to(at + 1);
    insert(" ");
  }
}

void PreparedText::prepare_line(const Blocks& blocks, std::size_t number) {
  const Line& line = blocks.lines[number];
  if (line.footnote != kNoFootnote) {
    // Its text is read by itself. What stays in its place ends a paragraph above it, as the
    // footnote does.
    const Footnote& footnote = blocks.footnotes[line.footnote];
    const std::size_t first = footnote.lines.front().line;
    const std::string marks = containers_of(
        source_.substr(blocks.lines[first].begin, footnote.begin - blocks.lines[first].begin));
    if (first == number && ends_table(blocks, number)) insert_blank_line(line);
    copy_to(first == number ? footnote.begin : line.begin);
    if (first == number)
      insert(kEmptyBlock);
    else if (!marks.empty())
      insert(marks + std::string(kEmptyBlock));
    skip_to(line.end);
    return;
  }
  const std::string_view text = source_.substr(line.content, line.end - line.content);
  const std::size_t begin = text.find_first_not_of(" \t");
  if (ends_table(blocks, number)) insert_blank_line(line);
  switch (line.kind) {
    case LineKind::TableHeader:
      if (line.interrupts_paragraph) {
        copy_to(line.begin);
        insert(containers_of(source_.substr(line.begin, line.content - line.begin)) +
               std::string(kEmptyBlock) + "\n");
      }
      part_pipes(line);
      break;
    case LineKind::TableRow:
      part_pipes(line);
      break;
    case LineKind::LooseDelimiter:
      mask(line.content + begin, "x");
      break;
    case LineKind::MathOpen:
      open_formula(blocks, number);
      break;
    case LineKind::MathClose: {
      const std::size_t mark = source_.rfind("$$", line.end);
      copy_to(mark);
      const std::string prefix =
          containers_of(source_.substr(line.begin, line.content - line.begin));
      insert(mark > line.content + std::min(begin, text.size()) ? "\n" + prefix + fence_ : fence_);
      skip_to(line.end);
      break;
    }
    case LineKind::FenceOpen:
      keep_item_open(blocks, number);
      break;
    case LineKind::Blank:
      // To md4c the empty line that ends HTML makes no list loose; a second one does.
      if (line.depth > 0 && number > 0 && blocks.lines[number - 1].html >= 6) {
        const std::size_t end = blocks.lines[number - 1].end;
        if (looks_like_item(end)) {
          copy_to(end);
          insert(" ");
        }
        insert_blank_line(line);
      }
      break;
    case LineKind::Definition:
      // In a list it would make the item loose, which md4c's own reading does.
      if (line.depth > 0) {
        copy_to(line.content);
        skip_to(line.end);
        moved_ += "\n";
        moved_ += text;
      }
      break;
    case LineKind::Paragraph:
      // A comment whose first line is nothing but its mark is none to md4c.
      if (text.size() >= 4 && text.substr(text.size() - 4) == "<!--") {
        copy_to(line.end);
        insert("x");
      }
      if (begin != kNone && text[begin] == '<' && begins_indented(line, text.substr(0, begin)) &&
          number > 0 && blocks.lines[number - 1].block == line.block) {
        copy_to(line.content + begin);
        insert("x");
        break;
      }
      [[fallthrough]];
    case LineKind::Html:
      if (begin == kNone || text[begin] != '<') break;
      if (line.html != 1 && begins_like_raw_text(text.substr(begin)))
        mask(line.content + begin + 1, "x");
      if (line.html == 6) {
        const std::size_t name = begin + (text.compare(begin, 2, "</") == 0 ? 2 : 1);
        if (const std::string_view tag = stand_in_for(text.substr(name)); !tag.empty())
          mask(line.content + name, tag);
      }
      // Nor is "<!" with another character than a letter behind it a declaration.
      if (line.html == 0 && text.compare(begin, 2, "<!") == 0) mask(line.content + begin, "x");
      break;
    default:
      break;
  }
}

// "$$" becomes a fence, longer than any row of tildes in the formula.
void PreparedText::open_formula(const Blocks& blocks, std::size_t number) {
  std::size_t last = number;
  while (last + 1 < blocks.lines.size() && blocks.lines[last].kind != LineKind::MathClose) ++last;
  const Line& line = blocks.lines[number];
  const std::string_view formula = source_.substr(line.begin, blocks.lines[last].end - line.begin);
  std::size_t longest = 2;
  for (std::size_t at = formula.find('~'); at != kNone; at = formula.find('~', at)) {
    const std::size_t end = std::min(formula.find_first_not_of('~', at), formula.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  fence_ = std::string(longest + 1, '~');
  const std::size_t mark = source_.find("$$", line.content);
  copy_to(mark);
  insert(fence_ + "math");
  const std::size_t rest = source_.find_first_not_of(" \t", mark + 2);
  if (rest < line.end)
    insert("\n" + containers_of(source_.substr(line.begin, line.content - line.begin)));
  skip_to(std::min(rest, line.end));
}

const PreparedText::Segment* PreparedText::find(std::string_view piece) const {
  const std::string_view whole = text();
  const std::less<const char*> before;
  if (before(piece.data(), whole.data()) || !before(piece.data(), whole.data() + whole.size()))
    return nullptr;
  static constexpr Segment kWhole{0, 0};
  if (!edits_) return &kWhole;
  const auto at = static_cast<std::size_t>(piece.data() - whole.data());
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), at,
                       [](std::size_t place, const Segment& s) { return place < s.begin; });
  return &*(after - 1);
}

bool PreparedText::is_inserted(std::string_view piece) const {
  const Segment* segment = find(piece);
  if (!segment || segment->source != kNone) return false;
  const std::size_t next = segment == &segments_.back() ? prepared_.size() : (segment + 1)->begin;
  return static_cast<std::size_t>(piece.data() - prepared_.data()) + piece.size() <= next;
}

std::size_t PreparedText::source_offset(std::string_view piece) const {
  const Segment* segment = find(piece);
  if (!segment || segment->source == kNone) return kNone;
  return segment->source + static_cast<std::size_t>(piece.data() - text().data()) - segment->begin;
}

std::string_view PreparedText::as_written(std::string_view piece, std::string& buffer) const {
  const Segment* segment = edits_ ? find(piece) : nullptr;
  if (!segment) return piece;
  const auto begin = static_cast<std::size_t>(piece.data() - prepared_.data());
  const auto end_of = [&](const Segment* each) {
    return each == &segments_.back() ? prepared_.size() : (each + 1)->begin;
  };
  if (segment->source != kNone && begin + piece.size() <= end_of(segment))
    return source_.substr(segment->source + begin - segment->begin, piece.size());
  buffer.clear();
  for (std::size_t at = begin; at < begin + piece.size(); ++segment) {
    const std::size_t end = std::min(end_of(segment), begin + piece.size());
    if (segment->source != kNone)
      buffer += source_.substr(segment->source + at - segment->begin, end - at);
    at = end;
  }
  return buffer;
}

FootnoteBody footnote_body(std::string_view source, const Blocks& blocks,
                           const Footnote& footnote) {
  FootnoteBody body;
  for (const FootnoteLine& place : footnote.lines) {
    const Line& line = blocks.lines[place.line];
    body.text.append(place.spaces, ' ');
    const std::size_t begin = std::min(place.content, line.end);
    body.pieces.push_back({body.text.size(), begin});
    body.text += source.substr(begin, line.end - begin);
    body.text += '\n';
  }
  return body;
}

DefinitionLookup::DefinitionLookup(std::string_view source, const Blocks& blocks) {
  for (const LinkDefinition& definition : blocks.definitions) {
    std::string text;
    for (std::size_t i = definition.first_line; i <= definition.last_line; ++i) {
      const Line& line = blocks.lines[i];
      text += source.substr(line.content, line.end - line.content);
      text += '\n';
    }
    by_label_.push_back({fold_label(definition.label), by_label_.size(), std::move(text)});
  }
  sort_list(by_label_, [](const Entry& a, const Entry& b) {
    const int order = a.label.compare(b.label);
    return order != 0 ? order < 0 : a.place < b.place;
  });
}

std::string DefinitionLookup::lines_for(std::string_view text) const {
  constexpr std::size_t kMaxLabel = 999;  // CommonMark 0.31.2, "Links"
  std::string lines;
  if (by_label_.empty()) return lines;
  std::vector<bool> taken(by_label_.size());
  for (std::size_t open = text.find('['); open != kNone; open = text.find('[', open + 1)) {
    const std::string_view rest = text.substr(open + 1, kMaxLabel);
    const std::size_t size = rest.find_first_of("[]");
    if (size == kNone || rest[size] == '[') continue;
    const std::string label = fold_label(rest.substr(0, size));
    const auto found =
        std::lower_bound(by_label_.begin(), by_label_.end(), label,
                         [](const Entry& a, const std::string& b) { return a.label < b; });
    if (found == by_label_.end() || found->label != label) continue;
    const auto at = static_cast<std::size_t>(found - by_label_.begin());
    if (taken[at]) continue;
    taken[at] = true;
    lines += "\n" + found->lines;
  }
  return lines;
}

}  // namespace carrel
