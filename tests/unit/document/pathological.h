// Which texts make Markdown readers slow or their output huge? The classic patterns, each as a
// generator of about `size` bytes: those that cmark, md4c and their bug lists name, and carrel's
// own passes' worst. Tests hold them to the caps, the benchmark to their growth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pathological {

struct Pattern {
  const char* name;
  std::string (*make)(std::size_t size);
};

inline std::string repeat(std::string_view text, std::size_t size) {
  std::string repeated;
  repeated.reserve(size + text.size());
  while (repeated.size() < size) repeated += text;
  return repeated;
}

// Pieces that carry a number each: before + n + after.
inline std::string number(const char* before, const char* after, std::size_t size) {
  std::string numbered;
  for (std::size_t n = 0; numbered.size() < size; ++n)
    numbered += before + std::to_string(n) + after;
  return numbered;
}

// Runs of `mark` that grow by one: "`", "``", "```" …
inline std::string growing(char mark, const char* between, std::size_t size) {
  std::string runs;
  for (std::size_t length = 1; runs.size() < size; ++length)
    runs += std::string(length, mark) + between;
  return runs;
}

inline const std::vector<Pattern>& patterns() {
  using S = std::size_t;
  static const std::vector<Pattern> all{
      {"nested strong emphasis",
       [](S n) { return repeat("*a **a ", n / 2) + "b" + repeat(" a** a*", n / 2); }},
      {"emphasis closed only", [](S n) { return repeat("a_ ", n); }},
      {"emphasis opened only", [](S n) { return repeat("_a ", n); }},
      {"strong opened only", [](S n) { return repeat("**a ", n); }},
      {"emphasis of alternating marks", [](S n) { return repeat("*a_ ", n); }},
      {"one long run of stars", [](S n) { return repeat("*", n); }},
      {"runs of stars of growing length", [](S n) { return growing('*', "a ", n); }},
      {"runs that close by threes", [](S n) { return "x" + repeat("*** *** ** ", n); }},
      {"tildes", [](S n) { return repeat("~a ~~b ", n); }},
      {"links closed only", [](S n) { return repeat("a]", n); }},
      {"links opened only", [](S n) { return repeat("[a", n); }},
      {"nested brackets", [](S n) { return repeat("[", n / 2) + "a" + repeat("]", n / 2); }},
      {"brackets with destinations begun", [](S n) { return repeat("[ (](", n); }},
      {"brackets back to front, by lines", [](S n) { return repeat("]([\n", n); }},
      {"links whose destinations never end", [](S n) { return repeat("[a](<b", n); }},
      {"links whose titles never end", [](S n) { return repeat("[a](b \"", n); }},
      {"images in images", [](S n) { return repeat("![", n / 2) + "a" + repeat("](b)", n / 2); }},
      {"links and emphasis crossing", [](S n) { return repeat("[a *b](c) d* ", n); }},
      {"nested block quotes", [](S n) { return repeat("> ", n) + "a"; }},
      {"nested lists in one line", [](S n) { return repeat("* ", n) + "a"; }},
      {"nested lists by indentation",
       [](S n) {
         std::string text;
         for (S depth = 0; text.size() < n; ++depth)
           text += std::string(2 * (depth % 500), ' ') + "* a\n";
         return text;
       }},
      {"quotes and lists in turn", [](S n) { return repeat("> - ", n) + "a"; }},
      {"a list item and empty lines", [](S n) { return "- a" + std::string(n, '\n') + "  b"; }},
      {"numbered items", [](S n) { return number("", ". a\n", n); }},
      {"backtick runs of growing length", [](S n) { return growing('`', "e", n); }},
      {"one long run of backticks", [](S n) { return repeat("`", n); }},
      {"code spans unclosed", [](S n) { return repeat("`a``b```c", n); }},
      {"fences opened by longer fences", [](S n) { return growing('`', "\n", n); }},
      {"entities", [](S n) { return repeat("&amp;&#65;&copy;", n); }},
      {"ampersands", [](S n) { return repeat("&", n); }},
      {"entities without an end",
       [](S n) { return repeat("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", n); }},
      {"backslashes", [](S n) { return repeat("\\", n); }},
      {"NULs", [](S n) { return std::string(n, '\0'); }},
      {"comments opened only", [](S n) { return repeat("a <!-- b", n); }},
      {"instructions opened only", [](S n) { return repeat("a <? b", n); }},
      {"declarations opened only", [](S n) { return repeat("a <!A b", n); }},
      {"CDATA opened only", [](S n) { return repeat("a <![CDATA[ b", n); }},
      {"tags opened only", [](S n) { return repeat("<a b=", n); }},
      {"less-than signs", [](S n) { return repeat("<", n); }},
      {"elements nested by raw HTML", [](S n) { return repeat("<div><b>", n); }},
      {"elements closed only", [](S n) { return "<b>" + repeat("</b>", n); }},
      {"elements that close others",
       [](S n) { return repeat("<i>", n / 2) + "\n\n" + repeat("x</b>", n / 2); }},
      {"HTML blocks by lines", [](S n) { return repeat("<div>\n\n", n); }},
      {"scripts opened only", [](S n) { return repeat("a <script> b\n\n", n); }},
      {"comments in HTML blocks", [](S n) { return "<div>\n" + repeat("<!-", n); }},
      {"quotes in an HTML block's tags", [](S n) { return "<div>\n" + repeat("<a b=\"", n); }},
      {"attributes of one tag", [](S n) { return "<b " + number("title=", " ", n) + ">x</b>"; }},
      {"a table of 128 columns with one-cell rows",
       [](S n) {
         return repeat("|a", 256) + "|\n" + repeat("|-", 256) + "|\n" + repeat("|x|\n", n);
       }},
      {"a table whose header is longer than its dashes",
       [](S n) { return repeat("|a", n) + "\n|-\n" + repeat("x|\n", n / 4); }},
      {"false tables, one after the other", [](S n) { return repeat("|a|b|\n|-|\n\n", n); }},
      {"one row of many cells", [](S n) { return "|a|b|\n|-|-|\n" + repeat("|", n); }},
      {"escaped pipes in code in a cell",
       [](S n) { return "|a|\n|-|\n|`" + repeat("\\|", n) + "`|\n"; }},
      {"link definitions of one name", [](S n) { return repeat("[a]: b\n", n); }},
      {"link definitions of many names and their uses",
       [](S n) { return number("[a", "]: b\n", n / 2) + "\n" + number("[a", "] ", n / 2); }},
      {"one long definition, many uses",
       [](S n) {
         return "[a]: https://" + std::string(std::min<S>(n / 4, 2000), 'u') + "\n\n" +
                repeat("[a] ", n);
       }},
      {"many uses without definitions", [](S n) { return "[b]: c\n\n" + number("[a", "]", n); }},
      {"a definition that never ends", [](S n) { return repeat("[a]: <b \"c\n", n); }},
      {"addresses", [](S n) { return repeat("www.a.example ", n); }},
      {"hosts that fail at their end", [](S n) { return repeat("www._", n); }},
      {"addresses with brackets at their end",
       [](S n) { return "www.a.example/" + std::string(n, ')'); }},
      {"addresses with entities at their end",
       [](S n) { return "www.a.example/" + repeat("&a;", n); }},
      {"mail addresses that never come",
       [](S n) { return repeat("a.b", n / 2) + repeat("@c", n / 2); }},
      {"names without a host", [](S n) { return repeat("a@", n); }},
      {"schemes without a host", [](S n) { return repeat("http:// _http://_", n); }},
      {"dollars", [](S n) { return repeat("$a ", n); }},
      {"formulas", [](S n) { return repeat("$a$ $$b$$ ", n); }},
      {"headings of one text", [](S n) { return repeat("# a\n", n); }},
      {"headings whose numbers are taken",
       [](S n) { return number("# a-", "\n", n / 2) + repeat("# a\n", n / 2); }},
      {"headings of raw HTML, never closed", [](S n) { return repeat("<h1>a ", n); }},
      {"setext underlines", [](S n) { return repeat("a\n=\n", n); }},
      {"footnotes, each referred to in the next",
       [](S n) {
         std::string text = "x[^0]\n\n";
         for (S i = 0; text.size() < n; ++i)
           text += "[^" + std::to_string(i) + "]: a[^" + std::to_string(i + 1) + "]\n\n";
         return text;
       }},
      {"one footnote, many references", [](S n) { return repeat("[^a]", n) + "\n\n[^a]: b"; }},
      {"footnotes of one name", [](S n) { return "[^a]\n\n" + repeat("[^a]: b\n", n); }},
      {"footnotes that hold tables",
       [](S n) {
         const std::string table = repeat("|a", 128) + "\n    " + repeat("|-", 128) + "\n" +
                                   repeat("    |x|\n", 300) + "\n";
         std::string uses, notes;
         for (S i = 0; notes.size() < n; ++i) {
           uses += "[^" + std::to_string(i) + "]";
           notes += "[^" + std::to_string(i) + "]: " + table;
         }
         return uses + "\n\n" + notes;
       }},
      {"footnotes and empty lines",
       [](S n) { return "[^a]\n\n[^a]: b" + std::string(n, '\n') + "    c"; }},
      {"footnote references begun", [](S n) { return "[^a]: b\n\n" + repeat("[^", n); }},
      {"footnotes with alerts and quotes",
       [](S n) { return "x[^a]\n\n[^a]: b\n    " + repeat("> ", n) + "[!NOTE]"; }},
      {"alerts in alerts",
       [](S n) {
         std::string text, marks;
         while (text.size() < n && marks.size() < 400)
           text += (marks += "> ") + "[!NOTE]\n" + marks + "\n";
         return repeat(text + "\n", n);
       }},
      {"quotes that are no alerts", [](S n) { return repeat("> [!NOTE\n\n", n); }},
      {"hard breaks", [](S n) { return repeat("a  \n", n); }},
      {"tabs", [](S n) { return repeat("\t", n); }},
      {"carriage returns", [](S n) { return repeat("a\r", n); }},
      {"broken UTF-8", [](S n) { return repeat("\xE2\x82", n); }},
      {"one long word", [](S n) { return std::string(n, 'a'); }},
  };
  return all;
}

}  // namespace pathological
