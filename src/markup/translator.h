// One post on its way from its tool's markup to carrel's: line by line, and within a line tag by
// tag. The parts: lines (translate_lines.cpp), tags (translate_tags.cpp), marks within a line
// (translate_marks.cpp).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markup/block_writer.h"
#include "markup/markup.h"
#include "markup/tags.h"
#include "markup/vocabulary.h"

namespace carrel {

class Translator {
 public:
  // What a post may include: files within files so deep, and so many bytes in all.
  struct Includes {
    int depth = 4;
    std::size_t bytes;
  };
  Translator(std::string_view text, const MarkupContext& context, Includes& includes);
  TranslatedMarkup translate();

 private:
  // --- lines
  void take_line();
  // The rest of the line behind the marks of the open blocks; those that it does not belong to end.
  std::string_view enter_blocks(std::string_view line);
  void take_literal(std::string_view rest, const Line& read);
  void take_fence(std::string_view rest, const Line& read);
  // Each reads one syntax that takes a whole line: its marks ("- ", "> ", spaces) and its text.
  // False: the line is none.
  bool take_directive(std::string_view marks, std::string_view text);
  bool take_definition(std::string_view marks, std::string_view text);
  bool take_admonition(std::string_view marks, std::string_view text);
  bool take_content_tab(std::string_view marks, std::string_view text);
  bool take_callout(std::string_view marks, std::string_view text);
  bool take_attributes(std::string_view marks, std::string_view text);
  bool take_contents(std::string_view marks, std::string_view text);
  bool take_snippet(std::string_view marks, std::string_view text);
  bool take_module_line(std::string_view marks, std::string_view text);
  bool take_abbreviation(std::string_view marks, std::string_view text);
  bool take_keyword(std::string_view marks, std::string_view text);
  bool take_property(std::string_view marks, std::string_view text);
  bool take_markdown_html(std::string_view marks, std::string_view text);
  struct LineSyntax {
    char first;  // of the text; '\0': a letter
    bool (Translator::*take)(std::string_view marks, std::string_view text);
  };
  static const LineSyntax kLineSyntaxes[];
  // Whether the next line that is not blank is indented further than these marks by four columns.
  bool is_next_indented(std::size_t columns) const;

  // --- blocks
  void open_block(std::string_view marks, std::string_view header, OpenBlock block);
  void open_callout(std::string_view marks, const Callout& callout, std::string_view title,
                    std::string_view fold, OpenBlock block);
  void open_tab(std::string_view marks, std::string_view label, OpenBlock block);
  // Ends the innermost block of that end and name, and those within it. False: there is none.
  bool close_block(OpenBlock::End end, std::string_view name);

  // --- tags
  // A line of text on its way out.
  struct Pending {
    std::string_view marks;  // that stand before it
    std::string segment;     // what is there of it
    struct Link {
      std::size_t at;  // in the segment, where its text begins
      std::string address;
    };
    std::vector<Link> links;  // that a component has begun
    bool is_inline = false;   // in a table's row or in HTML: no block may open

    void add_space();  // where a word follows a word
    void add_word(std::string_view word);
  };
  // The text [begin, end) of the source, which stands behind these marks.
  void take_text(std::string_view marks, std::size_t begin, std::size_t end, bool is_html,
                 bool is_row);
  // Puts what a tag means into the text, or opens and closes blocks.
  void take_tag(const Tag& tag, Pending& text);
  void take_output(const Tag& tag, Pending& text);
  void take_unknown(const Tag& tag, Pending& text);  // its words stay, its marks go
  void flush(Pending& text);
  bool is_closed_later(const Tag& tag) const;
  std::size_t find_close(const Tag& tag, std::size_t& content_end) const;
  bool is_known_tag(const Tag& tag) const;
  std::uint32_t lines_between(std::size_t begin, std::size_t end) const;
  void count_unknown(const std::string& written) { ++not_understood_[written]; }

  // --- meanings
  void take_meaning(const Tag& tag, const Word& word, Pending& text);
  void take_callout_tag(const Tag& tag, const Word& word, Pending& text);
  void take_tab_tag(const Tag& tag, Pending& text);
  void take_group(const Tag& tag, const Word& word, Pending& text);
  void open_group(const Tag& tag, std::string_view title, bool is_code_tabs, Pending& text);
  void take_figure(const Tag& tag, Pending& text);
  void take_media(const Tag& tag, const Word& word, Pending& text);
  void take_link(const Tag& tag, Pending& text);
  bool begin_link(const Tag& tag, std::string_view address, Pending& text) const;
  void take_reference(const Tag& tag, Pending& text);
  void take_words(const Tag& tag, const Word& word, Pending& text);
  // Text until the tag's end, as it is: code, a formula, what shows no tags.
  void take_verbatim(const Tag& tag, const Word& word, Pending& text);
  void include(const Tag& tag, Pending& text);

  // --- marks within a line; each returns where the text goes on, or `at` if it is none
  std::size_t take_wikilink(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_highlight(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_keys(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_script(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_html_tag(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_icon(std::size_t at, std::size_t end) const;
  std::size_t take_span_attributes(std::size_t at, std::size_t end, std::string& segment) const;
  std::size_t take_block_reference(std::size_t at, std::size_t end, std::string& segment) const;

  // A text of another file, as this post has it.
  std::string translate_included(std::string_view text);
  // The lines of a file, or of a part of it: mdBook's and MkDocs' "file:anchor", "file:2:5".
  std::optional<std::string> read_part(std::string_view name) const;

  std::string_view text_;
  const MarkupContext& context_;
  Includes& includes_;
  BlockWriter out_;
  std::map<std::string, std::size_t> not_understood_;
  std::map<std::string, std::vector<std::size_t>> closings_;  // of tags: name → places
  // Of lines of colons alone: where each stands, and the most colons of it and all below.
  std::vector<std::pair<std::size_t, std::size_t>> colon_lines_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t code_until_ = 0;     // where the code span ends that was met last
  std::size_t literal_until_ = 0;  // where {% raw %} ends
  std::size_t skip_to_ = 0;        // behind what a tag took with it
  // of the fence that is open
  std::string fence_language_, fence_close_;
  std::size_t fence_shift_ = 0;  // columns by which it was indented too far
};

}  // namespace carrel
