#include "document/block_scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/limits.h"

using namespace carrel;

namespace {

constexpr LineKind kBlank = LineKind::Blank, kText = LineKind::Paragraph,
                   kCode = LineKind::IndentedCode, kFence = LineKind::FenceText,
                   kOpen = LineKind::FenceOpen, kClose = LineKind::FenceClose,
                   kHtml = LineKind::Html, kBreak = LineKind::ThematicBreak,
                   kHeading = LineKind::Heading;
using Kinds = std::vector<LineKind>;
using Numbers = std::vector<std::size_t>;

std::vector<Line> lines_of(std::string_view text, BlockOptions options = {}) {
  return scan_blocks(text, options).lines;
}

Kinds kinds(std::string_view text, BlockOptions options = {}) {
  Kinds found;
  for (const Line& line : lines_of(text, options)) found.push_back(line.kind);
  return found;
}
Numbers blocks(std::string_view text) {
  Numbers found;
  for (const Line& line : lines_of(text)) found.push_back(line.block);
  return found;
}
Numbers depths(std::string_view text) {
  Numbers found;
  for (const Line& line : lines_of(text)) found.push_back(line.depth);
  return found;
}
// What each line says behind the marks of its containers, with the columns a tab left.
std::vector<std::string> contents(std::string_view text) {
  std::vector<std::string> found;
  for (const Line& line : lines_of(text))
    found.push_back(std::string(line.spaces, '.') +
                    std::string(text.substr(line.content, line.end - line.content)));
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a heading has one to six signs, and a space or nothing after them") {
  for (const char* text : {"#", "# a", "###### a", "#\ta", "   # a"})
    CHECK(kinds(text) == Kinds{kHeading});
  for (const char* text : {"#a", "####### a"}) CHECK(kinds(text) == Kinds{kText});
  CHECK(kinds("    # a") == Kinds{kCode});
}

TEST_CASE("a break has three marks of one kind, with spaces between") {
  for (const char* text : {"***", "---", "___", "- - -", "*\t* *", "   ---", "----"})
    CHECK(kinds(text) == Kinds{kBreak});
  for (const char* text : {"**", "--a", "*-*", "==="}) CHECK(kinds(text) == Kinds{kText});
}

TEST_CASE("an underline makes a heading of a paragraph only") {
  CHECK(kinds("a\n===") == Kinds{kText, LineKind::SetextUnderline});
  CHECK(kinds("a\n=") == Kinds{kText, LineKind::SetextUnderline});
  CHECK(kinds("a\n--- ") == Kinds{kText, LineKind::SetextUnderline});
  CHECK(kinds("a\n== =") == Kinds{kText, kText});
  CHECK(kinds("a\n    ===") == Kinds{kText, kText});
  CHECK(kinds("> a\n===") == Kinds{kText, kText});
  CHECK(kinds("# a\n---") == Kinds{kHeading, kBreak});
}

TEST_CASE("a fence ends at its own mark, at least as long, with nothing after it") {
  CHECK(kinds("```\na\n```\nb") == Kinds{kOpen, kFence, kClose, kText});
  CHECK(kinds("````\n```\n````") == Kinds{kOpen, kFence, kClose});
  CHECK(kinds("```\n````") == Kinds{kOpen, kClose});
  CHECK(kinds("```\n~~~\n``` a") == Kinds{kOpen, kFence, kFence});
  CHECK(kinds("```\n    ```\n   ```") == Kinds{kOpen, kFence, kClose});
  CHECK(kinds("~~~ a`b\n~~~") == Kinds{kOpen, kClose});
  CHECK(kinds("``\na") == Kinds{kText, kText});
}

TEST_CASE("code within a fence loses the fence's own indentation, and no more") {
  CHECK(contents("  ```\n   a\n b\nc\n  ```") == Texts{"  ```", " a", "b", "c", "  ```"});
}

TEST_CASE("a fence ends with its container, and text after it is no lazy line") {
  CHECK(kinds("> ```\n> a\nb") == Kinds{kOpen, kFence, kText});
  CHECK(depths("> ```\n> a\nb") == Numbers{1, 1, 0});
}

TEST_CASE("indented code has four columns, and interrupts no paragraph") {
  CHECK(kinds("    a") == Kinds{kCode});
  CHECK(kinds("   a") == Kinds{kText});
  CHECK(kinds("\ta") == Kinds{kCode});
  CHECK(kinds("  \ta") == Kinds{kCode});
  CHECK(kinds("a\n    b") == Kinds{kText, kText});
  CHECK(kinds("    a\n\n    b\nc") == Kinds{kCode, kCode, kCode, kText});
  CHECK(contents("     a") == Texts{" a"});
}

TEST_CASE("lazy lines continue a quote's paragraph, whatever their indentation") {
  CHECK(depths("> a\nb") == Numbers{1, 1});
  CHECK(lines_of("> a\nb")[1].is_lazy);
  CHECK(kinds("> a\n    b") == Kinds{kText, kText});
  CHECK(lines_of("> a\n    b")[1].is_lazy);
  CHECK(kinds("> a\n<Preview>") == Kinds{kText, kText});
  CHECK(kinds("> a\n<div>") == Kinds{kText, kHtml});
  CHECK(depths("> # a\nb") == Numbers{1, 0});
  CHECK(depths("> a\n\nb") == Numbers{1, 0, 0});
  CHECK_FALSE(lines_of("> a\n> b")[1].is_lazy);
}

TEST_CASE("a container that opens on a lazy line's place is no lazy line") {
  CHECK(kinds("> a\n-     b") == Kinds{kText, kCode});
  CHECK(depths("> a\n- b") == Numbers{1, 1});
  CHECK_FALSE(lines_of("> a\n- b")[1].is_lazy);
  CHECK(blocks("> a\n- b") == Numbers{1, 2});
}

TEST_CASE("a block has a number of its own, and all its lines have that") {
  CHECK(blocks("a\nb\n\nc") == Numbers{1, 1, 0, 2});
  CHECK(blocks("a\n> b") == Numbers{1, 2});
  CHECK(blocks("# a\nb") == Numbers{1, 2});
  CHECK(blocks("a\n===\nb") == Numbers{1, 1, 2});
  CHECK(blocks("a\n| b |\n|---|\n| 1 |") == Numbers{1, 2, 2, 2});
  CHECK(blocks("```\na\n```\n```\n```") == Numbers{1, 1, 1, 2, 2});
}

TEST_CASE("a list's mark is a sign, or up to nine digits, with a space or nothing after it") {
  for (const char* text : {"- a", "+ a", "* a", "1. a", "1) a", "123456789. a", "-", "1.", "-\ta"})
    CHECK(depths(text) == Numbers{1});
  for (const char* text : {"-a", "1.a", "1234567890. a", "1: a", "a. b", "1"})
    CHECK(depths(text) == Numbers{0});
}

TEST_CASE("only an item that begins with one and has text interrupts a paragraph") {
  CHECK(depths("a\n- b") == Numbers{0, 1});
  CHECK(depths("a\n1. b") == Numbers{0, 1});
  CHECK(depths("a\n2. b") == Numbers{0, 0});
  CHECK(depths("a\n-\nb").back() == 0);
  CHECK(kinds("a\n*") == Kinds{kText, kText});
  CHECK(depths("\n2. b") == Numbers{0, 1});
}

TEST_CASE("an item's lines are indented as its text is; five columns begin code") {
  CHECK(depths("- a\n\n  b") == Numbers{1, 1, 1});
  CHECK(depths("- a\n\n b") == Numbers{1, 1, 0});
  CHECK(depths("1.  a\n\n    b") == Numbers{1, 1, 1});
  CHECK(depths("1.  a\n\n   b") == Numbers{1, 1, 0});
  CHECK(kinds("-    a") == Kinds{kText});
  CHECK(kinds("-     a") == Kinds{kCode});
  CHECK(depths("-     a\n  b") == Numbers{1, 1});
  CHECK(depths("-\n  a") == Numbers{1, 1});
  CHECK(depths("-\n\n  a") == Numbers{1, 0, 0});
}

TEST_CASE("a tab that a mark takes in part leaves columns of white space") {
  CHECK(contents("-\t\ta") == Texts{"..a"});
  CHECK(contents("-\ta") == Texts{"a"});
  CHECK(contents(">\t\ta") == Texts{"..a"});
  CHECK(kinds(">\t\ta") == Kinds{kCode});
}

TEST_CASE("quotes may stand in lists and lists in quotes") {
  CHECK(depths("- > a\n  > b\n  c") == Numbers{2, 2, 2});
  CHECK(depths("> - a\n> - b\n> c") == Numbers{2, 2, 2});
  CHECK(depths("> - a\n>\n> c") == Numbers{2, 2, 1});
  CHECK(depths("   > a") == Numbers{1});
  CHECK(depths("    > a") == Numbers{0});
}

TEST_CASE("containers are told apart to a depth, and are text beyond it") {
  const std::string deep(limits::kBlockDepth + 5, '>');
  CHECK(depths(deep + " a") == Numbers{limits::kBlockDepth});
}

TEST_CASE("HTML of the last two kinds ends with a blank line, of the others with its own end") {
  CHECK(kinds("<div>\na\n\nb") == Kinds{kHtml, kHtml, kBlank, kText});
  CHECK(kinds("<!--\n\n-->\na") == Kinds{kHtml, kHtml, kHtml, kText});
  CHECK(kinds("<!-- a -->\nb") == Kinds{kHtml, kText});
  CHECK(lines_of("<pre>\na</pre>")[1].html == 1);
  CHECK(lines_of("<div>")[0].html == 6);
  CHECK(lines_of("<x-y>")[0].html == 7);
}

TEST_CASE("a table's header has as many cells as its dashes") {
  const Kinds table{LineKind::TableHeader, LineKind::TableDelimiter}, no_table{kText, kText};
  for (const char* text : {"| a | b |\n|---|---|", "a | b\n-- | -", "a | b\n:-: | -:", "| a |\n|-|",
                           "a\n-|", "| a | b |\n| - | - |", "a\n:-"})
    CHECK_MESSAGE(kinds(text) == table, std::string(text));
  for (const char* text : {"| a | b |\n|---|", "| a |\n|---|---|"})
    CHECK(kinds(text) == Kinds{kText, LineKind::LooseDelimiter});
  for (const char* text :
       {"| a |\n| |", "| a |\n|:|", "| a |\n|-:-|", "| a |\n|--x|", "a\n| - - |"})
    CHECK_MESSAGE(kinds(text) == no_table, std::string(text));
}

TEST_CASE("a header is a line of its own, that no four columns indent") {
  CHECK(kinds("a\n    | b |\n|---|") == Kinds{kText, kText, kText});
  CHECK(lines_of("a\n| b |\n|---|")[1].interrupts_paragraph);
  CHECK_FALSE(lines_of("a\n\n| b |\n|---|")[2].interrupts_paragraph);
  CHECK_FALSE(lines_of("| b |\n|---|")[0].interrupts_paragraph);
}

TEST_CASE("without extensions there are no tables and no footnotes") {
  CHECK(kinds("| a |\n|---|", {false, true}) == Kinds{kText, kText});
  CHECK(scan_blocks("[^a]: b", {false, true}).footnotes.empty());
}

TEST_CASE("a formula opens with its marks alone before them, where formulas are asked for") {
  CHECK(kinds("$$\na\n$$") == Kinds{LineKind::MathOpen, LineKind::MathText, LineKind::MathClose});
  CHECK(kinds("$$ a\nb $$ \nc")[1] == LineKind::MathClose);
  CHECK(kinds("$$\na\n$$", {true, false}) == Kinds{kText, kText, kText});
  CHECK(kinds("$$ a $$\nb") == Kinds{kText, kText});
  CHECK(kinds("$\na\n$") == Kinds{kText, kText, kText});
}

TEST_CASE("a formula that is never closed is text, and what was read of it is forgotten") {
  CHECK(kinds("$$\n# a\n") == Kinds{kText, kHeading});
  CHECK(kinds("$$\na\n$$ b\n# c") == Kinds{kText, kText, kText, kHeading});
  const Blocks blocks = scan_blocks("[^a]: x\n    $$\n    y\n    z\n");
  REQUIRE(blocks.footnotes.size() == 1);
  CHECK(blocks.footnotes[0].lines.size() == 4);
  CHECK(blocks.lines.size() == 4);
}

TEST_CASE("a footnote's own indentation is not its text, and a tab's rest is") {
  const std::string text = "[^a]: x\n\n    y\n\t\tz\n";
  const Blocks blocks = scan_blocks(text);
  REQUIRE(blocks.footnotes.size() == 1);
  const std::vector<FootnoteLine>& lines = blocks.footnotes[0].lines;
  REQUIRE(lines.size() == 4);
  CHECK(text.substr(lines[0].content, 2) == " x");
  CHECK(text.substr(lines[2].content, 1) == "y");
  CHECK(text.substr(lines[3].content, 2) == "\tz");
  CHECK(blocks.footnotes[0].begin == 0);
}

TEST_CASE("a footnote in no other, with a label, and a colon at once") {
  CHECK(scan_blocks("[^a]: [^b]: x").footnotes.size() == 1);
  for (const char* text : {"[^]: x", "[^a] : x", "[^a b]: x", "[a]: x", "    [^a]: x"})
    CHECK(scan_blocks(text).footnotes.empty());
  CHECK(scan_blocks("- [^a]: x").footnotes[0].begin == 2);
}

TEST_CASE("a footnote that says nothing has its one line, and blank ones at its end are none") {
  CHECK(scan_blocks("[^a]:   \n\nx").footnotes[0].lines.size() == 1);
  const Blocks blocks = scan_blocks("[^a]: x\n\n\ny");
  CHECK(blocks.footnotes[0].lines.size() == 1);
  CHECK(blocks.lines[1].footnote == kNoFootnote);
  CHECK(blocks.lines[0].footnote == 0);
}

TEST_CASE("ends of lines with a carriage return are no text, and the last may have none") {
  CHECK(contents("a\r\nb\r") == Texts{"a", "b"});
  CHECK(kinds("```\r\na\r\n```\r\n") == Kinds{kOpen, kFence, kClose});
  CHECK(lines_of("").empty());
  CHECK(kinds("\n") == Kinds{kBlank});
}
