#include "pack/hidden_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "dialects/dialect.h"
#include "document/block_scanner.h"

namespace carrel {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Where a mark ends that is made of pieces with white space, and "-" beside the first and the last,
// allowed between them: "{%- comment %}".
std::size_t match_pieces(std::string_view text, std::size_t at, std::string_view pieces) {
  while (true) {
    const std::size_t size = std::min(pieces.find(' '), pieces.size());
    if (text.compare(at, size, pieces.substr(0, size)) != 0) return kNone;
    at += size;
    if (size == pieces.size()) return at;
    pieces.remove_prefix(size + 1);
    while (at < text.size() && (is_white(text[at]) || (text[at] == '-' && pieces[0] != '-'))) ++at;
  }
}

constexpr char kFirsts[] = "{<%";  // what a comment of any tool begins with

// Of all tools, whether or not the folder is theirs.
std::vector<CommentMarks> collect_comments() {
  std::vector<CommentMarks> all;
  for (const Dialect* dialect : dialects())
    all.insert(all.end(), dialect->comments.begin(), dialect->comments.end());
  return all;
}
const std::vector<CommentMarks>& comments() {
  static const std::vector<CommentMarks> all = collect_comments();
  return all;
}

bool is_obsidian(const CommentMarks& record) { return record.first == "%%"; }

// Two percent signs within a word or a figure are no comment's: "50%% of", "echo %%i".
bool may_open(const CommentMarks& record, std::string_view text, std::size_t at) {
  const char before = at > 0 ? text[at - 1] : '\n';
  if (before == '\\') return false;
  if (!is_obsidian(record)) return true;
  return !is_word(before) && before != '%' && text.substr(at + 2, 1) != "%";
}

// "{#id}" names a heading; "{{#include" is mdBook's.
bool is_heading_id(const CommentMarks& record, std::string_view text, std::size_t at) {
  if (record.first != "{#") return false;
  if (at > 0 && text[at - 1] == '{') return true;
  std::size_t end = at + 2;
  while (end < text.size() &&
         (is_word(text[end]) || text[end] == '-' || text[end] == '.' || text[end] == ':'))
    ++end;
  return end < text.size() && text[end] == '}';
}

// Where the comment ends whose opening ends at `at`; kNone if it is never closed.
std::size_t find_end(const CommentMarks& record, std::string_view text, std::size_t at,
                     bool begins_line) {
  const std::string_view first =
      record.close.substr(0, std::min(record.close.find(' '), record.close.size()));
  // Within a line Obsidian's comment ends with its paragraph at the latest.
  const std::size_t limit = is_obsidian(record) && !begins_line
                                ? std::min(text.find("\n\n", at), text.size())
                                : text.size();
  for (std::size_t close = text.find(first, at); close != kNone && close < limit;
       close = text.find(first, close + 1)) {
    const std::size_t end = match_pieces(text, close, record.close);
    if (end == kNone) continue;
    if (is_obsidian(record) && end < text.size() && (is_word(text[end]) || text[end] == '%'))
      continue;
    return end;
  }
  if (record.name == "{::comment}") {
    const std::size_t close = text.find("{:/}", at);
    if (close != kNone) return close + 4;
  }
  return kNone;
}

// Where the code span ends that begins at text[at]: with as many backticks, within its paragraph.
// Else behind the backticks.
std::size_t code_span_end(std::string_view text, std::size_t at) {
  const std::size_t run = std::min(text.find_first_not_of('`', at), text.size()) - at;
  const std::string ticks(run, '`');
  const std::size_t paragraph = std::min(text.find("\n\n", at), text.size());
  for (std::size_t end = text.find(ticks, at + run); end != kNone && end < paragraph;
       end = text.find(ticks, end)) {
    const std::size_t after = std::min(text.find_first_not_of('`', end), text.size());
    if (after - end == run) return after;
    end = after;
  }
  return at + run;
}

class Cleaner {
 public:
  Cleaner(std::string_view text, std::vector<HiddenText>& hidden) : text_(text), hidden_(hidden) {}

  std::string clean() {
    while (at_ < text_.size()) clean_line();
    clean_.append(owed_, '\n');
    return std::move(clean_);
  }

