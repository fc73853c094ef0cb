// Which passes of carrel's own does a document go through? Each works on the text before md4c, or on the node stream after it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

// Where the (limits::kLinkDefinitions + 1)th line begins that could define a link, or the text's end.
std::size_t definitions_end(std::string_view markdown);

// The lines of `markdown` that define the links whose labels stand in brackets in `text`: what a piece taken out of a text needs to be
// parsed by itself. Looked up through `definitions`, made once by collect_definitions.
using LinkDefinitions = std::map<std::string, std::string_view>;   // label in lower case → its line; the first of a name counts
LinkDefinitions collect_definitions(std::string_view markdown);
std::string definitions_for(std::string_view text, const LinkDefinitions& definitions);

// Footnotes, before: takes the definitions ("[^name]: …" and their indented continuation) out of the text.
struct FootnoteDefinition {
  std::string label, body;
};
struct FootnoteSplit {
  std::string markdown;
  std::vector<FootnoteDefinition> definitions;
};
FootnoteSplit split_footnotes(std::string_view markdown);

// Footnotes, after: turns "[^name]" in text into references, numbered in the order of their first appearance, and appends the section
// of those referred to. `bodies[i]` is the parsed stream of definitions[i]. False when a note was left out for the page's cap.
bool add_footnotes(std::vector<Node>& nodes, const std::vector<FootnoteDefinition>& definitions, const std::vector<std::vector<Node>>& bodies);

// Bare addresses in text become links. `destinations` may be null; see parse_document.
void add_autolinks(std::vector<Node>& nodes, const DocumentOptions& options, std::vector<Destination>* destinations);

// Where a table's row of dashes begins if it makes no table, having `columns` cells where the header row has another number; npos if it
// makes one. `header` is where the header's first text stands.
std::size_t find_false_table(std::string_view markdown, std::size_t header, std::size_t columns);

// The text with a backslash in front of these places, which ascend.
std::string escape_at(std::string_view markdown, const std::vector<std::size_t>& places);

// Strikethrough: notes at its first text how many tildes opened it, for keep_loose_tildes, which gives back those that strike nothing out.
// `text` points into `markdown`, or elsewhere.
void note_tildes(std::vector<Node>& nodes, std::string_view markdown, const char* text);
void keep_loose_tildes(std::vector<Node>& nodes);

// Block quotes that begin with "[!NOTE]" and its kin become alerts.
void mark_alerts(std::vector<Node>& nodes);

// Headings get ids, unique in the post, and the outline is read off them.
void number_headings(std::vector<Node>& nodes, std::vector<OutlineEntry>& outline);

// 1 to 6 for headings, else 0.
int heading_level(Element element);

}  // namespace carrel
