#include "document/blocks.h"

#include <doctest/doctest.h>

#include <string>

#include "carrel/document.h"

using namespace carrel;

namespace {

// A letter for each line: what blocks.h says it is.
std::string kinds_of(std::string_view text) {
  std::string kinds;
  for (const Line& line : scan_blocks(text).lines) {
    switch (line.kind) {
      case LineKind::Blank:
        kinds += '.';
        break;
      case LineKind::Paragraph:
        kinds += line.is_lazy ? 'l' : 'p';
        break;
      case LineKind::Heading:
        kinds += 'h';
        break;
      case LineKind::SetextUnderline:
        kinds += 'u';
        break;
      case LineKind::ThematicBreak:
        kinds += '-';
        break;
      case LineKind::FenceOpen:
        kinds += '(';
        break;
      case LineKind::FenceText:
        kinds += 'f';
        break;
      case LineKind::FenceClose:
        kinds += ')';
        break;
      case LineKind::IndentedCode:
        kinds += 'i';
        break;
      case LineKind::Html:
        kinds += '<';
        break;
      case LineKind::TableHeader:
        kinds += 'T';
        break;
      case LineKind::TableDelimiter:
        kinds += '=';
        break;
      case LineKind::TableRow:
        kinds += 't';
        break;
      case LineKind::LooseDelimiter:
        kinds += '~';
        break;
      case LineKind::Definition:
        kinds += 'd';
        break;
      case LineKind::MathOpen:
        kinds += '[';
        break;
      case LineKind::MathText:
        kinds += 'm';
        break;
      case LineKind::MathClose:
        kinds += ']';
        break;
    }
  }
  return kinds;
}

}  // namespace

TEST_CASE("each line has its kind") {
  struct {
    const char *text, *kinds;
  } static constexpr kCases[] = {
      {"a\nb\n\nc", "pp.p"},
      {"# a\n#b\n####### c\n#", "hpph"},
      {"a\n===\nb\n---\n---", "pupu-"},
      {"> a\nb\n> c", "plp"},
      {"> ```\n> x\ny", "(fp"},
      {"- a\n\n  b\n\nc", "p.p.p"},
      {"-\n\n  a", "..p"},
      {"```\n# a\n```\n~~~\n```\n~~~~\n", "(f)(f)"},
      {"``` a`b\nc", "pp"},
      {"    code\n\n    more\ntext", "iiip"},
      {"a\n    b", "pp"},
      {"- a\n\n      code", "p.i"},
      {"<div>\nx\n\ny", "<<.p"},
      {"a\n<Preview>\n", "pp"},
      {"<Preview>\nx\n\ny", "<<.p"},
      {"<pre>\n\nx\n</pre>\ny", "<<<<p"},
      {"<!-- a\n\nb -->\nc", "<<<p"},
      {"| a |\n|---|\n| 1 |\nx\n\ny", "T=tt.p"},
      {"a\n| b |\n|---|", "pT="},
      {"| a | b |\n|---|", "p~"},
      {"a\n1. b\n2. c", "ppp"},
      {"a\n2. b", "pp"},
      {"[a]: b\n[c]: d 'e'\ntext", "ddp"},
      {"text\n[a]: b", "pp"},
      {"[a]: b c", "p"},
      {"[a]:\nb\n'c\nd'\ne", "ddddp"},
      {"[a]: b\n'c\n\nd", "dp.p"},
      {"$$\na\n\n- b\n$$\nc", "[mmm]p"},
      {"$$\na\n\n- b\nc", "pp.pl"},
      {"$$ a\n$$ b", "pp"},
      {"> $$\n> a\nb $$", "ppl"},
      {"a $$\nb\n$$ c", "ppp"},
  };
  for (const auto& each : kCases) {
    CAPTURE(each.text);
    CHECK(kinds_of(each.text) == each.kinds);
  }
}

TEST_CASE("what defines a link, and what only looks like it") {
  for (const char* text :
       {"[a]: b", "[a]: b  ", "   [a]: b", "[a]: <b c>", "[a]: <>", "[a]: (b)", "[a]: b\\(c",
        "[a]: b \"t\"", "[a]: b 't'", "[a]: b (t)", "[a]: b \"t\\\"u\"  ", "[a\\]]: b", "[ a ]:b",
        "[a]: b\\", "[a]: <b\\>c>"})
    CHECK_MESSAGE(kinds_of(text) == "d", std::string(text));
  for (const char* text :
       {"[a]:", "[]: b", "[ ]: b", "[a] : b", "[a]", "[a[]: b", "[a]: b)", "[a]: (b", "[a]: b\\(c)",
        "[a]: <b", "[a]: <b<c>", "[a]: b \"t", "[a]: b \"t\" u", "[a]: b (t(u)", "[a]: <b>c d",
        "[a]: b\x01", "[a\\]: b", "a [b]: c"})
    CHECK_MESSAGE(kinds_of(text) == "p", std::string(text));
}

