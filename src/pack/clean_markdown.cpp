// What of a post's Markdown must not be published? See clean_markdown.h. Fences and code spans are skipped the way Markdown reads them.
#include "pack/clean_markdown.h"

#include <algorithm>
#include <set>
#include <vector>

namespace carrel {

namespace {

std::string_view line_from(std::string_view text, std::size_t at) { return text.substr(at, std::min(text.find('\n', at), text.size()) - at); }

std::size_t fence_length(std::string_view line, char& mark) {
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || at > 3 || (line[at] != '`' && line[at] != '~')) return 0;
  mark = line[at];
  const std::size_t end = std::min(line.find_first_not_of(mark, at), line.size());
  if (end - at < 3) return 0;
  // A fence of backticks has none after it on its line: "```x```" is a code span.
  return mark == '`' && line.find('`', end) != std::string_view::npos ? 0 : end - at;
}

// The text without comments.
std::string without_comments(std::string_view text) {
  if (text.find("<!--") == std::string_view::npos) return std::string(text);
  std::string clean;
  std::size_t fence = 0;
  char fence_mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at == 0 || text[at - 1] == '\n') {
      char mark = 0;
      const std::string_view line = line_from(text, at);
      const std::size_t length = fence_length(line, mark);
      const bool toggles = length > 0 && (fence == 0 || (mark == fence_mark && length >= fence));
      if (toggles || fence > 0) {
        if (toggles) {
          fence = fence == 0 ? length : 0;
          fence_mark = mark;
        }
        const std::size_t end = std::min(at + line.size() + 1, text.size());
        clean += text.substr(at, end - at);
        at = end;
        continue;
      }
    }
    if (text[at] == '`') {
      // A code span ends with as many backticks as began it, within its paragraph; without that end it is only backticks.
      const std::size_t run = std::min(text.find_first_not_of('`', at), text.size()) - at;
      const std::string ticks(run, '`');
      const std::size_t paragraph = std::min(text.find("\n\n", at), text.size());
      std::size_t end = at + run;
      do {
        end = text.find(ticks, end);
        if (end == std::string_view::npos || end >= paragraph) {
          end = std::string_view::npos;
          break;
        }
        const std::size_t after = std::min(text.find_first_not_of('`', end), text.size());
        if (after - end == run) break;
        end = after;
      } while (true);
      const std::size_t stop = end == std::string_view::npos ? at + run : end + run;
      clean += text.substr(at, stop - at);
      at = stop;
      continue;
    }
    if (text.compare(at, 4, "<!--") == 0) {
      const std::size_t end = text.find("-->", at + 4);
      const std::size_t stop = end == std::string_view::npos ? text.size() : end + 3;
      clean.append(static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(stop), '\n')), '\n');
      at = stop;
      continue;
    }
    clean += text[at++];
  }
  return clean;
}

// Labels are compared without case and with white space folded.
std::string fold_label(std::string_view label) {
  std::string folded;
  for (const char c : label) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && (folded.empty() || folded.back() == ' ')) continue;
    folded += space ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

// The label of a line "[label]: destination", or empty. Footnotes ("[^x]:") are another matter.
std::string_view definition_label(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || at > 3 || line[at] != '[' || line.substr(at + 1, 1) == "^") return {};
  const std::size_t close = line.find("]:", at);
  return close == std::string_view::npos || line.find('[', at + 1) < close ? std::string_view() : line.substr(at + 1, close - at - 1);
}

std::string without_unused_definitions(std::string_view text) {
  if (text.find("]:") == std::string_view::npos) return std::string(text);
  std::set<std::string> used;
  std::vector<std::size_t> open;   // '[' not yet closed; every bracketed text could be a reference
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      open.push_back(i);
      if (open.size() > 64) open.erase(open.begin());
    } else if (text[i] == ']' && !open.empty()) {
      const std::size_t from = open.back() + 1;
      open.pop_back();
      if (i + 1 < text.size() && text[i + 1] == ':' && !definition_label(line_from(text, text.rfind('\n', i) + 1)).empty()) continue;
      if (i - from <= 999) used.insert(fold_label(text.substr(from, i - from)));
    }
  }
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_from(text, at);
    const std::string_view label = definition_label(line);
    const bool is_unused = !label.empty() && used.find(fold_label(label)) == used.end();
    if (!is_unused) clean += line;
    if (at + line.size() < text.size()) clean += '\n';
    at += line.size() + 1;
  }
  return clean;
}

}  // namespace

std::string clean_markdown(std::string_view markdown) { return without_unused_definitions(without_comments(markdown)); }

std::string take_title(std::string& markdown) {
  const std::size_t begin = markdown.find_first_not_of(" \n");
  if (begin == std::string::npos) return {};
  const std::string_view first = line_from(markdown, begin);
  std::size_t end = begin + first.size() + 1;
  std::string title;
  if (first.substr(0, 2) == "# ") {
    title = first.substr(2);
    while (!title.empty() && (title.back() == '#' || title.back() == ' ')) title.pop_back();
  } else if (end < markdown.size() && first.find_first_not_of("=-> *#`") != std::string_view::npos) {
    const std::string_view second = line_from(markdown, end);
    if (second.size() < 3 || second.find_first_not_of('=') != std::string_view::npos) return {};
    title = first;
    end += second.size() + 1;
  }
  if (title.empty()) return {};
  // The lines stay, empty, so that line numbers in the report are those of the file.
  const std::size_t stop = std::min(end, markdown.size());
  const auto lines = static_cast<std::size_t>(std::count(markdown.begin(), markdown.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
  markdown = std::string(lines, '\n') + markdown.substr(stop);
  return title;
}

}  // namespace carrel
