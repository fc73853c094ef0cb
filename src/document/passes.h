// carrel's own passes over a document. Each works on the text before md4c, or on the node stream
// after it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

// Footnotes, after: turns "[^name]" in text into references, numbered in the order of their first
// appearance, and appends the section of those referred to. `bodies[i]` is the parsed stream of the
// footnote labels[i]. False when a note was left out for the page's cap.
bool add_footnotes(std::vector<Node>& nodes, const std::vector<std::string_view>& labels,
                   const std::vector<std::vector<Node>>& bodies);

// Bare addresses in text become links. `findings` may be null; see parse_document.
void add_autolinks(std::vector<Node>& nodes, const DocumentOptions& options,
                   DocumentFindings* findings);

// Strikethrough: notes at its first text how many tildes opened it, for keep_loose_tildes, which
// gives back those that strike nothing out. `text` points into `markdown`, or elsewhere.
void note_tildes(std::vector<Node>& nodes, std::string_view markdown, const char* text);
void keep_loose_tildes(std::vector<Node>& nodes);

// Block quotes that begin with "[!NOTE]" and its kin become alerts.
void mark_alerts(std::vector<Node>& nodes);

// Headings get ids, unique in the post, and the outline is read off them.
void number_headings(std::vector<Node>& nodes, std::vector<OutlineEntry>& outline);

// 1 to 6 for headings, else 0.
int heading_level(Element element);

}  // namespace carrel
