// The blocks of a Markdown text, line by line: the one reading of fences, quotes, lists, HTML,
// tables, definitions and footnotes.
//
// md4c makes the nodes that readers see. What carrel itself must know of a text (what is code, what
// defines a link or a footnote, which rows make a table, where a heading stands) is asked here, by
// packer and renderer alike. The rules are those of CommonMark 0.31.2, "Appendix: A parsing
// strategy", and of GitHub's tables and footnotes (cmark-gfm 0.29).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

enum class LineKind : std::uint8_t {
  Blank,
  Paragraph,
  Heading,          // "# …"
  SetextUnderline,  // the lines of its heading stay Paragraph
  ThematicBreak,
  FenceOpen,
  FenceText,
  FenceClose,
  IndentedCode,
  Html,
  TableHeader,
  TableDelimiter,
  TableRow,
  LooseDelimiter,  // a row of dashes that makes no table: it has another number of cells than the
                   // line above it
  Definition,      // of a link
  MathOpen,
  MathText,
  MathClose,  // a formula between "$$", over several lines
};

inline constexpr std::uint32_t kNoFootnote = UINT32_MAX;

struct Line {
  std::size_t begin = 0, end = 0;  // in the text, without the line's end
  // where the block's own text begins, behind the marks and indentation of its containers
  std::size_t content = 0;
  std::uint32_t block = 0;  // the number of its leaf block, ascending; blank lines are 0
  std::uint32_t footnote = kNoFootnote;  // of Blocks::footnotes, if the line belongs to one
  std::uint16_t depth = 0;               // containers around the line
  std::uint8_t spaces = 0;  // columns of a tab in front of `content` that belong to the content
  std::uint8_t html = 0;    // the kind of HTML block, 1 to 7 (html_blocks.h)
  LineKind kind = LineKind::Blank;
  bool is_lazy = false;               // a paragraph's line without all the marks of its containers
  bool interrupts_paragraph = false;  // a table's header with a paragraph's line directly above it
};

struct FootnoteLine {
  std::size_t line = 0;     // of Blocks::lines
  std::size_t content = 0;  // where its text begins within the footnote
  std::uint8_t spaces = 0;  // as Line::spaces
};
struct Footnote {
  std::string_view label;
  std::size_t begin = 0;            // of "[^label]:"
  std::vector<FootnoteLine> lines;  // without blank lines at the end
};

// A link's definition. It takes whole lines, of kind Definition.
struct LinkDefinition {
  std::string_view label;                     // as written
  std::size_t first_line = 0, last_line = 0;  // of Blocks::lines, both included
};

struct Blocks {
  std::vector<Line> lines;
  std::vector<Footnote> footnotes;  // in the order of the text
  std::vector<LinkDefinition> definitions;
};

struct BlockOptions {
  bool extensions = true;  // GitHub's tables and footnotes
  bool formulas = true;    // "$$" over several lines
};

// Reads the blocks of a text; the views in the result point into it.
// Linear in the text: containers deeper than limits::kBlockDepth are read as text of the innermost.
Blocks scan_blocks(std::string_view text, BlockOptions options = {});

// Whether a line is shown as it is written: code and formulas.
bool is_literal(LineKind kind);

// The cells of a table's row; a pipe behind a backslash parts none.
std::size_t count_cells(std::string_view row);

// A link's label as it is compared: white space folded, in lower case.
std::string fold_label(std::string_view label);

}  // namespace carrel
