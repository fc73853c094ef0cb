// Tags of template languages and components, read from the text: their form, name and arguments,
// not what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markup.h"

namespace carrel {

struct TagArgument {
  std::string name;  // in lower case; empty: given by its place
  std::string value;
  bool is_quoted = false;
};

struct Tag {
  enum class Form : std::uint8_t {
    Shortcode,  // {{< name >}}, {{% name %}}
    Liquid,     // {% name %}, Zola's {% name() %}
    Output,     // {{ expression }}, whose text is the name
    Call,       // Zola's {{ name() }}
    Component,  // <Name>
    Html,       // <iframe>, <video>: HTML that a post cannot show
    Directive,  // :::name; its lines are no tags, but mean the same
  };
  Form form = Form::Liquid;
  std::string name;  // in lower case, without "-" and "_"; of a closing tag the name that it closes
  std::string written;  // for reports: "{{< name >}}"
  bool closes = false, closes_itself = false;
  std::size_t end = 0;  // behind it, in the text
  std::vector<TagArgument> arguments;

  // The value of the first argument that has one of these names, else empty.
  std::string_view named(std::initializer_list<std::string_view> names) const;
  // The n-th argument without a name, else empty.
  std::string_view at(std::size_t n) const;
};

// The tag that begins at text[at], as far as the context has its syntax. A tag longer than 8 KiB is
// text.
std::optional<Tag> read_tag(std::string_view text, std::size_t at, const MarkupContext& context);

// A name as tags are compared: "note", "tabitem" for "TabItem", "tab-item", "tab_item".
std::string plain_name(std::string_view name);

}  // namespace carrel
