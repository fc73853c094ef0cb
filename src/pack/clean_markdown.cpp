#include "pack/clean_markdown.h"

#include <algorithm>
#include <set>

#include "carrel/document.h"
#include "document/blocks.h"

namespace carrel {

namespace {

// Shows nothing, and parts blocks as what stood there did: an empty line would make a list loose,
// or join two.
constexpr std::string_view kEmptyComment = "<!---->", kCommentBegin = "<!--", kCommentEnd = "-->";

std::size_t line_number(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string without_comments(std::string_view text, CleanedMarkdown& cleaned) {
  if (text.find("<!--") == std::string_view::npos) return std::string(text);
  DocumentFindings found;
  parse_document(text, {}, &found);
  std::vector<CommentRange>& comments = found.comments;
  std::sort(comments.begin(), comments.end(),
            [](const CommentRange& a, const CommentRange& b) { return a.begin < b.begin; });
  std::string clean;
  std::size_t at = 0;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const CommentRange& comment = comments[i];
    if (comment.begin < at) continue;
    if (!comment.is_closed && !comment.goes_on)
      cleaned.unclosed_comments.push_back(line_number(text, comment.begin));
    const std::size_t line = text.rfind('\n', comment.begin) + 1;  // npos + 1 is 0
    const bool begins_block =
        text.substr(line, comment.begin - line).find_first_not_of(" \t>-+*.)0123456789") ==
        std::string_view::npos;
    clean += text.substr(at, comment.begin - at);
    at = comment.end;
    if (begins_block) {
      // The marks stay where they stood, and the lines between them: to close the comment sooner
      // would make blocks of what is indented.
      clean += kCommentBegin;
      for (; i + 1 < comments.size() && comments[i + 1].goes_on; at = comments[++i].end) {
        at = std::min(comments[i].end, text.find('\n', comments[i].begin));
        clean += text.substr(at, comments[i + 1].begin - at);
      }
      if (comments[i].is_closed)
        clean += kCommentEnd;
      else
        at = std::min({at, text.size(), text.find('\n', comments[i].begin)});
    } else {
      // Within a line: what stands behind its end joins what stands before it.
      while (i + 1 < comments.size() && comments[i + 1].goes_on) at = comments[++i].end;
      // Nor may the space in front of it become a hard line break.
      if (text.substr(at, std::min(text.find('\n', at), text.size()) - at)
              .find_first_not_of(" \t\r") == std::string_view::npos)
        clean.erase(clean.find_last_not_of(" \t") + 1);
    }
  }
  return clean += text.substr(at);
}

// Labels of all bracketed text outside the definitions themselves: each could be a reference.
std::set<std::string> collect_references(std::string_view text, const Blocks& blocks) {
  std::set<std::string> used;
  std::vector<std::size_t> open;  // '[' not yet closed
  std::size_t next = 0;           // definition
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (next < blocks.definitions.size() &&
        text.data() + i == blocks.definitions[next].label.data()) {
      i += blocks.definitions[next++].label.size();
      open.clear();
    } else if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      open.push_back(i);
      if (open.size() > 64) open.erase(open.begin());
    } else if (text[i] == ']' && !open.empty()) {
      const std::size_t from = open.back() + 1;
      open.pop_back();
      if (i - from <= 999) used.insert(fold_label(text.substr(from, i - from)));
    }
  }
  return used;
}

// Whether the definition on this line parts two blocks that an empty line would join.
bool parts_blocks(const Blocks& blocks, std::size_t line) {
  if (blocks.lines[line].depth > 0) return false;  // a definition alone makes no item loose
  while (line > 0 && (blocks.lines[line - 1].kind == LineKind::Blank ||
                      blocks.lines[line - 1].kind == LineKind::Definition))
    --line;
  return line > 0 && (blocks.lines[line - 1].depth > 0 ||
                      blocks.lines[line - 1].kind == LineKind::IndentedCode);
}

std::string without_unused_definitions(std::string_view text, CleanedMarkdown& cleaned) {
  if (text.find("]:") == std::string_view::npos) return std::string(text);
  const Blocks blocks = scan_blocks(text);
  if (blocks.definitions.empty()) return std::string(text);
  const std::set<std::string> used = collect_references(text, blocks);
  std::string clean;
  std::size_t at = 0;
  for (const LinkDefinition& definition : blocks.definitions) {
    if (used.count(fold_label(definition.label)) != 0) continue;
    cleaned.unused_definitions.emplace_back(definition.label);
    for (std::size_t i = definition.first_line; i <= definition.last_line; ++i) {
      const Line& line = blocks.lines[i];
      clean += text.substr(at, line.content - at);
      if (parts_blocks(blocks, i)) clean += kEmptyComment;
      at = line.end;
    }
  }
  return clean += text.substr(at);
}

}  // namespace

CleanedMarkdown clean_markdown(std::string_view markdown, const MarkupContext* context) {
  CleanedMarkdown cleaned;
  cleaned.markdown = without_hidden_text(markdown, cleaned.hidden);
  if (context && !context->is_carrels_own) {
    TranslatedMarkup translated = translate_markup(cleaned.markdown, *context);
    cleaned.markdown = std::move(translated.markdown);
    cleaned.source_lines = std::move(translated.source_lines);
    cleaned.not_understood = std::move(translated.not_understood);
  }
  cleaned.markdown = without_comments(cleaned.markdown, cleaned);
  for (std::size_t& line : cleaned.unclosed_comments)
    line = source_line(cleaned.source_lines, line);
  cleaned.markdown = without_unused_definitions(cleaned.markdown, cleaned);
  return cleaned;
}

std::size_t source_line(const std::vector<std::uint32_t>& source_lines, std::size_t line) {
  if (source_lines.empty()) return line;
  return source_lines[std::min(line, source_lines.size()) - 1];
}

}  // namespace carrel