TEST_CASE("a definition may take several lines, within any container") {
  CHECK(kinds_of("[a]:\nb") == "dd");
  CHECK(kinds_of("[a]:\n  b  \n  't'") == "ddd");
  CHECK(kinds_of("> [a]:\n> b\n> 't'") == "ddd");
  CHECK(kinds_of("[a]: b\n'c' d") == "dp");
  CHECK(kinds_of("[a]: b\n'c\nd'") == "ddd");
  CHECK(kinds_of("[a]:\n\nb") == "p.p");
  CHECK(kinds_of("[a]: <b\nc>") == "pp");
  CHECK(kinds_of("[a\nb]: c") == "pp");
}

TEST_CASE("definitions are listed with their labels and lines") {
  const Blocks blocks = scan_blocks("[a b]: c\n[d]:\ne\ntext");
  REQUIRE(blocks.definitions.size() == 2);
  CHECK(blocks.definitions[0].label == "a b");
  CHECK(blocks.definitions[0].last_line == 0);
  CHECK(blocks.definitions[1].label == "d");
  CHECK(blocks.definitions[1].first_line == 1);
  CHECK(blocks.definitions[1].last_line == 2);
}

TEST_CASE("a label is as long as one may be, and not longer") {
  CHECK(kinds_of("[" + std::string(999, 'a') + "]: b") == "d");
  CHECK(kinds_of("[" + std::string(1000, 'a') + "]: b") == "p");
}

TEST_CASE("a footnote takes its lines, in any container") {
  const std::string text =
      "[^a]: one\ntwo\n\n    three\n\nfour\n> [^b]: five\n> six\n\n- x\n  [^c]: seven";
  const Blocks blocks = scan_blocks(text);
  REQUIRE(blocks.footnotes.size() == 3);
  CHECK(blocks.footnotes[0].label == "a");
  CHECK(blocks.footnotes[0].lines.size() == 4);
  CHECK(blocks.footnotes[1].label == "b");
  CHECK(blocks.footnotes[1].lines.size() == 2);
  CHECK(blocks.footnotes[2].lines.size() == 1);
  CHECK(text.substr(blocks.footnotes[0].lines[3].content, 5) == "three");
  CHECK(text.substr(blocks.footnotes[1].lines[1].content, 3) == "six");
}

TEST_CASE("cells are counted as GitHub does") {
  CHECK(count_cells("| a | b |") == 2);
  CHECK(count_cells("a | b") == 2);
  CHECK(count_cells("|| a |") == 2);
  CHECK(count_cells("| a \\| b |") == 1);
  CHECK(count_cells("|a|  ") == 1);
  CHECK(count_cells("a") == 1);
  CHECK(count_cells("  ") == 0);
}

TEST_CASE("labels are folded") {
  CHECK(fold_label(" Foo\t\n bar ") == "foo bar");
  CHECK(fold_label("ÄÖ") == "äö");
}

// md4c 0.5.3 ends a list behind code whose last line ends at some offsets (prepared_text.cpp): so
// all offsets are tried.
TEST_CASE("a list goes on behind code, wherever in the text that stands") {
  for (std::size_t padding = 0; padding < 256; ++padding) {
    const std::string text =
        std::string(padding, 'x') +
        "\n\n1. a\n\n   ```\n   b\n   ```\n\n   c\n\n2. d\n\n   <div>\n   e\n   </div>\n\n   f\n";
    const Document document = parse_document(text);
    int lists = 0, depth_of_f = 0, depth = 0;
    for (const Node& node : document.nodes) {
      if (node.kind == Node::Kind::Open && node.element == Element::OrderedList) ++lists;
      if (node.kind == Node::Kind::Open && node.element == Element::ListItem) ++depth;
      if (node.kind == Node::Kind::Close && node.element == Element::ListItem) --depth;
      if (node.kind == Node::Kind::Text && node.text == "f") depth_of_f = depth;
    }
    CAPTURE(padding);
    CHECK(lists == 1);
    CHECK(depth_of_f == 1);
  }
}

TEST_CASE("a post of 2 MiB is whole") {
  std::string list, table = "| a | b |\n|---|---|\n", definitions, prose;
  for (int i = 0; list.size() + 60 < 2 * 1024 * 1024; ++i)
    list += "- *one* [two](https://a.example/" + std::to_string(i) + ") `three`\n";
  for (int i = 0; table.size() + 40 < 2 * 1024 * 1024; ++i)
    table += "| row " + std::to_string(i) + " | x |\n";
  for (int i = 0; definitions.size() + 80 < 400 * 1024; ++i)
    prose += "[" + std::to_string(i) + "] ",
        definitions += "[" + std::to_string(i) + "]: https://a.example/" + std::to_string(i) + "\n";
  for (const std::string& text :
       {list + "- theend", table + "| theend | x |", prose + "\n\n" + definitions + "\n\ntheend"}) {
    const Document document = parse_document(text);
    CHECK(document.notice.empty());
    bool is_whole = false;
    for (const Node& node : document.nodes)
      is_whole |= node.text.find("theend") != std::string::npos;
    CHECK(is_whole);
  }
}
