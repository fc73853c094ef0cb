#include "pack/summaries.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "carrel/archive.h"
#include "packed_files.h"

using namespace carrel;

namespace {

std::string first(const std::string& markdown, std::size_t more = 0) {
  Post post;
  post.markdown = markdown;
  return find_beginning(parse_document(markdown), post, more);
}

// What was packed of the only post.
Post packed_post(const std::string& text) {
  const Packed packed = pack_files({{"a.md", text}});
  Archive archive;
  REQUIRE(archive.load(kManifestName, packed.files.at(kManifestName)));
  for (const Part& part : archive.manifest()->parts)
    REQUIRE(archive.load(part.name, packed.files.at(part.name)));
  PostRequest request;
  request.slug = "a";
  const Result<PostReply> reply = archive.read(request);
  REQUIRE(reply);
  return reply.value().post;
}

}  // namespace

TEST_CASE("a post begins with its first paragraph, as plain text") {
  CHECK(first("# Title\n\nUses **bold**, `code`\nand [a link](x.md).[^1]\n\nMore.\n\n[^1]: n") ==
        "Uses bold, code and a link.");
  CHECK(first("- a list\n\n> a quote\n\n> [!NOTE]\n> an alert\n\nText.") == "Text.");
  CHECK(
      first("[![CI](https://a.example/x.svg)](https://a.example)\n\n[[_TOC_]]\n\n[TOC]\n\nText.") ==
      "Text.");
  CHECK(first("[Home](a.md) | [Docs](b.md)\n\n![A picture](x.png)\n\nText.") == "Text.");
  CHECK(first("# Title\n\n| a |\n|---|\n| b |\n") == "");
  CHECK(first("A line<br>and &amp; another.") == "A line and & another.");
  CHECK(first("") == "");
}

TEST_CASE("what says little stands in only where nothing says more") {
  for (const char* little :
       {"Date: 2024-02-03", "**Status:** accepted", "Table of contents", "Inhalt", "By Ann Reed",
        "Here is what you will find on this page and on those that follow it:",
        "Last updated: May"})
    CHECK_MESSAGE(
        first(std::string(little) + "\n\n- x\n\nThe text begins here.") == "The text begins here.",
        little);
  CHECK(first("Coming soon") == "Coming soon");
  CHECK(first("Short.\n\nThe text begins here.") == "Short.");
  CHECK(first("It has parts. Here are three:\n\n- x\n\nMore text.") == "It has parts.");
  CHECK(first("特徴：\n\n- x\n\n後の文。") == "後の文。");
  CHECK(first("简短的介绍。\n\n后面的文字。") == "简短的介绍。");
}

TEST_CASE("formulas and what is written for tools are in no summary") {
  CHECK(first("$$x^2$$\n\nText.") == "Text.");
  CHECK(first("Energy is said first. It is $mc^2$ in all.\n\nText.") == "Energy is said first.");
  CHECK(first("It is $mc^2$ in all.\n\nText.") == "Text.");
  for (const char* tool : {"::: warning", "!!! note \"Mind\"", "{% include x.html %}", "{{< x >}}",
                           "import A from './a'", "[[_TOC_]]"})
    CHECK_MESSAGE(first(std::string(tool) + "\n\nText.") == "Text.", tool);
}

TEST_CASE("a long beginning is cut at a sentence's end, or between words") {
  const std::string sentence =
      "This sentence has about a hundred characters, as many have that say "
      "a thing and then say why it is so.";
  CHECK(first(sentence + " " + sentence + " " + sentence + " " + sentence) ==
        sentence + " " + sentence + " " + sentence);
  std::string words;
  for (int i = 0; i < 120; ++i) words += "word ";
  const std::string cut = first(words);
  CHECK(count_code_points(cut) <= kSummaryCodePoints + 1);
  CHECK(cut.substr(cut.size() - 7) == "word…");
  std::string han;
  for (int i = 0; i < 60; ++i) han += "这是一个句子啊。";
  CHECK(count_code_points(first(han)) == kSummaryCodePoints);
  CHECK(first("Version 1.2 is e.g. here. " + words).substr(0, 11) == "Version 1.2");
}

TEST_CASE("what stands before the mark for more may be several paragraphs") {
  CHECK(first("# T\n\nOne [a][b].\n\nTwo.\n\nThree.\n\n[b]: https://b.example\n", 7) ==
        "One a. Two.");
  CHECK(first("> Only a quote.\n\nThree.\n", 3) == "Three.");
  for (const char* mark : {"<!--more-->", "<!-- truncate -->", "{/* truncate */}", "<!-- MORE -->"})
    CHECK_MESSAGE(find_more_mark("a\n\n" + std::string(mark) + "\n") == 3, mark);
  for (const char* none : {"```\n<!-- more -->\n```\n", "<!-- more or less -->", "text"})
    CHECK(find_more_mark(none) == 0);
  CHECK(packed_post("# A\n\nOne.\n\n<!-- note -->\nTwo.\n\n<!-- more -->\n\nThree.\n")
            .metadata.beginning == "One. Two.");
}

TEST_CASE("what was taken from the text is packed apart from a summary that the author gave") {
  const PostMetadata taken = packed_post("# A\n\nThe beginning.\n").metadata;
  CHECK(taken.summary.empty());
  CHECK(taken.beginning == "The beginning.");
  const PostMetadata given = packed_post("---\nsummary: Given.\n---\n# A\n\nText.\n").metadata;
  CHECK(given.summary == "Given.");
  CHECK(given.beginning.empty());
}
