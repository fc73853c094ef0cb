// The allow-list of what may stand on a page: one record for each element, with its HTML.
#pragma once

#include <cstdint>
#include <string_view>

#include "carrel/document.h"

namespace carrel {

struct ElementRecord {
  Element element;
  const char* name;           // at the edge, and in raw HTML where it may come from there
  const char* html;           // the tag that write_html prints
  bool is_void = false;       // has no content
  bool breaks_open = false;   // a line break follows the opening tag in write_html
  bool breaks_close = false;  // a line break follows the closing tag
  bool is_block = false;      // separates words in plain text
};
const ElementRecord& record_of(Element element);

// The element that a raw HTML tag becomes; null for tags off the list. Requires: lower case.
const ElementRecord* find_html_element(std::string_view tag);

// May a raw HTML tag of this element carry this attribute? `attribute` in lower case; null when
// not.
const AttributeName* find_html_attribute(Element element, std::string_view attribute);

}  // namespace carrel
