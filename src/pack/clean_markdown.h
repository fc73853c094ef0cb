// A post's Markdown as it is published: without what its author's tool hides, HTML comments and
// link definitions that nothing uses, and with its tool's markup as carrel's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markup.h"
#include "pack/hidden_text.h"

namespace carrel {

struct CleanedMarkdown {
  std::string markdown;
  std::vector<HiddenText> hidden;  // by comments of tools
  // lines at which an HTML comment begins that takes the rest of its block with it
  std::vector<std::size_t> unclosed_comments;
  std::vector<std::string> unused_definitions;  // labels
  // as in TranslatedMarkup
  std::vector<std::uint32_t> source_lines;
  std::map<std::string, std::size_t> not_understood;
};

// What is taken out is what the parser says is a comment or a definition, and nothing that a reader
// would see. Lines keep their numbers, or source_lines tells them, but for those behind an HTML
// comment that begins within a line and ends on another.
// Without a context the tool's markup stays as it is written.
CleanedMarkdown clean_markdown(std::string_view markdown, const MarkupContext* context = nullptr);

// The line of the source that a line of the Markdown comes from, both from 1.
std::size_t source_line(const std::vector<std::uint32_t>& source_lines, std::size_t line);

}  // namespace carrel
