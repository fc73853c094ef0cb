// A post in its tool's own markup, written in carrel's Markdown: CommonMark, GitHub's extensions,
// and alerts with a title, which may be folded.
//
//   :::tip[Title]        >  [!TIP] Title        !!! note "Title", {% hint %}, {{< note >}}, <Aside>
//   ??? note "Title"     >  [!NOTE]- Title      folded; "+": unfolded
//   === "Linux"          >  [!TAB] Linux        {{< tab >}}, <TabItem>, ::: code-group
//   [[Page#Heading|x]]   [x](<wikilink:Page#Heading>)      as link_schemes.h has it
//   {{< ref "x.md" >}}   reference:x.md                    {% link x.md %}, {% post_url x %}
//   ==x==                <mark>x</mark>
//
// Blocks are found with the scanner that the renderer uses, so that code, formulas and HTML stay as
// they are written. What no table knows keeps its text, loses its marks and is counted.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialects/syntaxes.h"

namespace carrel {

struct MarkupContext {
  std::uint32_t syntaxes = 0;   // of the tools whose folder this is
  bool is_carrels_own = false;  // nothing is to be translated
  // Whether a page or file of this name, as wikilinks name them, is in the folder; may be empty.
  // Without Syntax::Wikilinks only such links are read.
  std::function<bool(std::string_view name)> has_page;
  // The text of a file that the post includes, named as the post does; may be empty.
  std::function<std::optional<std::string>(std::string_view path)> read_included;

  bool has(Syntax syntax) const { return (syntaxes & static_cast<std::uint32_t>(syntax)) != 0; }
};

struct TranslatedMarkup {
  std::string markdown;
  // For each line of it the line it comes from, from 1; empty where nothing was translated.
  std::vector<std::uint32_t> source_lines;
  // What no table knows, as written ("{{< chart >}}"), with how often it occurs.
  std::map<std::string, std::size_t> not_understood;
};

// Linear in the text and what it includes.
TranslatedMarkup translate_markup(std::string_view markdown, const MarkupContext& context);

}  // namespace carrel
