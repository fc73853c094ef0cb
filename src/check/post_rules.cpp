// One post, as it is written.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/document.h"
#include "carrel/front_matter.h"
#include "check/check_context.h"
#include "document/blocks.h"
#include "post/front_matter_keys.h"
#include "post/front_matter_read.h"

namespace carrel {

namespace {

// The body of a file and its blocks, with the line at which it begins.
struct Body {
  std::string text;
  std::size_t first_line = 1;
  Blocks blocks;
  std::vector<CommentRange> comments;

  bool is_hidden(std::size_t at) const {
    return std::any_of(comments.begin(), comments.end(), [&](const CommentRange& comment) {
      return at >= comment.begin && at < comment.end;
    });
  }
};

constexpr std::size_t kLongSummary = 480;  // characters

bool is_inside_code(std::string_view line, std::size_t at) {
  return std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '`') % 2 == 1;
}

void check_image(CheckContext& context, const std::string& file, const Body& body,
                 std::size_t number, std::size_t at) {
  const Line& line = body.blocks.lines[number];
  const std::string_view text =
      std::string_view(body.text).substr(line.begin, line.end - line.begin);
  if (is_inside_code(text, at) || (at > 0 && text[at - 1] == '\\') ||
      body.is_hidden(line.begin + at))
    return;
  context.add("no-alternative-text", file, body.first_line + number, column_at(text, at),
              "an image that only those see who see it");
}

// "![](x)", and "<img" without "alt" in its tag.
void check_images(CheckContext& context, const std::string& file, const Body& body) {
  for (std::size_t i = 0; i < body.blocks.lines.size(); ++i) {
    const Line& line = body.blocks.lines[i];
    if (is_literal(line.kind)) continue;
    const std::string_view text =
        std::string_view(body.text).substr(line.begin, line.end - line.begin);
    for (std::size_t at = text.find("![]("); at != std::string_view::npos;
         at = text.find("![](", at + 1))
      check_image(context, file, body, i, at);
    const std::string lowered = ascii::lowered(text);
    for (std::size_t at = lowered.find("<img"); at != std::string::npos;
         at = lowered.find("<img", at + 1)) {
      if (at + 4 < lowered.size() && ascii::is_alphanumeric(lowered[at + 4])) continue;
      const std::size_t end = body.text.find('>', line.begin + at);
      const std::string tag = ascii::lowered(std::string_view(body.text).substr(
          line.begin + at, std::min(end, body.text.size()) - line.begin - at));
      const bool is_hidden = tag.find("aria-hidden") != std::string::npos ||
                             tag.find("role=\"presentation\"") != std::string::npos;
      if (end != std::string::npos && tag.find("alt") == std::string::npos && !is_hidden)
        check_image(context, file, body, i, at);
    }
  }
}

int heading_level(const Body& body, const Line& line) {
  const std::string_view text =
      std::string_view(body.text).substr(line.content, line.end - line.content);
  if (line.kind == LineKind::SetextUnderline) return text.substr(0, 1) == "=" ? 1 : 2;
  return static_cast<int>(std::min(text.find_first_not_of('#'), text.size()));
}

void check_headings(CheckContext& context, const std::string& file, const Body& body) {
  int above = 0;
  for (std::size_t i = 0; i < body.blocks.lines.size(); ++i) {
    const Line& line = body.blocks.lines[i];
    const bool is_heading =
        line.kind == LineKind::Heading || line.kind == LineKind::SetextUnderline;
    if (!is_heading || line.depth > 0 || body.is_hidden(line.begin)) continue;
    const int level = heading_level(body, line);
    if (above > 0 && level > above + 1) {
      const std::size_t shown = line.kind == LineKind::Heading ? i : i - 1;
      const Line& title = body.blocks.lines[shown];
      std::string_view text =
          std::string_view(body.text).substr(title.content, title.end - title.content);
      text.remove_prefix(std::min(text.find_first_not_of("# "), text.size()));
      context.add("skipped-level", file, body.first_line + shown, 1,
                  "\"" + std::string(text) + "\" is a heading of level " + std::to_string(level) +
                      " below one of level " + std::to_string(above));
    }
    above = level;
  }
}

void check_summary(CheckContext& context, const CheckedPost& post,
                   const FrontMatterValues& values) {
  const std::string& summary = post.post->metadata.summary;
  if (count_code_points(summary) <= kLongSummary) return;
  std::size_t line = 1;
  for (const FrontMatterValue& value : values)
    for (const char* key : {"summary", "description", "excerpt", "abstract"})
      if (bare(value.key) == key) line = value.line;
  context.add("long-summary", post.path, line, 1,
              "the summary has " + std::to_string(count_code_points(summary)) + " characters");
}

// Markup of tools as the report names it, at its first place in the file.
void check_markup(CheckContext& context, const std::string& file, const Body& body) {
  for (const std::string& counted : context.report.unknown_markup) {
    const std::string written = counted.substr(0, counted.rfind(" ("));
    for (std::size_t i = 0; i < body.blocks.lines.size(); ++i) {
      const Line& line = body.blocks.lines[i];
      const std::string_view text =
          std::string_view(body.text).substr(line.begin, line.end - line.begin);
      // The report says "{{< chart >}}" of a shortcode, whatever its arguments.
      const std::size_t space = written.find_last_of(' ');
      const std::string opening =
          space == std::string::npos || space < 4 ? written : written.substr(0, space);
      const std::size_t at = text.find(opening);
      if (is_literal(line.kind) || at == std::string_view::npos || is_inside_code(text, at))
        continue;
      context.add("markup-not-understood", file, body.first_line + i, column_at(text, at), written);
      break;
    }
  }
}

}  // namespace

void check_post(CheckContext& context, const CheckedPost& post) {
  const std::string& text = context.sources.text(post.path);
  const Result<ReadFrontMatter> front = read_front_matter(text, post.path);
  if (!front) return;  // the report says so
  Body body;
  body.text = front.value().body;
  body.first_line = front.value().body_line;
  body.blocks = scan_blocks(body.text);
  DocumentFindings found;
  parse_document(body.text, {}, &found);
  body.comments = std::move(found.comments);
  check_images(context, post.path, body);
  check_headings(context, post.path, body);
  check_summary(context, post, front.value().values);
  check_markup(context, post.path, body);
}

}  // namespace carrel