 private:
  // Takes the line that begins at at_, and further ones that a comment joins to it.
  void clean_line() {
    std::string kept;        // of the line so far
    std::size_t rest = at_;  // where the text goes on
    bool has_hidden = false;
    while (true) {
      const std::size_t end = std::min(text_.find('\n', rest), text_.size());
      const std::string line = kept + std::string(text_.substr(rest, end - rest));
      BlockScanner after = scanner_;
      const Line read = after.next(line);
      const bool is_code = is_literal(read.kind) || read.html == 1;
      std::size_t comment = kNone, stop = kNone;
      if (!is_code)
        comment =
            find_comment(rest, end, kept.find_first_not_of(" \t>") == std::string::npos, stop);
      if (comment == kNone) {
        scanner_ = std::move(after);
        finish(line, is_code, has_hidden, end < text_.size());
        at_ = end + 1;
        return;
      }
      kept += text_.substr(rest, comment - rest);
      owed_ += static_cast<std::size_t>(
          std::count(text_.begin() + static_cast<std::ptrdiff_t>(comment),
                     text_.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
      rest = stop;
      has_hidden = true;
    }
  }

  void finish(const std::string& line, bool is_code, bool has_hidden, bool has_end) {
    const bool is_blank = line.find_first_not_of(" \t\r") == std::string::npos;
    if (is_blank && has_hidden) {
      owed_ += has_end;
      return;
    }
    clean_ += line;
    // Space in front of a comment must not become a hard line break.
    if (has_hidden) clean_.erase(clean_.find_last_not_of(" \t") + 1);
    if (has_end) clean_ += '\n';
    if (is_blank && !is_code) {
      clean_.append(owed_, '\n');
      owed_ = 0;
    }
  }

  // The first comment that begins in [from, end), and where it stops.
  std::size_t find_comment(std::size_t from, std::size_t end, bool begins_line, std::size_t& stop) {
    const std::size_t line_begin = from;
    for (std::size_t at = std::max(from, code_until_); at < end; ++at) {
      const char c = text_[at];
      if (c == '`' && (at == 0 || text_[at - 1] != '\\')) {
        code_until_ = code_span_end(text_, at);
        at = code_until_ - 1;
        continue;
      }
      if (c == '$' && text_.compare(at, 2, "$$") == 0) {
        is_in_formula_ = !is_in_formula_;
        ++at;
        continue;
      }
      if (std::string_view(kFirsts).find(c) == kNone) continue;
      if (const std::size_t raw = match_pieces(text_, at, "{% raw %}"); raw != kNone) {
        const std::size_t close = text_.find("endraw", raw);
        code_until_ = close == kNone ? raw : close;
        at = code_until_ - 1;
        continue;
      }
      const std::string_view before = text_.substr(line_begin, at - line_begin);
      const bool is_first = begins_line && before.find_first_not_of(" \t>-*+") == kNone;
      if (open_at(at, is_first, stop)) return at;
    }
    return kNone;
  }

  bool open_at(std::size_t at, bool is_first, std::size_t& stop) {
    for (const CommentMarks& record : comments()) {
      if (text_.compare(at, record.first.size(), record.first) != 0) continue;
      const std::size_t open = match_pieces(text_, at, record.open);
      if (open == kNone || !may_open(record, text_, at) || is_heading_id(record, text_, at))
        continue;
      if (is_obsidian(record) && is_in_formula_) continue;
      HiddenText found{line_of(at), record.language, record.name};
      const bool is_known_open =
          std::find(unclosed_.begin(), unclosed_.end(), &record) != unclosed_.end();
      stop = is_known_open ? kNone : find_end(record, text_, open, is_first);
      found.is_closed = stop != kNone;
      if (!found.is_closed) {
        // Two percent signs alone are common, and no mark of a comment.
        if (!is_obsidian(record) && !is_known_open) hidden_.push_back(found);
        if (!is_obsidian(record) || is_first) unclosed_.push_back(&record);
        continue;
      }
      hidden_.push_back(found);
      return true;
    }
    return false;
  }

  std::size_t line_of(std::size_t at) {
    line_ +=
        static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                            text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    return line_;
  }

  std::string_view text_;
  std::vector<HiddenText>& hidden_;
  std::string clean_;
  BlockScanner scanner_{{true, false}};
  std::vector<const CommentMarks*> unclosed_;  // no end of theirs follows any more
  std::size_t at_ = 0, code_until_ = 0, owed_ = 0, line_ = 1, counted_ = 0;
  bool is_in_formula_ = false;
};

}  // namespace

std::string without_hidden_text(std::string_view markdown, std::vector<HiddenText>& hidden) {
  if (markdown.find_first_of(kFirsts) == kNone) return std::string(markdown);
  return Cleaner(markdown, hidden).clean();
}

}  // namespace carrel
