// What a list says of a post whose author gave no summary: its first sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "carrel/document.h"
#include "carrel/post.h"

namespace carrel {

// At most so many characters, as authors' own summaries have: cut where a sentence ends, or else
// between words.
inline constexpr std::size_t kSummaryCodePoints = 320;

// The line, from 1, on which the author's mark stands that parts a post's beginning from "more"
// (<!-- more -->, {/* truncate */}, …), outside code; 0 where there is none.
std::size_t find_more_mark(std::string_view markdown);

// The first sentences of all paragraphs above the line `more` of the post's Markdown, where that is
// not 0 and they say something; else of the document's first paragraph that says something. Plain
// text, and none of lists, quotes, alerts, tables, footnotes and formulas, of lines of links or
// pictures alone, or of what is written for tools. May be empty.
std::string find_beginning(const Document& document, const Post& post, std::size_t more);

}  // namespace carrel
