#include "pack/hidden_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace carrel;

namespace {

std::string shown(std::string_view text) {
  std::vector<HiddenText> hidden;
  return without_hidden_text(text, hidden);
}

std::vector<HiddenText> hidden_in(std::string_view text) {
  std::vector<HiddenText> hidden;
  without_hidden_text(text, hidden);
  return hidden;
}

}  // namespace

TEST_CASE("a comment within a line goes, and the space before it at the line's end") {
  CHECK(shown("one %%two%% three") == "one  three");
  CHECK(shown("one %%two%%\nthree") == "one\nthree");
  CHECK(shown("%%one%%") == "");
  CHECK(shown("nothing hidden") == "nothing hidden");
}

TEST_CASE("line ends of a comment are made up for at the next empty line") {
  const std::string text = shown("one\n\n%%\na\nb\n%%\n\ntwo\n");
  CHECK(text.find("two") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') == 8);
  CHECK(shown("a {# x\ny #} b") == "a  b\n");
}

TEST_CASE("what was hidden is told, with its line, its tool and its mark") {
  const std::vector<HiddenText> hidden =
      hidden_in("one\n\ntwo %%x%%\n{% comment %}y{% endcomment %}\n");
  REQUIRE(hidden.size() == 2);
  CHECK(hidden[0].line == 3);
  CHECK(hidden[0].tool == "Obsidian");
  CHECK(hidden[0].mark == "%%");
  CHECK(hidden[0].is_closed);
  CHECK(hidden[1].line == 4);
}

TEST_CASE("a comment that never ends stays, and is told once") {
  const std::string text = "one {% comment %} two\n\nthree {% comment %} four\n";
  CHECK(shown(text) == text);
  const std::vector<HiddenText> hidden = hidden_in(text);
  REQUIRE(hidden.size() == 1);
  CHECK_FALSE(hidden[0].is_closed);
  CHECK(hidden[0].line == 1);
}

TEST_CASE("percent signs of figures, commands and formulas are none of a comment") {
  for (const std::string text : {"50%% of 60%% a", "echo %%i and %%j", "a %%%b%%% c", "\\%%a%%",
                                 "$$ %%a%% $$", "one %%two\n\nthree%% four"})
    CHECK(shown(text) == text);
}

TEST_CASE("in code and between raw marks a comment is text") {
  for (const std::string text : {"`%%a%%`", "`` %%a%% ` ``", "```\n%%a%%\n```\n", "    %%a%%\n",
                                 "{% raw %}{# a #}{% endraw %}"})
    CHECK(shown(text) == text);
  CHECK(shown("`a` %%b%% `c`") == "`a`  `c`");
  CHECK(shown("\\` %%b%% `c") == "\\`  `c");
}

TEST_CASE("braces that name a heading are no comment") {
  CHECK(shown("## A {#an-id.x:y}") == "## A {#an-id.x:y}");
  CHECK(shown("## A {# an id #}") == "## A");
}
